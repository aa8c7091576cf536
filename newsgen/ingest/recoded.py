"""Areas that have another code now: an old code without a row in the newest period is no area without a figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from newsgen.ingest.codes import OUTSIDE
from newsgen.ingest.places import Places
from newsgen.ingest.timing import Timing
from newsgen.model.area import Area


def recoded(where: Places, when: Timing) -> dict[str, str]:
    """The codes that are no longer in use, each with the one that took its place.

    That is a code of the same name in the same places, with rows in the newest period, of which the old one has none;
    and in no period have both. None where rows have no period, or hold two.
    """
    named: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
    for i, area in enumerate(where.areas):
        named.setdefault((area.name.casefold(), area.parents), []).append(i)
    groups = [group for group in named.values() if len(group) > 1]
    if not groups or when.of_row is None or when.before is not None or not where.of_row[0].size:
        return {}
    rows = np.zeros((len(where.areas), len(when.periods)), np.bool_)
    inside = where.of_row[0] != OUTSIDE
    rows[where.of_row[0][inside], when.of_row[inside]] = True
    found: dict[str, str] = {}
    for group in groups:
        now = [i for i in group if rows[i, -1]]
        for old in (i for i in group if not rows[i, -1]):
            if len(now) == 1 and not (rows[old] & rows[now[0]]).any():
                found[where.areas[old].code] = where.areas[now[0]].code
    return found


def alone_again(
    areas: tuple[Area, ...], old: Mapping[str, str], shared_names: Collection[str]
) -> tuple[Area, ...]:
    """The areas; those that share their name with an old code of their own alone no longer count as sharing it."""
    held = {area.name for area in areas if area.code in old}.difference(shared_names)
    left = {area.code: area.name for area in areas if area.code not in old and area.name in held}
    alone = {code for code, name in left.items() if list(left.values()).count(name) == 1}
    return tuple(replace(area, shared_name=False) if area.code in alone else area for area in areas)
