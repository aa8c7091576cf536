"""One step of the way from words to cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What a step says, the value that it comes to (None where that is not known), and the steps that it rests on.

    `rows` are the members of a selection, one line each: only some of them are shown unless all are asked for.
    """

    says: str
    value: float | str | None = None
    rests_on: tuple[Step, ...] = ()
    rows: tuple[str, ...] = ()
