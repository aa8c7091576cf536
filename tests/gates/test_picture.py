"""The gate `picture`: each thing in which a picture may differ from its story, its list or its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsgen.gates.picture import faults
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.picture import Picture
from newsgen.model.plan import StoryPlan
from newsgen.pipeline import Drafter, prepare
from newsgen.project import load
from tests.graphics.county import WANTED, county
from tests.regenerate import no_network

Told = tuple[Draft, StoryPlan, NewsroomSettings]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A story of the county with its map, its bars and its card."""
    folder = county(tmp_path_factory.mktemp("gate") / "county")
    file = folder / "newsgen.toml"
    file.write_text(
        file.read_text()
        .replace('title = "Flu in Barsetshire"', WANTED)
        .replace('each = "council"', 'each = "county"')
    )
    order, _ = prepare(load(folder), no_network)
    drafter = Drafter(order)
    (plan, *_) = (
        drafter.drawn(one, lambda slug: None)
        for one in drafter.plan({patch.slug for patch in order.patches}).plans
    )
    (draft,) = drafter.writer.write((plan,), {plan.slug}, lambda slug: None)
    return drafter.carded(draft, plan), plan, order.newsroom


def test_nothing_is_wrong_with_what_was_drawn(told: Told) -> None:
    draft = told[0]
    assert [one.kind for one in draft.pictures] == ["map", "bars", "card"]
    assert [*faults(*told)] == []


def first_value(one: Picture) -> Picture:
    return replace(one, shown=(one.shown[0]._replace(value=1.0, text="1.0"), *one.shown[1:]))


def withheld_figure(one: Picture) -> Picture:
    return replace(one, shown=(one.shown[0]._replace(area="S11"), *one.shown[1:]))


def withheld_colour(one: Picture) -> Picture:
    return replace(one, coloured=(*one.coloured, ("S11", 0)))


def another_colour(one: Picture) -> Picture:
    bands = [band for _, band in one.coloured]
    return replace(one, coloured=tuple((code, max(bands) - band) for code, band in one.coloured))


def turned(one: Picture) -> Picture:
    return replace(one, shown=one.shown[::-1])


def another_file(one: Picture) -> Picture:
    return replace(one, data=one.data + b" ")


WRONG: dict[str, tuple[str, Callable[[Picture], Picture], str]] = {
    "a value": ("map", first_value, "map.svg shows 1.0 for Parish"),
    "a value of a bar": ("bars", first_value, "bars.svg shows 1.0 for Parish"),
    "a value of a card": ("card", first_value, "card.png shows 1.0 for Parish"),
    "a withheld figure": ("map", withheld_figure, "map.svg shows a figure of S11, which has none that may be shown"),
    "a withheld colour": ("map", withheld_colour, "map.svg has a colour for S11, which has no figure"),
    "another colour": ("map", another_colour, "whose figure is not lower"),
    "the order": ("bars", turned, "bars.svg has its areas in another order than the list"),
    "the digest": ("bars", another_file, "bars.svg is not the file that was drawn"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_differs_is_said(case: str, told: Told) -> None:
    draft, plan, newsroom = told
    kind, change, said = WRONG[case]
    wrong = tuple(change(one) if one.kind == kind else one for one in draft.pictures)
    found = [*faults(replace(draft, pictures=wrong), plan, newsroom)]
    assert any(said in one for one in found), found
