"""Small datasets written as rows, for tests of ranking and angles."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.ingest.sample import AT_MOST, COUNT, NEWEST, RATE, Row, dataset, weeks
from newsgen.model.area import Patch
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from newsgen.ranking import rank

__all__ = ["AT_MOST", "COUNT", "NEWEST", "RATE", "WEEKS", "Row", "dataset", "table", "weeks"]
WEEKS = weeks(2)


def table(rows: Sequence[Row], kind: str = "region", measure: Measure = RATE) -> PatchTable:
    """The same rows as one ranked patch called Barsetshire."""
    data = dataset(rows, measure)
    patch = Patch("Barsetshire", kind, "barsetshire", tuple(a.code for a in data.areas))
    return next(iter(rank(data, (patch,)).tables(measure.name)))
