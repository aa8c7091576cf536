"""Gates that look at how the prose tells its figures: told again, compared again, of whom, of how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from newsgen.gates.prose import paragraphs
from newsgen.model.body import Mark, Span
from newsgen.model.derivation import Cell, Derivation, Setting
from newsgen.model.draft import Claim, Draft
from tests.gates.small import CELL, HOUSE, claim, draft, plan, ranking, said
from tests.tables import RATE

GERMAN = replace(HOUSE, language="de-DE")
WELSH = replace(HOUSE, language="cy")
ONE, TWO, THREE = (ranking(plan().table, name).area.code for name in "ABC")
PRAGUE = Cell("table.csv", 9, "rate", "")
OVER = Derivation("ratio", (CELL, PRAGUE))
MORE = Derivation("percent_change", (CELL, PRAGUE))
APART = Derivation("difference", (PRAGUE, CELL))
LEAST = Derivation("low", (MORE,))
SECOND = Derivation("rank", (CELL,), (("order", "descending"),))
FROM_LOWEST = Derivation("rank", (CELL,), (("order", "ascending"),))


def naming(one: Draft, *names: str) -> Draft:
    """The draft with a mark on each of the names, wherever its body has it."""
    name = re.compile(rf"\b(?:{'|'.join(names)})\b")
    lines = []
    for line in one.body.lines:
        found = [Span(*at.span(), Mark("name", at[0])) for at in name.finditer(line.text)]
        lines.append(line._replace(spans=(*line.spans, *found)))
    return replace(one, body=replace(one.body, lines=tuple(lines)))


def test_paragraphs_are_whole_sentences_above_the_first_heading() -> None:
    rows = "<table><caption>Rates</caption><tbody><tr><td>A.</td><td>4</td></tr></tbody></table>"
    body = f"<p>It is 4 in A. It was 5.</p>\n<p>SEE MORE: B</p>\n{rows}\n<ul><li>One is.</li></ul>\n"
    four = claim("4", "It is 4 in A.", 4.0, area=ONE)
    one = naming(draft(f"{body}<h2>Sums &amp; method</h2>\n<p>It is 6.</p>\n", claims=(four,)), "A")
    (told,) = paragraphs(one, "en-GB")
    assert [sentence.text for sentence in told] == ["It is 4 in A.", "It was 5."]
    assert [sentence.claims for sentence in told] == [(four,), ()]
    assert [sentence.named for sentence in told] == [{"A"}, set()]


HAD, HAS = "A had 400.0 then.", "It is 400.0 there."


def figure(sentence: str, text: str = "400.0", **changes: Any) -> Claim:
    return claim(text, sentence, 400.0, area=ONE)._replace(**changes)


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        pytest.param(figure(HAS), 1, id="the same figure"),
        pytest.param(figure(HAS, area=TWO), 0, id="of another area"),
        pytest.param(figure(HAS, value=400.1), 0, id="another value"),
        pytest.param(figure(HAS, measure="cases"), 0, id="of another measure"),
        pytest.param(figure(HAS, unit="count"), 0, id="in another unit"),
        pytest.param(figure(HAS, period="2021-02-11"), 0, id="of another period"),
        pytest.param(figure(HAS, place="X"), 0, id="of a place"),
        pytest.param(figure(HAS, origin=OVER), 0, id="found in another way"),
        pytest.param(figure(HAS, text="high"), 0, id="a word, not a number"),
        pytest.param(figure(HAD), 0, id="twice in one sentence"),
        pytest.param(figure(HAS, part="standfirst"), 0, id="in the standfirst"),
    ],
)
def test_a_figure_told_again(second: Claim, faults: int) -> None:
    one = draft(text=f"{HAD}\n{HAS}", claims=(figure(HAD), second))
    assert len(said("figure_twice", one, plan())) == faults


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        pytest.param({}, 1, id="of an area"),
        pytest.param({"area": "", "place": "X"}, 1, id="of a place"),
        pytest.param({"area": "", "measure": "", "unit": "count"}, 0, id="a number of areas"),
        pytest.param({"unit": "rank", "origin": SECOND}, 0, id="a rank"),
        pytest.param({"unit": "date"}, 0, id="a date"),
        pytest.param({"origin": Setting("measures.rate.thresholds", 400)}, 0, id="a threshold"),
    ],
)
def test_what_may_be_told_again(changes: dict[str, Any], faults: int) -> None:
    one = draft(text=f"{HAD}\n{HAS}", claims=(figure(HAD, **changes), figure(HAS, **changes)))
    assert len(said("figure_twice", one, plan())) == faults


@pytest.mark.parametrize(
    ("below", "faults"),
    [
        (f"<p>{HAS}</p>", 1),
        (f"<h2>More</h2>\n<p>{HAS}</p>", 0),
        (f"<ul><li>{HAS}</li></ul>", 0),
        (f"<table><tbody><tr><td>{HAS}</td><td>5</td></tr></tbody></table>", 0),
    ],
)
def test_a_figure_may_stand_again_outside_the_prose(below: str, faults: int) -> None:
    one = draft(f"<p>{HAD}</p>\n{below}\n", claims=(figure(HAD), figure(HAS)))
    assert len(said("figure_twice", one, plan())) == faults


STANDFIRST, FIRST, LATER = "That is 400.0 there", "A had 400.0 then.", "A is at 400.0 now."


def stood(text: str, sentence: str, part: str, **changes: Any) -> Claim:
    return claim(text, sentence, 400.0, area=ONE, part=part)._replace(**changes)


@pytest.mark.parametrize(
    ("other", "where"),
    [
        pytest.param(stood("400", "A at 400", "headline"), "headline", id="in the headline"),
        pytest.param(stood("400.0", FIRST, "body"), "first paragraph", id="in the first paragraph"),
        pytest.param(stood("400.0", LATER, "body"), "", id="in the second"),
        pytest.param(stood("400.0", FIRST, "body", area=TWO), "", id="of another area"),
        pytest.param(stood("high", FIRST, "body"), "", id="a word"),
        pytest.param(stood("400.0", FIRST, "body", unit="date"), "", id="a date"),
    ],
)
def test_a_standfirst_with_a_figure_that_stands_beside_it(other: Claim, where: str) -> None:
    ours = stood("400.0", STANDFIRST, "standfirst")
    one = draft(text=f"{FIRST}\n{LATER}", headline="A at 400", standfirst=STANDFIRST, claims=(ours, other))
    found = said("standfirst_repeats", one, plan())
    assert [message for message in found if f"as the {where} does" in message] == found
    assert len(found) == bool(where)


@pytest.mark.parametrize(
    ("ours", "theirs", "same", "faults"),
    [
        pytest.param("the highest rate", "The highest rate", True, 1, id="in the same words"),
        pytest.param("the highest rate", "The highest rate", False, 0, id="another area's"),
        pytest.param("first", "The highest rate", True, 0, id="in other words"),
    ],
)
def test_a_standfirst_with_the_rank_of_the_headline(ours: str, theirs: str, same: bool, faults: int) -> None:
    claims = (
        claim(theirs, theirs, 1, "rank", ONE, SECOND, "headline"),
        claim(ours, ours, 1, "rank", ONE if same else TWO, SECOND, "standfirst"),
    )
    one = draft(headline=theirs, standfirst=ours, claims=claims)
    assert len(said("standfirst_repeats", one, plan())) == faults


@pytest.mark.parametrize("same", [True, False])
def test_a_number_of_areas_is_the_same_if_it_counts_the_same(same: bool) -> None:
    counts = [Derivation("count", (CELL,)), Derivation("count", (CELL if same else PRAGUE,))]
    one, two = (
        claim("seven", "In seven", 7, "count", "", found, part, "")
        for found, part in zip(counts, ("headline", "standfirst"), strict=True)
    )
    assert len(said("standfirst_repeats", draft(standfirst="In seven", claims=(one, two)), plan())) == same


def of_areas(text: str, *codes: str) -> list[Claim]:
    """A figure for each sentence of a text, of the area of that code."""
    sentences = [s.strip() + "." for s in text.replace("\n", " ").split(".") if s.strip()]
    return [claim("9", s, 9.0, area=code) for s, code in zip(sentences, codes, strict=True) if code]


@pytest.mark.parametrize(
    ("text", "codes", "faults"),
    [
        pytest.param("A had 9. It had 9 before.", (ONE, ONE), 0, id="one place before it"),
        pytest.param("A had 9, more than B. It had 9 before.", (ONE, ONE), 0, id="B has no figure there"),
        pytest.param("A and B had 9. It had 9 before.", ("", ONE), 1, id="two places before it"),
        pytest.param("B had 9. It had 9 before.", (TWO, ONE), 1, id="another place before it"),
        pytest.param("They had 9. It had 9 before.", (ONE, ONE), 0, id="no place before it"),
        pytest.param("A and B had 9. A had 9 before.", ("", ONE), 0, id="named again"),
        pytest.param("A and B had 9. The figure was 9.", ("", ONE), 1, id="the figure"),
        pytest.param("A and B had 9. The rate was 9.", ("", ONE), 1, id="the rate"),
        pytest.param("A and B had 9. The figures say 9.", ("", ONE), 0, id="the figures"),
        pytest.param("A and B had 9. There were 9 more.", ("", ONE), 1, id="there, and no place"),
        pytest.param("A and B had 9. There were 9 in A.", ("", ONE), 0, id="there were, in a place"),
        pytest.param("A and B had 9. It is not known why.", ("", ""), 0, id="no figure"),
        pytest.param("It had 9.", (ONE,), 1, id="the first sentence of all"),
        pytest.param("A had 9.\nIt had 9 before.", (ONE, ONE), 0, id="one place in the paragraph before"),
        pytest.param("B had 9.\nIt had 9 before.", (TWO, ONE), 1, id="another place in it"),
        pytest.param("A had 9.\nThey did.\nIt had 9 before.", (ONE, "", ONE), 0, id="one place two before"),
        pytest.param("A had 9.\nB did.\nIt had 9 before.", (ONE, "", ONE), 1, id="another place after it"),
        pytest.param("They had 9.\nIt had 9 before.", (ONE, ONE), 1, id="no place in it"),
        pytest.param("A had 9. B had 9.\nIt had 9 before.", (ONE, TWO, ONE), 1, id="two places in it"),
    ],
)
def test_a_subject_that_is_clear(text: str, codes: Sequence[str], faults: int) -> None:
    one = naming(draft(text=text, claims=tuple(of_areas(text, *codes))), "A", "B")
    assert len(said("unclear_subject", one, plan())) == faults
    assert said("unclear_subject", one, plan(), WELSH) == []


@pytest.mark.parametrize(
    ("place", "faults"),
    [pytest.param("X", 0, id="the one before it"), pytest.param("Y", 0, id="what X is held against")],
)
def test_a_patch_that_was_named_alone_is_clear(place: str, faults: int) -> None:
    first, then = "X is third among the councils.", "It was fifth before."
    claims = (
        claim("third", first, 3, "rank", origin=SECOND)._replace(place="X"),
        claim("fifth", then, 5, "rank", origin=SECOND)._replace(place=place),
    )
    one = naming(draft(text=f"{first} {then}", claims=claims), "X")
    assert len(said("unclear_subject", one, plan())) == faults


RATIO, ABOVE = "It is 1.5 times that of X.", "It is 50 per cent above that of X."


@pytest.mark.parametrize(
    ("one", "two", "faults"),
    [
        pytest.param(OVER, MORE, 1, id="a multiple, and per cent"),
        pytest.param(OVER, LEAST, 1, id="a multiple, and at least so many per cent"),
        pytest.param(OVER, Derivation("ratio", (PRAGUE, CELL)), 1, id="from either side"),
        pytest.param(MORE, APART, 1, id="per cent, and the gap from the other side"),
        pytest.param(OVER, Derivation("percent_change", (CELL, CELL)), 0, id="another pair"),
        pytest.param(OVER, OVER, 0, id="one figure again"),
        pytest.param(OVER, CELL, 0, id="a figure, compared with nothing"),
    ],
)
def test_a_pair_compared_again(one: Any, two: Any, faults: int) -> None:
    claims = (claim("1.5 times", RATIO, 1.5, "ratio", origin=one), claim("50", ABOVE, 50.0, origin=two))
    assert len(said("compared_twice", draft(text=f"{RATIO}\n{ABOVE}", claims=claims), plan())) == faults


@pytest.mark.parametrize(
    ("text", "sentence", "part", "faults"),
    [
        pytest.param("50 per cent", ABOVE, "body", 1, id="a number"),
        pytest.param("above", ABOVE, "body", 0, id="a word of comparison"),
        pytest.param("50 per cent", RATIO, "body", 0, id="in one sentence"),
        pytest.param("50 per cent", ABOVE, "headline", 0, id="in the headline"),
        pytest.param("50 per cent", "50 per cent", "body", 0, id="in a cell"),
    ],
)
def test_where_a_pair_may_be_compared_again(text: str, sentence: str, part: str, faults: int) -> None:
    claims = (
        claim("1.5 times", RATIO, 1.5, "ratio", origin=OVER),
        claim(text, sentence, 50.0, "per_cent", origin=MORE, part=part),
    )
    assert len(said("compared_twice", draft(text=f"{RATIO}\n{ABOVE}", claims=claims), plan())) == faults


def ranked(text: str, sentence: str, value: int, area: str, origin: Any = SECOND) -> Claim:
    return claim(text, sentence, value, "rank", area, origin)


BARE = "B has the second-highest rate."


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        pytest.param(BARE, 1, id="bare"),
        pytest.param("B has the second-highest rate among them.", 0, id="among"),
        pytest.param("B has the second-highest rate of the lot.", 0, id="of the"),
        pytest.param("B has the second-highest rate in X.", 0, id="in a place"),
        pytest.param("B has one of the highest rates.", 0, id="no ordinal"),
    ],
)
def test_a_rank_has_its_field(sentence: str, faults: int) -> None:
    text = "second-highest" if "second" in sentence else "one of the highest"
    one = naming(draft(text=sentence, claims=(ranked(text, sentence, 2, TWO),)), "B", "X")
    assert len(said("rank_without_field", one, plan())) == faults
    assert said("rank_without_field", one, plan(), WELSH) == []


@pytest.mark.parametrize(
    ("before", "faults"),
    [
        pytest.param([], 1, id="none before"),
        pytest.param([ranked("highest", HAD, 1, ONE)], 0, id="its first before"),
        pytest.param([ranked("highest", HAD, 1, "")], 1, id="the first of another ranking before"),
        pytest.param([ranked("lowest", HAD, 1, ONE, FROM_LOWEST)], 1, id="the first of the other end before"),
        pytest.param([ranked("400.0", HAD, 3, THREE), claim("12", HAD, 12, "count", "", measure="")], 0, id="a count"),
        pytest.param([claim("12", HAD, 12, "count", "", measure="")], 1, id="a count of something else"),
    ],
)  # fmt: skip
def test_a_field_is_known_once_given(before: list[Claim], faults: int) -> None:
    claims = (*before, ranked("second-highest", BARE, 2, TWO))
    one = naming(draft(text=f"{HAD}\n{BARE}", claims=claims), "A", "B")
    assert len(said("rank_without_field", one, plan())) == faults


@pytest.mark.parametrize(("value", "text", "faults"), [(1, "first", 0), (2, "2nd", 1), (12, "twelfth", 1)])
def test_only_ranks_below_the_first_need_a_field(value: int, text: str, faults: int) -> None:
    sentence = f"B comes {text} for its rate."
    one = naming(draft(text=sentence, claims=(ranked(text, sentence, value, TWO),)), "B")
    assert len(said("rank_without_field", one, plan())) == faults


@pytest.mark.parametrize(
    ("gate", "text", "faults"),
    [
        ("unclear_subject", "A und B hatten 9. Der Wert lag bei 9.", 1),
        ("unclear_subject", "A und B hatten 9. Dort waren es 9.", 1),
        ("unclear_subject", "A und B hatten 9. Es waren 9 mehr.", 1),
        ("unclear_subject", "A und B hatten 9. Es waren 9 in A.", 0),
        ("rank_without_field", "B hat den zweithöchsten Wert.", 1),
        ("rank_without_field", "B kommt auf Rang zwei, es ist der zweite.", 1),
        ("rank_without_field", "B hat den zweithöchsten Wert unter den Orten.", 0),
        ("rank_without_field", "B hat den zweithöchsten Wert der 12 Orte.", 0),
    ],
)
def test_german(gate: str, text: str, faults: int) -> None:
    if gate == "unclear_subject":
        claims = of_areas(text, "", ONE)
    else:
        claims = [ranked("zweithöchsten" if "höch" in text else "zweite", text, 2, TWO)]
    one = naming(draft(text=text, claims=tuple(claims)), "A", "B")
    assert len(said(gate, one, plan(measure=replace(RATE, noun="Inzidenz")), GERMAN)) == faults
