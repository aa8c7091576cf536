"""What is planned: inserts where and when they belong, rules, links, scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.angles import Candidate, angles
from newsgen.editorial import plan, unused
from newsgen.editorial.score import score
from newsgen.model.draft import Link
from newsgen.model.plan import Insert
from newsgen.model.story import SeeMore, Story
from tests.tables import table

DAY = date(2021, 2, 23)
ROWS = [
    ("Alton", "X", 400.0, 100.0),
    ("Boxton", "X", 300.0, 310.0),
    ("Cawley", "Y", None, 20.0),
    ("Dene", "X", 90.0, 80.0),
]
INSERT = Insert("quote", "H", ("Barsetshire",), "S", (), None, None, "<p>x</p>", "x")


def candidate(name: str = "highest", rows: list[object] = ROWS, **story: object) -> Candidate:  # type: ignore[assignment]
    one = table(rows)  # type: ignore[arg-type]
    angle = angles()["highest"]
    found = angle.find(one, angle.options())
    return Candidate(
        Story(name=name, template="t.html", angles=(), measure="rate", **story), one, {"highest": found}
    )  # type: ignore[arg-type]


def yes(questions: list[object]) -> list[bool]:
    return [True] * len(questions)


@pytest.mark.parametrize(
    ("insert", "printed"),
    [
        pytest.param(INSERT, True, id="of the patch"),
        pytest.param(replace(INSERT, places=("Elsewhere",)), False, id="of another place"),
        pytest.param(
            replace(INSERT, places=("X",)), False, id="of a council that holds only some, one being withheld"
        ),
        pytest.param(replace(INSERT, valid_until=DAY), True, id="last day"),
        pytest.param(replace(INSERT, valid_until=date(2021, 2, 22)), False, id="a day late"),
        pytest.param(replace(INSERT, valid_from=DAY), True, id="first day"),
        pytest.param(replace(INSERT, valid_from=date(2021, 2, 24)), False, id="a day early"),
        pytest.param(replace(INSERT, stories=("lowest",)), False, id="of another story"),
    ],
)
def test_inserts(insert: Insert, printed: bool) -> None:
    planned = plan([candidate()], DAY, (insert,), DAY, yes)  # type: ignore[arg-type]
    assert [i.name for i in planned.plans[0].inserts] == (["quote"] if printed else [])
    used = {i.name for p in planned.plans for i in p.inserts}
    assert [u.story for u in unused((insert,), used, DAY)] == ([] if printed else ["insert quote"])


def test_a_lead_that_finds_nothing_is_no_story() -> None:
    planned = plan([candidate(rows=[("A", "X", 1.0, None)])], DAY, (), DAY, yes)  # type: ignore[arg-type]
    assert planned.plans == ()
    assert planned.unwritten[0].why == "its lead, highest, found nothing"


def test_a_rule_that_says_no() -> None:
    planned = plan([candidate(when="false")], DAY, (), DAY, lambda asked: [False])
    assert planned.plans == ()
    assert "when = 'false'" in planned.unwritten[0].why


def test_links_lead_to_what_is_written() -> None:
    links = (
        SeeMore(story="two"),
        SeeMore(story="unwritten"),
        SeeMore(url="https://example.org/", headline="Far"),
    )
    planned = plan([candidate("one", see_more=links), candidate("two")], DAY, (), DAY, yes)  # type: ignore[arg-type]
    (one,) = (p for p in planned.plans if p.story == "one")
    assert [t.slug for t in one.see_more] == ["barsetshire-two", ""]
    assert one.see_more[1].external == Link("Far", url="https://example.org/")


def of_patch(name: str, story: str, *links: SeeMore) -> Candidate:
    """A story of a patch of that name, with these links."""
    one = candidate(story, see_more=links)
    patch = replace(one.table.patch, name=name, slug=name.lower())
    return replace(one, table=replace(one.table, patch=patch))


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        pytest.param(SeeMore(story="two"), ["west-two"], id="to the sister of its own patch"),
        pytest.param(SeeMore(story="two", patch="East"), ["east-two"], id="to that of the patch it names"),
        pytest.param(SeeMore(story="two", patch="North"), [], id="that patch has no such story"),
        pytest.param(SeeMore(story="two", patch="Nowhere"), [], id="no such patch"),
        pytest.param(SeeMore(story="one"), [], id="never to itself"),
        pytest.param(SeeMore(story="one", patch="West"), [], id="to itself by name neither"),
        pytest.param(SeeMore(story="one", patch="East"), ["east-one"], id="to the same story of another patch"),
    ],
)  # fmt: skip
def test_a_link_leads_to_the_story_and_the_patch_that_it_names(link: SeeMore, leads_to: list[str]) -> None:
    """Whatever the order of the stories."""
    stories = [
        of_patch("East", "one"),
        of_patch("East", "two"),
        of_patch("North", "one"),
        of_patch("West", "two"),
    ]
    for at in range(len(stories) + 1):
        candidates = [*stories[:at], of_patch("West", "one", link), *stories[at:]]
        planned = plan(candidates, DAY, (), DAY, yes)  # type: ignore[arg-type]
        (linking,) = (p for p in planned.plans if p.slug == "west-one")
        assert [target.slug for target in linking.see_more] == leads_to


@given(st.lists(st.floats(1, 500), min_size=4, max_size=9), st.floats(1, 500))
def test_a_larger_gap_never_scores_lower(others: list[float], more: float) -> None:
    """Size: the further the first from the average, all else equal."""
    top = max(others) + 1

    def size(first: float) -> float:
        rows = [(f"a{i}", "X", v, None) for i, v in enumerate(others)] + [("top", "X", first, None)]
        one = table(rows)
        lead = angles()["highest"].find(one, angles()["highest"].options())
        result = score(lead, one)
        assert 0 <= result.value <= 1
        assert [name for name, _, _ in result.parts] == ["size", "surprise", "reach", "freshness"]
        return result.parts[0][1]

    assert size(top + more) >= size(top) - 1e-4
