"""Faults, notes and cautions as they stand at the lines of the phrase files that are edited."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from newsgen.errors import Fault
from newsgen.model.draft import Caution
from newsgen.rehearsal.requests import Spotted
from newsgen.writing.phrases.telling import Said

_WHERE = re.compile(r"templates/([\w.]+)(?:, line (\d+))?")
_QUOTED = re.compile(r"[‘'\"“](.{12,}?)[’'\"”](?=$|[\s,.;:)])")


def of_fault(fault: Fault) -> Spotted:
    """A fault, which stops a build, without what its file and line say already."""
    at = _WHERE.match(fault.where)
    text = str(Fault("", fault.found, fault.wanted, fault.nearest)) if at else str(fault)
    return Spotted(at[1] if at else "", int(at[2] or 0) if at else 0, "block", text)


def of_note(note: str, names: Container[str]) -> Spotted | None:
    """A note of lint, of one of the files of these names; None where it is of another."""
    where, _, text = note.partition(": ")
    at = _WHERE.fullmatch(where)
    return Spotted(at[1], int(at[2] or 0), "note", text) if at and at[1] in names else None


def of_cautions(cautions: Iterable[Caution], said: Sequence[Said]) -> tuple[Spotted, ...]:
    """Cautions at the line of the wording that said what they quote."""
    found = []
    for one in cautions:
        by = _said_by(one.message, said)
        file, line = (by.wording.where.removeprefix("templates/"), by.wording.line) if by else ("", 0)
        found.append(Spotted(file, line, one.severity, f"{one.id}: {one.message}"))
    return tuple(found)


def _said_by(message: str, said: Sequence[Said]) -> Said | None:
    """Which role's words a message quotes: the shortest that has them all."""
    quotes = _QUOTED.findall(message)
    having = [
        one for one in said if any(quote.strip() in one.words or one.words in quote for quote in quotes)
    ]
    return max(having, key=lambda one: len(one.words), default=None)
