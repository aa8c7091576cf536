"""What a newsroom says about itself and its sources, in every story of an edition alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsgen.model.finding import Vocabulary
from newsgen.model.source import Suppression
from newsgen.model.story import Story


@dataclass(frozen=True, slots=True, eq=False)
class NewsroomSettings:
    """All that the writing room knows beside the plans: the voice, folders, limits, and lines that every story has.

    One is equal to itself alone, so that what is worked out of it once is kept by it.
    `angles` is what a template may ask of each angle's finding, by angle; `stories` are those of the project.
    `maps` are the measures whose interactive map is a page of the edition.
    """

    style: str
    language: str
    folder: Path
    places: str
    as_of: date
    area_kind: str
    publisher: str
    source_link: str
    made_by: str
    method_link: str
    suppression: Suppression | None
    seconds_a_draft: float
    memory_mb: int
    angles: Mapping[str, Vocabulary]
    stories: tuple[Story, ...] = ()
    maps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who publishes the stories, who answers for them, where both the method and the figures can be read.

    Each is "" where the project does not say. The links are http(s) addresses.
    """

    newsroom: str = ""
    made_by: str = ""
    method_link: str = ""
    source_link: str = ""


NOT_SAID = Disclosure()
