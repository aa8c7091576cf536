"""Which stories stand on which page of the front page: index.html, index-2.html and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsgen.outputs.format import Further, Held

Section: TypeAlias = Literal["ready", "blocked", "unwritten"]

MOST: Mapping[Section, int] = {"ready": 200, "blocked": 200, "unwritten": 1000}
"""How many of a section stand on one page. A draft is some lines and links, a story that was not written one line."""
SEARCH = "index.js"
"""What the search field looks in; it is written where there are several pages."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page by its number, from 1, and which of each section stand on it, from 0; no section of which it has none."""

    number: int
    parts: Mapping[Section, range]

    @property
    def name(self) -> str:
        """Its file."""
        return "index.html" if self.number == 1 else f"index-{self.number}.html"


def split(held: Held) -> tuple[IndexPage, ...]:
    """The pages. The first has the beginning of each section; then come the rest of the stories, blocked, unwritten.

    >>> for page in split(Held(ready=450, blocked=3, unwritten=0)):
    ...     print(page.name, dict(page.parts))
    index.html {'ready': range(0, 200), 'blocked': range(0, 3)}
    index-2.html {'ready': range(200, 400)}
    index-3.html {'ready': range(400, 450)}
    """
    numbers: Mapping[Section, int] = {
        "ready": held.ready,
        "blocked": held.blocked,
        "unwritten": held.unwritten,
    }
    first = {name: range(min(MOST[name], number)) for name, number in numbers.items() if number}
    rest = [
        {name: range(start, min(start + MOST[name], number))}
        for name, number in numbers.items()
        for start in range(MOST[name], number, MOST[name])
    ]
    return tuple(IndexPage(number, parts) for number, parts in enumerate([first, *rest], start=1))


def _further_names(held: Held) -> tuple[str, ...]:
    """The files beside index.html: none where everything has room on it."""
    further = split(held)[1:]
    return (*(page.name for page in further), SEARCH) if further else ()


FURTHER = Further(re.compile(r"index-[0-9]+\.html|index\.js"), _further_names)
