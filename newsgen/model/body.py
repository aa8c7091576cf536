"""The body of a story: blocks of words with what is marked in them. Its HTML and its plain text are views of these.

A draft has some hundreds of these values: a named tuple is made in a third of the time of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from newsgen.model.derivation import Input

MarkKind = Literal["claim", "name", "definition", "insert"]


class Mark(NamedTuple):
    """One thing printed: a claim with its figure, a name, a definition of the project, or an insert.

    The `value` of a name is that of the table. `place` is the place that an average, a total or a share is of.
    """

    kind: MarkKind
    value: float | int | str = ""
    unit: str = ""
    area: str = ""
    measure: str = ""
    period: str = ""
    origin: Input | None = None
    place: str = ""


class Span(NamedTuple):
    """A mark and where its words stand in a line of plain text."""

    start: int
    end: int
    mark: Mark


class Line(NamedTuple):
    """The words of one block as plain text, with what is marked in them."""

    text: str
    spans: tuple[Span, ...]

    def loose(self) -> str:
        """Its text with everything marked blanked out: what no claim, name or definition answers for."""
        if len(self.spans) == 1 and self.spans[0].end - self.spans[0].start == len(self.text):
            return " \ufffc "  # a cell of a table
        out, at = [], 0
        for span in sorted(self.spans, key=lambda s: s.start):
            if span.start >= at:
                out += [self.text[at : span.start], " \ufffc "]
            at = max(at, span.end)
        return "".join([*out, self.text[at:]])


class Element(NamedTuple):
    """An element of a body ("p", "table", "a") with what stands in it: other elements, and words.

    Words are texts of HTML as they were written, so that what was escaped stays so. `attributes` likewise are as they
    stand in the tag, each after a space.
    """

    tag: str
    attributes: str
    content: tuple[Node, ...]


Node: TypeAlias = "Element | str"


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its blocks in their order, and the line of each block that has words.

    `html` and `text` are the views that everybody asks for, made once (`writing.views`).
    """

    blocks: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    html: str = ""
    text: str = ""


EMPTY = Body()
