"""What a person says of a table before it is guessed: which columns count, and which sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgen.errors import Fault, TableError, nearest
from newsgen.ingest.guessing.column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """Headers, as the table has them; what is empty is found out. `measures` are in the order of their weight."""

    measures: tuple[str, ...] = ()
    area: str = ""
    period: str = ""
    sheet: str = ""

    def choose(self, columns: Sequence[Column], table: str) -> list[Column]:
        """The columns as the guess shall see them: no other dates than the period's. TableError: no such column."""
        names = [column.name for column in columns]
        asked = (
            ("--area", self.area),
            ("--period", self.period),
            *(("--measure", name) for name in self.measures),
        )
        faults = [
            Fault(f"{table}, {option}", f"no column is called {name!r}", f"one of {', '.join(filter(None, names))}",
                  nearest(name, names))
            for option, name in asked
            if name and name not in names
        ]  # fmt: skip
        if self.period in names and self.period and not columns[names.index(self.period)].spans:
            faults.append(Fault(f"{table}, --period", f"{self.period!r} holds no dates", "a column of dates"))
        if faults:
            raise TableError(*faults)
        return [c if self.period in ("", c.name) else replace(c, spans={}) for c in columns]

    def check_figures(self, found: Sequence[Column]) -> None:
        """TableError: a column of `measures` that is none of figures."""
        names = [column.name for column in found]
        faults = [
            Fault(
                f"--measure {name!r}",
                "no column of figures",
                f"one of {', '.join(names)}",
                nearest(name, names),
            )
            for name in self.measures
            if name not in names
        ]
        if faults:
            raise TableError(*faults)


UNSTEERED = Steering()
