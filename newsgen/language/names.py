"""How a place is named: in full where a reader meets it first, then short; never so that two are confused."""

from __future__ import annotations

import re
from typing import Any

from newsgen.language.exact import text
from newsgen.language.filters import template_filter
from newsgen.language.gazetteer import Gazetteer, load_gazetteer
from newsgen.language.languages import words_of
from newsgen.language.markers import ENTITY, MARK, visible
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

_AMPERSAND = re.compile(
    rf"(?P<before>\s|^)?(?P<marks>{MARK}*)(?:&amp;|&#38;|(?!{ENTITY})&)(?P<after>(?={MARK}*(?:\s|$)))?"
)
__all__ = ["Gazetteer", "holds_parent", "load_gazetteer", "mention"]
_AS_THEY_ARE = Gazetteer()


@template_filter
def place_name(value: Any, *, style: HouseStyle) -> Phrase:
    """A name in prose: "&" is "and", white space of every kind is one space.

    Text that is escaped for HTML stays escaped. LanguageError: a value that is not text.

    >>> [str(place_name(name, style=uk)) for name in ("Framley Court & Hogglebridge", "Courcy&amp;Chaldicotes")]
    ['Framley Court and Hogglebridge', 'Courcy and Chaldicotes']
    """
    return Phrase(name_in_prose(value, style))


def name_in_prose(value: Any, style: HouseStyle) -> str:
    """The name that `place_name` gives, as plain text."""
    conjunction = words_of(style.language).AND
    name = " ".join(text(str(value) if isinstance(value, Phrase) else value, "a name").split())

    def spelled(found: re.Match[str]) -> str:
        before = found["before"] if found["before"] is not None else " " if found.start() else ""
        return f"{before}{found['marks']}{conjunction}{' ' if found['after'] is None else ''}"

    return _AMPERSAND.sub(spelled, name)


def mention(
    name: str,
    parent: str,
    first: bool,
    ambiguous: bool,
    patch_is_parent: bool,
    style: HouseStyle,
    gazetteer: Gazetteer | None = None,
) -> Phrase:
    """A place at its first or at a later mention: "Puddingdale in Hogglestock", then "Puddingdale".

    `parent` is the place that holds it, or "". A name that another place shares (`ambiguous`) has its parent
    at every mention, other names at the first; none has it where the whole story is about the parent. A name
    that says its parent itself, as "Hogglestock Central" does, never has it. LanguageError: a name that is
    no text.

    >>> str(mention("Puddingdale", "Hogglestock", True, False, False, uk))
    'Puddingdale in Hogglestock'
    >>> str(mention("Puddingdale", "Hogglestock", False, False, False, uk))
    'Puddingdale'
    >>> str(mention("Hogglestock Central", "Hogglestock", True, False, False, uk))
    'Hogglestock Central'
    """
    places = gazetteer or _AS_THEY_ARE
    said = name_in_prose(places.say(text(name, "the name of a place")), style)
    needed = (ambiguous or first) and not patch_is_parent
    if not parent or not needed or holds_parent(name, parent, style):
        return Phrase(said)
    preposition = places.preposition(parent) or words_of(style.language).PREPOSITION
    parent_said = name_in_prose(places.say(parent), style)
    return Phrase(style.places.first_mention.format(name=said, preposition=preposition, parent=parent_said))


def holds_parent(name: str, parent: str, style: HouseStyle) -> bool:
    """Whether a name says by itself what place it lies in: "Plumstead Town Centre" in Plumstead-on-Barle does.

    >>> holds_parent("Barset City", "County Barset", uk), holds_parent("West Allington", "West Barsetshire", uk)
    (True, False)
    """
    bare = words_of(style.language).bare_place(visible(parent))
    whole_words = rf"(?<!\w){re.escape(bare)}(?!\w)"
    return re.search(whole_words, visible(name), re.IGNORECASE) is not None
