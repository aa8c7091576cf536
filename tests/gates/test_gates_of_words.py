"""Gates that look at words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.model.area import Area
from newsgen.model.derivation import Derivation, Select
from newsgen.model.draft import Link
from newsgen.model.measure import Measure
from newsgen.model.plan import Insert, Target
from tests.gates.small import (
    CELL,
    CHANGE,
    GATES,
    HOUSE,
    ROWS,
    claim,
    draft,
    of_all,
    plan,
    ranking,
    said,
    with_standing,
    with_table,
)
from tests.tables import RATE, Row

ROSE = "The rate rose by 20.0 in A."
THAT_ROSE = Derivation("count", (Select("", "", "Barsetshire", compute=CHANGE),))
WELSH = replace(HOUSE, language="cy")


TWO_ROSE, SIGNED = "The rate rose in two.", "It fell by -0.6 points."


FROM_TO = "The rate rose in A, from 9.0 to 12.0."


def from_to(old: float, new: float) -> tuple[Any, ...]:
    weeks = (("2021-02-11", old), ("2021-02-18", new))
    return tuple(claim(str(v), FROM_TO, v, area="A")._replace(period=week) for week, v in weeks)


def rose(value: float, origin: Any = CHANGE) -> tuple[Any, ...]:
    return (claim("20.0", ROSE, value, origin=origin),)


@pytest.mark.parametrize(
    ("text", "claims", "faults"),
    [
        pytest.param(ROSE, rose(20.0), 0, id="rose, and it did"),
        pytest.param(ROSE, rose(-20.0), 1, id="rose, and it fell"),
        pytest.param(ROSE, rose(0.0), 1, id="rose, and it stayed"),
        pytest.param(ROSE, rose(20.0, CELL), 1, id="a level"),
        pytest.param("The rate soared in A.", (), 1, id="soared"),
        pytest.param(
            TWO_ROSE, (claim("two", TWO_ROSE, 2, "count", origin=THAT_ROSE),), 0, id="a count that rose"
        ),
        pytest.param(
            SIGNED, (claim("-0.6", SIGNED, -0.6, "points", origin=CHANGE),), 1, id="its direction twice"
        ),
        pytest.param("It is high. " + ROSE, rose(20.0), 0, id="two sentences"),
        pytest.param(ROSE + " It soared.", rose(20.0), 1, id="the change is another sentence's"),
        pytest.param(FROM_TO, from_to(9.0, 12.0), 0, id="from one level to another"),
        pytest.param(FROM_TO, from_to(12.0, 9.0), 1, id="from one level to a lower"),
        pytest.param(FROM_TO, from_to(9.0, 12.0)[:1], 1, id="one level only"),
        pytest.param("Where the rate rose most", rose(20.0), 0, id="a caption, the change elsewhere"),
        pytest.param("Where the rate rose most", (), 1, id="a caption, and no change"),
        pytest.param("Pelton Fell is high, and so is Rose Hill.", (), 0, id="names"),
        pytest.param("The rate rose in every neighbourhood.", (), 1, id="not in every one"),
    ],
)
def test_verbs_of_change(text: str, claims: tuple[Any, ...], faults: int) -> None:
    assert len(said("change_words", draft(text=text, claims=claims), plan())) == faults
    assert said("change_words", draft(text=text, claims=claims), plan(), WELSH) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The rate rose in every one.", 0),
        ("The rate fell in every one.", 1),
        ("The rate did not fall in any.", 0),
        ("It fell in no place.", 0),
    ],
)
def test_verbs_of_change_where_all_went_one_way(text: str, faults: int) -> None:
    rows: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 8.0, 2.0)]
    assert len(said("change_words", draft(text=text), plan(rows))) == faults


def test_a_headline_may_have_its_change_below() -> None:
    change = claim("20.0", ROSE, 20.0, origin=CHANGE)
    one = draft(headline="Rate rises: how it has risen in A", text=ROSE, claims=(change,))
    assert said("change_words", one, plan()) == []
    assert (
        len(said("change_words", replace(one, claims=(), body=draft(text="It is high.").body), plan())) == 1
    )


def test_what_others_say_is_not_the_drafts_own() -> None:
    quote = "It soared because of risk, the worst since December, said a patient of the ward."
    insert = Insert("a", "A council", ("X",), "a council", (), None, None, f"<p>{quote}</p>", quote)
    link = Link("Infections soared in the worst ward", "b")
    body = f'<p>Well.</p>\n<p>SEE MORE: <a href="b.html">{link.headline}</a></p>\n<h2>A council</h2>\n<p>{quote}</p>\n'
    one = draft(body, see_more=(link,))
    planned = replace(plan(), inserts=(insert,), see_more=(Target("b"),))
    for gate in ("change_words", "beyond_measure", "verdict", "place_kind", "other_dates", "average_named"):
        assert said(gate, one, planned) == [], gate
        assert said(gate, draft(text=quote), plan()) or gate == "average_named", gate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A has many infections.", ["infections"]),
        ("The risk is high in A, driven by B.", ["risk", "driven by"]),
        ("The chance of catching it is high.", ["chance of catching"]),
        ("The order may be due to chance.", []),
        ("A has many cases.", []),
        ("A figure of the heart.", []),
    ],
)
def test_claims_beyond_the_measure(text: str, words: list[str]) -> None:
    found = said("beyond_measure", draft(text=text), plan())
    assert [message.split("'")[1] for message in found] == words


def test_a_word_of_the_projects_own_is_its_own_affair() -> None:
    measure = replace(RATE, noun="infection rate", definition="Infections are those found by a test.")
    assert said("beyond_measure", draft(text="A has many infections."), plan(measure=measure)) == []
    waiting = replace(RATE, noun="waiting patient", definition="")
    assert said("beyond_measure", draft(text="A has many patients."), plan(measure=waiting)) == []
    assert len(said("beyond_measure", draft(text="A has many infections."), plan(measure=waiting))) == 1
    assert len(said("beyond_measure", draft(text="A has many patients."), plan(measure=measure))) == 1


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("A was at 400.0 cases per 100,000 people.", 0),
        ("A was at 400.0.", 1),
        ("Cases per 100,000 people: A was at 400.0.", 0),
        ("400.0", 0),
    ],
)
def test_a_rate_without_what_it_is_of(sentence: str, faults: int) -> None:
    rate = claim("400.0", sentence, 400.0, area="X/A")
    assert len(said("beyond_measure", draft(text=sentence, claims=(rate,)), plan())) == faults
    rise = claim("biggest", "A had the biggest rise.", 400.0, area="X/A")
    assert len(said("beyond_measure", draft(text=sentence, claims=(rise, rate)), plan())) == faults, (
        "no rate in it"
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("A is worst.", 1),
        ("A and B had 4 and 5 respectively.", 1),
        ("A is highest.", 0),
        ("The Best Western is in A.", 0),
    ],
)
def test_verdicts(text: str, faults: int) -> None:
    assert len(said("verdict", draft(text=text), plan())) == faults
    assert said("verdict", draft(text=text), plan(), WELSH) == []


def figures(count: int, above: bool = False) -> Any:
    sentence = "Of all those there were " + ", ".join(map(str, range(11, 11 + count))) + " in places" + ". "
    claims = [claim(str(n), sentence.strip(), n, "count") for n in range(11, 11 + count)]
    more = [claim("Of", sentence.strip(), 1, "count")] if above else []
    return draft(
        text=sentence, claims=(*claims, *more, claim("today", sentence.strip(), "2021-02-18", "date"))
    )


@pytest.mark.parametrize(
    ("one", "options", "faults"),
    [
        pytest.param(figures(4), {}, 0, id="four figures and a date"),
        pytest.param(figures(5), {}, 1, id="five"),
        pytest.param(figures(5), {"figures": 5}, 0, id="five, as the project allows"),
        pytest.param(figures(4, above=True), {}, 0, id="a comparison is no figure"),
        pytest.param(figures(5, above=True), {}, 1, id="five and a comparison"),
        pytest.param(
            draft(claims=tuple(claim("29", area=str(n)) for n in range(9))),
            {},
            0,
            id="the same in nine cells",
        ),
        pytest.param(draft(text=("word " * 45).strip() + "."), {}, 0, id="45 words"),
        pytest.param(draft(text=("word " * 46).strip() + "."), {}, 1, id="46 words"),
        pytest.param(
            draft(text=("word " * 30).strip() + ". A" + " word" * 30 + "."), {}, 0, id="two sentences"
        ),
    ],
)
def test_crowded_sentences(one: Any, options: dict[str, int], faults: int) -> None:
    assert len(said("crowded_sentence", one, plan(), **options)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("That is twice the average of 179.", 1, id="of what?"),
        pytest.param("That is twice the average of about 179.", 1, id="of what, about?"),
        pytest.param("That is above the average in the week to February 18.", 1, id="a time is no place"),
        pytest.param("That is twice the average of 179 for the area as a whole.", 0, id="for a place"),
        pytest.param("That is twice the average across its 20 neighbourhoods.", 0, id="across areas"),
        pytest.param("That is twice the average of all 20 neighbourhoods.", 0, id="of areas"),
        pytest.param("That is twice the national average.", 0, id="national"),
        pytest.param("The average across all is 179. Eight are above the average.", 0, id="named at first"),
        pytest.param(
            "Eight are above the average. That was 179 across all.", 1, id="named of something else"
        ),
        pytest.param("Eight are above the average. The average across all is 179.", 0, id="named later"),
        pytest.param("That is high.", 0, id="none"),
    ],
)
def test_an_average_is_named(text: str, faults: int) -> None:
    assert len(said("average_named", draft(text=text), plan())) == faults
    assert said("average_named", draft(text=text), plan(), WELSH) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("Nowhere in Sunderland was the rate higher than in Framley.", 1, id="than a place"),
        pytest.param("The rate was higher in Framley.", 1, id="than nothing"),
        pytest.param("In Framley the rate was higher than the average for Sunderland.", 0, id="the average"),
        pytest.param("In Framley it was higher than that for Sunderland.", 0, id="that for the place"),
        pytest.param("In Framley it was higher than in the typical ward.", 0, id="a median"),
        pytest.param("In Framley it was higher than the county rate for all.", 0, id="a rate"),
        pytest.param("Framley is twice as high.", 0, id="no word of comparison"),
    ],
)
def test_what_rests_on_the_average_says_so(text: str, faults: int) -> None:
    ratio = Derivation("ratio", (CELL, CELL))
    word = "higher" if "higher" in text else "twice"
    claims = (claim(word, text, 1.5, "ratio", origin=ratio),)
    assert len(said("average_unsaid", draft(text=text, claims=claims), plan())) == faults
    assert said("average_unsaid", draft(text=text, claims=claims), plan(), WELSH) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("It is high in Framley, and in Hogglestock.", 2, id="two"),
        pytest.param("It is high in Framleyford.", 0, id="part of a longer name"),
        pytest.param("It is high in Barchester.", 0, id="not of this table"),
        pytest.param("Framley", 0, id="a cell"),
    ],
)
def test_a_place_that_is_typed(text: str, faults: int) -> None:
    rows: list[Row] = [("Framley", "X", 9.0, 1.0), ("Hogglestock", "X", 8.0, 2.0)]
    assert len(said("typed_place", draft(text=text), plan(rows))) == faults


def test_an_average_that_is_not_there_or_is_a_median() -> None:
    text = "That is twice the average across all of them."
    assert len(said("average_named", draft(text=text), with_table(plan(), average=None))) == 1
    assert len(said("average_named", draft(text=text), plan(measure=replace(RATE, average="median")))) == 1
    said_so = "That is twice the average, the middle one, across all of them."
    assert said("average_named", draft(text=said_so), plan(measure=replace(RATE, average="median"))) == []
    price = Measure(name="rate", noun="average price", kind="money", column="rate", average="none")
    assert said("average_named", draft(text="The average price was high."), plan(measure=price)) == []


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        ("Test", 1), ("test area 3", 1), ("TEST_ROW", 1), ("Test ward A", 1), ("Dummy", 1), ("Lorem ipsum", 1),
        ("Example", 1), ("Example council", 1), ("XXX", 1), ("TBC", 1), ("Area (do not use)", 1),
        ("Test Valley", 0), ("Testwood", 0), ("Exampleton", 0), ("Sample Street", 0), ("Demoville", 0), ("Attest", 0),
        ("Contest Green", 0), ("Foo", 0),
    ],
)  # fmt: skip
def test_what_looks_like_a_test(name: str, faults: int) -> None:
    assert len(said("looks_like_a_test", draft(), plan([*ROWS, (name, "X", 5.0, None)]))) == faults
    assert len(said("looks_like_a_test", draft(), plan([*ROWS, ("D", name, 5.0, None)]))) == faults
    assert len(said("looks_like_a_test", draft(), plan(), replace(HOUSE, publisher=name))) == faults


def test_links_to_nowhere() -> None:
    gate = GATES["dead_link"]
    planned = replace(plan(), see_more=(Target("b"),))
    here = draft('<p><a href="b.html">B</a> and <a href="https://example.org">out</a></p>\n')
    assert list(gate.faults(here, planned, HOUSE)) == []
    gone = draft('<p><a href="c.html">C</a> and <a href="#top">up</a></p>\n')
    assert len(list(gate.faults(gone, planned, HOUSE))) == 2
    one = replace(
        here, slug="a", headline="A", see_more=(Link("B", "b"), Link("Out", url="https://example.org"))
    )
    other = replace(here, slug="b", headline="B", see_more=())
    plans = (planned, planned)
    assert of_all("dead_link", (one, other), plans) == []
    assert [m[0] for m in of_all("dead_link", (one, replace(other, headline="C")), plans)] == ["a"]
    assert [m[0] for m in of_all("dead_link", (one,), plans[:1])] == ["a"]


def test_a_sentence_in_many_drafts() -> None:
    about = "<h2>About</h2>\n<p>All of this was drafted by software, you know.</p>\n"
    same = "Residents are asked to stay where they are tonight."
    often = [draft(f"<p>{same}</p>\n<p>Place {n} is high.</p>\n{about}") for n in range(3)]
    seldom = [draft(f"<p>Place {n} is high, and nobody says so twice.</p>\n{about}") for n in range(12)]

    def found(drafts: list[Any], newsroom: Any = HOUSE, **options: Any) -> list[Any]:
        return of_all("repeated_sentence", drafts, [plan()] * len(drafts), newsroom, **options)

    assert found(often + seldom) == []
    assert found(often + seldom[:11]) == [f"3 of 14 drafts say {same!r}"]
    assert found(often) == [], "three drafts are no edition"
    assert found(often + seldom[:11], share=0.5) == []
    captions = [draft(f"<h3>{same[:-1]}</h3>\n<p>Place {n} is high.</p>\n") for n in range(12)]
    assert found(captions) == [], "no sentence"
    assert found(often + seldom[:11], words=10) == []
    assert found(often + seldom[:11], replace(HOUSE, publisher="Residents")) == [], "whose figures they are"


def test_a_name_that_two_areas_share() -> None:
    planned = plan([("Grange", "Redcar", 9.0, None), ("B", "X", 1.0, None)])
    area = ranking(planned.table, "Grange").area
    shared = with_standing(planned, "Grange", area=replace(area, shared_name=True))
    for text, faults in (
        ("Grange is high.", 1), ("Grange in Redcar is high.", 0), ("Grange Park is high.", 0), ("Lagrange is high.", 0),
        ("Grange-over-Sands is high.", 0), ("Well.", 0), ("Grange in Redcar is high.\nSo Grange is first.", 1),
    ):  # fmt: skip
        assert len(said("ambiguous_name", draft(text=text), shared)) == faults, text
        assert said("ambiguous_name", draft(text=text), planned) == []
    longer = plan([("Grange", "Redcar", 9.0, None), ("West Grange", "Redcar", 1.0, None)])
    area = ranking(longer.table, "Grange").area
    longer = with_standing(longer, "Grange", area=replace(area, shared_name=True))
    for text, faults in (("West Grange is high.", 0), ("West Grange is high, Grange low.", 1)):
        assert len(said("ambiguous_name", draft(text=text), longer)) == faults, text
    withheld = with_table(
        planned, suppressed=(Area("9", "Moor", "ward", (("council", "Y"),), shared_name=True),)
    )
    assert len(said("ambiguous_name", draft(text="Moor is not published."), withheld)) == 1


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Hull Central in Hull was high.", 1),
        ("Hull Central, Hull, was high.", 1),
        ("Hull Central was high.", 0),
    ],
)
def test_a_place_said_twice_over(text: str, faults: int) -> None:
    planned = plan([("Hull Central", "Hull", 9.0, None), ("B", "X", 1.0, None)])
    one = draft(text=text, claims=(claim("9", text, 9, area="Hull/Hull Central"),))
    assert len(said("ambiguous_name", one, planned)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Twenty neighbourhoods are high.", 0),
        ("Twenty postcodes are high.", 1),
        ("Twenty wards are high.", 1),
        ("Ward End is high.", 0),
        ("E02001682 is high.", 1),
        ("The councils of this region are high.", 0),
    ],
)
def test_places_are_called_what_they_are(text: str, faults: int) -> None:
    assert len(said("place_kind", draft(text=text), plan())) == faults


def test_places_are_called_what_the_table_calls_them() -> None:
    newsroom, table = replace(HOUSE, area_kind="ward"), plan().table
    areas = tuple(replace(s, area=replace(s.area, kind="ward")) for s in table.rankings)
    wards = replace(plan(), table=replace(table, rankings=areas))
    assert said("place_kind", draft(text="Twenty wards are high."), wards, newsroom) == []
    assert len(said("place_kind", draft(text="Twenty neighbourhoods are high."), wards, newsroom)) == 1


def test_a_place_may_call_them_otherwise() -> None:
    table = plan().table
    areas = tuple(replace(s, area=replace(s.area, kind="parish")) for s in table.rankings)
    parishes = replace(plan(), table=replace(table, rankings=areas))
    assert said("place_kind", draft(text="Twenty parishes are high."), parishes) == []


def test_whose_figures_they_are() -> None:
    newsroom = replace(HOUSE, publisher="Public Health England")
    assert said("whose_figures", draft(text="Public Health England published them."), plan(), newsroom) == []
    assert (
        said("whose_figures", draft(text="The office did."), plan(), replace(HOUSE, publisher="the office"))
        == []
    )
    assert len(said("whose_figures", draft(text="They were published."), plan(), newsroom)) == 1
    assert said("whose_figures", draft(text="They were published."), plan()) == []


@pytest.mark.parametrize(
    ("standfirst", "faults"),
    [
        ("", 0),
        ("A has the highest rate in the county.", 1),
        ("The highest rate", 1),
        ("It is at 400.0, above B", 0),
    ],
)
def test_a_standfirst_adds_something(standfirst: str, faults: int) -> None:
    one = draft(headline="A has the highest rate in the county", standfirst=standfirst)
    assert len(said("standfirst", one, plan())) == faults


def test_no_gate_of_words_looks_at_the_rows_of_a_list() -> None:
    row = '<tr><td>1</td><th scope="row">Worst postcode that soared</th><td>9</td></tr>'
    body = f"<table>\n<tbody>\n{row}\n</tbody>\n</table>\n"
    for gate in ("change_words", "beyond_measure", "verdict", "place_kind"):
        assert said(gate, draft(body), plan()) == [], gate


@pytest.mark.parametrize(
    ("body", "fetched"),
    [
        pytest.param('<p><img src="https://ads.example/p.gif" alt="A"></p>', 1, id="an image"),
        pytest.param('<p><img src="//ads.example/p.gif" alt="A"></p>', 1, id="without a scheme"),
        pytest.param('<p><img src="\\\\ads.example/p.gif" alt="A"></p>', 1, id="backslashes"),
        pytest.param('<p><img src="ht&#9;tp&#58;//ads.example/p.gif" alt="A"></p>', 1, id="disguised"),
        pytest.param('<p><img src="a.png" srcset="a.png 1x, HTTPS://ads.example/b.png 2x"></p>', 1, id="srcset"),
        pytest.param('<iframe src="http://ads.example/"></iframe>', 1, id="a frame"),
        pytest.param('<video poster="http://a.example/1" src="v.mp4"></video>', 1, id="a video"),
        pytest.param('<p><IMG SRC=http://ads.example/p.gif></p>', 1, id="capitals, no quotes"),
        pytest.param('<link rel="stylesheet" href="https://ads.example/a.css">', 1, id="a style sheet"),
        pytest.param('<script src="https://ads.example/a.js"></script>', 1, id="a script"),
        pytest.param('<p style="background:url(https://ads.example/a.png)">A</p>', 1, id="in a style"),
        pytest.param('<a style="background:url(//ads.example/a.png)" href="a.html">A</a>', 1, id="of a link"),
        pytest.param("<style>@import '//ads.example/a.css';</style>", 1, id="imported"),
        pytest.param('<p><img src="a.png" alt="A"><img src="/b/a.png" alt="B"></p>', 0, id="beside the story"),
        pytest.param('<p><a href="https://gov.example/table">The table</a></p>', 0, id="a link"),
        pytest.param('<p><img src="a.png" alt="From https://gov.example/"></p>', 0, id="said, not fetched"),
        pytest.param('<p>See https://gov.example/ or url(s): none</p>', 0, id="an address in the text"),
        pytest.param('<p>&lt;img src="https://ads.example/p.gif"&gt;</p>', 0, id="words that look like one"),
    ],
)  # fmt: skip
def test_what_would_be_fetched_from_elsewhere(body: str, fetched: int) -> None:
    messages = said("from_elsewhere", draft(body + "\n"))
    assert len(messages) == fetched
    assert all("example" in message for message in messages)
