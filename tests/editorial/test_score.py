"""How newsworthy: each part rises with what it measures, and only with that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsgen.angles import angles
from newsgen.editorial import first_tellings, marked_down, scored
from newsgen.editorial.score import WEIGHTS, score
from newsgen.model.derivation import Setting
from newsgen.model.draft import Score
from newsgen.model.earlier import TimeSeries
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.model.published import PublishedDraft, PublishedFinding
from tests.tables import table

OTHERS = (
    ("Boxton", "X", 120.0, 118.0),
    ("Cawley", "X", 100.0, 103.0),
    ("Dene", "Y", 95.0, 96.0),
    ("Elm", "Y", 80.0, 84.0),
)


def patch(value: float = 300.0, before: float | None = 290.0, **top: Any) -> PatchTable:
    """Five areas, of which Alton is the highest; `top` changes its standing."""
    ranked = table((("Alton", "X", value, before), *OTHERS))
    first, *others = ranked.rankings
    return replace(ranked, rankings=(replace(first, **top), *others))


def found(ranked: PatchTable, angle: str = "highest", **options: Any) -> Finding:
    return angles()[angle].find(ranked, angles()[angle].options(**options))


def parts(ranked: PatchTable, told: PublishedDraft | None = None, angle: str = "highest") -> dict[str, float]:
    return {name: value for name, value, _ in score(found(ranked, angle), ranked, told).parts}


def figure(value: float) -> Figure:
    return Figure(value, "count", Setting("s", value))


def people(ranked: PatchTable, number: float) -> PatchTable:
    return replace(ranked, rankings=tuple(replace(s, denominator=figure(number)) for s in ranked.rankings))


values = st.floats(121, 5000)


@given(values, values)
def test_a_larger_gap_is_never_smaller_news(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert parts(patch(low))["size"] <= parts(patch(high))["size"]


@given(values, st.floats(0, 1), st.floats(0, 1))
def test_a_firmer_place_is_never_smaller_news(value: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert parts(patch(value, chance_high=low))["size"] <= parts(patch(value, chance_high=high))["size"]


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_more_people_are_never_less_reach(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert parts(people(patch(), low))["reach"] <= parts(people(patch(), high))["reach"]


@given(st.floats(1, 300), st.floats(1, 300))
def test_a_larger_rise_is_never_less_fresh(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert parts(patch(before=high))["freshness"] <= parts(patch(before=low))["freshness"]


@given(st.floats(10, 290))
def test_a_doubling_and_a_halving_weigh_the_same(value: float) -> None:
    up, down = patch(300.0, value), patch(value if value > 121 else 300.0, 300.0)
    assume(value > 121)
    assert parts(up)["freshness"] == pytest.approx(parts(down)["freshness"], abs=1e-3)


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(2, 50))
def test_the_same_change_of_more_cases_is_never_less_fresh(new: int, old: int, times: int) -> None:
    few = patch(count=figure(new), count_previous=figure(old))
    many = patch(count=figure(new * times), count_previous=figure(old * times))
    assert parts(few)["freshness"] <= parts(many)["freshness"]


def past(*before: float) -> TimeSeries:
    return TimeSeries(
        periods=(None,) * len(before), values=before, hidden=bytes(len(before)), unbroken=len(before)
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        pytest.param((200.0,) * 20, (400.0,) * 20, id="a record before a routine"),
        pytest.param((200.0,) * 20, (200.0, 400.0) * 10, id="and before every other week"),
        pytest.param((200.0,), (400.0,), id="even on one week"),
    ],
)
def test_what_is_rare_in_its_own_past_surprises_more(rarer: Any, commoner: Any) -> None:
    assert parts(patch(history=past(*rarer)))["surprise"] > parts(patch(history=past(*commoner)))["surprise"]


def test_a_short_past_proves_less_than_a_long_one() -> None:
    short, long = (parts(patch(history=past(*[400.0] * n)))["surprise"] for n in (1, 30))
    assert long < short


def told(lead: Finding, status: str = "draft") -> PublishedDraft:
    was = PublishedFinding(lead.angle, lead.situation, lead.codes(), {})
    return PublishedDraft("s", "highest", "P", "rate", "H", status, 0.5, "r", (was,))


def test_what_was_told_last_week_is_half_as_fresh() -> None:
    ranked = patch(before=100.0)
    new = parts(ranked)["freshness"]
    assert parts(ranked, told(found(ranked)))["freshness"] == pytest.approx(new / 2, abs=1e-4)
    assert parts(ranked, told(found(ranked), "blocked"))["freshness"] == new
    other = replace(found(ranked), situation="tied")
    assert parts(ranked, told(other))["freshness"] == new


def test_all_parts_are_shares_and_the_score_is_their_mean() -> None:
    for angle in ("highest", "lowest", "biggest_rise", "biggest_fall", "direction", "above_average"):
        ranked = patch(before=100.0)
        given_score = score(found(ranked, angle), ranked)
        assert all(0 <= value <= 1 and why for _, value, why in given_score.parts)
        mean = sum(WEIGHTS[name] * value for name, value, _ in given_score.parts)
        assert given_score.value == pytest.approx(mean, abs=1e-3)


def plan(slug: str, ranked: PatchTable) -> StoryPlan:
    lead = found(ranked)
    return StoryPlan(
        slug, "highest", "t.html", ranked, {"highest": lead}, date(2021, 2, 23), score(lead, ranked)
    )


def test_one_lead_is_told_once_among_the_first() -> None:
    council, region = plan("council", patch(500.0)), plan("region", patch(400.0))
    other = replace(plan("other", patch(250.0)), findings={"lowest": found(patch(250.0), "lowest")})
    before = first_tellings(map(scored, [region, other, council]))
    assert before == {"region": "council"}
    marked = marked_down(region, before["region"])
    assert marked.score.value == pytest.approx(region.score.value * 0.7, abs=1e-4)  # docs/newsworthiness.md
    why = marked.score.parts[-1][2]
    assert why == "council leads with the same, so that this has 70% of its score"


def test_firmer_larger_newer_news_of_the_same_figures_comes_first() -> None:
    plain = patch(before=250.0)
    firmer = patch(before=250.0, chance_high=1.0)
    shakier = patch(before=250.0, chance_high=0.3)
    larger = people(plain, 20_000)
    smaller = people(plain, 500)
    newer = patch(before=100.0)
    for better, worse in ((firmer, shakier), (larger, smaller), (newer, plain)):
        assert score(found(better), better).value > score(found(worse), worse).value


@given(st.integers(1, 40), st.integers(1, 40))
def test_a_longer_record_is_never_less_surprising(one: int, other: int) -> None:
    low, high = sorted((one, other))
    short, long = (replace(found(patch()), chance_probability=2 / (n + 1)) for n in (low, high))
    ranked = patch()
    assert by_name(score(short, ranked))["surprise"] <= by_name(score(long, ranked))["surprise"]


@given(st.floats(300, 5_000), st.floats(300, 5_000))
def test_further_from_its_own_past_is_never_smaller(one: float, other: float) -> None:
    low, high = sorted((one, other))
    sizes = []
    for value in (low, high):
        ranked = patch(value, history=past(290.0, 280.0, 295.0, 270.0))
        sizes.append(by_name(score(replace(found(ranked), chance_probability=0.4), ranked))["size"])
    assert sizes[0] <= sizes[1]


def test_a_record_among_many_areas_is_less_surprising() -> None:
    ranked = patch()
    alone = replace(ranked, rankings=ranked.rankings[:1])
    lead = replace(found(ranked), chance_probability=0.1)
    assert by_name(score(lead, ranked))["surprise"] < by_name(score(lead, alone))["surprise"]


def by_name(scored: Score) -> dict[str, float]:
    return {name: value for name, value, _ in scored.parts}
