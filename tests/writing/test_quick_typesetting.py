"""The quick ways of typesetting give just what the general one gives: of paragraphs, of pieces of blocks, of rows."""

# ruff: noqa: E501
# a case a line

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from newsgen.language.style import load_style
from newsgen.model.body import Body, Element, Line, Mark, Node
from newsgen.model.derivation import Setting
from newsgen.model.patch_table import AreaRanking
from newsgen.writing.environment import sandbox
from newsgen.writing.ledger import CLOSE, DEFINITION, FIRST, INSERT, LAST, LINK_FIRST, Ledger
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_body, set_parts
from tests.tables import table

FIGURE = Mark("claim", 20, "count", origin=Setting("n", 20))
NAME = Mark("name", "Framley")
WORDS = (
    *("Framley", "20", "highest", "a", ".", "’s", "é", "\u20ac", "\U0001f600", "e\u0301", "\u200d"),
    *(" ", "  ", "\t", "\n", "\u00a0", "\u2003", "\x1c", "&", "<", ">", "'", '"', ";", "amp", "lt", "#39"),
    *(
        "&amp;",
        "&lt;",
        "&#39;",
        "&#34;",
        "&copy",
        "&copy;",
        "&nbsp;",
        "&#32;",
        "&#xF0001;",
        "&#xE000;",
        "&am",
        "p;",
    ),
    *(
        "\ue000",
        "\ue005",
        "\uf8ff",
        "\U000f0000",
        "\U0010fffd",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "<br>",
    ),
)
Piece = Callable[[Ledger], str]
"""What stands in a text, once there is a ledger."""


def marked(kind: Mark, inside: list[Piece], escaped: bool) -> Piece:
    def write(ledger: Ledger) -> str:
        words = "".join(one(ledger) for one in inside)
        return ledger.mark(words if ledger.secret in words or not escaped else str(escape(words)), kind)

    return write


def broken(character: str) -> Piece:
    return lambda ledger: ledger.secret + character


def table_of_rows(ledger: Ledger) -> str:
    return ledger.rows([Element("tr", "", ())], [Line("A row", ())])


word = st.sampled_from(WORDS).map(lambda text: lambda _: text)
proper = st.recursive(
    word,
    lambda inner: st.builds(
        marked,
        st.sampled_from([FIGURE, NAME, DEFINITION, INSERT]),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=8,
)
FORGED = (
    CLOSE,
    chr(FIRST),
    chr(FIRST + 1),
    chr(LAST),
    chr(LINK_FIRST),
    chr(LINK_FIRST + 1),
    "a",
    "\ue012",
    "\ue1ff",
)
wrong = st.sampled_from(FORGED).map(broken) | st.just(table_of_rows)
texts = st.lists(proper, max_size=6) | st.lists(proper | wrong | st.just(broken("")), max_size=6)


def headline(number: int) -> Line | None:
    return Line("A & B rose", ()) if number == 0 else None


def whole(nodes: Iterable[Node]) -> list[Any]:
    """Blocks with the words that stand side by side as one."""
    out: list[Any] = []
    for words, some in groupby(nodes, lambda node: isinstance(node, str)):
        if words:
            out.append("".join(map(str, some)))
        else:
            out += [(n.tag, n.attributes, whole(n.content)) for n in some if isinstance(n, Element)]
    return out


def alike(quick: Body, general: Body) -> None:
    assert quick.lines == general.lines
    assert whole(quick.blocks) == whole(general.blocks)
    assert (quick.html, quick.text) == (general.html, general.text)


def text(*words: str) -> list[Piece]:
    return [lambda _, w=w: w for w in words]  # type: ignore[misc]


IN_A_MARK = [marked(FIGURE, text("20 "), True), *text("more")]


@settings(deadline=None)  # two busy cores
@given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2"]), texts), min_size=1, max_size=3))
@example(
    [
        (
            "p",
            [
                *text("It was "),
                marked(FIGURE, text("20"), True),
                *text(" there, in "),
                marked(NAME, text("Framley"), True),
            ],
        )
    ]
)
@example([("p", IN_A_MARK)])
@example([("p", [*text("a "), marked(FIGURE, [], True), *text("b")])])
@example([("p", [broken(""), *text("a")])])
@example([("p", [*text("a"), broken(""), broken("")])])
@example([("p", [*text("See"), table_of_rows, *text(".")])])
@example([("p", [*text("a"), broken(chr(LAST)), *text("b"), broken(CLOSE), *text("c")])])
@example([("p", [broken(chr(FIRST)), *text("a")]), ("p", [marked(FIGURE, text("20"), True)])])
@example([("p", text("&copy 20"))])
@example([("p", text("\ue005 20"))])
@example([("p", text("a", "&#xF0001;"))])
@example([("p", [*text("&am"), marked(FIGURE, text("p;"), False)])])
@example([("p", text("< 20"))])
def test_a_paragraph_of_words(blocks: list[tuple[str, list[Piece]]]) -> None:
    ledger = Ledger()
    written = [(tag, "".join(piece(ledger) for piece in pieces)) for tag, pieces in blocks]
    quick = set_parts([(tag, [words]) for tag, words in written], ledger, headline)
    general = set_body("".join(f"<{tag}>{words}</{tag}>" for tag, words in written), ledger, headline)
    alike(quick, general)


TAGS = (
    "<p>",
    "</p>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<td>",
    "</td>",
    "<",
    "p",
    ">",
    "</",
    '<a href="b.html">',
    "</a>",
)
# a secret that is cut from its character stands in two pieces, and is no mark there
pieces = st.lists(st.sampled_from(TAGS).map(lambda tag: lambda _: tag) | proper | wrong, max_size=12)


@settings(deadline=None)  # two busy cores
@given(pieces)
@example(text("<p>A ", "&am", "p;", " B</p>"))
@example(text("<p>A & B</p>", "<p>C</p>"))
@example(text("<p", ">a</p", ">"))
def test_pieces_of_a_block(written: list[Piece]) -> None:
    ledger = Ledger()
    texts = [piece(ledger) for piece in written]
    alike(set_parts([("", texts)], ledger, headline), set_body("".join(texts), ledger, headline))


SPEECH = Speech(load_style("uk-regional"))
SANDBOX = sandbox(Path("no-such-project"), SPEECH)
BY_HAND = (
    "{% for area in areas %}<tr><td>{% if area.tied %}{{ before }}{% endif %}{{ RANK|in_figures }}"
    "{% if area.tied %}{{ after }}{% endif %}</td>"
    '<th scope="row">{{ area|in_list }}</th><td>{{ area.value|in_figures }}</td>'
    "{% if counts %}<td>{% if area.count %}{{ area.count|in_figures }}{% else %}–{% endif %}</td>{% endif %}</tr>{% endfor %}"
)
NAMES = st.lists(
    st.sampled_from([*(w for w in WORDS if "<" not in w or len(w) == 1), "Plumstead"]), min_size=1, max_size=4
).map(lambda words: "P" + "".join(words))


def standings(names: list[str], counted: bool) -> tuple[AreaRanking, ...]:
    found = table([(f"{i}", "X", float(9 - i // 2), 1.0) for i in range(len(names))]).rankings
    return tuple(
        replace(one, area=replace(one.area, name=name), count=one.value if counted and i % 2 else None)
        for i, (one, name) in enumerate(zip(found, names, strict=True))
    )


@settings(deadline=None)  # two busy cores
@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["{}", "Joint {}", "= {} &", "<{}>"]),
)
@example(["P \U0010fffd&"], False, False, "{}")
@example(["A  B", " C\u00a0D", "\ue000E", "F & <G>"], True, False, "Joint {}")
def test_rows(names: list[str], counts: bool, lowest: bool, tied: str) -> None:
    areas = standings(names, counts)
    before, _, after = tied.partition("{}")
    known = {
        "areas": areas,
        "counts": counts,
        "lowest": lowest,
        "tied": tied,
        "before": before,
        "after": after,
    }
    by_hand = BY_HAND.replace("RANK", "area.rank_low" if lowest else "area.rank")
    bodies = []
    for rows in ("{{ areas|rows(lowest=lowest, counts=counts, tied=tied) }}", by_hand):
        SPEECH.ledger = Ledger()
        printed = SANDBOX.from_string(f"<table><tbody>{rows}</tbody></table>").render(known)
        bodies.append(set_body(printed, SPEECH.ledger))
    alike(*bodies)


@pytest.mark.parametrize(
    "name", ["A B", "A  B", "A\u00a0B", "\ue000A", "A & B", "A &amp; B", "A <b>", 'O\'Neil "x"']
)
def test_a_name_of_a_row_is_answered_for(name: str) -> None:
    SPEECH.ledger = Ledger()
    printed = SANDBOX.from_string("<table><tbody>{{ areas|rows }}</tbody></table>").render(
        areas=standings([name], False)
    )
    body = set_body(printed, SPEECH.ledger)
    assert [line.loose().strip() for line in body.lines] == ["\ufffc"] * 3
