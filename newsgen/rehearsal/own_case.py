"""A shipped case copied into the project's own phrase file, so that an editor may change it there."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.errors import Fault, InputError
from newsgen.writing.phrases.phrase_file import Case, Role, read_phrases


def with_case(text: str, role: Role, when: str, said: str, where: str) -> tuple[str, int]:
    """The own text of a kind with the case of a role that is `when` and says `said`; the line of its first words there.

    `role` is as stories say it: own cases first. Where an own case of that condition stands there, the text stays
    as it is. All shipped cases that are asked before the one are copied with it: whatever stands in an own file is
    asked before all that is shipped, and without them this one would be said in their place. InputError: there is
    no such case.
    """
    own = read_phrases(text, "", where).roles.get(role.name)
    known = len(own.cases) if own else 0
    fitting = [n for n, one in enumerate(role.cases) if one.when == when]
    mine = [n for n in fitting if n < known]
    saying = [n for n in fitting if any(wording.text == said for wording in role.cases[n].wordings)]
    if not fitting:
        raise InputError(
            Fault(where, f"{role.name} has no case {when!r}", "one of the list: reload the page")
        )
    if mine:
        return text, _first_line(role.cases[mine[0]])
    at = (saying or fitting)[0]
    block = [line for one in role.cases[known : at + 1] for line in _lines(one)]
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    if own is None:
        lines += [*([""] if lines else []), role.name]
    end = _end(lines, own.line) if own else len(lines)
    made = [*lines[:end], *block, *lines[end:]]
    return "\n".join(made) + "\n", end + len(block) - max(1, len(role.cases[at].wordings)) + 1


def _first_line(case: Case) -> int:
    return case.wordings[0].line if case.wordings else case.line


def _lines(case: Case) -> list[str]:
    said = [f"    {'or ' if n or one.adds else 'say'} {one.text}" for n, one in enumerate(case.wordings)]
    return [f"  {case.when}", *(said or ["    nothing"])]


def _end(lines: Sequence[str], first: int) -> int:
    """How many lines there are up to the last of the role that begins in line `first`, without what is blank."""
    end = first
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip() and not line[0].isspace():
            break
        if line.strip():
            end = number
    return end
