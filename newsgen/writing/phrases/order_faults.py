"""Faults of a story's order: findings and roles that are not there, blocks without a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsgen.errors import Fault, TemplateError, nearest
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.book import BLOCK, STORY, WORDS, Book
from newsgen.writing.phrases.name_faults import roles_of
from newsgen.writing.phrases.story_file import LEAD, OTHERS, Order, Part
from newsgen.writing.phrases.subjects import needs_caption, needs_it
from newsgen.writing.shipped import is_own


def order_faults(
    book: Book,
    environment: Sandbox,
    order: Order,
    findings: Mapping[str, str],
    elsewhere: Mapping[str, str],
) -> Iterator[Fault]:
    """What is wrong in an order; `findings` are its story's by name, `elsewhere` those of all the project's."""
    taken: set[str] = set()
    for part in order.parts():
        at = f"{order.where}, line {part.line}"
        if part.block:
            yield from _of_block(book, environment, part, at)
        for kind in (kind for kind in part.of if kind not in (OTHERS, LEAD)):
            fault = _of_kind(book, environment, kind, part.role, at, findings, elsewhere)
            if fault:
                yield fault
        if part.of == (OTHERS,) and part.role not in taken:
            wanted = f"a line above it that names several: {part.role} of record or streak"
            yield Fault(at, f"'{part.role} of others', and no line above says of whom", wanted)
        if len(part.of) > 1:
            taken.add(part.role)


def _of_block(book: Book, environment: Sandbox, part: Part, at: str) -> Iterator[Fault]:
    file = part.block + BLOCK
    if file not in book.names:
        known = [name.removesuffix(BLOCK) for name in book.blocks()]
        yield Fault(at, f"there is no block [{part.block}]", f"templates/{file}", nearest(part.block, known))
    elif not part.of and needs_caption(environment, next(book.texts(file))[1]):
        found = f"[{part.block}] has a caption, and nothing says whose"
        yield Fault(at, found, f"a finding: [{part.block}] of above or highest")


def _of_kind(
    book: Book,
    environment: Sandbox,
    kind: str,
    role: str,
    at: str,
    findings: Mapping[str, str],
    elsewhere: Mapping[str, str],
) -> Fault | None:
    known = {*findings, *elsewhere, *book.angles, *book.kinds()}
    if kind not in known:
        near = nearest(kind, known)
        return Fault(
            at, f"there is no finding {kind!r}", "" if near else "an angle, or the name of phrases", near
        )
    if kind in elsewhere and kind not in {*findings, *book.angles, *book.kinds()}:
        wanted = f"one that it has: {', '.join(findings)}" if findings else "an angle"
        return Fault(at, f"{kind!r} is a finding of another story", wanted)
    sharing = [name for name in book.angles if book.family(name) == kind]
    if sharing:
        return Fault(at, f"{kind!r} is what several findings share", f"one of them: {', '.join(sharing)}")
    angle = findings.get(kind, elsewhere.get(kind, kind))
    found = book.role(angle, role)
    if found is None:
        every = sorted(set(roles_of(book, angle)))
        near = nearest(role, every)
        return Fault(at, f"{kind} has no role {role!r}", "" if near else f"one of {', '.join(every)}", near)
    if angle not in book.angles and needs_it(environment, found):
        wanted = f'it in a sentence: {{{{ highest.top|said("{role}") }}}}' if kind == WORDS else ""
        return Fault(at, f"{kind}.{role} is said of something, and an order gives it nothing", wanted)
    return None


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
