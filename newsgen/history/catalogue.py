"""A back-catalogue: tables of other days, each with its own day of publication."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from newsgen.errors import Fault, HistoryError, InputError
from newsgen.history.recall import read_vintage
from newsgen.history.vintage import Vintage
from newsgen.ingest.dates import parse_dates
from newsgen.ingest.fetch import Opener, fetch, is_address
from newsgen.ingest.guessing.dated import dates_in
from newsgen.ingest.spans import Span
from newsgen.ingest.table import read_rows
from newsgen.ingest.wording import plain
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.source import Source

_CODES = {
    "Y": "[0-9]{4}",
    "y": "[0-9]{2}",
    "m": "[0-9]{1,2}",
    "d": "[0-9]{1,2}",
    "b": "[A-Za-z]{3}",
    "B": "[A-Za-z]{3,9}",
}
HOW = "--published: a day, a pattern of the names (cases_%Y-%m-%d.csv), +DAYS after the newest period, or column:NAME"


def read_catalogue(
    source: Source,
    measures: tuple[Measure, ...],
    folder: Path,
    files: Sequence[Path],
    opener: Opener,
    published: str = "",
    ends: str = "",
    patches: tuple[PatchRule, ...] = (),
) -> tuple[Vintage, ...]:
    """Each file as a vintage, by day; read as the project's own table is.

    `published` says how the day of each is known: a day (for one file); a pattern of file names with %Y, %m, %d and
    their like, in which * stands for anything; "+5", so many days after the end of the newest period; "column:NAME", a
    column of days, each of which makes a vintage of its rows. Without it a name must hold "published" and one day.
    `ends` is such a pattern for the last day of the period, where the project states that and the table does not.
    `patches` are the project's, whose totals a table may have.

    The faults of all files are raised together.
    """
    faults: list[Fault] = []
    found: list[Vintage] = []
    for path in files:
        try:
            described = _declared(source, path, folder, opener, published, ends, alone=len(files) == 1)
            found += [_read(one, measures, folder, opener, published, patches) for one in described]
        except InputError as error:
            faults += error.faults
    days: dict[date, Vintage] = {}
    contents: dict[str, Vintage] = {}
    for vintage in found:
        twin = contents.setdefault(vintage.content, vintage)
        if twin.published != vintage.published:
            said = f"published on {vintage.published}, and byte for byte {twin.source.source} of {twin.published}"
            faults.append(Fault(vintage.source.source, said, "each table once, with its own day"))
        other = days.setdefault(vintage.published, vintage)
        if other.content != vintage.content:
            said = f"published on {vintage.published}, as is {other.source.source}, and they differ"
            faults.append(Fault(vintage.source.source, said, "a day for each"))
    if faults:
        raise HistoryError(*faults)
    return tuple(days[day] for day in sorted(days))


def _declared(
    source: Source, path: Path, folder: Path, opener: Opener, published: str, ends: str, *, alone: bool
) -> list[Source]:
    """The descriptions by which a file is read: one, or one a day where a column says the day."""
    own = not is_address(source.source) and path.resolve() == (folder / source.source).resolve()
    name = source.source if own else Path(os.path.relpath(path, folder)).as_posix()
    one = replace(source, source=name)
    if source.period.ends_on is not None and not own:
        if not ends:
            found = f"the project states the period ({source.period.ends_on}), and this is another table"
            raise HistoryError(Fault(path.name, found, "--ends, a pattern of the files' names"))
        if source.period.compared_ends_on is not None:
            found = (
                "the project states the period compared with (compared_ends_on), and this is another table"
            )
            raise HistoryError(Fault(path.name, found, "a column of that day"))
        one = replace(one, period=replace(one.period, ends_on=_by_pattern(path.name, ends, "--ends")))
    if published.startswith("column:"):
        return _by_column(one, folder, opener, published.removeprefix("column:"))
    if re.fullmatch(r"\+[0-9]{1,4}", published):
        return [one]  # the day is known when the periods are
    if own and not published:
        return [one]
    return [replace(one, published=_day(path.name, published, alone=alone))]


def _read(
    source: Source,
    measures: tuple[Measure, ...],
    folder: Path,
    opener: Opener,
    published: str,
    patches: tuple[PatchRule, ...],
) -> Vintage:
    vintage = read_vintage(source, measures, folder, opener, patches=patches)
    last = vintage.dataset.period.end
    if re.fullmatch(r"\+[0-9]{1,4}", published):
        day = last + timedelta(days=int(published))
        return read_vintage(replace(source, published=day), measures, folder, opener, patches=patches)
    if last > source.published:
        found = f"published on {source.published}, and its newest period ends on {last}"
        raise HistoryError(Fault(source.source, found, "a day after that"))
    return vintage


def _day(name: str, published: str, *, alone: bool) -> date:
    if not published:
        days = [span.first for _, span in dates_in(name) if span.size == "day"]
        if "publish" in name.lower() and len(set(days)) == 1:
            return days[0]
        raise HistoryError(Fault(name, "its name does not say when it was published", HOW))
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return _by_pattern(name, published, "--published")
    if not alone:
        raise HistoryError(Fault("--published", f"{day} for several files", "one file, or a pattern"))
    return day


def _by_pattern(name: str, pattern: str, option: str) -> date:
    """The day that a file's name holds where the pattern has its %Y, %m, %d; * and ? stand for anything."""
    if "%" not in pattern:
        raise HistoryError(Fault(option, repr(pattern), HOW))
    pieces = re.split(r"%([YymdbB])", pattern)
    shape = "".join(f"({_CODES[p]})" if i % 2 else _anything(p) for i, p in enumerate(pieces))
    match = re.fullmatch(shape, name)
    used = pieces[1::2]
    if match is None:
        raise HistoryError(Fault(name, f"its name does not fit {pattern!r}", "one that does"))
    try:
        found = time.strptime(" ".join(match.groups()), " ".join(f"%{code}" for code in used))
        return date(*found[:3])
    except (ValueError, re.error):
        raise HistoryError(
            Fault(name, f"no day where {pattern!r} has one", "a day of the calendar")
        ) from None


def _anything(text: str) -> str:
    return re.escape(text).replace(r"\*", ".*?").replace(r"\?", ".")


def _by_column(source: Source, folder: Path, opener: Opener, column: str) -> list[Source]:
    """A description for each day of a column, of its rows alone."""
    rows = read_rows(fetch(source.source, folder, opener), source.source, source, [column])
    place = rows.find(column)
    if place is None:
        wanted = f"one of {', '.join(rows.header)}"
        raise HistoryError(Fault(source.source, f"no column {column!r} for the day of publication", wanted))
    texts = sorted({plain(text) for text in rows.texts(place).list_words()})
    spans = parse_dates(texts)
    found: list[Source] = []
    faults: list[Fault] = []
    for text, span in zip(texts, spans, strict=True):
        if isinstance(span, Span) and span.size == "day":
            where = source.where | {column: text}
            found.append(replace(source, published=span.first, where=where))
        else:
            faults.append(Fault(f"{source.source}, column {column!r}", repr(text), "a day"))
    if faults:
        raise HistoryError(*faults)
    return found
