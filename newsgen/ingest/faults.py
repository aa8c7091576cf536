"""Faults gathered while a table is checked, so that all of them are reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgen.errors import Fault, InputError, TableError

MOST_LISTED = 20
"""How many faults of a table are listed; the others are counted."""


class Faults:
    """A list of faults that grows, and `stop`, which raises what has come together, if anything."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, where: str, found: str, wanted: str = "", nearest: str = "") -> None:
        self.found.append(Fault(where, found, wanted, nearest))

    def add_rows(self, table: str, rows: Sequence[int], column: str, found: str, wanted: str = "") -> None:
        """One fault for all rows in which the same thing is wrong, under the first of them."""
        rest = len(rows) - 1
        more = f", and so in {rest:,} more {'row' if rest == 1 else 'rows'}" if rest else ""
        self.add(f"{table}, row {min(rows)}, column {column!r}", found + more, wanted)

    def stop(self, kind: type[InputError] = TableError) -> None:
        if not self.found:
            return
        rest = len(self.found) - MOST_LISTED
        listed: list[Fault | str] = [*self.found[:MOST_LISTED]]
        if rest > 0:
            listed.append(f"and {rest:,} more {'fault' if rest == 1 else 'faults'} of this table")
        raise kind(*listed)


def some(names: Iterable[str], most: int = 12) -> str:
    """Names as a message lists them: "a, b, c and 5 more"."""
    known = list(names)
    rest = len(known) - most
    return ", ".join(known[:most]) + (f" and {rest:,} more" if rest > 0 else "")
