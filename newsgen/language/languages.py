"""The languages there are: a folder of this room each, with a file `words` that has all that `words.Words` asks for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newsgen.language.words import Words

OF_EDITORS = "english"
"""The language of all that editors read: cautions, messages, the front page."""


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that newsgen writes, by name.

    >>> known_languages()
    ('english', 'german')
    """
    return tuple(sorted(file.parent.name for file in Path(__file__).parent.glob("*/words.py")))


@cache
def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, as a story's record has it; "" for one that newsgen does not write.

    >>> language_of("de-DE"), language_of("cy")
    ('german', '')
    """
    primary = tag.replace("_", "-").partition("-")[0].casefold()
    return next((name for name in known_languages() if primary == words_of(name).LOCALE), "")


@cache
def words_of(language: str) -> Words:
    """The language of that name, which a house style has been checked to know."""
    return cast("Words", import_module(f"{__package__}.{language}.words"))


def stated_in(language: str, file: str) -> object | None:
    """What the language of that name states in a file of its own: MAP_WORDS of `map_words`. None: it has none."""
    name = f"{__package__}.{language}.{file}"
    try:
        found: object = getattr(import_module(name), file.upper()) if language else None
    except ModuleNotFoundError as error:
        if error.name is None or not name.startswith(error.name):
            raise
        return None
    return found


if TYPE_CHECKING:
    from newsgen.language.english import words as english
    from newsgen.language.german import words as german

    _english_is_a_language: Words = english
    _german_is_a_language: Words = german
