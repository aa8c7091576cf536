"""A story as the project declares it under [[stories]]: an angle and a template, for every patch it is wanted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from newsgen.model.picture import PictureKind
from newsgen.model.strict import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleUse:
    """One angle of a story: which, under what name templates know it, and its options."""

    angle: str
    alias: str
    options: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeMore:
    """A SEE MORE link: to a story of this edition, or (with `url` and `headline`) to one elsewhere."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    story: str = ""
    """The name of a story of this project."""
    patch: str = ""
    """Its patch; by default that of the story that links."""
    url: str = ""
    """For a story elsewhere: its http(s) address."""
    headline: str = ""
    """For a story elsewhere: its headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A kind of story. The first of its angles is its lead: where that finds nothing, the story is not written.

    Where its `lead_is_chosen`, a lead rule says which of them leads; where none holds it is not written, or, if a
    `brief` is wanted, in brief.
    """

    name: str
    template: str
    angles: tuple[AngleUse, ...]
    measure: str
    see_more: tuple[SeeMore, ...] = ()
    when: str = ""
    patches: tuple[str, ...] = field(default=())
    lead_is_chosen: bool = False
    brief: bool = False
    pictures: tuple[PictureKind, ...] = ()
    position: int = 0
    """Its place among the project's stories, from 0."""
