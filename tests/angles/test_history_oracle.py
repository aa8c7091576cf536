"""Angles over time on real tables, worked out apart: the csv module, Fraction, and no line of newsgen."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import pytest

from newsgen import ingest, ranking
from newsgen.angles import angles
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.project import load
from tests.conftest import ROOT

CRIME = "london_crime/met_crime_borough_2022-02_2024-01_wide.csv"
WEEKLY = "msoa_covid_snapshots/msoa_weekly_england_2020-03-21_2020-11-28.csv.gz"
COVID = """
[project]
title = "Covid by neighbourhood"
style = "uk-regional"
[data]
source = "{source}"
published = 2020-12-03
period = {{ ends = "date", grain = "week" }}
suppressed = {{ markers = [""], at_most = 2, means = "two or fewer cases" }}
area = {{ code = "areaCode", name = "areaName", kind = "neighbourhood" }}
[measures.rate]
column = "newCasesBySpecimenDateRollingRate"
kind = "rate"
noun = "rate"
decimals = 1
[[patches]]
name = "England"
[[stories]]
name = "history"
template = "history.html"
angles = [{{ use = "record" }}]
"""

Past = list[Fraction | None]


@dataclass
class World:
    """A table of newsgen's, and the series of every area, newest first, None where withheld."""

    table: PatchTable
    series: dict[str, Past] = field(default_factory=dict)

    def find(self, angle: str, **options: object) -> Finding:
        return angles()[angle].find(self.table, angles()[angle].options(**options))


def no_network(address: str) -> bytes:
    raise AssertionError(address)


def of_project(folder: Path) -> PatchTable:
    project = load(folder)
    data = ingest.read(project.source, project.measures, project.folder, no_network)
    ranked = ranking.rank(data, ranking.resolve(project.patches, data))
    return next(iter(ranked.tables(next(iter(data.grids)))))


@pytest.fixture(scope="module")
def crime(shared: Path) -> World:
    world = World(of_project(ROOT / "tests" / "projects" / "time"))
    with (shared / CRIME).open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            months = sorted((m for m in row if m.isdigit()), reverse=True)
            sums = world.series.setdefault(row["LookUp_BoroughName"], [Fraction(0)] * len(months))
            for i, month in enumerate(months):
                sums[i] = Fraction(row[month]) + (sums[i] or 0)
    return world


@pytest.fixture(scope="module")
def covid(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("covid")
    (folder / "newsgen.toml").write_text(COVID.format(source=(shared / WEEKLY).resolve()))
    world = World(of_project(folder))
    with gzip.open(shared / WEEKLY, "rt", newline="", encoding="utf-8") as file:
        for row in sorted(csv.DictReader(file), key=lambda r: r["date"], reverse=True):
            text = row["newCasesBySpecimenDateRollingRate"]
            world.series.setdefault(row["areaCode"], []).append(Fraction(text) if text else None)
    return world


def way(new: Fraction | None, old: Fraction | None) -> int | None:
    return None if new is None or old is None else (new > old) - (new < old)


def high_reach(series: Past) -> tuple[int, bool]:
    """How many earlier figures the newest is higher than before one that is as high, and whether there is one."""
    known = [v for v in series[1:] if v is not None]
    now = series[0]
    assert now is not None
    beaten = next((i for i, v in enumerate(known) if v >= now), len(known))
    return beaten, beaten < len(known)


def row_length(series: Past) -> tuple[int, int]:
    """The newest streak: how long, and which way."""
    first = way(series[0], series[1]) if len(series) > 1 else None
    length = 0
    while first and length + 1 < len(series) and way(series[length], series[length + 1]) == first:
        length += 1
    return length, first or 0


def codes(found: Finding) -> set[str]:
    return set(found.codes())


WORLDS = pytest.mark.parametrize("name", ["crime", pytest.param("covid", marks=pytest.mark.slow)])


@pytest.fixture
def world(name: str, request: pytest.FixtureRequest) -> World:
    found: World = request.getfixturevalue(name)
    return found


def present(world: World) -> dict[str, Past]:
    return {code: series for code, series in world.series.items() if series[0] is not None}


@WORLDS
def test_the_series_are_the_same(world: World) -> None:
    assert len(world.table.rankings) == len(present(world))
    for standing in world.table.rankings:
        ours = [standing.value.value, *standing.history.values]
        theirs = world.series[standing.area.code]
        assert len(ours) == len(theirs)
        assert all((a is None) is (b is None) and (a is None or Fraction(repr(a)) == b)
                   for a, b in zip(ours, theirs, strict=True))  # fmt: skip


@WORLDS
def test_highest(world: World) -> None:
    found = world.find("record", end="highest")
    reach = {code: high_reach(series) for code, series in present(world).items()}
    enough = {"week": 26, "month": 12}[world.table.period.grain]

    def situation(code: str) -> str:
        beaten, ended = reach[code]
        if beaten < 4:
            return "none"
        return "highest_since" if ended else "record_high" if beaten + 1 >= enough else "highest_at_hand"

    # a gap may end a history, as the bounds of what is withheld have it: of those the figures known are an upper limit
    gapless = {code for code, s in present(world).items() if None not in s[: reach[code][0] + 2]}
    whole = {code for code in gapless if not reach[code][1]}
    alike = {code for code in gapless if reach[code][1] or (code in whole) is found.facts["whole"]}
    assert codes(found) & gapless == {code for code in alike if situation(code) == found.situation}
    assert all(reach[code][0] >= 4 for code in codes(found))
    top = found.facts["top"]
    assert isinstance(top, AreaRanking)
    known = reach[top.area.code][0] + 1
    assert found.figures()["length"] == known or (
        top.area.code not in gapless and found.figures()["length"] < known
    )
    if any(situation(code) == "record_high" for code in reach):
        assert found.situation in {"record_high", "highest_at_hand"}


@WORLDS
@pytest.mark.parametrize("sign", [1, -1])
def test_streaks(world: World, sign: int) -> None:
    found = world.find("streak", way="rise" if sign > 0 else "fall")
    rows = {code: row_length(series) for code, series in present(world).items()}
    wanted = {code for code, (length, first) in rows.items() if length >= 3 and first == sign}
    assert codes(found) == wanted
    if wanted:
        assert found.figures()["length"] == max(rows[code][0] for code in wanted)


@WORLDS
@pytest.mark.parametrize("sign", [1, -1])
def test_turns(world: World, sign: int) -> None:
    found = world.find("turned", way="rise" if sign > 0 else "fall")
    after = {
        code: row_length(series[1:])[0]
        for code, series in present(world).items()
        if way(series[0], series[1]) == sign and row_length(series[1:])[1] == -sign
    }
    wanted = {code for code, length in after.items() if length >= 3}
    assert codes(found) == wanted
    if wanted:
        assert found.figures()["after"] == max(after[code] for code in wanted)


@WORLDS
@pytest.mark.parametrize("line", [300, 2500])
def test_crossed(world: World, line: int) -> None:
    found = world.find("crossed", threshold=line)
    pairs = {code: s[:2] for code, s in present(world).items()}
    # a withheld rate, of two cases or fewer, lies below either line in a neighbourhood of thousands
    up = {code for code, (now, old) in pairs.items() if now and (old or 0) <= line < now}
    down = {code for code, (now, old) in pairs.items() if now is not None and old and now <= line < old}
    hidden = {code for code, (now, old, *_) in world.series.items() if now is None and (old or 0) > line}
    assert codes(found) == up | down
    if found.found:
        assert found.figures()["up_count"] == len(up)
        # of some that are withheld now the bounds leave it open
        assert len(down) <= found.figures()["down_count"] <= len(down | hidden)


@WORLDS
def test_reign(world: World) -> None:
    found = world.find("reign")
    series = present(world)
    periods = min(len(s) for s in series.values())

    def leader(i: int) -> str:
        known = {code: s[i] for code, s in world.series.items() if s[i] is not None}
        most = max(known.values())  # type: ignore[type-var]
        first = [code for code, value in known.items() if value == most]
        return first[0] if len(first) == 1 else ""

    newest, length = leader(0), 0
    while newest and length < periods and leader(length) == newest:
        length += 1
    assert found.found is (length >= 2)
    if found.found:
        assert (found.codes(), found.figures()["length"]) == ((newest,), length)
