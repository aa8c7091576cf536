"""What is known of the time before the newest period: of a patch, of an area, of how figures moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsgen.model.bounds import ANYTHING, Bounds
from newsgen.model.derivation import Select
from newsgen.model.figure import Figure
from newsgen.model.period import Period


@dataclass(frozen=True, slots=True, eq=False)
class EarlierRanks:
    """One patch in one measure in earlier periods, newest first: those of its areas' series.

    `rank_in(i)` has, for each area of the patch that had a figure in `periods[i]`, its rank from the highest among
    those, ties sharing the better one. `select_in(i)` is the selection of those figures, and `unknown_in(i)` the
    highest that a figure withheld or missing then may be, negative infinity where there is none. `average_in(i)` is the
    average of `periods[i]`, None where an area had no figure, or the average may not be quoted. All are worked out when
    asked for.

    The process that runs templates gets none of this: what a draft may print stands in its findings.
    """

    periods: tuple[Period, ...] = ()
    unbroken: int = 0
    rank_in: Callable[[int], Mapping[str, int]] | None = field(default=None, repr=False)
    select_in: Callable[[int], Select] | None = field(default=None, repr=False)
    unknown_in: Callable[[int], float] | None = field(default=None, repr=False)
    average_in: Callable[[int], Figure | None] | None = field(default=None, repr=False)

    def ranks(self, i: int) -> Mapping[str, int]:
        """The rank of each area that had a figure in `periods[i]`, by its code."""
        return self.rank_in(i) if self.rank_in is not None else {}

    def selection(self, i: int) -> Select:
        """The figures of `periods[i]`."""
        assert self.select_in is not None  # there are no periods without
        return self.select_in(i)

    def unknown(self, i: int) -> float:
        """The highest that a figure withheld or missing in `periods[i]` may be."""
        return self.unknown_in(i) if self.unknown_in is not None else float("-inf")

    def average(self, i: int) -> Figure | None:
        """The average of all the patch's areas in `periods[i]`."""
        return self.average_in(i) if self.average_in is not None else None

    def __reduce__(self) -> tuple[type[EarlierRanks], tuple[()]]:
        """Crosses to the process that runs templates empty."""
        return EarlierRanks, ()


NOTHING = EarlierRanks()
"""Nothing is known of what was before."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeSeries:
    """One area's measure in earlier periods, newest first, from the same table or from older ones.

    The periods keep step with the newest: weeks lie whole weeks before it. `values[i]` is the value of `periods[i]`,
    None where there is none; `hidden[i]` is 1 where its publisher withholds it, and `ends_in` says what it may be. The
    first `unbroken` periods adjoin one another and the newest; what lies before the first gap may serve a comparison
    with its own day (the same week last year), never a streak or a record.

    Figures are made when asked for: a hundred thousand of them would cost more than all else. The process that runs
    templates gets none of this: what a draft may print stands in its findings.
    """

    periods: tuple[Period, ...] = ()
    values: tuple[float | None, ...] = ()
    hidden: bytes = b""
    unbroken: int = 0
    make: Callable[[int], Figure] | None = field(default=None, repr=False)
    ends_in: Callable[[int], Bounds] | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.periods)

    def figure(self, i: int) -> Figure | None:
        """The figure of `periods[i]`, with the way to its cell; None where there is no value."""
        return self.make(i) if self.make is not None and self.values[i] is not None else None

    def ends(self, i: int) -> Bounds:
        """What the value of `periods[i]` may be."""
        return self.ends_in(i) if self.ends_in is not None else ANYTHING

    def __reduce__(self) -> tuple[type[TimeSeries], tuple[()]]:
        """Crosses to the process that runs templates empty."""
        return TimeSeries, ()


NONE = TimeSeries()
"""Nothing is known of what was before."""


@dataclass(frozen=True, slots=True)
class ChangeHistory:
    """One area's changes from one period to the one that adjoins it, before the newest.

    `steps` is how many there are, `largest` the size of the largest, in the measure's unit. `times` is how many times
    the largest of them the newest change is, both taken of square roots (so that a rise from 400 to 441 weighs like
    one from 100 to 121), or of the values themselves where any is below zero; infinite where nothing ever changed.
    """

    steps: int
    largest: float
    times: float


@dataclass(frozen=True, slots=True)
class Together:
    """How all areas of the table moved on the period before, those with a figure above zero in both.

    `areas` is how many these are; `factor` the median of new value over old; `same_way` the share of them that moved
    the way in which most did. `steps` is how many earlier pairs of adjoining periods there are, and `largest` the
    largest median factor among those (or its inverse, whichever is above 1; 1 where there is none).
    """

    areas: int
    factor: float
    same_way: float
    steps: int
    largest: float
