"""No edition lets a withheld figure be found: an attacker reads invented and real ones, and narrows nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsgen import ingest, ranking
from newsgen.edition.write import put_edition
from newsgen.ingest.dataset import Dataset, Status
from newsgen.model.kept_back import KeptBack
from newsgen.model.measure import Measure, PublishedAverage
from newsgen.model.source import PeriodColumns, Suppression
from newsgen.pipeline import build
from newsgen.project import Project, load
from newsgen.ranking.average_disclosure import tells_more
from tests.attacker import Attacker, Cell, Knowledge, Line
from tests.ingest.small import MEASURES
from tests.ingest.small import SOURCE as SMALL_SOURCE
from tests.regenerate import no_network
from tests.stranger import Stranger
from tests.withheld_world import (
    AT_MOST,
    BEFORE,
    COUNCILS,
    COUNTS,
    MARK,
    NOW,
    PER,
    PLACES,
    SOURCE,
    World,
    members,
    rate,
    world,
)  # fmt: skip

Counts = Sequence[tuple[int, int]]
SMALL = replace(
    SMALL_SOURCE, suppressed=Suppression(markers=(MARK,), at_most=AT_MOST, means="two or fewer cases")
)
PROJECT = """
[project]
title = "Withheld figures in Barsetshire, an invented county"
style = "uk-regional"

[data]
source = "table.csv"
published = 2025-02-13
period = {{ ends = "week_ending", grain = "week" }}
area = {{ code = "code", name = "name", kind = "neighbourhood", within = {{ council = "council", county = "county" }} }}
suppressed = {{ markers = ["[c]"], at_most = 2, means = "two or fewer cases" }}

[measures.rate]
column = "rate"
kind = "rate"
noun = "case rate"
unit = "cases per 100,000 people"
decimals = 1
numerator = "cases"
denominator = "population"
per = 100_000
average = {average}

[measures.cases]
column = "cases"
kind = "count"
noun = "new case"
average = "none"

[measures.population]
column = "population"
kind = "count"
noun = "person"
{measures}
[[patches]]
each = "county"
[[patches]]
each = "council"
[[patches]]
name = "Barchester but for Crabtree"
where = {{ code = ["BX01", "BX02", "BX04", "BX05", "BX06"] }}
"""
STORY = """
[[stories]]
name = "{slug}-{name}"
template = "{template}.html"
measure = "{measure}"
angles = [{angles}]
"""
STORIES = {
    "all": ("roundup", '{ use = "all_areas", at_most = 100 }, { use = "direction" }, { use = "suppressed" }'),
    "lowest": ("lowest", '{ use = "lowest", top = 20 }, { use = "suppressed" }'),
    "risers": ("risers", '{ use = "biggest_rise", top = 20 }'),
    "multiple": ("multiple", '{ use = "multiple_of_average", times = 1.1 }'),
}


@dataclass
class Trap:
    """A table in which a withheld figure could be found from figures that are printed in it.

    `more` says what else hangs together, `public` which figures of single areas anyone may look up; `measures` are
    further measures as the project declares them; `columns` those whose small counts are withheld, and `shown` those
    that are not, though their publisher should have.
    """

    world: World
    measures: dict[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ("cases",)
    shown: tuple[str, ...] = ()
    average: str = '"mean of areas"'
    public: tuple[str, ...] = ("cases", "population")
    more: Callable[[World, Knowledge], None] = lambda world, known: None


def nothing_more(counts: Counts = COUNTS) -> Trap:
    return Trap(world(counts))


def pooled(counts: Counts = COUNTS) -> Trap:
    return Trap(world(counts), average='"pooled"')


def median(counts: Counts = COUNTS) -> Trap:
    return Trap(world(counts), average='"median"')


def a_rate_beside_a_withheld_count(counts: Counts = COUNTS) -> Trap:
    return Trap(world(counts), shown=("rate",))


def a_column_of_totals_for_each_council(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        row["council_cases"] = sum(
            w.row(name, row["week_ending"])["cases"] for name in members(row["council"])
        )

    def more(w: World, known: Knowledge) -> None:
        for week in (BEFORE, NOW):
            for council in COUNCILS:
                for name in members(council):
                    parts = [w.at(one, week, "cases") for one in members(council)]
                    known.total(w.at(name, week, "council_cases"), parts)

    return Trap(w, {"council_cases": "case in the council"}, more=more)


def a_row_for_each_council(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    add_totals(w)
    return Trap(w, more=total_rows)


def rows_for_councils_and_county(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    add_totals(w)
    add_totals(w, "Barsetshire", "BX90", members(), council="The whole county")
    return Trap(w, more=total_rows)


def a_row_called_total(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    add_totals(w, "Total", "BX99", members(), council="Barchester")
    return Trap(w, more=lambda w, known: sums(w, known, "Total", members()))


def add_totals(
    w: World, name: str = "", code: str = "", parts: list[str] | None = None, council: str = ""
) -> None:
    for week in (BEFORE, NOW):
        wanted = (
            [(name, code, parts or [])]
            if name
            else [(c, f"BX8{i}", members(c)) for i, c in enumerate(COUNCILS)]
        )
        for label, number, inside in wanted:
            cases, people = (
                sum(w.row(n, week)[column] for n in inside) for column in ("cases", "population")
            )
            w.rows.append(
                {
                    "code": number, "name": label, "council": council or label, "county": "Barsetshire",
                    "week_ending": week, "cases": cases, "rate": rate(cases, people), "population": people,
                }
            )  # fmt: skip


def total_rows(w: World, known: Knowledge) -> None:
    for council in COUNCILS:
        sums(w, known, council, members(council))
    if any(row["name"] == "Barsetshire" for row in w.rows):
        sums(w, known, "Barsetshire", members())
        sums(w, known, "Barsetshire", list(COUNCILS))


def sums(w: World, known: Knowledge, name: str, parts: list[str]) -> None:
    for week in (BEFORE, NOW):
        known.total(w.at(name, week, "cases"), [w.at(part, week, "cases") for part in parts])


def ages_that_add_up(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        row["older"] = row["cases"] // 3
        row["younger"] = row["cases"] - row["older"]

    def more(w: World, known: Knowledge) -> None:
        for row in w.rows:
            at = row["name"], row["week_ending"]
            known.total(w.at(*at, "cases"), [w.at(*at, "older"), w.at(*at, "younger")])

    measures = {"older": "older case", "younger": "younger case"}
    return Trap(w, measures, ("cases", "older", "younger"), public=("population",), more=more)


def cases_up_to_now(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for number, row in enumerate(w.rows):
        early = 40 + 3 * (number % len(members())) if row["week_ending"] == BEFORE else 0
        before = 0 if early else w.row(row["name"], BEFORE)["so_far"]
        row["so_far"] = early + before + row["cases"]

    def more(w: World, known: Knowledge) -> None:
        for name in members():
            known.total(w.at(name, NOW, "so_far"), [w.at(name, BEFORE, "so_far"), w.at(name, NOW, "cases")])

    return Trap(w, {"so_far": "case since September"}, more=more)


def changes_beside_withheld_counts(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        before = w.row(row["name"], BEFORE)["cases"] if row["week_ending"] == NOW else row["cases"] - 4
        row["change"] = row["cases"] - before

    def more(w: World, known: Knowledge) -> None:
        for name in members():
            known.total(w.at(name, NOW, "cases"), [w.at(name, BEFORE, "cases"), w.at(name, NOW, "change")])

    return Trap(w, {"change": "change"}, more=more)


def the_same_count_twice(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        row["positives"] = row["cases"]

    def more(w: World, known: Knowledge) -> None:
        for row in w.rows:
            at = row["name"], row["week_ending"]
            known.total(w.at(*at, "positives"), [w.at(*at, "cases")])

    return Trap(w, {"positives": "positive test"}, more=more)


def an_average_of_all_that_was_published(kind: str, place: str) -> Callable[..., Trap]:
    def trap(counts: Counts = COUNTS) -> Trap:
        w = world(counts)
        inside = members(place) if place in COUNCILS else members()
        rows = [w.row(name, NOW) for name in inside]
        if kind == "pooled":
            value = rate(sum(r["cases"] for r in rows), sum(r["population"] for r in rows))
        else:
            value = f"{sum(r['cases'] / r['population'] * PER for r in rows) / len(rows):.1f}"

        def more(w: World, known: Knowledge) -> None:
            people = sum(r["population"] for r in rows)
            cells = {w.at(name, NOW, "cases"): w.row(name, NOW)["population"] for name in inside}
            factors = (
                dict.fromkeys(cells, 1.0) if kind == "pooled" else {c: PER / p for c, p in cells.items()}
            )
            times = people / PER if kind == "pooled" else len(rows)
            known.average("measures.rate.average.published", factors, times, 0.05)

        return Trap(
            w, average=f'{{ published = {value}, place = "{place}", source = "the Jupiter" }}', more=more
        )

    return trap


def a_quotient(
    name: str, people: Callable[[World, dict[str, Any]], float], per: float, decimals: int
) -> Callable[..., Trap]:
    """A column that is cases by something, times so much, of which the project declares nothing."""

    def trap(counts: Counts = COUNTS) -> Trap:
        w = world(counts)
        for number, row in enumerate(w.rows):
            row["tests"] = row["cases"] * 11 + 20 + number % 7
        for row in w.rows:
            by = people(w, row)
            row[name] = f"{row['cases'] / by * per:.{decimals}f}" if by else ""

        def more(w: World, known: Knowledge) -> None:
            for row in w.rows:
                at = row["name"], row["week_ending"]
                if row[name]:
                    known.rate(w.at(*at, name), w.at(*at, "cases"), people(w, row), per, decimals)

        return Trap(w, {name: name, "tests": "test"}, more=more)

    return trap


def total_of(w: World, row: dict[str, Any], council: str = "") -> float:
    return float(sum(w.row(name, row["week_ending"])["cases"] for name in members(council)))


def a_change_in_per_cent(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        before = w.row(row["name"], BEFORE)["cases"] if row["week_ending"] == NOW else 0
        row["growth"] = f"{(row['cases'] - before) / before * 100:.1f}" if before else ""

    def more(w: World, known: Knowledge) -> None:
        for name in members():
            if growth := w.row(name, NOW)["growth"]:
                cells = w.at(name, NOW, "cases"), w.at(name, BEFORE, "cases")
                known.change(w.at(name, NOW, "growth"), *cells, float(growth), w.row(name, BEFORE)["cases"])

    return Trap(w, {"growth": "growth"}, more=more)


def a_gap(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for number, row in enumerate(w.rows):
        row["men"] = row.pop("cases") // 2 + number % 5
        row["cases"] = row["men"] * 2 + 3 + number % 4
        row["women"] = row["cases"] - row["men"]
        row["rate"] = rate(row["cases"], row["population"])
        row["gap"] = row["women"] - row["men"]

    def more(w: World, known: Knowledge) -> None:
        for row in w.rows:
            gap, women, men = (w.at(row["name"], row["week_ending"], c) for c in ("gap", "women", "men"))
            known.gap(gap, women, men, row["gap"])
            known.total(w.at(row["name"], row["week_ending"], "cases"), [women, men])

    measures = {"men": "case of a man", "women": "case of a woman", "gap": "gap"}
    return Trap(w, measures, ("cases", "men", "women"), public=("population",), more=more)


def a_mean_of_two(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for number, row in enumerate(w.rows):
        row["lately"] = 5 + row["cases"] % 13 + number % 6
        row["typical"] = f"{(row['cases'] + row['lately']) / 2:.1f}"

    def more(w: World, known: Knowledge) -> None:
        for row in w.rows:
            at = row["name"], row["week_ending"]
            cells = {w.at(*at, "typical"): 2.0, w.at(*at, "cases"): -1.0, w.at(*at, "lately"): -1.0}
            known.lines.append(Line(cells))

    return Trap(w, {"lately": "case lately", "typical": "typical count"}, more=more)


def a_rate_of_the_council_in_each_row(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    for row in w.rows:
        inside = [w.row(name, row["week_ending"]) for name in members(row["council"])]
        cases, people = (sum(r[c] for r in inside) for c in ("cases", "population"))
        row["council_rate"] = rate(cases, people)

    def more(w: World, known: Knowledge) -> None:
        for row in w.rows:
            week, inside = row["week_ending"], members(row["council"])
            times = sum(w.row(name, week)["population"] for name in inside) / PER
            cells = {w.at(name, week, "cases"): -1.0 for name in inside}
            whole = {w.at(row["name"], week, "council_rate"): times}
            known.lines.append(Line(whole | cells, -0.05 * times, 0.05 * times))

    return Trap(w, {"council_rate": "rate of the council"}, more=more)


def a_row_for_a_list(counts: Counts = COUNTS) -> Trap:
    w = world(counts)
    name, inside = "Barchester but for Crabtree", [n for n in members("Barchester") if n != "Crabtree Parva"]
    add_totals(w, name, "BX77", inside, council="Lists")
    return Trap(w, more=lambda w, known: sums(w, known, name, inside))


def a_rate_withheld_by_itself(counts: Counts = COUNTS) -> Trap:
    """Its publisher holds a rate for too unsure to print, and prints the count."""
    w = world(counts)
    for row in w.rows[::7]:
        row["rate"] = MARK

    def more(w: World, known: Knowledge) -> None:
        for number, row in enumerate(w.rows, 2):
            if row["rate"] == MARK and row["cases"] > AT_MOST:
                known.withheld[Cell(SOURCE, number, "rate")] = 100_000

    return Trap(w, more=more, public=("population",))


TRAPS: dict[str, Callable[..., Trap]] = {
    "the mean of areas": nothing_more,
    "the pooled average": pooled,
    "the median": median,
    "a rate beside a withheld count": a_rate_beside_a_withheld_count,
    "a rate withheld by itself": a_rate_withheld_by_itself,
    "a column of totals for each council": a_column_of_totals_for_each_council,
    "a row for each council": a_row_for_each_council,
    "rows for the councils and the county": rows_for_councils_and_county,
    "a row called total": a_row_called_total,
    "ages that add up": ages_that_add_up,
    "cases up to now": cases_up_to_now,
    "changes beside withheld counts": changes_beside_withheld_counts,
    "the same count twice": the_same_count_twice,
    "a published pooled average of a council": an_average_of_all_that_was_published("pooled", "Barchester"),
    "a published mean of a council": an_average_of_all_that_was_published("mean", "Silverbridge"),
}
SHOWN_BY_FIGURES: dict[str, Callable[..., Trap]] = {
    "a rate in another unit": a_quotient("per_1000", lambda w, row: row["population"], 1000, 3),
    "a positivity": a_quotient("positivity", lambda w, row: row["tests"], 100, 1),
    "a share of all": a_quotient("share", total_of, 1, 4),
    "a share of the council": a_quotient("share", lambda w, row: total_of(w, row, row["council"]), 1, 4),
    "a change in per cent": a_change_in_per_cent,
    "a gap": a_gap,
    "a mean of two": a_mean_of_two,
    "a rate of the council in each row": a_rate_of_the_council_in_each_row,
    "a row for a list": a_row_for_a_list,
}
"""Those that only arithmetic finds, and where there is enough to see: figures that are no small counts."""
TRAPS |= SHOWN_BY_FIGURES
KINDS = {
    "change": "number", "gap": "number", "typical": "number", "per_1000": "rate", "council_rate": "rate",
    "positivity": "per_cent", "growth": "per_cent", "share": "share",
}  # fmt: skip
HARMLESS = ("the mean of areas", "the pooled average", "the median")
"""Traps with nothing in them: what newsgen works out itself, from the figures that are there."""
SHOWN = ("a row for each council",)
LONG = ("the pooled average", "a published mean of a council")
"""Those whose whole edition is read in every run of the tests, and in the long one: what stands in it can only be
figures that newsgen holds, of which all traps are shown to be safe."""


def project(trap: Trap, folder: Path) -> Project:
    """A trap's table and a project that tells all it can of it, in `folder`."""
    trap.world.write(folder / SOURCE, trap.columns, trap.shown)
    measures = "".join(
        f'\n[measures.{name}]\ncolumn = "{name}"\nkind = "{KINDS.get(name, "count")}"\n'
        f'noun = "{noun}"\nunit = "{noun}s"\naverage = "none"\n'
        for name, noun in trap.measures.items()
    )
    text = PROJECT.format(average=trap.average, measures=measures)
    for measure in ("rate", "cases", *trap.measures):
        for name, (template, angles) in STORIES.items():
            slug = measure.replace("_", "-")
            text += STORY.format(measure=measure, slug=slug, name=name, template=template, angles=angles)
    (folder / "newsgen.toml").write_text(text)
    return load(folder)


def knowledge(trap: Trap) -> Knowledge:
    known = trap.world.knowledge(trap.public)
    trap.more(trap.world, known)
    return known


def held(known: Knowledge, cells: dict[Cell, float], project: Project, *, quoted: bool) -> Attacker:
    """An attacker who has all of these cells, and the average that the project states."""
    attacker = Attacker([], known)
    attacker.seen |= cells
    average = project.measures[0].average
    if quoted and isinstance(average, PublishedAverage):
        attacker.stated["measures.rate.average.published"] = average.published
    return attacker


def printed(path: Path) -> dict[Cell, float]:
    """Every figure of a table."""
    rows = list(csv.DictReader(path.read_text().splitlines()))
    return {
        Cell(SOURCE, number, column): float(text)
        for number, row in enumerate(rows, 2)
        for column, text in row.items()
        if text.replace(".", "", 1).removeprefix("-").isdigit()
    }


def usable(dataset: Dataset) -> dict[Cell, float]:
    """Every cell that newsgen holds a figure of: nothing else can stand behind a claim."""
    found = {}
    for grid in dataset.grids.values():
        for area, period in np.argwhere(grid.status == Status.PRESENT).tolist():
            for cell in grid.cells[area, period]:
                found[Cell(cell.source, cell.row, cell.column)] = float(cell.raw)
    return found


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_one_and_nothing_that_newsgen_holds_springs_it(tmp_path: Path, name: str) -> None:
    trap = TRAPS[name]()
    one = project(trap, tmp_path)
    known = knowledge(trap)
    naive = held(known, printed(tmp_path / SOURCE), one, quoted=True).found()
    assert bool(naive) == (name not in HARMLESS)
    for found in naive:
        if found.cell in trap.world.truth:
            assert found.found[0] <= trap.world.truth[found.cell] <= found.found[1]
    dataset = ingest.read(one.source, one.measures, one.folder, no_network, patches=one.patches)
    patches = ranking.resolve(one.patches, dataset)
    quoted = not tells_more(dataset, "rate", patches)
    assert held(known, usable(dataset), one, quoted=quoted).found() == []
    assert bool(dataset.kept_back or not quoted) == bool(naive)


CASES = st.one_of(st.integers(0, 4), st.integers(3, 60))
LARGE = st.integers(12, 90)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(set(TRAPS) - set(HARMLESS) - set(SHOWN_BY_FIGURES))),
    counts=st.lists(st.tuples(CASES, CASES), min_size=len(PLACES), max_size=len(PLACES)),
)
@example("ages that add up", [*[(0, 0)] * 14, (0, 3)]).via("nearly all of it withheld")
@example(
    "a published mean of a council",
    [(0, 0)] * 6 + [(0, 4), (0, 1), (0, 4), (0, 1), (0, 1)] + [(0, 0)] * 4,
).via("an average that ends in a nought")
def test_no_trap_is_sprung_whatever_the_figures(tmp_path: Path, name: str, counts: Counts) -> None:
    assert_unsprung(TRAPS[name](counts), tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(SHOWN_BY_FIGURES)),
    few=st.lists(st.tuples(CASES, CASES), min_size=5, max_size=5),
    more=st.lists(st.tuples(LARGE, LARGE), min_size=10, max_size=10, unique=True),
    order=st.permutations(range(len(PLACES))),
)
def test_no_trap_that_figures_show_is_sprung(
    tmp_path: Path, name: str, few: Counts, more: Counts, order: list[int]
) -> None:
    counts = [*few, *more]
    assert_unsprung(TRAPS[name]([counts[i] for i in order]), tmp_path)


def assert_unsprung(trap: Trap, tmp_path: Path) -> None:
    one = project(trap, tmp_path)
    dataset = ingest.read(one.source, one.measures, one.folder, no_network, patches=one.patches)
    quoted = not tells_more(dataset, "rate", ranking.resolve(one.patches, dataset))
    assert held(knowledge(trap), usable(dataset), one, quoted=quoted).found() == []


@pytest.mark.parametrize("name", [*SHOWN, *(pytest.param(name, marks=pytest.mark.slow) for name in LONG)])
def test_no_edition_springs_a_trap(tmp_path: Path, name: str) -> None:
    trap = TRAPS[name]()
    edition = build(project(trap, tmp_path), no_network)
    put_edition(edition, tmp_path / "edition")
    attacker = Attacker([tmp_path / "edition"], knowledge(trap))
    assert attacker.claims > 300
    counts: dict[str, dict[str, Cell]] = {NOW: {}, BEFORE: {}}
    for number, row in enumerate(trap.world.rows, 2):
        counts[row["week_ending"]][row["code"]] = Cell(SOURCE, number, "cases")
    attacker.read_cards(tmp_path / "edition", counts, "cases")
    assert len(attacker.seen) > 30
    assert attacker.found() == []
    stranger = Stranger(tmp_path / "edition", tmp_path)  # and no average holds what was withheld or kept back
    told = [
        c
        for p in (tmp_path / "edition" / "stories").glob("*.json")
        for c in json.loads(p.read_text())["claims"]
    ]
    for claim in told:
        if claim["unit"] != "date":
            assert stranger.value(claim["derivation"]) == pytest.approx(claim["value"], rel=1e-9, abs=1e-9)
    kept = [c for d in edition.drafts for c in d.cautions if c.id == "kept_back"]
    assert bool(kept) == (name not in HARMLESS)
    assert not [c for d in edition.drafts for c in d.cautions if c.id == "revealed"]


def small(folder: Path, text: str, measures: tuple[Measure, ...] = MEASURES, **source: Any) -> Dataset:
    (folder / "small.csv").write_text(text)
    return ingest.read(replace(SMALL, source="small.csv", **source), measures, folder, no_network)


def test_a_rate_of_the_period_before_goes_with_the_count_of_that_period(tmp_path: Path) -> None:
    """Both periods side by side: each has its own column of counts, and the derivation names the right one."""
    text = (
        "code,name,council,ends,cases,rate,before_ends,cases_before,rate_before,population\n"
        "E1,Framley,B,2025-02-09,[c],[c],2025-02-02,9,90.0,10000\n"
        "E2,Courcy,B,2025-02-09,8,80.0,2025-02-02,[c],10.0,10000\n"
        "E3,Gatherum,B,2025-02-09,7,70.0,2025-02-02,6,60.0,10000\n"
    )
    rate, cases, people = MEASURES
    measures = (
        replace(rate, compared_column="rate_before"),
        replace(cases, compared_column="cases_before"),
        people,
    )
    period = PeriodColumns(grain="week", ends="ends", compared_ends="before_ends")
    data = small(tmp_path, text, measures, period=period)
    assert data.grids["rate"].status.tolist() == [[0, 1], [1, 0], [0, 0]]
    chosen = data.grids["rate"].select("B", 0)
    assert (chosen.column, chosen.unless_withheld) == ("rate_before", "cases_before")
    assert data.kept_back == (KeptBack("rate", ("E2",), "cases withheld there could be found from them"),)


def test_a_rate_goes_with_withheld_people_too(tmp_path: Path) -> None:
    text = "code,name,council,cases,rate,population\nE1,Framley,B,9,900.0,[c]\nE2,Courcy,B,8,80.0,10000\n"
    data = small(tmp_path, text, period=PeriodColumns(grain="week", ends_on=date(2025, 2, 9)))
    assert data.grids["rate"].status.tolist() == [[Status.MISSING], [Status.PRESENT]]
    assert data.grids["rate"].select("B", 0).to_json()["select"]["without"] == ["E1"]
    assert data.grids["cases"].status.tolist() == [[Status.PRESENT]] * 2


def test_nothing_is_kept_back_where_nothing_is_withheld(tmp_path: Path) -> None:
    trap = a_row_for_each_council([(number + 5, number + 9) for number in range(len(PLACES))])
    one = project(trap, tmp_path)
    data = ingest.read(one.source, one.measures, one.folder, no_network)
    assert data.kept_back == ()
    assert all((grid.status == Status.PRESENT).all() for grid in data.grids.values())


def test_a_neighbourhood_that_bears_the_name_of_its_council_is_no_total(tmp_path: Path) -> None:
    w = world()
    for week in (BEFORE, NOW):
        w.row("Courcy", week)["name"] = "Silverbridge"
    trap = Trap(w)
    one = project(trap, tmp_path)
    assert ingest.read(one.source, one.measures, one.folder, no_network).kept_back == ()


def test_the_note_to_the_editor_counts_the_areas_of_the_patch(tmp_path: Path) -> None:
    one = project(a_column_of_totals_for_each_council(), tmp_path)
    data = ingest.read(one.source, one.measures, one.folder, no_network)
    ranked = ranking.rank(data, ranking.resolve(one.patches, data))
    told = {table.patch.name: table.kept_back for table in ranked.tables("council_cases")}
    why = "they are the sum of cases over {}, of which some are withheld"
    barchester = f"council_cases: the figures of 6 areas are kept back: {why.format('Barchester')}"
    assert told["Barchester"] == (barchester,)
    assert barchester in told["Barsetshire"]


@pytest.mark.parametrize(
    ("total", "found"), [(11, True), ({"low": 10, "high": 12}, False), ({"low": 11, "high": 12}, True)]
)
def test_the_attacker_reads_the_totals_of_facts_cards(tmp_path: Path, total: Any, found: bool) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "edition.json").write_text(
        json.dumps({"patches": [{"slug": "framley", "areas": ["BX01", "BX02"]}]})
    )
    card = {
        "slug": "framley",
        "period": {"end": NOW},
        "compared_with": None,
        "measures": [{"measure": "rate", "counted_in": "cases", "total": {"now": total, "before": None}}],
    }
    (tmp_path / "facts" / "framley.json").write_text(json.dumps(card))
    shown, hidden = Cell(SOURCE, 2, "cases"), Cell(SOURCE, 3, "cases")
    attacker = Attacker([], Knowledge({hidden: 2}, {shown: 10.0}))
    assert attacker.read_cards(tmp_path, {NOW: {"BX01": shown, "BX02": hidden}}, "cases") == 1
    assert bool(attacker.found()) is found
