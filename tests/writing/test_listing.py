"""The listing of wordings: which roles a story reaches, which drafts say a wording, which could have."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import InputError
from newsgen.language.style import load_style
from newsgen.model.finding import Vocabulary
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.phrases.book import Book
from newsgen.writing.phrases.listing import ListedRole, ToldDraft, Totals, chosen, listing, totals
from newsgen.writing.phrases.questions import Answers
from newsgen.writing.phrases.reached import reached
from newsgen.writing.phrases.sentence import SLOT, Sentences
from newsgen.writing.phrases.story_file import read_order
from newsgen.writing.phrases.telling import Said, Telling
from newsgen.writing.speech import Speech
from newsgen.writing.variety import Variety

SHIPPED = {
    "fair.phrases": """
headline
  say A fair

lead
  when weather is wet
    say It rained on {{ the_day }}.
    or  Rain fell.
  when weather is snow
    say It snowed.
  when weather is fog
    nothing
  otherwise
    say It was dry.

never
  say Nobody names this.
""",
    "words.phrases": """
the_day
  say the day

end
  say The end.
""",
    "fair.story": """
order
  lead
  end of words
""",
}
OWN = """lead
  when weather is wet
    or  It poured.
"""


class Weather(Answers):
    """Answers one question."""

    def ask(self, question: str, names: object) -> str:
        return {"weather": self.weather}[question]

    weather = ""


@pytest.fixture
def environment() -> Sandbox:
    made = sandbox(None, Speech(load_style("uk-regional")))
    made.filters[SLOT] = lambda value: value
    return made


@pytest.fixture
def book(tmp_path: Path) -> Book:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, files in ((own, {"fair.phrases": OWN}), (shipped, SHIPPED)):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
    return Book((own, shipped), own=own)


def told(book: Book, environment: Sandbox, weather: str, **instead: int) -> tuple[Said, ...]:
    answers = Weather({}, None, {})  # type: ignore[arg-type]
    answers.weather = weather
    taken = {"fair.lead when weather is wet": instead["lead"]} if instead else {}
    telling = Telling(Sentences(book, environment), {}, answers, Variety(instead=taken))
    order = book.order("fair")
    telling.headline(order)
    telling.body(order)
    return tuple(telling.said)


@pytest.fixture
def roles(book: Book, environment: Sandbox) -> tuple[ListedRole, ...]:
    drafts = [
        ToldDraft("ayton-fair", "fair", told(book, environment, "wet", lead=0)),
        ToldDraft("beeton-fair", "fair", told(book, environment, "wet", lead=2)),
        ToldDraft("ceeton-fair", "fair", told(book, environment, "fog")),
        ToldDraft("deeton-fair", "fair", told(book, environment, "dry")),
        ToldDraft("ayton-plain", "plain", ()),
    ]
    return listing(book, {"fair": reached(environment, book, book.order("fair"), {})}, drafts)


def test_the_roles_that_a_story_reaches_those_of_its_order_first(roles: tuple[ListedRole, ...]) -> None:
    assert [role.name for role in roles] == ["fair.headline", "fair.lead", "words.end", "words.the_day"]
    assert {role.drafts for role in roles} == {4}


@pytest.mark.parametrize(
    ("place", "said", "could", "sample", "source"),
    [
        pytest.param((0, 0), ["beeton-fair"], ["ayton-fair"], "It poured.", "project", id="the project's"),
        pytest.param((1, 0), ["ayton-fair"], ["beeton-fair"], "It rained on the day.", "newsgen", id="said"),
        pytest.param((1, 1), [], ["ayton-fair", "beeton-fair"], "", "newsgen", id="could have been"),
        pytest.param((2, 0), [], [], "", "newsgen", id="no draft"),
        pytest.param((3, 0), ["deeton-fair"], [], "It was dry.", "newsgen", id="the only wording"),
    ],
)
def test_who_says_a_wording(
    roles: tuple[ListedRole, ...],
    place: tuple[int, int],
    said: list[str],
    could: list[str],
    sample: str,
    source: str,
) -> None:
    case, wording = place
    found = roles[1].cases[case].wordings[wording]
    assert (list(found.drafts), list(found.could)) == (said, could)
    assert (found.sample, found.source) == (sample, source)


def test_a_case_that_says_nothing_is_not_listed(roles: tuple[ListedRole, ...]) -> None:
    lead = roles[1]
    assert [(case.when, case.drafts) for case in lead.cases] == [
        ("when weather is wet", 2),
        ("when weather is wet", 2),
        ("when weather is snow", 0),
        ("otherwise", 1),
    ]


def test_what_was_not_taken_is_said_when_it_is_taken(
    roles: tuple[ListedRole, ...], book: Book, environment: Sandbox
) -> None:
    wording = roles[1].cases[1].wordings[1]
    untaken = wording.untaken
    assert untaken == ("ayton-fair", "fair.lead when weather is wet", 1)
    found = told(book, environment, "wet", lead=untaken.number)
    assert [one.words for one in found if one.wording is wording.wording] == ["Rain fell."]


def test_what_is_said_inside_comes_after_what_it_stands_in(book: Book, environment: Sandbox) -> None:
    found = told(book, environment, "wet", lead=0)
    assert [(one.kind, one.role, one.inside) for one in found] == [
        ("fair", "headline", False),
        ("fair", "lead", False),
        ("words", "the_day", True),
        ("words", "end", False),
    ]


def test_the_totals_add_up(roles: tuple[ListedRole, ...]) -> None:
    found = totals(roles)
    assert found == Totals(roles=4, situations=7, wordings=8, said=6, could=1, without=1)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("fair", ["fair.headline", "fair.lead"]),
        ("fair.lead", ["fair.lead"]),
        ("words", ["words.end", "words.the_day"]),
    ],
)
def test_what_is_chosen(roles: tuple[ListedRole, ...], book: Book, name: str, found: list[str]) -> None:
    assert [role.name for role in chosen(roles, name, book)] == found


@pytest.mark.parametrize(
    ("name", "near"),
    [("fare", "'fair'"), ("fair.laed", "'fair.lead'"), ("word.the_day", "'words.the_day'")],
)
def test_what_is_not_there(roles: tuple[ListedRole, ...], book: Book, name: str, near: str) -> None:
    with pytest.raises(InputError, match=f"nothing is called '{name}'.*did you mean {near}"):
        chosen(roles, name, book)


ANGLES = {"top": "highest"}


@pytest.mark.parametrize(
    ("order", "phrases", "found"),
    [
        pytest.param("lead of top", "lead\n  say a", "highest.lead", id="by its alias"),
        pytest.param("lead of lowest", "lead\n  say a", "lowest.lead", id="no angle of the book"),
        pytest.param("lead of top", 'lead\n  say {{ it|said("b") }}\nb\n  say b', "highest.b", id="it"),
        pytest.param(
            "lead of top", 'lead\n  say {{ top|said("b") }}\nb\n  say b', "highest.b", id="said of it"
        ),
        pytest.param("lead of top", "lead\n  say {{ b }}\nb\n  say b", "highest.b", id="its own by name"),
        pytest.param("lead of top", 'lead\n  say {{ it.x|said("end") }}', "words.end", id="of an area"),
        pytest.param("a of lowest or top\n  a of others", "a\n  say a", "highest.a", id="of others"),
    ],
)
def test_what_is_reached(tmp_path: Path, environment: Sandbox, order: str, phrases: str, found: str) -> None:
    for name in ("highest.phrases", "lowest.phrases"):
        (tmp_path / name).write_text(phrases)
    (tmp_path / "words.phrases").write_text("end\n  say The end.")
    read = read_order(f"order\n  {order}", "story", "story")
    assert read.faults == []
    every = reached(environment, Book((tmp_path,)), read, ANGLES)
    assert found in {".".join(place) for place in every}


def test_an_angle_that_the_story_does_not_have_is_not_reached(tmp_path: Path, environment: Sandbox) -> None:
    for name in ("highest.phrases", "lowest.phrases"):
        (tmp_path / name).write_text("lead\n  say a")
    vocabulary = {name: Vocabulary(("situation",), ("none", "some")) for name in ("highest", "lowest")}
    read = read_order("order\n  lead of lowest or highest", "story", "story")
    every = reached(environment, Book((tmp_path,), vocabulary), read, ANGLES)
    assert list(every) == [("highest", "lead")]
