"""Whether the rows chosen for a whole project are a part of each place's figures, and its nouns say which."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from newsgen.ingest.faults import Faults
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain
from newsgen.model.chosen_rows import is_said, only_value, says_when, unsaid
from newsgen.model.measure import Measure
from newsgen.model.source import Source


def check_chosen(source: Source, measures: Iterable[Measure], table: Table, faults: Faults) -> None:
    """A fault for each measure whose noun does not say the party, age or category that [data].where chooses.

    `table` has all of its rows. A choice of places, levels or periods needs no word.
    """
    own = [m for m in measures if not m.column or table.has(m.column)]
    for column, values in source.where.items():
        value = only_value(values)
        silent = [m for m in own if not is_said(m, value)]
        if silent and not says_when(value) and _is_category(source, table, column, value):
            for measure in silent:
                found, wanted = unsaid(measure, column, value)
                faults.add(f"newsgen.toml, data.where and measures.{measure.name}", found, wanted)


def _is_category(source: Source, table: Table, column: str, value: str) -> bool:
    """Whether at least half of the places with a row of this value have, in the same period, one of another."""
    area, period = source.area, source.period.ends or source.period.starts
    if column in {area.name, area.code, *area.within.values(), period}:
        return False
    texts = table.texts(column)
    chosen = np.array([plain(word) == plain(value) for word in texts.list_words()], np.bool_)[texts.which]
    place = np.zeros(chosen.size, np.int64)
    for name in (area.code or area.name, period):
        if table.has(name):
            which = table.texts(name).which
            place = place * (int(which.max(initial=0)) + 1) + which
    ours = np.unique(place[chosen])
    return bool(2 * np.isin(ours, place[~chosen]).sum() >= ours.size)
