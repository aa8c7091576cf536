"""Which roles say something else when the project's own phrase files have other texts."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.rehearsal.requests import Edits
from newsgen.writing.phrases.book import PHRASES, WORDS, Book
from newsgen.writing.phrases.phrase_file import Role

Place = tuple[str, str]
"""A kind and a role of it."""
_Words = list[tuple[str, bool, list[tuple[str, bool]]]]
"""The cases of a role: the condition, whether it is silent, its wordings and whether these only add to others."""


def changed_roles(book: Book, edits: Edits) -> frozenset[Place]:
    """The roles that these texts make say something else, or that they bring or take away. The book has them then."""
    edited = {name.removesuffix(PHRASES) for name in edits}
    every = {*book.angles, *book.kinds(), *edited}
    kinds = [kind for kind in every if {kind, book.family(kind)} & edited]
    book.edit({})
    before = _roles(book, kinds)
    book.edit(edits)
    after = _roles(book, kinds)
    changed = {place for place in {*before, *after} if before.get(place) != after.get(place)}
    # a new role of a kind takes the place of the one of that name in `words`
    return frozenset(changed | {(WORDS, role) for _, role in changed})


def _roles(book: Book, kinds: Iterable[str]) -> dict[Place, _Words]:
    found = {}
    for kind in kinds:
        for name in {
            name for one in (kind, book.family(kind)) for file in book.files(one) for name in file.roles
        }:
            if role := book.role(kind, name):
                found[kind, name] = _words(role)
    return found


def _words(role: Role) -> _Words:
    return [(one.when, one.silent, [(word.text, word.adds) for word in one.wordings]) for one in role.cases]
