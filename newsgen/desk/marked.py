"""A story's words with its claims marked: the headline, the standfirst, and the body in blocks for a page to show.

The body is taken apart and put together anew, from the elements and attributes that a body may have and no others: what
else stands in it is shown as text, so that a blocked draft can be looked at like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from markupsafe import Markup, escape

from newsgen.edition.records import CautionRecord, ClaimRecord, StoryRecord

_VOID = {"img", "br"}
_BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "figure", "table"}
_BREAKS = _BLOCKS | {"li", "tr", "td", "th", "caption", "figcaption"}
_ELEMENTS = {
    *(*_BREAKS, *_VOID, "thead", "tbody", "strong", "em", "a"),
}
_QUOTED = re.compile(r"[‘'\"“](.{12,}?)[’'\"”](?=$|[\s,.;:)])")
Address = Callable[[str, str], str]
"""The desk's own address for a link ("a") or a picture ("img") of the body; "" for none."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body as HTML, and the cautions that speak of its words."""

    html: Markup
    cautions: tuple[CautionRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A story to show. `others` are the cautions that are of no one sentence."""

    headline: Markup
    standfirst: Markup
    blocks: tuple[Block, ...]
    others: tuple[CautionRecord, ...]
    beside_headline: tuple[CautionRecord, ...]


@dataclass(slots=True)
class _Piece:
    """A tag as it is shown, or a text, which begins at `start` of the running text."""

    html: Markup | None
    text: str = ""
    start: int = 0
    in_link: bool = False


@dataclass(slots=True)
class _Body(HTMLParser):
    """Pieces block by block, and all text in one, with a line's end where a block or a cell ends."""

    address: Address
    blocks: list[list[_Piece]] = field(default_factory=list)
    text: str = ""
    depth: int = 0
    links: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.handle_data(self.get_starttag_text() or "")
            return
        if tag in _BREAKS:
            self.text += "\n"
        if tag not in _VOID:
            self.depth += 1
            self.links += tag == "a"
        self._put(_Piece(Markup("<{}{}>").format(tag, self._attributes(tag, attrs))), opens=self.depth == 1)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ELEMENTS or tag in _VOID:
            return
        self._put(_Piece(Markup("</{}>").format(tag)))
        self.depth = max(0, self.depth - 1)
        self.links -= tag == "a" and self.links > 0
        if tag in _BREAKS:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self._put(_Piece(None, data, len(self.text), bool(self.links)))
        self.text += data

    def _put(self, piece: _Piece, opens: bool = False) -> None:
        if opens or not self.blocks:
            self.blocks.append([])
        self.blocks[-1].append(piece)

    def _attributes(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> Markup:
        given = {name: value or "" for name, value in attrs}
        kept: dict[str, str] = {}
        if tag == "th" and given.get("scope") in {"col", "row"}:
            kept["scope"] = given["scope"]
        if tag == "img":
            kept = {"src": self.address("img", given.get("src", "")), "alt": given.get("alt", "")}
        if tag == "a" and (there := self.address("a", given.get("href", ""))):
            kept["href"] = there
        return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in kept.items())


def marked(story: StoryRecord, address: Address) -> Marked:
    """The story with each claim as a button; `address` says where its links and pictures are at the desk."""
    body = _Body(address)
    body.feed(story["body_html"])
    body.close()
    numbered = list(enumerate(story["claims"]))
    of = {
        part: [(n, c) for n, c in numbered if c["part"] == part]
        for part in ("headline", "standfirst", "body")
    }
    spans = _found(body.text, of["body"])
    quoted = [(caution, _quotes(caution["message"])) for caution in story["cautions"]]
    placed: set[int] = set()

    def beside(text: str) -> tuple[CautionRecord, ...]:
        here = [n for n, (_, words) in enumerate(quoted) if n not in placed and any(w in text for w in words)]
        placed.update(here)
        return tuple(quoted[n][0] for n in here)

    headline = beside(story["headline"])
    blocks = tuple(
        Block(Markup("").join(_shown(block, spans)), beside(_words(block)))
        for block in body.blocks
        if _words(block).strip() or len(block) > 1
    )
    others = tuple(caution for n, (caution, _) in enumerate(quoted) if n not in placed)
    return Marked(
        _line(story["headline"], of["headline"]),
        _line(story["standfirst"], of["standfirst"]),
        blocks,
        others,
        headline,
    )


def _quotes(message: str) -> list[str]:
    return [" ".join(found.split()) for found in _QUOTED.findall(message)]


def _words(block: Sequence[_Piece]) -> str:
    return " ".join("".join(piece.text for piece in block).split())


def _line(text: str, claims: Sequence[tuple[int, ClaimRecord]]) -> Markup:
    return Markup("").join(_shown([_Piece(None, text, 0)], _found(text, claims)))


def _found(text: str, claims: Sequence[tuple[int, ClaimRecord]]) -> list[tuple[int, int, int]]:
    """Where claims stand in a text, as (from, to, number): each in its sentence, in reading order."""
    out: list[tuple[int, int, int]] = []
    begin = at = 0
    before = ""
    for number, claim in claims:
        sentence, words = claim["sentence"], claim["text"]
        if sentence != before or words == sentence:
            start = _whole(text, sentence, at) if words == sentence else text.find(sentence, begin)
            if start < 0:
                continue
            begin, at, before = start, start, sentence
        start = text.find(words, at, begin + len(sentence))
        if start < 0:
            start = text.find(words, begin, begin + len(sentence))
        if start >= 0:
            out.append((start, start + len(words), number))
            at = start + (len(words) if words == sentence else 1)
    return sorted(out)


def _whole(text: str, words: str, at: int) -> int:
    """Where a cell's words stand by themselves: the "1" of a rank is no part of "100,000"; -1 where nowhere."""
    found = re.compile(rf"(?<![\w,.]){re.escape(words)}(?!\w|[,.]\d)").search(text, at)
    return found.start() if found else -1


def _shown(block: Iterable[_Piece], spans: Sequence[tuple[int, int, int]]) -> Iterator[Markup]:
    for piece in block:
        if piece.html is not None:
            yield piece.html
            continue
        end = piece.start + len(piece.text)
        here = (
            [span for span in spans if span[0] < end and piece.start < span[1]] if not piece.in_link else []
        )
        edges = sorted({piece.start, end, *(e for a, b, _ in here for e in (a, b) if piece.start < e < end)})
        for left, right in pairwise(edges):
            words = piece.text[left - piece.start : right - piece.start]
            over = [n for a, b, n in here if a <= left and right <= b]
            if not over or not words.strip():
                yield escape(words)
                continue
            yield Markup('<span role="button" tabindex="0" class="claim" data-claim="{}">{}</span>').format(
                " ".join(map(str, reversed(over))), words
            )
