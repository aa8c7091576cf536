"""Figures that the table has and no draft may tell, because a withheld figure could be found from them."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable

SEVERITY: Severity = "note"


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each reason, with how many areas it is."""
    return table.kept_back
