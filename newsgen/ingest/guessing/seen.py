"""What the questions depend on: the guess, and a look at the columns that it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsgen.ingest.dates import parse_dates
from newsgen.ingest.guessing.column import Column
from newsgen.ingest.guessing.dated import label_of_year
from newsgen.ingest.guessing.decided import Guess
from newsgen.ingest.guessing.header_words import without_notes
from newsgen.ingest.spans import STARTS_IN, Span, label
from newsgen.model.chosen_rows import only_value

BEGIN_IN = (4, 9, 7)
"""The months in which years such as 2023-24 begin, the likeliest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A guess and a look at the columns of its measures, by header: what is asked depends on both."""

    guess: Guess
    columns: Mapping[str, Column]
    headers: tuple[str, ...] = ()
    named: str = ""
    """What a column of the table says that all its figures are: PxStat's "Statistic Label"."""

    def why(self, key: str) -> str:
        """The reason that the guess gives for a key; "" where it has none."""
        return next((d.why for d in self.guess.decisions if d.key == key), "")

    @property
    def values_chosen(self) -> list[str]:
        """The values of the rows that are read, where only some are."""
        return [value for values in self.guess.source.where.values() if (value := only_value(values))]

    @property
    def has_open_years(self) -> bool:
        """Whether the period is of years such as 2022/23, and no word says in which month they begin."""
        period = self.guess.source.period
        column = self.columns.get(period.ends)
        if period.columns:
            words = [header for header in self.headers if re.fullmatch(period.columns, header)]
        else:
            words = [word for word in column.words if word] if column else []
        return period.starts_in is None and any(label(word, None) == STARTS_IN for word in words[:1])

    @property
    def ends_of_labels(self) -> tuple[str, ...]:
        """The periods that years such as 2023-24 in the headers of measures can mean, by the month they begin in."""
        found_in = (label_of_year(without_notes(header))[1] for header in self.headers)
        labels = sorted(dict.fromkeys(filter(None, found_in)))[-2:]
        found = []
        for month in BEGIN_IN if labels else ():
            days = sorted(s.last for s in parse_dates([*labels], starts_in=month) if isinstance(s, Span))
            keys = ("ends_on", "compared_ends_on")
            told = ", ".join(f"{key} = {day}" for key, day in zip(keys, reversed(days), strict=False))
            found.append(f'{{ grain = "year", {told} }}')
        return tuple(found)

    @property
    def has_open_grain(self) -> bool:
        """Whether the table has the one last day of its figures, and no word on how long they are of."""
        period = self.guess.source.period
        column = self.columns.get(period.ends or period.starts)
        spans = {*column.spans.values()} if column else set()
        words = " ".join((self.guess.source.source, *self.columns)).lower()
        said = any(word in words for word in ("week", "7d", "7_d", "seven", "rolling"))
        one = len(spans) == 1 if column else period.ends_on is not None
        return one and period.grain == "week" and not said
