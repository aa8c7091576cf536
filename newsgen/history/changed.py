"""What is not as it was in the table before: areas that came or went, measures that mean something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from newsgen.history.join import comparable
from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.ingest.faults import some
from newsgen.model.area import Area

FACTOR = 1.5
"""A revision that moves a figure by more than this factor is out of the ordinary ..."""
SHARE = 0.9
"""... and when so many of the areas move so in one direction, the column means something else."""
FEWEST = 5
_LISTED = 5


def area_changes(now: Dataset, then: Dataset, published: date) -> Iterator[str]:
    """A note on areas new, gone or renamed since the table of that day. Series go by code, and by nothing else."""
    old, new = ({area.code: area for area in d.areas} for d in (then, now))
    came = [area for code, area in new.items() if code not in old]
    went = [area for code, area in old.items() if code not in new]
    renamed = [(old[code], area) for code, area in new.items() if code in old and old[code].name != area.name]
    if came:
        yield f"not in the table of {published}: {_areas(came)}; nothing is known of {_them(came)} before"
    if went:
        yield f"in the table of {published} and not in this one: {_areas(went)}"
    if came and went and (places := sorted({a.parent for a in came} & {a.parent for a in went} - {""})):
        where = some(places, _LISTED)
        yield f"areas came and went in {where}: if they were split or merged, their figures are not joined"
    if renamed:
        names = [f"{now.name!r} ({now.code}), was {then.name!r}" for then, now in renamed]
        yield f"renamed since the table of {published}, and taken as the same by code: {some(names, _LISTED)}"


def withdrawn(now: Dataset, older: Iterable[Dataset]) -> dict[str, frozenset[str]]:
    """The areas of each measure whose figure of the newest period is withheld now, and was published in an older table.

    An average with them, printed then, and one without them now would give these figures away between them.
    """
    found: dict[str, set[str]] = {}
    for then in (one for one in older if now.period in one.periods):
        period, at = then.periods.index(now.period), {area.code: i for i, area in enumerate(then.areas)}
        for name in now.grids.keys() & then.grids.keys():
            hidden = np.flatnonzero(now.grids[name].status[:, -1] == Status.SUPPRESSED).tolist()
            codes = (now.areas[i].code for i in hidden)
            status = then.grids[name].status[:, period]
            held = {code for code in codes if code in at and status[at[code]] == Status.PRESENT}
            if held:
                found.setdefault(name, set()).update(held)
    return {name: frozenset(codes) for name, codes in sorted(found.items())}


def changed_meaning(now: Dataset, then: Dataset, published: date) -> dict[str, str]:
    """The measures of which nothing of the older table may be joined, each with the reason.

    One is of another kind there; or the figures of one and the same period, in both tables, differ by more than
    FACTOR in one direction for SHARE of the areas, five at least: no revision does that, a column of another unit does.
    """
    found: dict[str, str] = {}
    for name, grid in now.grids.items():
        other = then.grids.get(name)
        if other is None:
            continue
        if not comparable(grid.measure, other.measure):
            said = f"{other.measure.kind} in the table of {published}, now {grid.measure.kind}"
            if grid.measure.kind == other.measure.kind:
                said = f"of another unit in the table of {published} (per, currency)"
            found[name] = f"{name}: {said}; what came before is not joined"
        elif (factor := _factor(grid, other, now, then)) is not None:
            found[name] = (
                f"{name}: the same period has {factor:.3g} times the figures of the table of {published}, in every "
                "area at once: the column means something else, and what came before is not joined"
            )
    return found


def _factor(grid: Grid, other: Grid, now: Dataset, then: Dataset) -> float | None:
    """The median of new over old of the periods in both, where nearly all moved so far the same way."""
    shared = [(i, then.periods.index(p)) for i, p in enumerate(now.periods) if p in then.periods]
    if not shared:
        return None
    at = {area.code: i for i, area in enumerate(then.areas)}
    pairs = [(i, at[area.code]) for i, area in enumerate(now.areas) if area.code in at]
    if not pairs:
        return None
    (mine, theirs), (columns, others) = np.array(pairs).T, np.array(shared).T
    new = grid.values[np.ix_(mine, columns)].ravel()
    old = other.values[np.ix_(theirs, others)].ravel()
    both = (new > 0) & (old > 0)
    if both.sum() < FEWEST:
        return None
    ratios = new[both] / old[both]
    beyond = max((ratios > FACTOR).mean(), (ratios < 1 / FACTOR).mean())
    return float(np.median(ratios)) if beyond >= SHARE else None


def _areas(areas: Sequence[Area]) -> str:
    named = [f"{a.name} ({a.code})" if a.name != a.code else a.code for a in areas]
    return f"{len(areas):,} {'area' if len(areas) == 1 else 'areas'}, {some(named, _LISTED)}"


def _them(areas: Sequence[Area]) -> str:
    return "it" if len(areas) == 1 else "them"
