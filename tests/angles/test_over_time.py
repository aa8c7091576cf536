"""What the angles over time say is true of the series, and no more than the history bears."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsgen.angles import angles
from newsgen.model.finding import Finding
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from tests.stranger import Stranger
from tests.tables import AT_MOST, COUNT, RATE, table

Series = list[float | None]


def one(series: Series, measure: Measure = COUNT) -> PatchTable:
    """A series, newest first, as one area beside a second that never moves."""
    rows = [("Framley", "Barchester", *series), ("Plumstead", "Barchester", *([-1.0] * len(series)))]
    return table(rows, measure=measure)


def look(angle: str, series: Series, **options: Any) -> Finding:
    """What an angle finds of the first of the two."""
    ranked = one(series)
    found = angles()[angle].find(ranked, angles()[angle].options(**options))
    assert not found.found or found.areas[0].area.name == "Framley"  # type: ignore[union-attr]
    return found


class Recomputed(Stranger):
    """The stranger's arithmetic, of cells that quote their own text."""

    def __init__(self) -> None:
        self.sources = {"": {}}

    def value(self, given: Any) -> Any:
        return (
            self.number(given["raw"], "")
            if isinstance(given, dict) and "raw" in given
            else super().value(given)
        )


def recomputed(found: Finding, fact: str) -> float:
    return float(Recomputed().value(found.facts[fact].origin.to_json()))  # type: ignore[union-attr]


RECORDS: list[tuple[str, Series, str, int | None]] = [
    ("higher than all five before", [9, 5, 4, 3, 2, 1], "highest_at_hand", 6),
    ("too few before it", [9, 5, 4, 3], "none", None),
    ("one as high ends it", [9, 5, 4, 3, 2, 9], "highest_since", 5),
    ("that one too near", [9, 5, 4, 9, 2, 1], "none", None),
    ("level with the one before", [9, 9, 4, 3, 2, 1], "none", None),
    ("lowest", [1, 2, 3, 4, 5, 1], "lowest_since", 5),
    ("withheld is lower", [9, 5, None, 3, 2, 1, 9], "highest_since", 5),
    ("withheld may be as high", [2, None, 1, 1, 1, 1, 9], "none", None),
    ("withheld, just not as high", [3, None, 2, 1, 1, 1, 9], "highest_since", 5),
    ("withheld may have been lower", [1, 5, None, 3, 2, 4, 0.5], "none", None),
    ("withheld only after it was lower", [1, 5, 4, 3, 2, 1, None], "lowest_since", 5),
    ("25 weeks are no record", [9, *[1.0] * 24], "highest_at_hand", 25),
    ("26 are", [9, *[1.0] * 25], "record_high", 26),
    ("26, one of them withheld, are 25", [9, None, *[1.0] * 24], "highest_at_hand", 25),
    ("record low", [1, *[9.0] * 25], "record_low", 26),
]


@pytest.mark.parametrize(
    ("series", "situation", "length"), [r[1:] for r in RECORDS], ids=[r[0] for r in RECORDS]
)
def test_record(series: Series, situation: str, length: int | None) -> None:
    found = look("record", series)
    assert found.situation == situation
    if length is not None:
        assert found.figures()["length"] == length == recomputed(found, "length")


def test_a_gap_ends_a_history() -> None:
    """A shorter row is missing before it begins; a record is of what adjoins."""
    short, long = [9.0, 1, 1, 1, 1, 1], [0.5] * 30
    ranked = table([("Framley", "Barchester", *short), ("Plumstead", "Barchester", *long)])
    found = angles()["record"].find(ranked, angles()["record"].options())
    assert (found.situation, found.figures()["length"]) == ("highest_at_hand", 6)


STREAKS: list[tuple[str, Series, str, int | None]] = [
    ("three rises", [4, 3, 2, 1], "rise", 3),
    ("two are not enough", [4, 3, 2, 2], "none", None),
    ("unchanged last", [4, 4, 3, 2, 1], "none", None),
    ("unchanged before", [5, 4, 3, 2, 2, 1], "rise", 3),
    ("withheld breaks it", [5, 4, 3, 2, None, 1], "rise", 3),
    ("withheld breaks it early", [5, 4, None, 2, 1], "none", None),
    ("falls", [1, 2, 3, 4, 5, 1], "fall", 4),
]


@pytest.mark.parametrize(
    ("series", "situation", "length"), [r[1:] for r in STREAKS], ids=[r[0] for r in STREAKS]
)
def test_streak(series: Series, situation: str, length: int | None) -> None:
    found = look("streak", series)
    assert found.situation == situation
    if length is not None:
        assert found.figures()["length"] == length == recomputed(found, "length")


points = st.lists(st.one_of(st.none(), st.sampled_from([1.0, 2.0, 3.0, 4.0])), max_size=12)


@given(newest=st.sampled_from([1.0, 2.0, 3.0, 4.0]), before=points)
def test_a_record_is_one(newest: float, before: Series) -> None:
    found = look("record", [newest, *before], at_least=1)
    if not found.found:
        return
    high, length = "high" in found.situation, int(found.figures()["length"])
    assert not found.situation.startswith("record")
    known = [v for v in before if v is not None]
    if high and newest <= AT_MOST and None in before:  # it may be as high, and ends what is known
        assert length - 1 <= before.index(None)
        known = [v for v in before[: before.index(None)] if v is not None]
    beaten = known[: length - 1]
    assert all(newest > v if high else newest < v for v in beaten)
    assert recomputed(found, "length") == length
    if found.situation.endswith("since"):
        assert known[length - 1] >= newest if high else known[length - 1] <= newest
    else:
        assert len(known) == length - 1
    if not high:  # nothing withheld may lie between
        assert None not in before[: length - 1 + found.situation.endswith("since")]


@given(newest=st.sampled_from([1.0, 2.0, 3.0]), before=points)
@example(newest=1.0, before=[4.0, 3.0, 2.0, 1.0])
def test_a_first_fall_in_five_weeks_is_never_one_in_four(newest: float, before: Series) -> None:
    found = look("turned", [newest, *before], at_least=1)
    if not found.found:
        return
    weeks, after = int(found.figures()["periods"]), int(found.figures()["after"])
    series = [newest, *before]
    ways = [
        None if new is None or old is None else (new > old) - (new < old) for new, old in pairwise(series)
    ]
    way = 1 if found.situation == "rise" else -1
    assert ways[0] == way
    assert way not in ways[1:weeks]
    assert None not in ways[:weeks]
    assert all(w == -way for w in ways[1 : after + 1])
    assert after < weeks
    assert (recomputed(found, "periods"), recomputed(found, "after")) == (weeks, after)


@given(newest=st.sampled_from([1.0, 2.0, 3.0, 4.0]), before=points)
def test_the_biggest_change_is_one(newest: float, before: Series) -> None:
    found = look("steepest_since", [newest, *before], at_least=1)
    if not found.found:
        return
    series = [newest, *before]
    known = series[: series.index(None)] if None in series else series
    steps = [new - old for new, old in pairwise(known)]  # type: ignore[operator]
    sign, length = (1 if steps[0] > 0 else -1), int(found.figures()["length"])
    assert all(sign * step < abs(steps[0]) for step in steps[1:length])
    assert recomputed(found, "length") == length
    if found.situation.endswith("since"):
        assert sign * steps[length] >= abs(steps[0])


@given(
    st.lists(
        st.tuples(st.sampled_from([1.0, 2.0, 3.0]), st.one_of(st.none(), st.sampled_from([1.0, 2.0, 3.0]))),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from([1.0, 2.0]),
)
def test_what_crossed_was_on_the_other_side(pairs: list[tuple[float, float | None]], line: float) -> None:
    ranked = table([(f"Area {i}", "Barchester", now, before) for i, (now, before) in enumerate(pairs)])
    crossed = angles()["crossed"]
    found = crossed.find(ranked, crossed.options(threshold=line))
    up = {f"Area {i}" for i, (now, old) in enumerate(pairs) if old is not None and old <= line < now}
    down = {f"Area {i}" for i, (now, old) in enumerate(pairs) if old is not None and now <= line < old}
    assert found.found is bool(up or down)
    if found.found:
        assert {s.area.name for s in found.facts["up"]} == up  # type: ignore[union-attr]
        assert {s.area.name for s in found.facts["down"]} == down  # type: ignore[union-attr]
        assert (recomputed(found, "up_count"), recomputed(found, "down_count")) == (len(up), len(down))


def test_who_shares_the_lead_does_not_reign() -> None:
    reign = angles()["reign"]
    rows = [("Framley", "Barchester", 9.0, 8.0, 7.0), ("Plumstead", "Barchester", 1.0, 8.0, 1.0)]
    assert reign.find(table(rows), reign.options()).situation == "none"
    rows[1] = ("Plumstead", "Barchester", 1.0, 1.0, 7.0)
    assert reign.find(table(rows), reign.options()).figures() == {"length": 2}


@given(st.lists(st.integers(0, 9), min_size=2, max_size=9))
def test_no_fewer_areas_hold_half(counts: list[int]) -> None:
    assume(sum(counts))
    rows = [(f"Area {i}", "Barchester", float(n), None) for i, n in enumerate(counts)]
    ranked = table(rows, measure=replace(RATE, adds_up=True))
    concentration = angles()["concentration"]
    found = concentration.find(ranked, concentration.options(within=1))
    order = sorted(counts, reverse=True)
    fewest = next(n for n in range(1, len(order) + 1) if 2 * sum(order[:n]) >= sum(order))
    if found.found:
        assert found.figures()["count"] == fewest == len(found.areas)
        assert found.figures()["share"] == sum(order[:fewest]) / sum(order)
    else:
        assert fewest == len(order) or order[fewest - 1] == order[fewest]


@pytest.mark.parametrize("angle", ["share_of_total", "concentration"])
def test_no_share_of_a_total_with_something_withheld(angle: str) -> None:
    rows = [("Framley", "Barchester", 90.0), ("Plumstead", "Barchester", 1.0), ("Crabtree", "Barchester", 1.0),
            ("Hogglestock", "Barchester", 1.0)]  # fmt: skip
    found = angles()[angle]
    whole, rate = replace(RATE, adds_up=True), RATE
    assert found.find(table(rows, measure=whole), found.options()).found
    assert not found.find(table(rows, measure=rate), found.options()).found
    hidden = [*rows, ("Puddingdale", "Barchester", None)]
    assert not found.find(table(hidden, measure=whole), found.options()).found
