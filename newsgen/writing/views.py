"""The views of a body's blocks: its HTML, one block a line, and its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from newsgen.model.body import Node
from newsgen.writing.grammar import ATTRIBUTE, BLOCKS, CELLS, INLINE, LISTS

_ALONE = BLOCKS - CELLS
_SPACES = " \t\n\r\f"
_SPACE = re.compile(f"[{_SPACES}]+")


def as_html(blocks: Iterable[Node]) -> str:
    """The blocks as HTML for a CMS: one a line, no blank lines, a newline at the end."""
    out: list[str] = []
    _write(blocks, out)
    lines = (line.strip() for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def _write(nodes: Iterable[Node], out: list[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
            continue
        alone = node.tag in _ALONE
        if alone and out and not out[-1].endswith("\n"):
            out.append("\n")
        out.append(f"<{node.tag}{node.attributes}>")
        _write(node.content, out)
        if node.tag != "img":
            out.append(f"</{node.tag}>")
        if alone:
            out.append("\n")


def as_text(blocks: Iterable[Node]) -> str:
    """Their words: blocks apart by a blank line, no newline at the end.

    List items and table rows are lines of their own block: "- " or "1. " in front, cells padded into
    columns two spaces apart, numbers to the right. A link is its words, followed by "(address)" where it
    leads out of the edition; an image is "Image: " and its alternative text; a quotation has "> " before
    each of its lines.
    """
    text = _Text()
    text.take(blocks)
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
        if tag in CELLS:
            pass  # most of a body's elements are
        elif tag == "a":
            self.address = dict(ATTRIBUTE.findall(attributes)).get("href", "")
        elif tag == "img":
            if alt := dict(ATTRIBUTE.findall(attributes)).get("alt", ""):
                self.pieces.append(f"Image: {unescape(alt)}")
        elif tag not in INLINE:
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
        elif tag in CELLS:
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

    def take(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.words(node)
            else:
                self.start(node.tag, node.attributes)
                self.take(node.content)
                self.end(node.tag)

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
