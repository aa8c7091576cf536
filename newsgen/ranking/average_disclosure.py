"""Whether a published average, quoted beside the figures of its place, would reveal more of those that are withheld."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Status
from newsgen.model.area import Patch
from newsgen.model.measure import PublishedAverage

Numbers = NDArray[np.float64]
COMBINATIONS = 200_000


def tells_more(dataset: Dataset, measure: str, patches: Sequence[Patch]) -> bool:
    """Whether some withheld figure of the newest period can be fewer things once the average is known.

    The average is taken for the pooled one and for the mean of areas, of all areas that lie in its place; in both it
    may be off by half a unit of its last decimal. Where nobody knows how large a withheld figure is, it reveals more.
    A place that this table does not have in full (none of that name, an extract) cannot be held against it.
    """
    grid = dataset.grids[measure]
    kind = grid.measure.average
    if not isinstance(kind, PublishedAverage) or dataset.extract is not None:
        return False
    inside = _inside(dataset, kind.place, patches)
    status = grid.status[inside, -1]
    withheld = status == Status.SUPPRESSED
    if not withheld.any() or (status == Status.MISSING).any():
        return False
    over, under = dataset.grids.get(grid.measure.numerator), dataset.grids.get(grid.measure.denominator)
    values, per = grid.values[inside, -1], grid.measure.per
    if over is not None and under is not None:
        values, people = over.values[inside, -1], under.values[inside, -1]
    elif grid.measure.kind == "count":
        people, per = np.ones(values.shape), 1
    else:
        return True
    if np.isnan(people).any() or dataset.suppression is None:
        return True
    weights = per / people
    most = dataset.suppression.at_most
    return any(
        _narrows(kind.published * times, half * times, factors, values, withheld, most)
        for times, factors in ((people.sum() / per, np.ones(values.shape)), (float(values.size), weights))
        for half in _halves(kind.published, grid.measure.decimals)
    )


def _halves(published: float, decimals: int) -> tuple[float, ...]:
    """What an average may be off by: half a unit of its last decimal, be it a nought that the number has lost."""
    shown = -int(Decimal(repr(published)).normalize().as_tuple().exponent)
    return tuple(0.5 * 10.0**-places for places in range(shown, max(shown, decimals) + 1))


def _narrows(
    total: float, slack: float, factors: Numbers, values: Numbers, withheld: NDArray[np.bool_], most: int
) -> bool:
    """Whether the total, less what is known of it, leaves a withheld value fewer numbers than 0 to `most`.

    A total that no withheld values give at all is of other figures, and reveals nothing. All combinations are tried
    where they are few; where they are many, there are some for every number that is not at the edge.
    """
    rest = total - float((factors * values)[~withheld].sum())
    hidden = factors[withheld]
    if (most + 1.0) ** hidden.size <= COMBINATIONS:
        tried = np.indices((most + 1,) * hidden.size).reshape(hidden.size, -1)
        fits = tried[:, np.abs(hidden @ tried - rest) <= slack]
        return bool(fits.size) and any(np.unique(row).size <= most for row in fits)
    reach = hidden * most
    if rest + slack < 0 or rest - slack > reach.sum():
        return False
    others = reach.sum() - reach
    return bool((rest - slack > others).any() or (rest + slack < reach).any())


def _inside(dataset: Dataset, place: str, patches: Sequence[Patch]) -> NDArray[np.int64]:
    codes = {code for patch in patches if patch.name == place for code in patch.areas}
    inside = (area.code in codes or any(name == place for _, name in area.parents) for area in dataset.areas)
    return np.flatnonzero(list(inside))
