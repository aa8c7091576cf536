"""What is written around a map, in one language: each language states it in its `map_words` file.

English stands in where a language has no such file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsgen.language.languages import OF_EDITORS, language_of, stated_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """The words of a map page; `{}` stands for what is put in."""

    label: str
    """What the picture is, for those who do not see it: of the title."""
    key: str
    below: str
    """A band without a low end: of its high end."""
    between: str
    """A band from its low end, up to and without its high end."""
    at_least: str
    """A band without a high end: of its low end."""
    all_values: str
    """The one band of a map whose values are all alike."""
    withheld: str
    """A figure that is not published: of what its publisher says of it."""
    no_figure: str
    not_in_table: str
    """An area that is drawn for the sake of the map, and of which the table says nothing."""
    search: str
    not_found: str
    zoom: str
    whole_map: str
    by_keys: str
    """How to walk over the map."""
    table: str
    change: str
    """The head of the column of changes: of the last day of the period before."""
    source: str
    """Of the publisher and the day of publication."""
    published: str
    """The same where the publisher is not known: of the day."""
    parts: str
    """The head of an index of maps."""


@cache
def map_words_of(tag: str) -> MapWords:
    """The words of the language of a BCP 47 tag.

    >>> map_words_of("de-DE").at_least.format(400)
    '400 und mehr'
    """
    found = stated_in(language_of(tag), "map_words") or stated_in(OF_EDITORS, "map_words")
    assert isinstance(found, MapWords)
    return found
