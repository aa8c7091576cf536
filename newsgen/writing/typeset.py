"""One pass over what a template printed: the marks come out as claims, the blocks come out one a line."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newsgen.language.sentences import sentence_ends
from newsgen.model.draft import Claim, StoryPart
from newsgen.writing.ledger import CLOSE, FIRST, LAST, LINK_FIRST, LINK_LAST, Mark

_TOKEN = re.compile(f"(<[^>]*>|[{chr(FIRST)}-{chr(LAST)}{CLOSE}{chr(LINK_FIRST)}-{chr(LINK_LAST)}])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_WAITING = -1
"""Where a mark starts that has opened, but has no words yet."""
# A block's text stands on its own: sentences and claims never cross its edges.
LEAF = frozenset({"p", "h2", "h3", "li", "td", "th", "caption", "figcaption"})
GROUP = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})


@dataclass(frozen=True, slots=True)
class Span:
    """An entry and where its words stand in a line of plain text."""

    start: int
    end: int
    entry: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One block of plain text with what is marked in it."""

    text: str
    spans: tuple[Span, ...]

    def claims(self, part: StoryPart, locale: str = "en_GB") -> list[Claim]:
        """Its claims, each with the sentence that holds it."""
        edges = (0, *sentence_ends(self.text, locale), len(self.text))
        found = []
        for span in self.spans:
            e = span.entry
            if e.kind == "claim" and e.origin is not None:
                begin = edges[bisect_right(edges, span.start) - 1]
                end = edges[bisect_left(edges, span.end)]
                words, sentence = self.text[span.start : span.end], self.text[begin:end].strip()
                found.append(
                    Claim(words, part, sentence, e.value, e.unit, e.area, e.measure, e.period, e.origin)
                )
        return found

    def loose(self) -> str:
        """Its text with everything marked blanked out: what no claim, name or definition answers for."""
        out, at = [], 0
        for span in sorted(self.spans, key=lambda s: s.start):
            if span.start >= at:
                out += [self.text[at : span.start], " \ufffc "]
            at = max(at, span.end)
        return "".join([*out, self.text[at:]])


@dataclass(slots=True)
class Setter:
    """Sets one part of a draft."""

    entries: Sequence[Mark]
    headline: Callable[[int], Line] | None = None
    out: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _text: str = ""
    _spans: list[Span] = field(default_factory=list)
    _open: list[tuple[int, Mark]] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)
    _space: bool = False

    def set(self, marked: str) -> None:
        """Take in marked HTML; `out` then holds the clean pieces, `lines` the blocks of text."""
        for token in _TOKEN.split(marked):
            if not token:
                continue
            code = ord(token[0])
            if token[0] == "<" and token[-1] == ">":
                self._tag(token)
            elif token == CLOSE:
                self._close()
            elif FIRST <= code <= LAST:
                self._open.append((_WAITING, self.entries[code - FIRST]))
            elif LINK_FIRST <= code <= LINK_LAST:
                self._link(code - LINK_FIRST)
            else:
                self._words(token)
        self._end_block()

    def _words(self, token: str) -> None:
        words = " ".join(token.split())
        if not words:
            self._space = bool(self._text)
            return
        if token[0].isspace() and self._text:
            self._space = True
        self._begin_words()
        self.out.append(words)
        self._text += html.unescape(words) if "&" in words else words
        self._space = token[-1].isspace()

    def _begin_words(self) -> None:
        """Before words: one space for a run of white space, none at a block's edges; then what opened before them."""
        if self._space and self._text:
            self.out.append(" ")
            self._text += " "
        self._space = False
        self.out += self._tags
        self._tags.clear()
        if self._open and self._open[-1][0] == _WAITING:  # what opened before it has its words
            here = len(self._text)
            self._open = [(here if start == _WAITING else start, entry) for start, entry in self._open]

    def _close(self) -> None:
        if self._open:
            start, entry = self._open.pop()
            if start != _WAITING:
                self._spans.append(Span(start, len(self._text), entry))

    def _tag(self, token: str) -> None:
        match = _TAG.match(token)
        closing, name = (match[1], match[2].lower()) if match else ("", "")
        if name in LEAF or name in GROUP:
            self._end_block()
            if closing and name == "p" and self.out and self.out[-1] == "<p>":
                self.out.pop()  # a paragraph whose conditions all failed is no paragraph
                return
            if not closing and name not in {"td", "th"} and self.out and not self.out[-1].endswith("\n"):
                self.out.append("\n")
            self.out.append(token)
            if closing and name not in {"td", "th"}:
                self.out.append("\n")
        elif closing:
            self.out += [*self._tags, token]
            self._tags.clear()
        else:
            self._tags.append(token)

    def _link(self, number: int) -> None:
        if self.headline is None:
            return
        line = self.headline(number)
        self._begin_words()
        start = len(self._text)
        self.out.append(html.escape(line.text, quote=False))
        self._text += line.text
        self._spans += [Span(start + s.start, start + s.end, s.entry) for s in line.spans]

    def _end_block(self) -> None:
        if self._text:
            # What is still open (an insert) goes on in the next block.
            going_on = [
                Span(start, len(self._text), entry) for start, entry in self._open if start != _WAITING
            ]
            self.lines.append(Line(self._text, (*self._spans, *going_on)))
        self._open = [(_WAITING, entry) for _, entry in self._open]
        self.out += self._tags
        self._tags.clear()
        self._text, self._spans, self._space = "", [], False


def set_line(marked: str, entries: Sequence[Mark]) -> Line:
    """A headline or a standfirst: one line of plain text; tags in it are dropped."""
    setter = Setter(entries)
    setter.set(re.sub(r"<[^>]*>", " ", marked))
    return setter.lines[0] if setter.lines else Line("", ())


def set_body(
    marked: str, entries: Sequence[Mark], headline: Callable[[int], Line] | None
) -> tuple[str, tuple[Line, ...]]:
    """A body: its HTML, one block a line and no blank lines, and its blocks of text."""
    setter = Setter(entries, headline)
    setter.set(marked)
    lines = (line.strip() for line in "".join(setter.out).split("\n"))
    return "\n".join(line for line in lines if line) + "\n", tuple(setter.lines)
