"""Dates in headers and file names: "avg_price_2021_03", "rate_week_to_0218", "vaccine_msoa_2021-03-04.csv"."""

from __future__ import annotations

import re
from datetime import date

from newsgen.ingest.dates import parse_dates
from newsgen.ingest.guessing.column import ANY_MONTH
from newsgen.ingest.guessing.header_words import without_notes
from newsgen.ingest.rows import Rows
from newsgen.ingest.spans import STARTS_IN, Span, label, month_span

_DAY = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})[-_.]([0-9]{2})[-_.]([0-9]{2})(?![0-9])")
_MONTH = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})[-_.]?(0[1-9]|1[0-2])(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})(?![0-9])")
_LABEL = re.compile(r"(?<![0-9])(?:20[0-9]{2}|19[0-9]{2})[-/–](?:[0-9]{4}|[0-9]{2})$")
_MONTH_DAY = re.compile(r"(?:to|ending|ended|end|of)[-_ ]?([0-9]{2})([0-9]{2})$", re.I)


def dates_in(text: str) -> list[tuple[int, Span]]:
    """The dates that a file name holds, as (where, days), the most exact kind only: days, else months, else years."""
    for shape in (_DAY, _MONTH, _YEAR):
        found = [(m.start(), parse_dates(["-".join(m.groups())])[0]) for m in shape.finditer(text)]
        spans = [(at, span) for at, span in found if isinstance(span, Span)]
        if spans:
            return spans
    return []


def label_of_year(header: str) -> tuple[str, str]:
    """What is in front of a year such as 2023-24 at the end of a header, and this year as it stands; "" for none.

    >>> [label_of_year(header) for header in ("Homes 2023-24", "2022/23", "Homes 2023", "From 2010-11")]
    [('Homes', '2023-24'), ('', '2022/23'), ('', ''), ('', '')]
    """
    match = _LABEL.search(header)
    if not match or label(match[0], None) != STARTS_IN:
        return "", ""
    return header[: match.start()].rstrip("_-:, "), match[0]


def dated_header(header: str, year: int | None) -> tuple[str, Span] | None:
    """A header that ends in a date: what is in front of it, and the days. `year` serves "week_to_0218"."""
    (whole,) = parse_dates([header])
    if isinstance(whole, Span) and whole.size != "year":
        return "", whole
    front, year_of = label_of_year(header)
    if year_of:  # in which month it begins is not known: the order of years is the same in any
        (span,) = parse_dates([year_of], starts_in=ANY_MONTH)
        return (front, span) if isinstance(span, Span) else None
    for shape in (_DAY, _MONTH):
        match = shape.search(header)
        if match and match.end() == len(header) and match.start():
            (span,) = parse_dates(["-".join(match.groups())])
            if isinstance(span, Span):
                return header[: match.start()].rstrip("_- "), span
    match = _YEAR.search(header)
    if match and match.end() == len(header) and header[: match.start()].strip("_- "):
        return header[: match.start()].rstrip("_- "), month_span(int(match[1]), 1, 12)
    if (match := _MONTH_DAY.search(header)) and year:
        first, second = int(match[1]), int(match[2])
        for month, day in ((first, second), (second, first)):
            try:
                there = date(year, month, day)
            except ValueError:
                continue
            return header[: match.start()].rstrip("_- "), Span(there, there, "day")
    return None


def header_spans(rows: Rows) -> dict[int, Span]:
    """The days of the headers that are dates, by their place."""
    names = [without_notes(header) for header in rows.header]
    found = enumerate(parse_dates(names))
    labels = {
        i: dated_header(name, None) for i, name in enumerate(names) if label_of_year(name) == ("", name)
    }
    years = {i: dated[1] for i, dated in labels.items() if dated}
    return {i: span for i, span in found if isinstance(span, Span)} | years


def header_pattern(headers: list[str]) -> str:
    """A regular expression that fits the headers: digits as digits, letters as letters."""
    shapes = sorted({re.sub(r"[A-Za-z]+", "[A-Za-z]+", re.sub(r"[0-9]", "#", re.escape(h))) for h in headers})
    shapes = [re.sub(r"#+", lambda run: f"[0-9]{{{len(run[0])}}}", shape) for shape in shapes]
    return "|".join(dict.fromkeys(shapes))
