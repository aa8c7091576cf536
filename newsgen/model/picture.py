"""A picture beside a story: its file, what it says to those who do not see it, and the figures that it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, NamedTuple, get_args

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a story. `alt` tells what it shows, `caption` stands under it, `credit` says whose it is.

    `shown` are the figures in it, those of a list in its order; `coloured` the codes of the areas that a map has in
    the colour of a band, by that band's number. `data` is empty once it is on disk.
    """

    kind: PictureKind
    slug: str
    alt: str
    caption: str
    credit: str
    digest: str
    shown: tuple[ShownFigure, ...] = ()
    coloured: tuple[tuple[str, int], ...] = ()
    data: bytes = b""

    @property
    def file(self) -> str:
        """Its name beside the story's page."""
        return f"{self.slug}{SUFFIXES[self.kind]}"

    def brief(self) -> Picture:
        """What is known of it once its file is written."""
        return replace(self, data=b"", shown=(), coloured=())


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return sha256(data).hexdigest()
