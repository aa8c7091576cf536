"""The quick look at a body's markup: it never passes what the long look finds fault with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.gates.markup import usual
from newsgen.writing.check_body import check_body
from tests.conftest import ROOT

BODIES = tuple(p.read_text() for p in sorted((ROOT / "tests" / "golden").rglob("*.body.html")))
PIECES = (
    "<p>", "</p>", "\n", "<li>", "</li>", "<ul>", "</ul>", "<td>", "</td>", "<tr>", "</tr>", "<h2>", "</h2>",
    "<strong>", "</strong>", '<a href="a.html">', '<a href="https://example.org/a?b=c">', '<a href="//x">',
    '<a href="javascript:x">', "</a>", "<table>", "</table>", "<thead>", "<tbody>", "</tbody>",
    '<th scope="row">', '<th scope="x">', "</th>", "<caption>", "</caption>", " ", "word", "&amp;", "&", "<",
    ">", "&#13;", "\xa0", "\u200b", "<!--", "<br>", "\t", "\r", "\x0c",
)  # fmt: skip


def test_it_passes_real_bodies() -> None:
    assert all(usual(body) for body in BODIES)


@given(st.data())
def test_what_it_passes_has_no_fault(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(BODIES))
    start = data.draw(st.integers(0, len(body)))
    body = body[start : start + 400] if data.draw(st.booleans()) else body
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(body)))
        body = (
            body[:at] + data.draw(st.sampled_from(("", *PIECES))) + body[at + data.draw(st.integers(0, 9)) :]
        )
    if usual(body):
        assert check_body(body) == ()


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_nor_has_anything_put_together_of_pieces(body: str) -> None:
    if usual(body):
        assert check_body(body) == ()
