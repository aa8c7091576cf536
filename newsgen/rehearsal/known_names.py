"""What a sentence may name: from the lists that lint holds sentences against."""

from __future__ import annotations

from newsgen.writing.context import NAMES
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.book import WORDS, Book


def names_of(book: Book, environment: Sandbox, kind: str) -> dict[str, tuple[str, ...]]:
    """Facts, conditions, roles, names and filters, as they are written; of a family, those of all its kinds."""
    kinds = [name for name in book.angles if kind in (name, book.family(name))]
    facts = {
        f"{kind if kind in book.angles else 'it'}.{fact}" for one in kinds for fact in book.angles[one].facts
    }
    asked = {f"when {one} is {answer}" for one in kinds for answer in book.angles[one].situations}
    facets = {
        f"when {one}.{name} is {answer}"
        for one in kinds
        for name, facet in book.angles[one].facets.items()
        for answer in facet.answers
    }
    roles = {
        name for one in (kind, book.family(kind), WORDS) for file in book.files(one) for name in file.roles
    }
    groups = {
        "Facts": facts,
        "Situations": asked,
        "Questions": facets,
        "Roles": roles,
        "Names of every story": NAMES,
        "Filters": {f"|{name}" for name in environment.filters},
    }
    return {group: tuple(sorted(found)) for group, found in groups.items() if found}
