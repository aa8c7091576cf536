"""What is known of one patch before the newest period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsgen.model.derivation import Select
from newsgen.model.period import Period


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """One patch in one measure in earlier periods, newest first: those of its areas' series.

    `rank_in(i)` has, for each area of the patch that had a figure in `periods[i]`, its rank from the highest among
    those, ties sharing the better one. `select_in(i)` is the selection of those figures. Both are worked out when
    asked for.

    The process that runs templates gets none of this: what a draft may print stands in its findings.
    """

    periods: tuple[Period, ...] = ()
    unbroken: int = 0
    rank_in: Callable[[int], Mapping[str, int]] | None = field(default=None, repr=False)
    select_in: Callable[[int], Select] | None = field(default=None, repr=False)

    def ranks(self, i: int) -> Mapping[str, int]:
        """The rank of each area that had a figure in `periods[i]`, by its code."""
        return self.rank_in(i) if self.rank_in is not None else {}

    def selection(self, i: int) -> Select:
        """The figures of `periods[i]`."""
        assert self.select_in is not None  # there are no periods without
        return self.select_in(i)

    def __reduce__(self) -> tuple[type[Earlier], tuple[()]]:
        """Crosses to the process that runs templates empty."""
        return Earlier, ()


NOTHING = Earlier()
"""Nothing is known of what was before."""
