"""The blocks of text of a story's record: headline, standfirst, and each paragraph, cell and item of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

LEAVES = {"p", "h2", "h3", "li", "td", "th", "caption", "figcaption"}


@dataclass(frozen=True)
class Block:
    """`kind` is "headline", "standfirst", or the HTML element; `label` the words in bold that open it ("SEE MORE:")."""

    kind: str
    text: str
    label: str = ""
    link: str = ""

    @property
    def part(self) -> str:
        return self.kind if self.kind in {"headline", "standfirst"} else "body"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.kind = ""
        self.text: list[str] = []
        self.label: list[str] = []
        self.link = ""
        self.bold = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEAVES:
            self.kind, self.text, self.label, self.link = tag, [], [], ""
        elif tag == "a":
            self.link = dict(attrs).get("href") or ""
        self.bold = tag in {"strong", "em"}

    def handle_endtag(self, tag: str) -> None:
        self.bold = False
        if tag in LEAVES and tag == self.kind:
            self.found.append(Block(tag, "".join(self.text), "".join(self.label), self.link))
            self.kind = ""

    def handle_data(self, data: str) -> None:
        if not self.kind:
            assert not data.strip(), f"text in no block: {data!r}"
            return
        if self.bold and not "".join(self.text).strip():
            self.label.append(data)
        self.text.append(data)


def body_blocks(html: str) -> list[Block]:
    reader = _Reader()
    reader.feed(html)
    return reader.found


def blocks(story: dict[str, Any]) -> Iterator[Block]:
    """All of them, in reading order."""
    yield Block("headline", story["headline"])
    if story["standfirst"]:
        yield Block("standfirst", story["standfirst"])
    yield from body_blocks(story["body_html"])


def rows(html: str) -> list[list[list[str]]]:
    """The tables of a body: their rows of cells, header rows left out."""
    return [
        [
            [block.text for block in body_blocks(row)]
            for row in re.findall(r"<tr>.*?</tr>", table, re.S)
            if 'scope="col"' not in row
        ]
        for table in re.findall(r"<table>.*?</table>", html, re.S)
    ]


_END = re.compile(r"(?<=[.!?])([\"”’)]?)\s+(?=[\"“‘(]?[A-Z0-9£])")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; "St. Ives" and "No. 10" do not end one."""
    found: list[str] = []
    for piece in _split(text):
        if found and re.search(r"\b(St|Mr|Mrs|Ms|Dr|No|Gt|Lt|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$", found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _split(text: str) -> Iterator[str]:
    at = 0
    for match in _END.finditer(text):
        yield text[at : match.end(1)]
        at = match.end()
    if text[at:].strip():
        yield text[at:]
