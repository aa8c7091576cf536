"""Setting a draft: marks come out as claims in their place, blocks come out one a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model.body import Mark
from newsgen.model.derivation import Setting
from newsgen.writing.claims import claims_of
from newsgen.writing.ledger import DEFINITION, INSERT, Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.typeset import set_body, set_line

FIGURE = Mark("claim", 20, "count", origin=Setting("n", 20))


def mark(ledger: Ledger, text: str, entry: Mark = FIGURE) -> str:
    return ledger.mark(text, entry)


def test_a_claim_stands_in_its_sentence() -> None:
    ledger = Ledger()
    body = set_body(f"<p>Rates rose. {mark(ledger, 'Twenty')} areas did. So what.</p>", ledger)
    (line,) = body.lines
    assert body.html == "<p>Rates rose. Twenty areas did. So what.</p>\n"
    (claim,) = claims_of(line, "body")
    assert (claim.text, claim.sentence) == ("Twenty", "Twenty areas did.")


def test_marks_nest() -> None:
    ledger = Ledger()
    inner = mark(ledger, "20")
    outer = mark(ledger, f"{inner} areas", DEFINITION)
    line = set_line(f"The {outer} of it", ledger)
    assert line.text == "The 20 areas of it"
    assert [(line.text[s.start : s.end], s.mark.kind) for s in line.spans] == [
        ("20", "claim"),
        ("20 areas", "definition"),
    ]


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        pytest.param("<p>  a \n  b </p>\n\n\n<p>c</p>", "<p>a b</p>\n<p>c</p>\n", id="white space folds"),
        pytest.param(
            "<ul>\n <li>a</li> <li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", id="a list"
        ),
        pytest.param(
            '<tr> <td>1</td> <th scope="row"> a </th></tr>',
            '<tr><td>1</td><th scope="row">a</th></tr>\n',
            id="a row",
        ),
        pytest.param(
            "<p>a <strong>b</strong> c</p>", "<p>a <strong>b</strong> c</p>\n", id="inline keeps its spaces"
        ),
        pytest.param("<p>a <strong> b </strong>c</p>", "<p>a <strong>b</strong> c</p>\n", id="inline edges"),
        pytest.param("<p>R&amp;D &lt;b&gt;</p>", "<p>R&amp;D &lt;b&gt;</p>\n", id="entities stay"),
        pytest.param("<p>a</p><p> </p><p>b</p>", "<p>a</p>\n<p>b</p>\n", id="an empty paragraph is none"),
    ],
)
def test_blocks(marked: str, html: str) -> None:
    assert set_body(marked).html == html


@pytest.mark.parametrize(
    ("marked", "html", "text"),
    [
        (
            '<p>Look at <img src="a" alt="b"> it.</p>',
            '<p>Look at <img src="a" alt="b"> it.</p>\n',
            "Look at Image: b it.",
        ),
        ('<p><img src="a" alt="b"> it</p>', '<p><img src="a" alt="b"> it</p>\n', "Image: b it"),
        (
            '<p>a <em><img src="a" alt="b"></em>c</p>',
            '<p>a <em><img src="a" alt="b"></em>c</p>\n',
            "a Image: bc",
        ),
    ],
)
def test_an_image_stands_where_a_word_would(marked: str, html: str, text: str) -> None:
    body = set_body(marked)
    assert (body.html, body.text) == (html, text)


def test_what_an_image_shows_is_answered_for() -> None:
    body = set_body('<figure><img src="a" alt="Up 300 per cent"><figcaption>c</figcaption></figure>')
    assert [loose_numbers(line.loose()) for line in body.lines] == [["300"], []]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("<em>Hogglestock</em>, in Barset", "Hogglestock, in Barset"),
        ("<em>Bar</em>chester", "Barchester"),
        ("a < b and c > d", "a < b and c > d"),
        ("<p>a</p><p>b</p>", "a b"),
    ],
)
def test_a_line_loses_tags_and_no_words(marked: str, text: str) -> None:
    assert set_line(marked).text == text


def test_text_is_unescaped() -> None:
    assert set_body("<p>R&amp;D &lt;b&gt;</p>").lines[0].text == "R&D <b>"


def test_a_link_takes_its_sisters_headline_and_claims() -> None:
    own, sister = Ledger(), Ledger()
    headline = set_line(f"{mark(sister, 'Twenty')} areas & more", sister)
    body = set_body(f'<p>SEE: <a href="x.html">{own.link(0)}</a></p>', own, lambda n: headline)
    (line,) = body.lines
    assert body.html == '<p>SEE: <a href="x.html">Twenty areas &amp; more</a></p>\n'
    assert [c.text for c in claims_of(line, "body")] == ["Twenty"]


def test_what_no_claim_answers_for_is_loose() -> None:
    ledger = Ledger()
    definition = mark(ledger, "per 100,000 people", DEFINITION)
    (line,) = set_body(f"<p>{mark(ledger, '20')} areas, 30 typed, twice, {definition}</p>", ledger).lines
    assert loose_numbers(line.loose()) == ["30", "twice"]


def test_an_insert_answers_for_all_its_blocks() -> None:
    ledger = Ledger()
    lines = set_body(mark(ledger, "<p>We had 12.</p>\n<p>And 13.</p>", INSERT) + "<p>14</p>", ledger).lines
    assert [loose_numbers(line.loose()) for line in lines] == [[], [], ["14"]]


@given(st.lists(st.tuples(st.text("ab 1.", max_size=6), st.booleans()), max_size=8))
def test_text_is_what_was_printed(pieces: list[tuple[str, bool]]) -> None:
    ledger = Ledger()
    marked = "".join(mark(ledger, text) if claimed else text for text, claimed in pieces)
    line = set_line(marked, ledger)
    assert line.text == " ".join("".join(text for text, _ in pieces).split())
    assert all(0 <= s.start <= s.end <= len(line.text) for s in line.spans)
