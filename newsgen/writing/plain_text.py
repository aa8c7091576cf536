"""The plain text of a body, by the same grammar that it is checked by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from newsgen.writing.body import ATTRIBUTE, ENTITY, INLINE, LISTS, TOKEN

_PIECE = re.compile(rf"^<p>(?P<plain>[^<>&\n]*(?:{ENTITY}[^<>&\n]*)*)</p>$|{TOKEN.pattern}", re.MULTILINE)
_SPACES = " \t\n\r\f"
_SPACE = re.compile(f"[{_SPACES}]+")


def plain_text(body_html: str) -> str:
    """The body's words: blocks apart by a blank line, no newline at the end.

    List items and table rows are lines of their own block: "- " or "1. " in front, cells padded into
    columns two spaces apart, numbers to the right. A link is its words, followed by "(address)" where it
    leads out of the edition; an image is "Image: " and its alternative text; a quotation has "> " before
    each of its lines.
    """
    text = _Text()
    for token in _PIECE.finditer(body_html):
        if (words := token["plain"]) is not None:  # a paragraph without a mark in it, as most are
            text.start("p", "")
            text.words(words)
            text.end("p")
        elif (words := token["text"]) is not None:
            text.words(words)
        elif token["stray"] is not None:
            text.words(token["stray"])
        elif token["close"]:
            text.end(token["tag"])
        else:
            text.start(token["tag"], token["attributes"])
    return text.finish()


@dataclass(slots=True)
class _Text:
    """One pass over a body, gathering its blocks."""

    blocks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    mark: str = ""
    rows: list[list[str]] = field(default_factory=list)
    quoted: bool = False
    address: str = ""

    def words(self, html: str) -> None:
        if self.pieces or html.strip(_SPACES):
            self.pieces.append(unescape(html))

    def start(self, tag: str, attributes: str) -> None:
        if tag == "a":
            self.address = dict(ATTRIBUTE.findall(attributes)).get("href", "")
        elif tag == "img":
            if alt := dict(ATTRIBUTE.findall(attributes)).get("alt", ""):
                self.pieces.append(f"Image: {unescape(alt)}")
        elif tag not in INLINE:
            if tag not in {"td", "th"}:
                self._line()
            if tag in LISTS:
                if not self.lists:
                    self._block()
                self.lists.append(0 if tag == "ol" else -1)
            elif tag == "li":
                self._item()
            elif tag == "tr":
                self.rows.append([])
            elif tag == "blockquote":
                self._block()
                self.quoted = True

    def end(self, tag: str) -> None:
        if tag == "a":
            if self.address.startswith(("http:", "https:")):
                self.pieces.append(f" ({unescape(self.address)})")
        elif tag in {"td", "th"}:
            if self.rows:
                self.rows[-1].append(self._gathered())
        elif tag == "table":
            self.lines += _columns(self.rows)
            self.rows = []
            self._block()
        elif tag not in INLINE:
            self._line()
            if tag in LISTS and self.lists:
                self.lists.pop()
            if tag == "blockquote":
                self._block()
                self.quoted = False
            elif not self.lists and tag not in {"caption", "thead", "tbody", "tr"}:
                self._block()

    def finish(self) -> str:
        self._line()
        self._block()
        return "\n\n".join(self.blocks)

    def _gathered(self) -> str:
        if not self.pieces:
            return ""
        gathered = "".join(self.pieces)
        self.pieces = []
        if "  " in gathered or not gathered.isprintable():
            gathered = _SPACE.sub(" ", gathered)
        return gathered.strip(" ")

    def _item(self) -> None:
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            self.mark = f"{self.lists[-1]}. "
        else:
            self.mark = "- "

    def _line(self) -> None:
        if line := self._gathered():
            depth = "  " * max(len(self.lists) - 1, 0)
            self.lines.append(depth + self.mark + line)
            self.mark = "  " if self.lists else ""

    def _block(self) -> None:
        if self.lines:
            before = "> " if self.quoted else ""
            self.blocks.append("\n".join(before + line for line in self.lines))
            self.lines = []
        self.mark = ""


def _columns(rows: list[list[str]]) -> list[str]:
    """Rows of cells as lines: each column as wide as its widest cell, numbers flush right."""
    across = max(map(len, rows), default=0)
    widths = [max((len(row[i]) for row in rows if i < len(row)), default=0) for i in range(across)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if i and _reads_as_number(cell) else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append("  ".join(cells).rstrip(" "))
    return lines


def _reads_as_number(cell: str) -> bool:
    return cell.lstrip("+-−–£€$")[:1].isdigit()
