"""Names in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from html import unescape
from typing import Any

from newsgen.language.exact import unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.markers import visible
from newsgen.language.names import name_in_prose
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import Separation, Words


@template_filter
def and_list(value: Any, *, style: HouseStyle) -> Phrase:
    """Names joined by "and", in the order given: "Framley, Plumstead and Courcy".

    "&" in a name is "and". Where a name holds "and" or "or", two are parted by a comma and more by
    semicolons; where one holds a comma, by semicolons. LanguageError: no names; a name that is not text; a
    set, which has no order.

    >>> str(and_list(["Framley", "Plumstead", "Courcy"], style=uk))
    'Framley, Plumstead and Courcy'
    >>> str(and_list(["Courcy & Castle Ullathorne", "Silverbridge East"], style=uk))
    'Courcy and Castle Ullathorne, and Silverbridge East'
    """
    return _joined(value, style, either=False)


@template_filter
def or_list(value: Any, *, style: HouseStyle) -> Phrase:
    """Names joined by "or": "Framley, Plumstead or Courcy".

    The rules and errors are those of `and_list`.

    >>> str(or_list(["Framley", "Plumstead", "Courcy"], style=uk))
    'Framley, Plumstead or Courcy'
    """
    return _joined(value, style, either=True)


def _joined(value: Any, style: HouseStyle, *, either: bool) -> Phrase:
    if isinstance(value, str | bytes | Mapping | Set) or not isinstance(value, Iterable):
        raise unsayable(value, "a list of names")
    names = [name_in_prose(name, style) for name in value]
    if not names:
        raise unsayable(value, "at least one name")
    language = words_of(style.language)
    return Phrase(language.joined(names, either, _separation(names, language), style.lists.serial_comma))


def _separation(names: list[str], language: Words) -> Separation:
    """What keeps these names apart."""
    seen = [unescape(visible(name)) for name in names]
    if any("," in name or ";" in name for name in seen):
        return Separation.SEMICOLON
    if not any(language.CONJUNCTIONS.intersection(name.lower().split()) for name in seen):
        return Separation.PLAIN
    return Separation.COMMA if len(names) == 2 else Separation.SEMICOLON
