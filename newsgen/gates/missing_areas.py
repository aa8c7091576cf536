"""Areas of the patch that have no figure for the period, and no reason: a table cut short, or a row of another week."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.printed import named
from newsgen.gates.setting import Severity
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable

SEVERITY: Severity = "warn"


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message that counts them and names the first, and says how many had a figure the last time."""
    if table.missing:
        had = f"; {len(table.left)} of them had one in the period before" if table.left else ""
        names = named([area.name for area in table.missing])
        yield f"{len(table.missing)} of {int(table.areas.value)} areas have no figure for this period: {names}{had}"
