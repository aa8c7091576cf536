"""Tables that nobody can describe as they stand, and what to do about each."""

from __future__ import annotations

from collections import Counter

from newsgen.errors import Fault, TableError
from newsgen.ingest.faults import some
from newsgen.ingest.guessing.header_words import without_notes
from newsgen.ingest.rows import Rows


def refuse_unguessable(rows: Rows) -> None:
    """TableError: two columns of one name, or a column into which a publisher has packed several."""
    where = f"{rows.name}, row {rows.header_row} (header)"
    names = Counter(without_notes(name) for name in rows.header if name)
    faults = []
    if twice := [name for name, count in names.items() if count > 1]:
        wanted = "a name for each, or data.header_rows where a row above tells them apart"
        faults.append(Fault(where, f"several columns are called {some(map(repr, twice))}", wanted))
    packed = next(
        (name for name in rows.header if "," in name and name.rstrip().endswith("\\TIME_PERIOD")), ""
    )
    if packed:
        wanted = "the same table as SDMX-CSV, which Eurostat offers beside TSV: a column for each of these"
        faults.append(Fault(where, f"the column {packed!r} holds several things in one", wanted))
    if faults:
        raise TableError(*faults)
