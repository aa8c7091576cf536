"""One pass over what a template printed: marks come out as spans of lines, tags as a tree of blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from newsgen.errors import LanguageError
from newsgen.model.body import Body, Element, Line, Node, Span
from newsgen.model.hidden import PRIVATE
from newsgen.writing.grammar import ATTRIBUTE, BLOCKS, INLINE, known_tokens, tokens
from newsgen.writing.ledger import CLOSE, FIRST, LAST, LINK_FIRST, LINK_LAST, ROWS_FIRST, ROWS_LAST, Ledger
from newsgen.writing.plain_line import plain_line
from newsgen.writing.views import as_html, as_text

DEEPEST = 100
"""An insert's list in a list in a quotation comes to some 60."""
_WAITING = -1
"""Where a mark starts that has opened, but has no words yet."""


def set_body(
    marked: str, ledger: Ledger | None = None, headline: Callable[[int], Line | None] | None = None
) -> Body:
    """The body that a template printed, with the ledger of its marks; or any HTML.

    `headline` gives that of a link's target, or None where there is no such story.
    """
    setter = _Setter(ledger, headline)
    blocks = setter.set(marked)
    return Body(blocks, tuple(setter.lines), as_html(blocks), as_text(blocks))


def set_parts(
    parts: Iterable[tuple[str, Iterable[str]]], ledger: Ledger, headline: Callable[[int], Line | None]
) -> Body:
    """The body of a story of phrases: words with the tag of their block, or the pieces of a block under no tag."""
    setter = _Setter(ledger, headline)
    for tag, pieces in parts:
        if tag:
            setter.block(tag, "".join(pieces))
        else:
            setter.feed(pieces)
    blocks = setter.end()
    return Body(blocks, tuple(setter.lines), as_html(blocks), as_text(blocks))


def set_line(marked: str, ledger: Ledger | None = None) -> Line:
    """A headline or a standfirst: one line of plain text; tags in it are dropped."""
    plain = plain_line(marked, ledger) if ledger is not None else None
    if plain is not None:
        return plain[1]
    setter = _Setter(ledger)
    pieces = ((words if not tag else "" if tag in INLINE else " ") for tag, _, _, words in tokens(marked))
    setter.set("".join(pieces))
    return setter.lines[0] if setter.lines else Line("", ())


def _unmarked(attribute: re.Match[str]) -> str:
    """An attribute without what would be a mark, written as an entity."""
    value = PRIVATE.sub("", html.unescape(attribute[2]))
    return f' {attribute[1]}="{html.escape(value)}"'


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    attributes: str
    content: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Setter:
    """Sets one part of a draft. Inline tags wait for their words, so that white space before these stays outside."""

    ledger: Ledger | None
    headline: Callable[[int], Line | None] | None = None
    lines: list[Line] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=lambda: [_Open("", "")])
    _text: str = ""
    _spans: list[Span] = field(default_factory=list)
    _open: list[tuple[int, int]] = field(default_factory=list)
    """Where each open mark's words start in the line, and its number."""
    _tags: list[tuple[str, str]] = field(default_factory=list)
    _space: bool = False
    _begun: bool = False
    """Whether the block has words or an image yet."""

    def set(self, marked: str) -> tuple[Node, ...]:
        """The blocks of marked HTML; `lines` then holds those of them that have words."""
        self._read(marked)
        return self.end()

    def feed(self, pieces: Iterable[str]) -> None:
        """Marked HTML in pieces, as a template gives it: its fixed words come again and again, and are read once."""
        waiting = ""
        for piece in pieces:
            waiting += str(piece)
            if waiting.rfind("<") <= waiting.rfind(">") and waiting.rfind("&") <= waiting.rfind(";"):
                # or a tag, or an entity, goes on in the next piece
                self._read(waiting)
                waiting = ""
        self._read(waiting)

    def block(self, tag: str, marked: str) -> None:
        """A block of words, which seldom hold a tag; nothing where there are none."""
        plain = None if self._open or self.ledger is None else plain_line(marked, self.ledger)
        if plain is None:
            self._read(f"<{tag}>{marked}</{tag}>")
            return
        self._end_line()
        html, line = plain
        self._put(Element(tag, "", (html,)))
        self.lines.append(line)

    def _read(self, marked: str) -> None:
        if "<" not in marked and "&" not in marked:
            self._marked(marked)
            return
        known = self.ledger is None or self.ledger.secret not in marked
        for tag, closes, attributes, words in known_tokens(marked) if known else tokens(marked):
            if tag:
                self._tag(tag, closes, attributes)
            else:
                self._marked(words)

    def _marked(self, words: str) -> None:
        first, *marked_pieces = self._split(words)
        self._words(first)
        for piece in marked_pieces:
            self._mark(piece[:1])
            self._words(piece[1:])

    def end(self) -> tuple[Node, ...]:
        """The blocks, when all of them are set."""
        self._end_line()
        while len(self._stack) > 1:
            self._flatten()
        return tuple(self._stack[0].content)

    def _split(self, text: str) -> list[str]:
        """The text as it begins, then its pieces that begin with the character of a mark."""
        if self.ledger is None or self.ledger.secret not in text:
            return [text]
        return text.split(self.ledger.secret)

    def _mark(self, character: str) -> None:
        if not character:  # a template cut the secret out of what it caught
            return
        code = ord(character)
        if character == CLOSE:
            self._close_mark()
        elif FIRST <= code <= LAST and self.ledger is not None and code - FIRST < len(self.ledger.marks):
            self._open.append((_WAITING, code - FIRST))
        elif LINK_FIRST <= code <= LINK_LAST:
            self._link(code - LINK_FIRST)
        elif (
            ROWS_FIRST <= code <= ROWS_LAST
            and self.ledger is not None
            and code - ROWS_FIRST < len(self.ledger.tables)
        ):
            self._rows(*self.ledger.tables[code - ROWS_FIRST])

    def _rows(self, rows: Sequence[Element], lines: Sequence[Line]) -> None:
        self._end_line()
        self._stack[-1].content += rows
        self.lines += lines

    def _put(self, node: Node) -> None:
        self._stack[-1].content.append(node)

    def _words(self, piece: str) -> None:
        if not piece.isascii():
            piece = PRIVATE.sub("", piece)  # nobody's mark
        if not piece:
            return
        words = " ".join(piece.split())
        if not words:
            self._space = self._begun and (self._space or any(map(str.isspace, piece)))
            return
        if piece[0].isspace() and self._begun:
            self._space = True
        self._begin_words()
        read = html.unescape(words) if "&" in words else words
        if read != words and PRIVATE.search(read):  # written as &#xF0001;
            read = PRIVATE.sub("", read)
            words = html.escape(read, quote=False)
        self._put(words)
        self._text += read
        self._space = piece[-1].isspace()

    def _begin_words(self) -> None:
        """Before words: one space for a run of white space, none at a block's edges; then what opened before them."""
        if self._space and self._begun:
            self._put(" ")
            self._text += " " if self._text else ""
        self._space, self._begun = False, True
        self._open_tags()
        if self._open and self._open[-1][0] == _WAITING:  # what opened before it has its words
            here = len(self._text)
            self._open = [(here if start == _WAITING else start, number) for start, number in self._open]

    def _close_mark(self) -> None:
        if self._open:
            self._answer(*self._open.pop())

    def _answer(self, start: int, number: int) -> None:
        """Let the mark answer for the words from there to here, if they are its own."""
        assert self.ledger is not None
        if start != _WAITING and self.ledger.answers_for(number, self._text[start:]):
            self._spans.append(Span(start, len(self._text), self.ledger.marks[number]))

    def _link(self, number: int) -> None:
        line = self.headline(number) if self.headline else None
        if line is None:
            return
        self._begin_words()
        start = len(self._text)
        self._put(html.escape(line.text, quote=False))
        self._text += line.text
        self._spans += [Span(start + s.start, start + s.end, s.mark) for s in line.spans]

    def _tag(self, tag: str, closes: bool, attributes: str) -> None:
        if ("&" in attributes or not attributes.isascii()) and PRIVATE.search(html.unescape(attributes)):
            attributes = ATTRIBUTE.sub(_unmarked, attributes)
        if tag in BLOCKS:
            self._end_line()
            last = self._stack[-1]
            if closes and tag == last.tag == "p" and not last.attributes and not last.content:
                self._stack.pop()  # a paragraph whose conditions all failed is no paragraph
            elif closes:
                self._close(tag)
            else:
                self._start(tag, attributes)
        elif closes:
            self._open_tags()
            self._close(tag)
        elif tag == "img":
            self._image(attributes)
        else:
            self._tags.append((tag, attributes))

    def _open_tags(self) -> None:
        for tag, attributes in self._tags:
            self._start(tag, attributes)
        self._tags.clear()

    def _start(self, tag: str, attributes: str) -> None:
        if len(self._stack) > DEEPEST:
            raise LanguageError(f"elements stand more than {DEEPEST} deep in one another, the last a <{tag}>")
        self._stack.append(_Open(tag, attributes))

    def _image(self, attributes: str) -> None:
        """An image stands where a word would; what it shows is told in words too, and answered for like these."""
        self._begin_words()
        self._put(Element("img", attributes, ()))
        if told := html.unescape(dict(ATTRIBUTE.findall(attributes)).get("alt", "")):
            known = self.ledger.alts.get(told) if self.ledger is not None else None
            self.lines.append(known or Line(told, ()))

    def _close(self, tag: str) -> None:
        """Close the element of that tag; what cannot be closed stays as it was written, for the gate to find."""
        if self._stack[-1].tag != tag and all(one.tag != tag for one in self._stack[1:]):
            self._put(f"</{tag}>")
            return
        while self._stack[-1].tag != tag:
            self._flatten()
        done = self._stack.pop()
        self._put(Element(done.tag, done.attributes, tuple(done.content)))

    def _flatten(self) -> None:
        """Take the tag that is never closed for words, and what stands in it for what stands around it."""
        lost = self._stack.pop()
        self._stack[-1].content += [f"<{lost.tag}{lost.attributes}>", *lost.content]

    def _end_line(self) -> None:
        if self._text:
            for start, number in self._open:  # what is still open (an insert) goes on in the next block
                self._answer(start, number)
            self.lines.append(Line(self._text, tuple(self._spans)))
        if self._open:
            self._open = [(_WAITING, number) for _, number in self._open]
        self._open_tags()
        self._text, self._spans, self._space, self._begun = "", [], False, False
