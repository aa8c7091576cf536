"""Every patch of every published table: newsgen's ranking against the oracle's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsgen import ingest, ranking
from newsgen.model.figure import Figure
from newsgen.model.patch_table import PatchTable
from newsgen.project import load
from tests import oracle
from tests.conftest import ROOT

PROJECT = ROOT / "tests" / "projects" / "north-east"
TABLES = tuple(
    f"{area}_published_2020-{day}.csv"
    for area, days in {
        "england": ("10-28", "11-01"),
        "north_east": (
            *(f"10-{d}" for d in (21, 22, 23, 24, 25, 26, 27, 29, 30, 31)),
            *(f"11-0{d}" for d in (2, 3, 4, 5)),
        ),
    }.items()
    for day in days
)


def no_network(address: str) -> bytes:
    raise AssertionError(address)


def tables(path: Path) -> dict[str, PatchTable]:
    project = load(PROJECT)
    source = replace(project.source, source=str(path))
    data = ingest.read(source, project.measures, project.folder, no_network)
    ranked = ranking.rank(data, ranking.resolve(project.patches, data))
    return {table.patch.name: table for table in ranked.tables("rate")}


def value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


@pytest.mark.parametrize("name", TABLES)
def test_every_patch(shared: Path, name: str) -> None:
    path = shared / "msoa_covid_snapshots" / name
    ours, theirs = tables(path), oracle.patches(oracle.read(path))
    assert ours.keys() == theirs.keys()
    for patch, rows in theirs.items():
        table, ranks, rate = ours[patch], oracle.ranks(rows), oracle.pooled(rows)
        assert table.average is not None
        assert table.average.figure.value == pytest.approx(float(rate), rel=1e-12)
        assert {a.code for a in table.suppressed} == {r.code for r in rows if r.rate is None}
        assert len(table.rankings) == len(ranks)
        by_code = {r.code: r for r in rows}
        order = [s.value.value for s in table.rankings]
        assert order == sorted(order, reverse=True)
        for s in table.rankings:
            row = by_code[s.area.code]
            assert (s.rank.value, s.rank_low.value, s.tied) == ranks[s.area.code]
            assert row.rate is not None
            assert s.value.value == float(row.rate)
            assert value(s.count) == row.cases
            assert value(s.previous) == (None if row.before is None else float(row.before))
            assert value(s.count_previous) == row.cases_before
            assert s.ratio is not None
            assert s.ratio.value == pytest.approx(float(row.rate / rate), rel=1e-12)
            if row.before is not None and s.change is not None:
                assert s.change.value == pytest.approx(float(row.rate - row.before), abs=1e-9)
            if row.cases is not None and row.cases_before is not None:
                assert value(s.count_change) == row.cases - row.cases_before


def test_the_week_of_28_october(shared: Path) -> None:
    ours = tables(shared / "msoa_covid_snapshots" / "england_published_2020-10-28.csv")
    top = ours["North East"].rankings[0]
    assert (top.area.name, top.value.value, value(top.count)) == ("Durham City", 1520.1, 220)
    assert value(top.count_change) == -440
    above = {s.area.name for s in ours["Darlington"].rankings if s.value.value > 400}
    assert above == {"Harrowgate Hill", "Albert Hill & Red Hall", "Bank Top"}
