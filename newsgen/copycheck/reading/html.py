"""HTML, as newsgen wrote it or as a CMS gave it back: a page or a fragment, its markup in whatever state.

Python's own parser takes time that grows with the square of some malformed pages, and a parser that builds the tree of
a browser can be made to build far more than it was given. Here tags are only looked at in passing, each once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from newsgen.copycheck.lines import MOST_LINES, Kind, Line, TooLongError, row, tidy

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+)>|<(/?)([a-zA-Z][^\s<>/]*)[^<>]*>"
)
_OTHER = re.compile(r"<[!?/][^<>]*>")
_FOOTNOTE = re.compile(r"\x01\s*[\[(]?(?:\d{1,2}|[*†‡]|[a-z])[\])]?\s*\x02")
_RAW = frozenset(["script", "style", "textarea", "title", "noscript", "iframe", "template", "xmp"])
"""Elements whose content is no text of the story, and is not looked into for tags."""
_ASIDE = frozenset(
    [
        "head",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "svg",
        "math",
        "object",
        "dialog",
        "del",
        "s",
        "strike",
    ]
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading"),
    **dict.fromkeys(["caption", "figcaption"], "caption"),
    "li": "item",
}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "figure",
        "hr",
        "br",
        "pre",
        "address",
        "body",
        "html",
        "details",
        "summary",
        "center",
    ]
) | set(_KINDS)
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_LISTS = frozenset({"ul", "ol", "dl"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "col"})
MOST_TAGS = 100_000
_REGIONS = ("article", "main")


def read_html(source: str) -> tuple[Line, ...]:
    """Its lines; of a page with an article only that, since menus and teasers are no copy of the story."""
    page = _Page()
    line, at = 1, 0
    for count, (start, end, tag) in enumerate(_tags(source)):
        if count > MOST_TAGS:
            raise TooLongError
        page.text(source[at:start])
        line += source.count("\n", at, start)
        page.line = line
        if tag:
            page.tag(*tag)
        line += source.count("\n", start, end)
        at = end
    page.text(source[at:])
    page.flush()
    return page.story()


def looks_like_html(text: str) -> bool:
    """Whether it has the tags of a text, not just a sign or two."""
    return (
        re.search(
            r"<(?:!doctype|html|body|p|div|h[1-6]|ul|ol|li|table|br|article|span|!-- wp:)\b[^<>]*>",
            text,
            re.I,
        )
        is not None
    )


def _tags(source: str) -> Iterator[tuple[int, int, tuple[str, bool, str] | None]]:
    """Where each tag or comment stands, and (name, whether it closes, attributes) where it is a tag."""
    at = 0
    gone: set[str] = set()
    while (start := source.find("<", at)) >= 0:
        if source.startswith("<!--", start):
            end = -1 if "-->" in gone else source.find("-->", start + 4)
            if end < 0:
                gone.add("-->")
            at = end + 3 if end >= 0 else start + 4
            yield start, at, None
        elif found := _TAG.match(source, start):
            name = (found[2] or found[5]).lower()
            closes = bool(found[1] or found[4])
            at = found.end()
            if name in _RAW and not closes and not (found[3] or "").endswith("/"):
                closing = None if name in gone else re.compile(rf"</{name}\b[^<>]*>", re.I).search(source, at)
                if closing is None:
                    gone.add(name)
                else:
                    at = closing.end()
                yield start, at, None
            else:
                yield start, at, (name, closes, found[3] or "")
        elif other := _OTHER.match(source, start):
            at = other.end()
            yield start, at, None
        else:
            at = start + 1


@dataclass(slots=True)
class _Page:
    """The page as it goes by: what is open is counted, so that no depth of nesting costs more than its tags."""

    line: int = 1
    open: Counter[str] = field(default_factory=Counter)
    kind: Kind = "prose"
    begun: int = 1
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    cells: list[str] = field(default_factory=list)
    in_row: bool = False
    in_cell: bool = False
    hidden: int = 0
    heads: int = 0
    groups: int = 0
    regions: int = 0
    lines: list[tuple[int, int, Line]] = field(default_factory=list)

    def text(self, raw: str) -> None:
        """Text between two tags."""
        if not raw or self.hidden or (self.in_row and not self.in_cell and raw.isspace()):
            return
        if not self.pieces:
            self.begun = self.line + raw[: len(raw) - len(raw.lstrip())].count("\n")
        self.pieces.append(raw)
        if self.open["a"] > 0:
            self.linked += len(raw)

    def tag(self, name: str, closes: bool, attributes: str) -> None:
        """A tag."""
        if name == "sup":
            self.pieces.append("\x02" if closes else "\x01")
        elif name in _CELLS:
            self._cell(name, closes)
        elif name in _ROWS:
            self._row()
            self.in_row = name == "tr" and not closes
            self.groups += name == "table" and not closes
        elif name in _BLOCKS:
            self._block(name, closes)
        if name not in _VOID and not attributes.endswith("/"):
            step = max(-self.open[name], -1) if closes else 1
            self.open[name] += step
            self.hidden += step if name in _ASIDE else 0
        if name == "blockquote":
            self.kind = "quote" if self.open[name] else "prose"

    def _block(self, name: str, closes: bool) -> None:
        if self.in_row:
            self.pieces.append("\n")
            return
        self.flush()
        self.kind = (
            "prose" if closes else _KINDS.get(name, "quote" if self.open["blockquote"] > 0 else "prose")
        )
        self.groups += name in _LISTS and not closes
        if name in _REGIONS and not closes and self.open[name] <= 0:
            self.regions += 1

    def _cell(self, name: str, closes: bool) -> None:
        if not self.in_row:
            self.flush()
            self.in_row = True
        if self.in_cell or self.pieces:
            self.cells.append(self._taken())
        self.in_cell = not closes
        self.heads += name == "th" and not closes

    def _row(self) -> None:
        if not self.in_row:
            self.flush()
            return
        if self.in_cell or self.pieces:
            self.cells.append(self._taken())
        cells = tuple(tidy(cell) for cell in self.cells)
        if sum(map(bool, cells)) > 1:
            self._add(row(self.begun, cells, self.groups, head=self.heads == len(cells)))
        else:  # a table that only lays out the page
            for cell in self.cells:
                for text in filter(None, map(tidy, cell.split("\n"))):
                    self._add(Line(self.begun, text))
        self.cells, self.heads, self.in_row, self.in_cell = [], 0, False, False

    def flush(self) -> None:
        """End the line."""
        if self.in_row:
            self._row()
            return
        whole, linked = sum(map(len, self.pieces)), self.linked
        text = tidy(self._taken())
        if text:
            # a link and a word or two in front of it: "SEE MORE"
            kind = (
                "link" if linked and linked >= 0.6 * whole and self.kind in {"prose", "item"} else self.kind
            )
            self._add(Line(self.begun, text, kind, (), self.groups if self.kind == "item" else 0))

    def _taken(self) -> str:
        text = _FOOTNOTE.sub(" ", unescape("".join(self.pieces))).replace("\x01", "").replace("\x02", "")
        self.pieces, self.linked = [], 0
        return text

    def _add(self, line: Line) -> None:
        if len(self.lines) >= MOST_LINES:
            raise TooLongError
        inside = {name: self.regions if self.open[name] > 0 else 0 for name in _REGIONS}
        self.lines.append((inside["article"], inside["main"], line))

    def story(self) -> tuple[Line, ...]:
        """The lines of the longest article; else those of the main part; else all."""
        for which in (0, 1):
            sizes: Counter[int] = Counter()
            for article, main, line in self.lines:
                region = (article, main)[which]
                sizes[region] += len(line.text) if region else 0
            if sizes and (best := max(sizes, key=lambda one: sizes[one])):
                return tuple(found[2] for found in self.lines if found[which] == best)
        return tuple(line for *_, line in self.lines)
