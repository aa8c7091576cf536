"""Faults of a story's order: findings and roles that are not there, blocks without a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsgen.errors import Fault, TemplateError, nearest
from newsgen.writing.phrases.book import BLOCK, STORY, Book
from newsgen.writing.phrases.name_faults import roles_of
from newsgen.writing.phrases.story_file import OTHERS, Order, Part
from newsgen.writing.shipped import is_own


def order_faults(book: Book, order: Order, findings: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong in an order; `findings` are those of the project by the names that stories know them by."""
    taken: set[str] = set()
    for part in order.parts():
        at = f"{order.where}, line {part.line}"
        if part.block and part.block + BLOCK not in book.names:
            known = [name.removesuffix(BLOCK) for name in book.blocks()]
            yield Fault(
                at,
                f"there is no block [{part.block}]",
                f"templates/{part.block}{BLOCK}",
                nearest(part.block, known),
            )
        yield from _of_kinds(book, part, at, findings)
        if part.of == (OTHERS,) and part.role not in taken:
            wanted = f"a line above it that names several: {part.role} of record or streak"
            yield Fault(at, f"'{part.role} of others', and no line above says of whom", wanted)
        if len(part.of) > 1:
            taken.add(part.role)


def _of_kinds(book: Book, part: Part, at: str, findings: Mapping[str, str]) -> Iterator[Fault]:
    kinds = [(kind, findings.get(kind, kind)) for kind in part.of if part.of != (OTHERS,)]
    known = {*findings, *book.angles, *book.kinds()}
    for kind, _ in kinds:
        if kind not in known:
            near = nearest(kind, known)
            yield Fault(
                at, f"there is no finding {kind!r}", "" if near else "an angle, or the name of phrases", near
            )
    for kind, angle in kinds:
        if kind in known and book.role(angle, part.role) is None:
            near = nearest(part.role, set(roles_of(book, angle)))
            found = f"{kind} has no role {part.role!r}"
            yield Fault(at, found, "" if near else f"one in templates/{angle}.phrases", near)


def left_out(book: Book, name: str, own: Order, shipped: Order) -> Iterator[str]:
    """A note of the lines of the shipped order that a project's own does not tell."""
    told = {(part.role, kind) for part in own.parts() for kind in part.of or ("",)}
    lacking = []
    for part in shipped.parts()[2:]:
        if all((part.role, kind) not in told for kind in part.of or ("",)):
            role = f"[{part.block}]" if part.block else part.role
            lacking.append(f"{role} of {' or '.join(part.of)}" if part.of else role)
    if lacking:
        yield f"templates/{name}.story: it leaves out what the shipped one tells: {', '.join(lacking)}"


def unread_orders(book: Book, names: Iterable[str]) -> Iterator[Fault]:
    """What cannot be read in the orders of a project's own that none of its stories tells."""
    for file, paths in book.names.items():
        name = file.removesuffix(STORY)
        if file.endswith(STORY) and name not in names and is_own(paths[0]):
            try:
                book.order(name)
            except TemplateError as error:
                yield from error.faults
