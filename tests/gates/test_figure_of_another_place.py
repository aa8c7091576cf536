"""Whose an average, a total or a share is: every kind of them, given to every kind of place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgen.language.gazetteer import Gazetteer, PlaceNote
from newsgen.language.style import load_style
from newsgen.model.area import Patch
from newsgen.model.measure import Measure, PublishedAverage
from newsgen.model.plan import StoryPlan
from newsgen.ranking.average import Average
from newsgen.writing.claims import claims_of
from newsgen.writing.environment import sandbox
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_line
from tests.gates.small import draft, plan, said
from tests.tables import COUNT, RATE, Row

ROWS: tuple[Row, ...] = (
    ("Hogglestock", "Silverbridge", 410.0, 380.0),
    ("Plumstead", "Barchester", 300.0, 310.0),
    ("Puddingdale", "Barchester", 150.0, 150.0),
)
GATE = "figure_of_another_place"


def published(place: str) -> Measure:
    return replace(RATE, average=PublishedAverage(published=210.5, place=place, source="Them"))


def wider(own: Average | None, name: str = "Wessex") -> Average:
    """The same average as that of a place which holds Barsetshire."""
    assert own is not None
    return replace(own, place=Patch(name, "region", "w", ()), figure=replace(own.figure, place=name))


def planned(measure: Measure, lead: str = "highest", **options: Any) -> StoryPlan:
    one = plan(ROWS, lead, measure=measure, **options)
    return replace(one, table=replace(one.table, around=wider(one.table.average)))


def messages(template: str, of: StoryPlan, places: Gazetteer | None = None) -> list[str]:
    """What the gate says of a draft whose one line is what the template prints."""
    speech = Speech(load_style("uk-regional"), places, patch=of.table.patch, period=of.table.period)
    table = of.table
    known = {"patch": table.patch, "average": table.average, "wider": table.around, "measure": table.measure}
    known |= {"top": table.rankings[0], "period": table.period, **of.findings}
    text = sandbox(Path("no-such-project"), speech).from_string(template).render(known)
    line = set_line(text, speech.ledger)
    return said(GATE, draft(text=line.text, headline="", claims=tuple(claims_of(line, "body"))), of)


KINDS = {
    "mean": RATE,
    "median": replace(RATE, average="median"),
    "published of the patch": published("Barsetshire"),
    "published of another place": published("England"),
}
GIVEN = {
    "patch": "Across {{ patch }} the average was {{ average|in_full }}.",
    "patch, after": "The average was {{ average }} in {{ patch }}, in {{ period }}.",
    "written": "Across Barsetshire the average was {{ average|short }}.",
    "its own": "Across {{ average.place }} the average was {{ average|in_full }}.",
    "a wider place": "The average for {{ wider.place }} was {{ average }}.",
    "a place that areas lie in": "Across {{ top.area.parent }} the average was {{ average }}.",
    "an area": "In {{ top }} the average was {{ average }}.",
    "no place": "The average was {{ average }}.",
    "another beside its own": "Across {{ patch }} and {{ average.place }} the average was {{ average }}.",
    "compared, in the patch": "{{ top }} had {{ top.value|multiple_of(average) }} the average for {{ patch }}.",
    "compared, of its own": "{{ top }} had {{ top.value|multiple_of(average) }} the average for {{ average.place }}.",
    "compared, of no place": "{{ top }} had {{ top.value|multiple_of(average) }} the average of {{ average }}.",
}  # fmt: skip
OF_PATCH = {"a wider place", "a place that areas lie in", "an area"}
OF_ENGLAND = {*GIVEN} - {
    "its own",
    "another beside its own",
    "compared, of its own",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", GIVEN)
def test_an_average_stands_with_its_own_place(kind: str, place: str) -> None:
    wrong = OF_ENGLAND if kind == "published of another place" else OF_PATCH
    assert bool(messages(GIVEN[place], planned(KINDS[kind]))) == (place in wrong)


@pytest.mark.parametrize(
    ("template", "faults"),
    [
        pytest.param("In {{ patch }} the average was {{ average }}, in {{ wider.place }} {{ wider }}.", 0, id="both"),
        pytest.param("In {{ patch }} the average was {{ average }}, in {{ patch }} {{ wider }}.", 1, id="the second"),
        pytest.param("In {{ wider.place }} the average was {{ average }}, in {{ patch }} {{ wider }}", 1, id="swapped"),
        pytest.param("{{ patch }} had {{ average|multiple_of(wider) }} that of {{ wider.place }}.", 0, id="compared"),
        pytest.param("Across {{ patch }}, {{ top.value|multiple_of(wider) }} the average.", 1, id="never named"),
    ],
)  # fmt: skip
def test_two_averages_each_stand_with_their_own(template: str, faults: int) -> None:
    assert len(messages(template, planned(RATE))) == faults


@pytest.mark.parametrize(
    ("template", "faults"),
    [
        pytest.param("There were {{ share_of_total.total|in_full }} in {{ patch }}.", 0, id="a total"),
        pytest.param("There were {{ share_of_total.total|in_full }} in {{ top.area.parent }}.", 1, id="of a council"),
        pytest.param("There were {{ share_of_total.total|in_full }} in {{ top }}.", 1, id="of an area"),
        pytest.param("{{ top }} had {{ share_of_total.share|per_cent }} of those in {{ patch }}.", 0, id="a share"),
        pytest.param("{{ top }} had {{ share_of_total.share|per_cent }} of those in Wessex.", 1, id="of a wider place"),
    ],
)  # fmt: skip
def test_totals_and_shares(template: str, faults: int) -> None:
    assert len(messages(template, planned(COUNT, "share_of_total"))) == faults


def test_a_place_that_an_area_is_said_to_lie_in_is_not_given_the_average() -> None:
    text = "{{ top }} had {{ top.value|multiple_of(average) }} the average of {{ average }}."
    assert messages(text, planned(RATE)) == []
    text = "Those in {{ top.area.parent|place_name }} were {{ top.value|against(average) }} the average."
    assert messages(text, planned(RATE)) == []


def test_a_place_under_the_name_that_its_newsroom_has_for_it() -> None:
    places = Gazetteer({"England": PlaceNote("the whole country")})
    text = "In {{ patch }}, it was below the {{ average }} of {{ average.place }}."
    assert messages(text, planned(published("England")), places) == []
    places = Gazetteer({"Barsetshire": PlaceNote("the county")})
    text = "Across {{ patch }} it was {{ average }}. That is not England."
    assert len(messages(text, planned(published("England")), places)) == 1


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("East Barsetshire's average was {{ average }}", 0, id="a longer name is another place"),
        pytest.param("Barsetshire's average was {{ average }}, England's not", 0, id="the genitive"),
        pytest.param("Barsetshires Wert war {{ average }}", 0, id="the genitive in German"),
    ],
)
def test_names_within_names(text: str, faults: int) -> None:
    assert len(messages(text, planned(published("Barsetshire")))) == faults
