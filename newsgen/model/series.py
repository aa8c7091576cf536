"""What is known of one area before the newest period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newsgen.model.figure import Figure
from newsgen.model.period import Period


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One area's measure in earlier periods, newest first, from the same table or from older ones.

    The periods keep step with the newest: weeks lie whole weeks before it. `values[i]` is the value of `periods[i]`,
    None where there is none; `hidden[i]` is 1 where its publisher withholds it: such a value is low, not absent. The
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

    def __len__(self) -> int:
        return len(self.periods)

    def figure(self, i: int) -> Figure | None:
        """The figure of `periods[i]`, with the way to its cell; None where there is no value."""
        return self.make(i) if self.make is not None and self.values[i] is not None else None

    def __reduce__(self) -> tuple[type[Series], tuple[()]]:
        """Crosses to the process that runs templates empty."""
        return Series, ()


NONE = Series()
"""Nothing is known of what was before."""
