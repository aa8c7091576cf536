"""What lint finds in phrases and orders: one case a message; and that nothing is wrong in those that newsgen ships."""

# ruff: noqa: E501
# a case a line

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from newsgen.angles import vocabulary
from newsgen.editorial.leads import default_angles
from newsgen.errors import Fault, TemplateError
from newsgen.language.style import load_style
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.phrases.book import STORY, book_of
from newsgen.writing.phrases.faults import PhraseLint
from newsgen.writing.phrases.order_faults import order_faults, unread_orders
from newsgen.writing.phrases.phrase_filters import said
from newsgen.writing.speech import Speech

STORIES = {
    "highest": ("highest", "above", "multiple_of_average", "spread", "direction", "suppressed", "reign"),
    "lowest": ("lowest", "below", "direction", "suppressed"),
    "risers": ("biggest_rise", "direction"),
    "fallers": ("biggest_fall", "direction"),
    "history": ("record", "steepest_since", "streak", "turned", "crossed", "reign"),
    "multiple": ("multiple_of_average",),
    "numbers": ("highest", "lowest", "above", "multiple_of_average", "direction"),
    "overview": ("direction", "highest", "lowest", "against_wider"),
    "profile": ("profile",),
    "roundup": ("all_areas", "gap", "against_wider", "direction"),
    "news": tuple(use["use"] for use in default_angles()),
}


def linted(
    folder: Path | None, stories: dict[str, tuple[str, ...]], style: str = "uk-regional"
) -> tuple[list[str], list[str]]:
    """What is wrong, and what may be."""
    spoken = load_style(style, ())
    environment = sandbox(folder, Speech(spoken))
    environment.filters["said"] = said
    book = book_of(folder, spoken.language, vocabulary())
    known = {angle: angle for angles in stories.values() for angle in angles}
    lint = PhraseLint(book, environment, known, spoken.language)
    try:
        found = list(map(str, dict.fromkeys(_found(lint, stories))))
    except TemplateError as error:
        found = list(map(str, error.faults))
    return found, list(map(str, dict.fromkeys(lint.doubts)))


def faults(folder: Path | None, stories: dict[str, tuple[str, ...]], style: str = "uk-regional") -> list[str]:
    return linted(folder, stories, style)[0]


def _found(lint: PhraseLint, stories: dict[str, tuple[str, ...]]) -> list[Fault]:
    found = [fault for name, own in stories.items() for fault in lint.story(name, {one: one for one in own})]
    return [*found, *lint.files(), *unread_orders(lint.book, stories)]


def of_files(tmp_path: Path, **files: str) -> list[str]:
    """The faults of a project with these files that tells highest.story: `highest` is highest.phrases."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in files.items():
        (
            folder
            / (f"{name.removesuffix('_story')}.story" if name.endswith("_story") else f"{name}.phrases")
        ).write_text(text, encoding="utf-8")
    return faults(folder, {"highest": STORIES["highest"]})


STYLES = {"english": "uk-regional", "german": "regional-de"}


@pytest.mark.parametrize("language", STYLES)
def test_nothing_is_wrong_in_what_newsgen_ships(language: str) -> None:
    assert len(STORIES) == len([name for name in book_of(None, language, {}).names if name.endswith(STORY)])
    assert faults(None, STORIES, STYLES[language]) == []


@pytest.mark.parametrize("story", STORIES)
def test_a_story_may_lack_all_but_its_lead(story: str) -> None:
    assert faults(None, {story: STORIES[story][:1]}) == []


def test_what_many_sentences_have_in_braces_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[str]()
    parse = Sandbox.parse

    def counted(self: Sandbox, source: str, *rest: Any) -> Any:
        read[source] += 1
        return parse(self, source, *rest)

    monkeypatch.setattr(Sandbox, "parse", counted)
    assert faults(None, STORIES) == []
    slots = {text: times for text, times in read.items() if re.fullmatch(r"\{\{[^{}]*\}\}", text)}
    assert len(slots) > 200
    assert set(slots.values()) == {1}


def say(sentence: str) -> str:
    return f"lead\n  say {sentence}\n"


SENTENCES = {
    "an unknown name": ("{{ pach }} is it.", "there is no 'pach'; did you mean 'patch'?"),
    "a name that is near nothing": ("{{ xyzzy }} is it.", "there is no 'xyzzy'; wanted a name of every story, a finding or a role"),
    "a fact": ("{{ highest.tpo }} is it.", "highest has no 'tpo'; did you mean 'top'?"),
    "what a standing has": ("{{ it.top.previuos }} was it.", "it.top has no 'previuos'; did you mean 'previous'?"),
    "three deep": ("{{ highest.top.area.nmae }} was it.", "highest.top.area is an area and has no 'nmae'; did you mean 'name'?"),
    "a list for one of it": ("{{ highest.next.value }} was it.", "highest.next is a list and has no 'value'; wanted one of them: highest.next[0].value"),
    "one of a list": ("{{ highest.next[0].vlaue }} was it.", "highest.next[0] has no 'vlaue'; did you mean 'value'?"),
    "what the average has": ("{{ average.plaec }} is it.", "average has no 'plaec'; did you mean 'place'?"),
    "a period": ("{{ period.gran }} is it.", "period has no 'gran'; did you mean 'grain'?"),
    "a filter": ("{{ highest.top.value|withunit }} it is.", "there is no filter 'withunit'; did you mean 'with_unit'?"),
    "a role that is not there": ('{{ highest|said("laeders") }} said.', "highest has no role 'laeders'; did you mean 'leaders'?"),
    "a role of words that is not there": ('{{ highest.top|said("countd") }} said.', "words has no role 'countd'; did you mean 'counted'?"),
    "a role of a figure": ('{{ areas|said("counted") }} said.', "areas is a figure; wanted a finding, an area or an average before 'said'"),
    "a figure": ("There were 27 there.", "the sentence types '27'"),
    "a number word": ("There were seven there.", "the sentence types 'seven'"),
    "what rates are per": ("It was per 100,000 people there.", "the sentence types '100,000'; wanted the rate's unit, which has it: {{ unit }}, or"),
    "a figure like it": ("It was 200,000 there.", "the sentence types '200,000'; wanted a figure: {{ above.count|number }}"),
    "a figure behind an entity": ("There were &#53; there.", "the sentence types '5'"),
    "a comparison": ("It was higher there.", "the sentence types 'higher'"),
    "a figure that an if prints": ('It {{ "had 12" if whole else "had" }} there.', "the sentence types '12'"),
    "a word that an if prints": ('It {{ "rose" if whole else "was" }} there.', "the sentence types 'rose'"),
    "an if within an if": ('It {{ "was" if whole else ("fell" if complete else "was") }} there.', "the sentence types 'fell'"),
    "a figure of a choice": ('It {{ one_of("had 12", "had") }} there.', "the sentence types '12'"),
    "a brace": ("It { was } there.", "a '{' that would be printed; wanted two of them on each side: {{ highest.top }}"),
    "closing braces": ("It was }} there.", "'}}' closes nothing; wanted {{ before it"),
    "not closed": ("It was {{ patch there.", "'{{ patch there.' is not closed; wanted }} after it"),
    "not closed before another": ("It was {{ patch in {{ period }}.", "'{{ patch in {{ period }}.' is not closed; wanted }} after it"),
    "a statement": ("It {% if whole %}was{% endif %} there.", "{% if whole %} in a sentence; wanted a 'when' above it, or {{ this if question else that }}"),
    "nothing in braces": ("It was {{ }} there.", "{{ }} says nothing; wanted a name and what to make of it"),
    "curly quotes": ("{{ highest.top|superlative(“highest”, measure) }} is it.", "has a curly quote, “; wanted straight ones inside {{ }}"),
    "a hard space in braces": ("It was {{ patch\u00a0}} there.", "{{ patch }} has a hard space; wanted a plain space inside {{ }}"),
    "a hard space": ("It was\u00a0there.", "a hard space; wanted a plain space: &nbsp; is left in the text"),
    "a hard space that shows": ("It was&nbsp;there.", "a hard space; wanted a plain space"),
    "two names in braces": ("It was {{ patch period }} there.", "{{ patch period }} goes on with 'period'; wanted one name"),
    "a sign": ("It was {{ patch $ }} there.", "{{ patch $ }} has '$', which stands for nothing"),
    "brackets": ('It was {{ highest.top|superlative("highest" }} there.', "has brackets that do not close; wanted as many ) as ("),
    "a sum": ("It was {{ areas - ranked }} there.", "a sentence does no sums (-)"),
    "joined": ("It was {{ patch ~ period }} there.", "~ joins values that print themselves; wanted {{ one }} {{ other }}, side by side"),
    "an if without else": ('It {{ "was" if whole }} there.', "an 'if' without 'else'; wanted {{ this if question else \"\" }}"),
    "a call": ("It was {{ range(areas) }} there.", "range( ) calls what is no one_of"),
    "an answer in an if": ('It {{ "was" if highest.reach == "fra" else "is" }} there.', "highest.reach is never 'fra'; did you mean 'far'?"),
    "a tag": ("It was <b>there</b>.", "<b> in a sentence; wanted strong, em or a"),
    "an attribute": ('It was <em class="x">there</em>.', "class= on <em> is not kept by every CMS"),
    "a tag without its end": ("It was <em>there.", "<em>"),
    "a tag in capitals": ("It was <EM>there.", 'a "<" that starts no plain tag'),
    "an ampersand": ("Here & there.", 'a stray "&"; wanted &amp;'),
    "a name inside a tag": ("It was <{{ patch }}>there.", "{{ }} stands inside a tag"),
    "a character that nobody sees": ("It was\u202ethere.", "a character that readers do not see, U+202E"),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "says"), SENTENCES.values(), ids=SENTENCES)
def test_a_fault_of_a_sentence(tmp_path: Path, sentence: str, says: str) -> None:
    found = of_files(tmp_path, highest=say(sentence))
    assert [one for one in found if one.startswith("templates/highest.phrases, line 2: ") and says in one], (
        found
    )


RIGHT = {
    "an apostrophe": "It&#8217;s there.",
    "a curly quote outside": "They call it “there”.",
    "markup": 'It was <strong>{{ patch }}</strong>, <em>there</em>, <a href="https://barsetshire.example/a">here</a>.',
    "an ampersand": "Here &amp; there.",
    "braces in quotes": 'It was {{ "}}" if whole else "" }} there.',
    "one": "One of them was there.",
    "a comparison that is proved": '{{ "rose"|because(direction.rose) }}',
    "one of several that is proved": '{{ one_of("rose", "went up")|because(direction.rose) }}',
    "a role": "There {{ leaders }}",
    "a role of words": "It is {{ the_average }}.",
    "a facet": '{{ patch if highest.reach == "far" else "" }}',
    "what is three deep": "{{ highest.next[0].area.parent|place_name }}",
    "a finding that the story may lack": '{{ patch if record is defined else "" }}',
    "a note": "It was {# really #} there.",
    "a fact that is asked for first": '{{ above.second if above.found else "" }}',
}


@pytest.mark.parametrize("sentence", RIGHT.values(), ids=RIGHT)
def test_a_sentence_without_fault(tmp_path: Path, sentence: str) -> None:
    assert of_files(tmp_path, highest=say(sentence)) == []


def own(cases: str, **files: str) -> dict[str, str]:
    """A story of one line, `tale` of a kind that the project's own file has."""
    order = "headline of highest\nstandfirst of highest\norder of highest\n  tale of own\n"
    return {"highest_story": order, "own": "tale\n" + cases, **files}


WHEN = "  when {}\n    say It.\n".format
LINES = {
    "a case that is not covered": (
        own(WHEN("highest is tied or many_tied or some or none") + WHEN("highest.reach is near or far")),
        "templates/own.phrases, line 1: own.tale says nothing of highest is all and highest.reach is unknown",
    ),
    "a facet of nothing": (
        own(WHEN("highest.reach is near or far or unknown")),
        "own.tale says nothing of highest.reach is none",
    ),
    "two questions": (
        own(WHEN("publisher is yes") + WHEN("complete is yes")),
        "own.tale says nothing of publisher is no and complete is no",
    ),
    "an answer of a question of every story": (
        own(WHEN("publisher is yes")),
        "own.tale says nothing of publisher is no; wanted a 'when' for it, or 'otherwise' at its end, with 'say' or 'nothing' below it",
    ),
    "only further wordings": (own("  or It.\n"), "own.tale says nothing in any case"),
    "never said after otherwise": (
        own("  otherwise\n    say A.\n" + WHEN("highest is tied")),
        "templates/own.phrases, line 4: 'highest is tied' is never said: what stands above it takes all of its cases",
    ),
    "never said after the same": (
        own(WHEN("highest is tied or some") + WHEN("highest is tied") + "  otherwise\n    nothing\n"),
        "line 4: 'highest is tied' is never said",
    ),
    "never said after found": (
        own(WHEN("highest is found") + WHEN("highest.reach is far") + "  otherwise\n    nothing\n"),
        "line 4: 'highest.reach is far' is never said",
    ),
    "what cannot be": (
        own(WHEN("highest is none and highest.reach is far") + "  otherwise\n    nothing\n"),
        "line 2: 'highest is none and highest.reach is far' is never said",
    ),
    "otherwise with nothing left": (
        own(WHEN("publisher is yes or no") + "  otherwise\n    nothing\n"),
        "line 4: 'otherwise' is never said",
    ),
    "an answer that is never given": (
        own(WHEN("highest is tide") + "  otherwise\n    nothing\n"),
        "line 2: highest is never 'tide'; did you mean 'tied'?",
    ),
    "an answer that is near nothing": (
        own(WHEN("publisher is x") + "  otherwise\n    nothing\n"),
        "line 2: publisher is never 'x'; wanted one of yes, no",
    ),
    "an answer of a finding that nobody has": (
        own(WHEN("hihgest is tide") + "  otherwise\n    nothing\n"),
        "line 2: highest is never 'tide'; did you mean 'tied'?",
    ),
    "an answer in a line of two faults": (
        own(WHEN("foo and highest is tide") + "  otherwise\n    nothing\n"),
        "line 2: highest is never 'tide'; did you mean 'tied'?",
    ),
    "the first of two faults in a line": (
        own(WHEN("foo and highest is tide") + "  otherwise\n    nothing\n"),
        "line 2: 'foo' asks nothing; wanted when QUESTION is ANSWER",
    ),
    "a finding that nobody has": (
        own(WHEN("hihgest is tied") + "  otherwise\n    nothing\n"),
        "line 2: nothing answers 'hihgest'; wanted a finding, one of its questions, or a question of every story "
        "(newsgen angles lists them); did you mean 'highest'?",
    ),
    "a facet that nobody has": (
        own(WHEN("highest.raech is far") + "  otherwise\n    nothing\n"),
        "line 2: nothing answers 'highest.raech'; wanted",
    ),
    "what cannot be read": (own("  say A.\n  say B.\n"), "line 3: a second 'say'; wanted 'or', or both sentences"),
    "a role that nothing uses": (
        own("  say A.\ntael\n  say A.\n"),
        "templates/own.phrases, line 3: nothing uses the role 'tael'; did you mean 'tale'?",
    ),
    "a file that no story uses": (
        own("  say A.\n", hihgest="lead\n  say A.\n"),
        "templates/hihgest.phrases: no story says anything of 'hihgest'; did you mean 'highest'?",
    ),
    "a role that hides behind a name": (
        own("  say {{ period }}\nperiod\n  say A.\n"),
        "line 3: the role 'period' has a name that stories have already; wanted another name",
    ),
    "roles that say each other": (
        own("  say {{ other }}\nother\n  say {{ tale }}\n"),
        "line 1: own.tale and own.other say each other without end",
    ),
    "a role that says itself": (own("  say {{ tale }}\n"), "line 1: own.tale says itself without end"),
    "an order of no finding": (
        {"highest_story": "order of hihgest\n  lead\n"},
        "templates/highest.story, line 2: there is no finding 'hihgest'; did you mean 'highest'?",
    ),
    "an order of no role": (
        {"highest_story": "order of highest\n  laed\n"},
        "templates/highest.story, line 2: highest has no role 'laed'; did you mean 'lead'?",
    ),
    "an order of no role that is near none": (
        {"highest_story": "order of highest\n  xyzzy of direction\n"},
        "templates/highest.story, line 2: direction has no role 'xyzzy'; wanted one of headline, lead, moved, number, ",
    ),
    "an order of a block that has nobody's caption": (
        {"highest_story": "order of highest\n  lead\n  [list]\n"},
        "templates/highest.story, line 3: [list] has a caption, and nothing says whose; wanted a finding: [list] of above or highest",
    ),
    "an order of a role that is said of an area": (
        {"highest_story": "order of highest\n  counted of words\n"},
        "templates/highest.story, line 2: words.counted is said of something, and an order gives it nothing; "
        'wanted it in a sentence: {{ highest.top|said("counted") }}',
    ),
    "an order of what several findings share": (
        {"highest_story": "order of highest\n  lead of extremes\n"},
        "templates/highest.story, line 2: 'extremes' is what several findings share; wanted one of them: highest, lowest",
    ),
    "a role that is said of an area, said of nothing": (
        own("  say {{ counted }}\n"),
        "templates/own.phrases, line 2: 'counted' is said of something, and here it is said of nothing; "
        'wanted what it is of: {{ highest.top|said("counted") }}',
    ),
    "an order of no block": (
        {"highest_story": "order of highest\n  [lits]\n"},
        "templates/highest.story, line 2: there is no block [lits]; wanted templates/lits.block.html; did you mean 'list'?",
    ),
    "the others of nobody": (
        {"highest_story": "order of highest\n  lead of others\n"},
        "line 2: 'lead of others', and no line above says of whom",
    ),
    "an order that cannot be read": (
        {"highest_story": "ordr of highest\n  lead\n"},
        "templates/highest.story, line 1: 'ordr' stands at the margin",
    ),
    "an order that no story tells": ({"own_story": "lead\n"}, "templates/own.story"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "says"), LINES.values(), ids=LINES)
def test_a_fault_of_a_file(tmp_path: Path, files: dict[str, str], says: str) -> None:
    found = of_files(tmp_path, **files)
    assert [one for one in found if says in one], found


FULL = {
    "every answer": own(WHEN("publisher is yes") + WHEN("publisher is no")),
    "every situation": own(WHEN("highest is found") + WHEN("highest is none")),
    "every answer of a facet and none": own(WHEN("highest.reach is near or far or unknown or none")),
    "nothing": own("  nothing\n"),
    "a finding that the story lacks is none": own(WHEN("record is none") + WHEN("record is highest_since")),
    "a further wording before the last case": own(
        "  when publisher is yes\n    or A.\n  otherwise\n    say B.\n"
    ),
}


@pytest.mark.parametrize("files", FULL.values(), ids=FULL)
def test_a_file_without_fault(tmp_path: Path, files: dict[str, str]) -> None:
    assert of_files(tmp_path, **files) == []


def own_lead(**phrases: str) -> dict[str, str]:
    """A story of one line, the lead of highest, with own phrases of some kinds."""
    order = "headline of highest\nstandfirst of highest\norder of highest\n  lead\n"
    return {"highest_story": order, **phrases}


OTHERWISE = "  otherwise\n    nothing\n"
NOTHING_THERE = {
    "of a story that has it not": (
        own_lead(highest=say("{{ record.top }} is it.")),
        "templates/highest.phrases, line 2: the story 'highest' has no finding 'record'; wanted 'when record is found' "
        "above it, or what it has: above, direction, highest, multiple_of_average, reign, spread, suppressed",
    ),
    "in a role that another says": (
        own_lead(highest="lead\n  say {{ also }}\nalso\n  say {{ record.top }} is it.\n"),
        "templates/highest.phrases, line 4: the story 'highest' has no finding 'record'",
    ),
    "in an if of it": (
        own_lead(highest=say('{{ record.top if record.found else "It" }} is.')),
        "templates/highest.phrases, line 2: the story 'highest' has no finding 'record'",
    ),
    "said of it": (
        own_lead(highest=say('{{ record|said("past") }}')),
        "templates/highest.phrases, line 2: the story 'highest' has no finding 'record'",
    ),
    "of a finding that found nothing": (
        own_lead(highest="lead\n  when above is none\n    say {{ above.top }} is it.\n" + OTHERWISE),
        "templates/highest.phrases, line 3: above.top is none where above is none; wanted a 'when' that leaves that out",
    ),
    "in the one situation left": (
        own_lead(highest="lead\n  when above is some or most or all or many or none\n    nothing\n"
                         "  otherwise\n    say {{ above.second }} is it.\n"),
        "templates/highest.phrases, line 5: above.second is none where above is one; wanted a 'when' that leaves that "
        "out, or another fact: threshold, count, top, joint, list_sure",
    ),
    "in the situations that are asked for": (
        own_lead(highest="lead\n  when direction is all_up or all_down\n    say {{ direction.other_way }} did.\n" + OTHERWISE),
        "line 3: direction.other_way is none where direction is all_up or all_down; wanted",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "says"), NOTHING_THERE.values(), ids=NOTHING_THERE)
def test_a_name_that_stands_for_nothing(tmp_path: Path, files: dict[str, str], says: str) -> None:
    found = of_files(tmp_path, **files)
    assert [one for one in found if says in one], found


SOMETHING_THERE = {
    "asked for": "  when record is found\n    say {{ record.top }} is it.\n" + OTHERWISE,
    "asked for by the role that says it": "  when record is found\n    say {{ also }}\n" + OTHERWISE + "also\n  say {{ record.top }}\n",
    "there in one of its situations": "  when above is one or some\n    say {{ above.second }} is it.\n" + OTHERWISE,
    "there where a facet says so": "  when spread.second_has is one\n    say {{ spread.second }} is it.\n" + OTHERWISE,
}  # fmt: skip


@pytest.mark.parametrize("lead", SOMETHING_THERE.values(), ids=SOMETHING_THERE)
def test_a_name_that_may_stand_for_something(tmp_path: Path, lead: str) -> None:
    assert of_files(tmp_path, **own_lead(highest="lead\n" + lead)) == []


def test_a_facet_that_looks_for_another_finding_may_keep_its_name_from_being_said(tmp_path: Path) -> None:
    files = own_lead(spread="tale\n  when spread.split is even\n    say {{ above.threshold }}\n" + OTHERWISE)
    files["highest_story"] += "  tale of spread\n"
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "highest.story").write_text(files["highest_story"], encoding="utf-8")
    (folder / "spread.phrases").write_text(files["spread"], encoding="utf-8")
    assert faults(folder, {"highest": ("highest", "spread")}) == []


def test_a_name_that_may_stand_for_nothing_is_noted(tmp_path: Path) -> None:
    (tmp_path / "highest.phrases").write_text(
        "lead\n  when above is none\n    nothing\n  otherwise\n"
        "    say {{ above.second }}, {{ above.top }}, {{ direction.rose }} and {{ it.top }}.\n",
        encoding="utf-8",
    )
    at = "templates/highest.phrases, line 5"
    assert linted(tmp_path, {"highest": STORIES["highest"]}) == (
        [],
        [
            f"{at}: above.second is none where above is one; wanted a 'when' that leaves that out, or another fact: "
            "threshold, count, top, joint, list_sure",
            f"{at}: direction.rose is none where direction is none; wanted a 'when' that leaves that out",
        ],
    )


ORDERS = {name: case for name, case in LINES.items() if name.startswith("an order of")}


@pytest.mark.parametrize("files", [files for files, _ in ORDERS.values()], ids=ORDERS)
def test_a_fault_of_an_order_is_told_of_at_its_line_alone(tmp_path: Path, files: dict[str, str]) -> None:
    assert {one.partition(",")[0] for one in of_files(tmp_path, **files)} == {"templates/highest.story"}


def test_a_finding_of_another_story(tmp_path: Path) -> None:
    (tmp_path / "highest.story").write_text("order of highest\n  lead of far\n", encoding="utf-8")
    spoken = load_style("uk-regional", ())
    environment = sandbox(tmp_path, Speech(spoken))
    book = book_of(tmp_path, spoken.language, vocabulary())
    every = {"highest": "highest", "far": "multiple_of_average"}
    found = order_faults(book, environment, book.order("highest"), {"highest": "highest"}, every)
    assert list(map(str, found)) == [
        "templates/highest.story, line 2: 'far' is a finding of another story; wanted one that it has: highest"
    ]
