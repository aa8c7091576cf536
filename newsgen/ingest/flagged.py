"""The newest figures that their publisher marked: provisional, revised, estimated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from newsgen.ingest.cells import Cells
from newsgen.ingest.codes import OUTSIDE
from newsgen.ingest.dataset import Grid
from newsgen.ingest.faults import some
from newsgen.ingest.notation import without_flag
from newsgen.model.area import Area

MOST_NAMED = 5


def flag_notes(
    grids: Mapping[str, Grid], areas: Sequence[Area], newest: int, flags: Mapping[str, str]
) -> tuple[str, ...]:
    """A note for each measure and each meaning of a flag: which areas' newest figures carry it."""
    if not flags:
        return ()
    notes = []
    for grid in grids.values():
        if not isinstance(grid.cells, Cells):  # worked out from others, which have their own notes
            continue
        entries = grid.cells.entries
        inside = entries.area != OUTSIDE
        if entries.period is not None:
            inside &= entries.period == newest
        marked: dict[str, set[str]] = {}
        for word, text in enumerate(entries.texts.list_words()):
            _, flag = without_flag(text, flags)
            if flag:
                at = entries.area[inside & (entries.texts.which == word)]
                marked.setdefault(flags[flag], set()).update(areas[i].name for i in np.unique(at).tolist())
        notes += [
            f"{meaning}, as the table marks the newest {grid.measure.name} of: {some(sorted(names), MOST_NAMED)}"
            for meaning, names in sorted(marked.items())
            if names
        ]
    return tuple(notes)
