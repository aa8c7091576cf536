"""One step of the way from words to cells, and how steps are laid out: indented lines for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import Any

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Step:
    """What a step says, the value that it comes to (None where that is not known), and the steps that it rests on.

    `rows` are the members of a selection, one line each: only some of them are shown unless all are asked for.
    """

    says: str
    value: float | str | None = None
    rests_on: tuple[Step, ...] = ()
    rows: tuple[str, ...] = ()


def laid_out(step: Step, width: int, every_row: bool = False, depth: int = 0) -> Iterator[str]:
    """The step and all that it rests on, a paragraph each, folded to the width.

    Of a selection its first and last rows are shown, unless every row is wanted.
    """
    yield _folded(step.says, width, depth)
    for one in step.rests_on:
        yield from laid_out(one, width, every_row, depth + 1)
    rows = step.rows
    if not every_row and len(rows) > 3:
        rows = (rows[0], f"... {len(rows) - 2:,} more (--all lists them) ...", rows[-1])
    for row in rows:
        yield _folded(row, width, depth + 1)


def to_json(step: Step) -> dict[str, Any]:
    """The same as plain data; every row is there."""
    record: dict[str, Any] = {"says": step.says, "value": step.value}
    if step.rests_on:
        record["rests_on"] = [to_json(one) for one in step.rests_on]
    if step.rows:
        record["rows"] = list(step.rows)
    return record


def _folded(text: str, width: int, depth: int) -> str:
    indent = " " * (_INDENT * depth)
    return fill(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent + " " * _INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
