"""Roles of a project's own files that nothing says."""

from __future__ import annotations

from collections.abc import Iterator, Set

from newsgen.errors import Fault, nearest
from newsgen.writing.phrases.book import WORDS, Book
from newsgen.writing.phrases.name_faults import Told, roles_of
from newsgen.writing.phrases.phrase_file import PhraseFile


def unused(book: Book, reached: Set[Told]) -> Iterator[Fault]:
    """The roles of own files that are none of those `reached`, and own files of which none is."""
    for kind in book.kinds():
        for file in book.own_files(kind):
            yield from _of_file(book, reached, file)


def _of_file(book: Book, reached: Set[Told], file: PhraseFile) -> Iterator[Fault]:
    kinds = {file.kind, *(name for name in book.angles if book.family(name) == file.kind)}
    angles = {*book.angles, *(book.family(name) for name in book.angles), WORDS}
    said = {told.role for told in reached if told.kind in kinds}
    if not said and file.kind not in angles:
        near = nearest(file.kind, angles | {told.kind for told in reached} - {""})
        yield Fault(file.where, f"no story says anything of {file.kind!r}", "", near)
        return
    if not said:  # what it is of is in no story of the project
        return
    every = {role for kind in kinds for role in roles_of(book, kind)} - set(file.roles) | said
    for role in file.roles.values():
        if role.name not in said:
            at = f"{role.where}, line {role.line}"
            near = nearest(role.name, every - {role.name})
            yield Fault(at, f"nothing uses the role {role.name!r}", "", near)
