"""What stands in a story's pictures and is told of them, in one language: its `picture_words` file; else in English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsgen.language.languages import OF_EDITORS, language_of, stated_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """The words of a story's pictures; `{}` stands for what is put in."""

    by_kind: str
    """A picture of areas: of the measure, and of what an area is called."""
    change: str
    """A picture of how figures moved: of the measure, and of the last day of the period before."""
    past: str
    """A picture of what was before: of the measure, and of the place."""
    of_place: str
    """Of a place, and of a period."""
    map_alt: str
    """What a map is: of its title, and of place and period."""
    bars_alt: str
    line_alt: str
    labelled: str
    """The areas that a map names, with their figures: of their list."""
    figure: str
    """An area with its figure."""
    on_day: str
    """A figure with its day."""
    up: str
    down: str
    average: str
    """Of the average."""
    gaps: str
    """Why a line breaks off."""
    gaps_of_average: str


@cache
def picture_words_of(tag: str) -> PictureWords:
    """The words of the language of a BCP 47 tag.

    >>> picture_words_of("en-GB").up.format("102.1")
    'up 102.1'
    """
    found = stated_in(language_of(tag), "picture_words") or stated_in(OF_EDITORS, "picture_words")
    assert isinstance(found, PictureWords)
    return found
