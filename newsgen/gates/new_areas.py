"""Areas that the table did not have the last time: counts and ranks of the two periods are not of the same places."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.printed import named
from newsgen.gates.setting import Severity
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable

SEVERITY: Severity = "warn"


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message that counts them and names the first; an extract has other areas each time, and is left alone."""
    if table.entered and table.whole:
        names = named([area.name for area in table.entered])
        yield f"{len(table.entered)} of {int(table.areas.value)} areas had no row in the period before: {names}"
