"""Names of places, as prose has them."""

from __future__ import annotations

import re
from typing import Any

from newsgen.language.exact import text
from newsgen.language.filters import template_filter
from newsgen.language.markers import ENTITY, MARK
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import words_of

_AMPERSAND = re.compile(
    rf"(?P<before>\s|^)?(?P<marks>{MARK}*)(?:&amp;|&#38;|(?!{ENTITY})&)(?P<after>(?={MARK}*(?:\s|$)))?"
)


@template_filter
def place_name(value: Any, *, style: HouseStyle) -> Phrase:
    """A name in prose: "&" is "and", white space of every kind is one space.

    Text that is escaped for HTML stays escaped. LanguageError: what is no text.

    >>> [str(place_name(name, style=uk)) for name in ("South Bank & Teesville", "Hammersmith&amp;Fulham")]
    ['South Bank and Teesville', 'Hammersmith and Fulham']
    """
    return Phrase(name_in_prose(value, style))


def name_in_prose(value: Any, style: HouseStyle) -> str:
    """The name of `place_name`."""
    conjunction = words_of(style.language).AND
    name = " ".join(text(str(value) if isinstance(value, Phrase) else value, "a name").split())

    def spelled(found: re.Match[str]) -> str:
        before = found["before"] if found["before"] is not None else " " if found.start() else ""
        return f"{before}{found['marks']}{conjunction}{' ' if found['after'] is None else ''}"

    return _AMPERSAND.sub(spelled, name)
