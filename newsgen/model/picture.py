"""A picture beside a story: its file, what it says to those who do not see it, and the figures that it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, NamedTuple, get_args

from newsgen.model.area import Area
from newsgen.model.figure import Figure
from newsgen.model.period import Period

PictureKind = Literal["map", "bars", "line", "card"]
PICTURE_KINDS: tuple[PictureKind, ...] = get_args(PictureKind)
SUFFIXES: dict[PictureKind, str] = {
    "map": ".map.svg",
    "bars": ".bars.svg",
    "line": ".line.svg",
    "card": ".card.png",
}
"""What each is called on disk, after its story's slug."""


class ShownFigure(NamedTuple):
    """A figure that a picture shows in words or by the length or the colour of what is drawn.

    `area` is the code of its area, `period` the last day of its period as an ISO date. `value` is that of the table:
    of a bar of a list of changes, the change.
    """

    area: str
    period: str
    text: str
    value: float
    figure: Figure | None = None


class Told(NamedTuple):
    """What stands in an alternative text and has to be answered for: a figure, a period's last day, a place."""

    text: str
    behind: Figure | Period | Area


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a story.

    `alt` tells what it shows, and `told` has the words of that which somebody has to answer for, in their order.
    `title` says what it is of, `caption` also where and when; `credit` says whose the figures and the outlines are,
    `attribution` the outlines alone. `shown` are the figures in it, those of a list in its order; `coloured` the codes
    of the areas that a map has in the colour of a band, by that band's number. `data` is empty once it is on disk.
    """

    kind: PictureKind
    slug: str
    alt: str
    title: str
    caption: str
    credit: str
    attribution: str
    digest: str
    shown: tuple[ShownFigure, ...] = ()
    coloured: tuple[tuple[str, int], ...] = ()
    data: bytes = b""
    told: tuple[Told, ...] = ()

    @property
    def file(self) -> str:
        """Its name beside the story's page."""
        return f"{self.slug}{SUFFIXES[self.kind]}"

    def brief(self) -> Picture:
        """What is known of it once its file is written."""
        return replace(self, data=b"", shown=(), coloured=(), told=())


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return sha256(data).hexdigest()
