"""A correction that a newsroom has printed, or is about to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Correction:
    """What a story once said that was revised since: human-approved copy, one file of the project each.

    `story` is the slug, `period` the last day of the story's period, so that next week's story of that slug is not
    corrected. `published` is the day of the correction; `first_published` that of the story as it was. `name` is the
    file's, without its ending.
    """

    name: str
    story: str
    period: date
    published: date
    first_published: date
    heading: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, apart by a blank line."""
        return "\n\n".join(self.paragraphs)
