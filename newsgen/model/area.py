"""Places: an area with its own figure, and a patch that one story covers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Area:
    """A place with its own figure.

    `parents` are (level, name) pairs, the smallest first: (("council", "Hogglestock"), ("county", "Barsetshire")).
    `shared_name` is true where another area of the dataset has the same name, so that this one is never printed bare.
    """

    code: str
    name: str
    kind: str
    parents: tuple[tuple[str, str], ...] = ()
    shared_name: bool = False

    @property
    def parent(self) -> str:
        """The name of the smallest place that holds this one, or "" where none was declared."""
        return self.parents[0][1] if self.parents else ""

    def within(self, level: str) -> str:
        """The name of the place of that level which holds this one, or ""."""
        return next((name for parent_level, name in self.parents if parent_level == level), "")


@dataclass(frozen=True, slots=True)
class Patch:
    """The places that one story covers.

    `kind` is the level the patch was made from ("council", "region"), or "list" for a newsroom's own list.
    `areas` are codes in ascending order. `slug` is its part of a story's address. `position` counts the project's
    patches from 0. A patch that is one area is ranked `among` those of another patch; any other among its own.
    """

    name: str
    kind: str
    slug: str
    areas: tuple[str, ...]
    position: int = field(default=0, compare=False)
    among: Patch | None = None

    @property
    def ranking_area(self) -> Patch:
        """The patch whose areas it is ranked among."""
        return self.among or self
