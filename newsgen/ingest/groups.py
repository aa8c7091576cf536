"""Which areas of a table a total may be of: those of each place, of each list of the project, all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from newsgen.model.area import Area
from newsgen.model.patch_rule import PatchRule


def levels(areas: Sequence[Area]) -> Iterator[dict[str, NDArray[np.int64]]]:
    """The areas in each place of a level, by its name; first, those of the table. A place of one area is none."""
    found: dict[str, dict[str, list[int]]] = {"": {"the table": list(range(len(areas)))}}
    for i, area in enumerate(areas):
        for level, name in area.parents:
            found.setdefault(level, {}).setdefault(name, []).append(i)
    for places in found.values():
        several = {name: np.array(inside, np.int64) for name, inside in places.items() if len(inside) > 1}
        if several:
            yield several


def groups(areas: Sequence[Area], patches: Sequence[PatchRule]) -> Iterator[tuple[NDArray[np.int64], str]]:
    """The areas of each place or list with those that bear its name, the smallest first; last, all (named "")."""
    inside: dict[tuple[str, str], set[int]] = {}
    named: dict[str, list[int]] = {}
    for i, area in enumerate(areas):
        named.setdefault(area.name, []).append(i)
        for parent in area.parents:
            inside.setdefault(parent, set()).add(i)
    # of a list whose name no area bears, no total is looked for
    for patch in (p for p in patches if p.name in named):
        members = {i for i, area in enumerate(areas) if patch.has(area)}
        inside.setdefault(("", patch.name), set()).update(members)
    found = [(sorted(members.union(named.get(name, ()))), name) for (_, name), members in inside.items()]
    for group, name in [*sorted(found, key=lambda g: (len(g[0]), g[1])), (list(range(len(areas))), "")]:
        yield np.array(group, np.int64), name
