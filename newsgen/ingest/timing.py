"""When: the periods of a table, and which of them each row or column is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import numpy as np

from newsgen.ingest.codes import firsts, unique_pairs
from newsgen.ingest.columns import fits
from newsgen.ingest.dates import YEARS, parse_periods, stated
from newsgen.ingest.faults import Faults
from newsgen.ingest.rows import Indices
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain
from newsgen.model.derivation import Cell
from newsgen.model.period import Period
from newsgen.model.source import PeriodColumns


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """`periods` ascend; `of_row` is each kept row's, where rows have one; `columns` are (column, period).

    `written` is the text of the period column in the rows that hold a period ("" without such a column).
    `before` is the period that each row holds beside its own, in `compared_column`s.
    """

    periods: tuple[Period, ...]
    written: tuple[str, ...]
    of_row: Indices | None = None
    columns: tuple[tuple[int, int], ...] = ()
    before: int | None = None

    @property
    def compared(self) -> int | None:
        """The period that the newest is held against: declared beside it, or else the one that adjoins it.

        Elections do not adjoin; the one before is meant.
        """
        newest = self.periods[-1]
        if self.before is not None:
            return self.before
        if newest.grain == "election":
            return len(self.periods) - 2 if len(self.periods) > 1 else None
        wanted = newest.start - timedelta(days=1)
        return next((i for i, period in enumerate(self.periods[:-1]) if period.end == wanted), None)


def timing(declared: PeriodColumns, table: Table, faults: Faults) -> Timing:
    """The periods of a table as declared; what is wrong goes to `faults`, and then the value is of no use."""
    if declared.columns:
        return _of_headers(declared, table, faults)
    if declared.ends or declared.starts:
        found = _of_rows(declared, table, faults)
    elif declared.ends_on and declared.ends_on.year in YEARS:
        found = Timing((stated(declared.ends_on, "ends_on", declared.grain),), ("",))
    else:
        faults.add("newsgen.toml, data.period", "no period", "ends, starts, columns or ends_on")
        return Timing((), ())
    if not faults.found and (declared.compared_ends or declared.compared_ends_on):
        return _with_compared(found, declared, table, faults)
    return found


def _of_headers(declared: PeriodColumns, table: Table, faults: Faults) -> Timing:
    places = fits(declared.columns, table)
    headers = [table.rows.header[place] for place in places]
    periods: dict[int, Period] = {}
    found_in = parse_periods(headers, declared, ends=not declared.starts)
    for place, found in zip(places, found_in, strict=True):
        if isinstance(found, str):
            where = f"{table.name}, row {table.rows.header_row} (header)"
            faults.add(where, f"the column {table.rows.header[place]!r}", found)
        else:
            heading = table.rows.header[place]
            periods[place] = replace(
                found, origin=Cell(table.source, table.rows.header_row, heading, heading)
            )
    known = tuple(sorted(set(periods.values())))
    if len(known) < len(periods):
        faults.add(table.name, "two columns are about the same period", "a column for each")
    columns = tuple((place, known.index(period)) for place, period in periods.items())
    return Timing(known, ("",) * len(known), columns=columns)


def _of_rows(declared: PeriodColumns, table: Table, faults: Faults) -> Timing:
    last = _column(declared.ends, declared, table, faults, ends=True) if declared.ends else None
    first = _column(declared.starts, declared, table, faults, ends=False) if declared.starts else None
    if faults.found or not table.kept.size:
        return Timing((), ())
    column = last or first
    assert column is not None  # one of the two is declared
    if last and first:
        column = _paired(first, last, table, faults)
    known = tuple(sorted(set(column.periods.values())))
    index = {period: i for i, period in enumerate(known)}
    written: dict[int, str] = {}
    of_word = np.zeros(max(column.periods) + 1, np.int32)
    for word, period in sorted(column.periods.items(), key=lambda item: item[1].written):
        of_word[word] = at = index[period]
        other = written.setdefault(at, period.written)
        if plain(other) != plain(period.written):
            found = f"{other!r} and {period.written!r} mean the same period"
            where = f"{table.name}, column {declared.ends or declared.starts!r}"
            faults.add(where, found, "one way of writing it")
        elif other != period.written:
            written[at] = plain(other)
    periods = tuple(replace(period, written=written[i]) for i, period in enumerate(known))
    return Timing(periods, tuple(p.written for p in periods), of_word[column.which])


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """The period of each word that stands in the kept rows of a column."""

    which: Indices
    periods: dict[int, Period] = field(default_factory=dict)


def _column(name: str, declared: PeriodColumns, table: Table, faults: Faults, *, ends: bool) -> _Column:
    texts = table.texts(name)
    used, first = firsts(texts.which)
    words, numbers = [texts.words[i].as_py() for i in used.tolist()], table.numbers
    periods = parse_periods(words, declared, ends=ends)
    column = _Column(texts.which)
    for word, text, found, at in zip(used.tolist(), words, periods, first.tolist(), strict=True):
        if isinstance(found, str):
            rows = numbers[texts.which == word]
            faults.add_rows(table.name, rows.tolist(), table.heading(name), repr(text), found)
        else:
            origin = Cell(table.source, int(numbers[at]), table.heading(name), text)
            column.periods[word] = replace(found, written=text, origin=origin)
    return column


def _paired(first: _Column, last: _Column, table: Table, faults: Faults) -> _Column:
    pairs, _, which = unique_pairs(first.which, last.which)
    column = _Column(which)
    for i, (start, end) in enumerate(pairs):
        starts, ends = first.periods[start].start, last.periods[end]
        if starts > ends.end:
            rows = table.numbers[column.which == i].tolist()
            faults.add(
                f"{table.name}, row {min(rows)}",
                f"the period starts {starts} and ends {ends.end}",
                "a start before its end",
            )
        column.periods[i] = replace(ends, start=starts)
    return column


def _with_compared(found: Timing, declared: PeriodColumns, table: Table, faults: Faults) -> Timing:
    """The one period of a table and the one before it, both in every row."""
    if len(found.periods) > 1:
        _mixed(found.of_row, dict(enumerate(found.written)), declared.ends or declared.starts, table, faults)
        return found
    if declared.compared_ends:
        column = _column(declared.compared_ends, declared, table, faults, ends=True)
        if len(set(column.periods.values())) > 1:
            _mixed(
                column.which,
                {w: p.written for w, p in column.periods.items()},
                declared.compared_ends,
                table,
                faults,
            )
        if faults.found:
            return found
        before = next(iter(column.periods.values()))
    else:
        assert declared.compared_ends_on is not None  # one of the two is declared
        if declared.compared_ends_on.year not in YEARS:
            faults.add(
                "newsgen.toml, data.period.compared_ends_on",
                str(declared.compared_ends_on),
                "a year of our time",
            )
            return found
        before = stated(declared.compared_ends_on, "compared_ends_on", declared.grain)
    now = found.periods[0]
    if before >= now:
        faults.add(
            table.name, f"the period compared with ends {before.end}, the newest {now.end}", "an earlier one"
        )
    # both stand in the same rows, so both are found by the text of the newest
    written = found.written[0]
    of_row = None if found.of_row is None else found.of_row + 1
    return Timing((before, now), (written, written), of_row, before=0)


def _mixed(which: Indices | None, labels: dict[int, str], column: str, table: Table, faults: Faults) -> None:
    assert which is not None  # only a column can have several
    firsts = sorted(
        (int(table.numbers[which == i].min()), label) for i, label in labels.items() if (which == i).any()
    )
    (row, text), (other_row, other) = firsts[0], firsts[1]
    found = f"two periods mixed: {text!r} in row {row} and {other!r} in row {other_row}"
    faults.add(
        f"{table.name}, column {column!r}", found, "one period, since every row holds the one compared with"
    )
