"""What a format is, and how the formats of this room are found.

A format is one file of this folder with a `FORMAT` in it: its name on disk, and a pure function to text. What is in
a folder of its own is for other commands, and a build does not load it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeVar

import newsgen.outputs
from newsgen.model.draft import Draft, Edition, EditionHeader


@dataclass(frozen=True, slots=True)
class StoryFormat:
    """One file for each story, `stories/<slug><suffix>`, written from the draft and its edition alone."""

    suffix: str
    write: Callable[[Draft, EditionHeader], str]


@dataclass(frozen=True, slots=True)
class EditionFormat:
    """One file for the whole edition, of that name."""

    name: str
    write: Callable[[Edition], str]


F = TypeVar("F", StoryFormat, EditionFormat)


def story_formats() -> tuple[StoryFormat, ...]:
    """The formats in which every story is written, by suffix."""
    return tuple(sorted(_found(StoryFormat), key=lambda found: found.suffix))


def edition_formats() -> tuple[EditionFormat, ...]:
    """The formats in which the edition is written, by file name."""
    return tuple(sorted(_found(EditionFormat), key=lambda found: found.name))


@cache
def _found(kind: type[F]) -> tuple[F, ...]:
    files = pkgutil.iter_modules(newsgen.outputs.__path__)
    names = sorted(module.name for module in files if not module.ispkg)
    modules = (import_module(f"newsgen.outputs.{name}") for name in names)
    formats = (getattr(module, "FORMAT", None) for module in modules)
    return tuple(found for found in formats if isinstance(found, kind))
