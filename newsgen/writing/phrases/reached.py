"""Which roles a story may say: those of its order, and whatever their sentences name, and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.book import WORDS, Book
from newsgen.writing.phrases.phrase_file import Wording
from newsgen.writing.phrases.questions import SUBJECT
from newsgen.writing.phrases.sentence import WordingError, parse
from newsgen.writing.phrases.story_file import LEAD, OTHERS, Order

Place = tuple[str, str]
"""A kind and a role of it."""


def reached(environment: Sandbox, book: Book, order: Order, angles: Mapping[str, str]) -> dict[Place, None]:
    """The roles that a story of that order may say, those of the order first; `angles` are its own, by alias."""
    found: dict[Place, None] = {}
    waiting = [*_of_order(order, book, {**angles, **{angle: angle for angle in angles.values()}})]
    while waiting:
        place = waiting.pop(0)
        role = book.role(*place)
        if place in found or role is None:
            continue
        found[place] = None
        for case in role.cases:
            for wording in case.wordings:
                waiting += _named(environment, book, place[0], wording, angles)
    return found


def _of_order(order: Order, book: Book, angles: Mapping[str, str]) -> Iterator[Place]:
    kinds: dict[str, tuple[str, ...]] = {}
    for part in order.parts():
        of = kinds.get(part.role, ()) if part.of == (OTHERS,) else part.of
        kinds[part.role] = of
        for kind in angles.values() if of == (LEAD,) else of:
            if kind in angles or kind not in book.angles:  # the story has no finding of any other
                yield angles.get(kind, kind), part.role


def _named(
    environment: Sandbox, book: Book, kind: str, wording: Wording, angles: Mapping[str, str]
) -> Iterator[Place]:
    """What a sentence of that kind may say: roles by their names, or of a value, by `said`."""
    try:
        slots = parse(environment, wording)[1]
    except WordingError:
        return
    for slot in slots:
        inside = nodes.Output([slot])
        for name in inside.find_all(nodes.Name):
            yield (kind if book.role(kind, name.name) else WORDS), name.name
        for call in inside.find_all(nodes.Filter):
            role = call.args[0] if call.name == "said" and call.args else None
            if isinstance(role, nodes.Const):
                yield _kind_of(call.node, kind, angles), str(role.value)


def _kind_of(value: nodes.Node | None, kind: str, angles: Mapping[str, str]) -> str:
    """The kind of what a role is said of: a finding by its name, else an average or an area."""
    if not isinstance(value, nodes.Name):
        return WORDS
    if value.name == SUBJECT:
        return kind
    return next((angle for alias, angle in angles.items() if value.name in (alias, angle)), WORDS)
