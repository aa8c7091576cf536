"""Roles that say each other without end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsgen.errors import Fault
from newsgen.writing.phrases.book import Book
from newsgen.writing.phrases.name_faults import Told


def circles(book: Book, edges: Mapping[Told, Sequence[Told]]) -> Iterator[Fault]:
    """Roles that come back to themselves, each circle once; `edges` are the roles that each says."""
    done: set[Told] = set()

    def walk(told: Told, path: tuple[Told, ...]) -> Iterator[Fault]:
        if told in path:
            circle = list(dict.fromkeys(f"{one.kind}.{one.role}" for one in path[path.index(told) :]))
            role = book.role(told.kind, told.role)
            assert role is not None
            say = "say each other" if len(circle) > 1 else "says itself"
            found = f"{' and '.join(circle)} {say} without end"
            yield Fault(f"{role.where}, line {role.line}", found, "one of them without the other's name")
        elif told not in done:
            for other in edges.get(told, ()):
                yield from walk(other, (*path, told))
            done.add(told)

    for told in edges:
        yield from walk(told, ())
