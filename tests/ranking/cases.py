"""Small tables of cases, people and the rate of one by the other, for tests of firmness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgen.ingest.dataset import Dataset
from newsgen.ingest.faults import Faults
from newsgen.ingest.measured import computed_grid
from newsgen.model.area import Patch
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.model.source import Suppression
from newsgen.ranking import rank
from tests import tables

Row = tuple[str, int | None, float]
"""A name, its cases (None where withheld), its people."""
CASES = Measure(name="cases", noun="new case", kind="count", column="cases")
PEOPLE = Measure(name="people", noun="person", kind="count", column="people")
RATE = Measure(
    name="rate",
    noun="case rate",
    kind="rate",
    decimals=1,
    numerator="cases",
    denominator="people",
    per=100_000,
)
AT_MOST = 2


def dataset(rows: Sequence[Row], rate: Measure = RATE, within: str = "X") -> Dataset:
    """Cases, people, and the rate of one by the other."""
    cases = tables.dataset([(name, within, n, None) for name, n, _ in rows], CASES)
    people = tables.dataset([(name, within, n, None) for name, _, n in rows], PEOPLE)
    grids = {"cases": cases.grids["cases"], "people": people.grids["people"]}
    found = computed_grid(replace(rate, numerator="cases", denominator="people"), grids, Faults())
    assert found is not None
    grids["rate"] = replace(found, measure=rate)
    return replace(cases, grids=grids, suppression=Suppression(markers=("",), at_most=AT_MOST, means="few"))


def ranked(
    rows: Sequence[Row], measure: str = "rate", test: RankTest = USUAL, rate: Measure = RATE
) -> PatchTable:
    data = dataset(rows, rate)
    patch = Patch("Barsetshire", "region", "barsetshire", tuple(a.code for a in data.areas))
    return next(iter(rank(data, (patch,), test).tables(measure)))
