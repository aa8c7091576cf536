"""What a reader of a format gives: the lines of a copy, as a person sees them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "prose", "item", "row", "head", "caption", "quote", "link"]
MOST_TEXT = 120_000
"""Characters: the draft of a whole country, with its lists, has a tenth of them."""

MOST_LINES = 4_000

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LOOKALIKES = str.maketrans(
    {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "\u2012": "–", "\u2212": "-"}
    | {"—": "–", "’": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'"}
)
_VULGAR = re.compile("[\u00bc-\u00be\u2150-\u215e]")


class TooLongError(Exception):
    """More lines than any story has."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text: a paragraph, a heading, a list item, a table's row.

    `number` is the line of the file, from 1 (in a DOCX: the paragraph); `group` is shared by the items of one list and
    the rows of one table, and 0 elsewhere. A "head" is a table's row of column names; a "link" is nothing but a link.
    """

    number: int
    text: str
    kind: Kind = "prose"
    cells: tuple[str, ...] = ()
    group: int = 0


@dataclass(frozen=True, slots=True)
class EditedCopy:
    """A file that was read: what it is, what its lines are counted in, and the lines."""

    format: Literal["html", "text", "markdown", "docx"]
    unit: Literal["line", "paragraph"]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(line.text for line in self.lines)


def tidy(text: str) -> str:
    """The text with what looks alike made alike: spaces, apostrophes, hyphens and digits; nothing invisible is left.

    >>> tidy("3½\u00a0times the 𝟒𝟓\u00ad𝟐")
    '3 1/2 times the 452'
    """
    spaced = _VULGAR.sub(lambda sign: f" {sign[0]}", text.translate(_INVISIBLE).translate(_LOOKALIKES))
    plain = unicodedata.normalize("NFKC", spaced).replace("\u2044", "/")
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())


def row(number: int, cells: tuple[str, ...], group: int, *, head: bool = False) -> Line:
    """A table's row; its text has a bar between two cells."""
    return Line(number, " | ".join(cells), "head" if head else "row", cells, group)
