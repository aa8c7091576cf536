"""When: by a column, by headers, or by the name of the file; and the day on which the table was published."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from newsgen.ingest.dates import parse_dates
from newsgen.ingest.guessing.column import Column
from newsgen.ingest.guessing.dated import dates_in
from newsgen.ingest.guessing.decided import UNKNOWN_DAY
from newsgen.ingest.spans import Span
from newsgen.model.period import Grain
from newsgen.model.source import PeriodColumns

_PUBLISHED = {"published", "publication", "released", "release", "updated", "extracted"}
BEFORE = {"prev", "previous", "prior", "before", "last", "earlier"}
"""Words that mark a column as being about the period before."""
_STARTS = {"start", "starts", "starting", "from", "beginning", "begins", "commencing", "wc"}
_YEARS_THAT_START = ((r"academic|school|pupil", 9), (r"financial|fiscal|tax.year", 4))
"""Words of a table -> the month in which its years begin."""
_WHEN = {"date", "week", "month", "quarter", "year", "period", "ending", "end", "day", "time"}


def published_on(column: Column | None, topic: str) -> tuple[date, str]:
    """By a column, else by the file's name, else UNKNOWN_DAY; and why."""
    if column is not None:
        newest = max(span.last for span in column.spans.values())
        return newest, f"the newest day of {column.name!r}"
    days = [(at, span.last) for at, span in dates_in(topic) if span.size == "day"]
    # "week_ending_2021-02-18" is no day of publication
    told = [
        day
        for at, day in days
        if not re.search(r"(?:ending|to|_|^[a-z]+)[-_ ]*$", topic[:at]) or "publish" in topic[:at]
    ]
    if told or (len(days) == 1 and not re.search(r"ending|_to_", topic)):
        return (told or [days[0][1]])[-1], "the file's name says so"
    return UNKNOWN_DAY, "nothing tells the day of publication"


@dataclass(frozen=True, slots=True, eq=False)
class PeriodGuess:
    """The declaration, the columns it uses, and why; `published` where a column tells."""

    period: PeriodColumns
    used: frozenset[int]
    why: str
    open_labels: tuple[str, ...] = ()
    """Years such as 2023-24 in headers, the newest first, of which nobody has said in which month they begin."""


def date_columns(columns: Sequence[Column]) -> list[Column]:
    """Columns of dates; those that could be plain numbers only where their name speaks of time."""
    return [c for c in columns if c.name and c.spans and (not c.numbers.size or _WHEN & set(c.tokens))]


def publication_column(columns: Sequence[Column]) -> Column | None:
    """The column of the day on which each row was published."""
    return next((c for c in date_columns(columns) if _PUBLISHED & set(c.tokens)), None)


def guess_from_columns(columns: Sequence[Column], topic: str) -> PeriodGuess | None:
    """The period by a column of dates; None where there is none."""
    dates = [c for c in date_columns(columns) if not _PUBLISHED & set(c.tokens)]
    now = [c for c in dates if not BEFORE & set(c.tokens)]
    if not now:
        return None
    # an exact day says more than "Year ending Dec 1995"
    column = max(now, key=lambda c: (all(s.size == "day" for s in c.spans.values()), -c.place))
    grain, why = _grain(list(column.spans.values()), f"{topic} {column.name} {' '.join(_texts(dates))}")
    if column.labelled:
        return _of_labels(column, topic)
    starts = bool(_STARTS & set(column.tokens)) or _firsts(column, grain)
    before = next((c for c in dates if BEFORE & set(c.tokens) and len(set(c.spans.values())) == 1), None)
    both = before if before is not None and len(set(column.spans.values())) == 1 else None
    period = PeriodColumns(
        grain=grain, ends="" if starts else column.name, starts=column.name if starts else "",
        compared_ends=both.name if both else "",
    )  # fmt: skip
    reason = f"{column.name!r} holds dates; {why}"
    if starts:
        reason += "; they are the first days of these"
    if both:
        reason += f"; {both.name!r} holds the last day of the period before"
    return PeriodGuess(period, frozenset({c.place for c in dates}), reason)


def guess_from_labels(labels: Sequence[str], topic: str) -> PeriodGuess:
    """The period of headers such as "Homes 2023-24": known by the words of the table, or else open."""
    newest_first = sorted(labels, key=lambda text: text[:4], reverse=True)[:2]
    starts_in = _starts_in(topic)
    why = f"the headers hold years such as {newest_first[0]}"
    if not starts_in:
        told = f"{why}; the table does not say in which month they begin"
        return PeriodGuess(
            PeriodColumns(grain="year", ends_on=UNKNOWN_DAY), frozenset(), told, tuple(newest_first)
        )
    ends = [span.last for span in parse_dates(newest_first, starts_in=starts_in) if isinstance(span, Span)]
    period = PeriodColumns(grain="year", ends_on=ends[0], compared_ends_on=ends[1] if ends[1:] else None)
    why += f", which begin in {month_name[starts_in]} by the words of the table"
    return PeriodGuess(period, frozenset(), why)


def _starts_in(words: str) -> int | None:
    return next((month for shape, month in _YEARS_THAT_START if re.search(shape, words, re.I)), None)


def _of_labels(column: Column, topic: str) -> PeriodGuess:
    """Years such as 2022/23: in which month they begin is known by words, or else left open for the build to ask."""
    example, words = column.words[next(iter(column.spans))], f"{topic} {column.name}"
    starts_in = _starts_in(words)
    why = f"{column.name!r} holds years such as {example}"
    if starts_in:
        why += f", which begin in {month_name[starts_in]} by the words of the table"
    else:
        why += "; the table does not say in which month they begin: put starts_in = 4 (financial) or 9 (school years)"
    period = PeriodColumns(grain="year", ends=column.name, starts_in=starts_in)
    return PeriodGuess(period, frozenset({column.place}), why)


def _firsts(column: Column, grain: Grain) -> bool:
    """Whether each day of a column is the first of a month, and so stands for the month, quarter or year it begins."""
    days = {span.first for span in column.spans.values() if span.size == "day"}
    named = {"ending", "end", "ended", "to"} & set(column.tokens)
    return not named and grain in {"month", "quarter", "year"} and {day.day for day in days} == {1}


def guess_from_spans(now: Span, before: Span | None, where: str, topic: str) -> PeriodGuess:
    """The one period of a table that a header or the file's name tells."""
    known = [now] + ([before] if before else [])
    if now.size == "year" and re.search(r"elect|president|vote", topic, re.I):
        day = _election_day(now.last.year) if re.search("president", topic, re.I) else now.last
        told = (
            f"{where} says {now.last.year}, taken for an election on {day}: correct the day if it is another"
        )
        return PeriodGuess(PeriodColumns(grain="election", ends_on=day), frozenset(), told)
    if now.size == "year" and re.search(r"mid.?[0-9]{4}", topic, re.I):
        day = date(now.last.year, 6, 30)
        return PeriodGuess(
            PeriodColumns(grain="year", ends_on=day), frozenset(), f"{where} says mid-{day.year}"
        )
    grain, why = _grain([now], topic) if len(known) == 1 else _grain_of_two(now, topic)
    period = PeriodColumns(grain=grain, ends_on=now.last, compared_ends_on=before.last if before else None)
    told = f"{where} says {now.last}" + (f", against {before.last}" if before else "")
    return PeriodGuess(period, frozenset(), f"{told}; {why}")


def guess_from_name(name: str, topic: str) -> PeriodGuess:
    """The period by the file's name; where even that tells nothing, it ends on UNKNOWN_DAY."""
    for source, where in ((name, "the file's name"), (topic, "a column's name")):
        spans = [span for _, span in dates_in(source)]
        if spans:
            return guess_from_spans(spans[-1], None, where, f"{topic} {name}")
    period = PeriodColumns(grain="year", ends_on=UNKNOWN_DAY)
    return PeriodGuess(period, frozenset(), "no column, header or name of a file says when")


def grain_of(spans: Sequence[Span], topic: str) -> tuple[Grain, str]:
    """The grain of periods given by headers."""
    return _grain(list(spans), topic)


def _texts(columns: Sequence[Column]) -> list[str]:
    return [c.words[next(iter(c.spans))] for c in columns]


def _grain_of_two(now: Span, topic: str) -> tuple[Grain, str]:
    if now.size in ("month", "quarter", "year"):
        return _sized(now), f"it is a {now.size}"
    return _grain([now], topic)


def _sized(span: Span) -> Grain:
    return "quarter" if span.size == "quarter" else "year" if span.size == "year" else "month"


def _grain(spans: Sequence[Span], topic: str) -> tuple[Grain, str]:
    """The grain of some periods, and why: their texts, words such as "year ending", or the days between them."""
    if re.search(r"year.?(?:ending|to)|(?:12|twelve).months?.(?:ending|to)", topic, re.I):
        return "year", "it speaks of years ending on that day"
    if re.search(r"(?<![0-9])(?:3|three).months?.(?:ending|to)", topic, re.I):
        return "quarter", "it speaks of three months ending on that day"
    sizes = Counter(span.size for span in spans)
    size = sizes.most_common(1)[0][0]
    if size != "day":
        return _sized(next(span for span in spans if span.size == size)), f"they are {size}s"
    days = sorted({span.last for span in spans})
    steps = Counter((b - a).days for a, b in pairwise(days))
    step = steps.most_common(1)[0][0] if steps else 0
    if step == 1:
        if re.search(r"rolling|7.?d|week", topic, re.I):
            return "week", "one for every day; they are seven-day figures"
        return "day", "one for every day"
    for grain, low, high in (("week", 7, 14), ("month", 28, 31), ("quarter", 89, 92), ("year", 365, 366)):
        if low <= step <= high:
            return grain, f"they lie {step} days apart"  # type: ignore[return-value]
    ends_month = (days[-1] + timedelta(days=1)).day == 1 and not re.search("week", topic, re.I)
    if re.search(r"month", topic, re.I) or ends_month:
        return "month", "the day ends a month"
    return "week", "a week is most usual: correct it if it is another"


def _election_day(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 1)
