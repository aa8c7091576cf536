"""Which columns are figures, of what kind, and which rates are provably one count over another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.guessing.column import Column, words_of
from newsgen.ingest.guessing.dated import dated_header
from newsgen.ingest.guessing.header_words import counted, singular, without_notes
from newsgen.model.measure import Kind, Measure

MOST_MEASURES = 6
"""How many measures are declared, beside those that they are made of."""
_PEOPLE = {"pop", "population", "people", "residents", "ons"}
_BASES = {"count", "denominator", "numerator", "headcount", "base"}
"""Headers of what stands beside the figure that a table is about."""
_MONEY = {"price", "prices", "cost", "rent", "income", "earnings", "salary", "wage"}
_LOWER = {"case", "cases", "covid", "crime", "crimes", "deaths", "burglary", "arson", "unemployment"}
_HIGHER = {"vaccinated", "vaccination", "vaccine", "vaccinations", "turnout"}
_FACTORS = (100_000.0, 1.0, 100.0, 1_000.0, 10_000.0, 1_000_000.0)
_SAMPLE = 200
_FEW = 3
_NEARLY = 0.25
"""A rate that is made comparable, by age say, differs so much at most from the plain one."""
_ORDER: tuple[Kind, ...] = ("rate", "share", "money", "count", "per_cent", "number")


def guess_measures(
    columns: Sequence[Column], compared: dict[str, str], topic: str, wanted: tuple[str, ...] = ()
) -> list[tuple[Measure, str]]:
    """The measures of these columns and why, the one that stories are likely about first.

    `compared` is the column of the period before, by column. `topic` is all that is known of the table in words.
    `wanted` are the columns that somebody chose, in their order.
    """
    older = set(compared.values())
    figures = [c for c in columns if c.name not in older]
    names = _names(figures)
    kinds = {c.name: kind_of(c) for c in figures}
    counts = [c for c in figures if kinds[c.name] == "count" and (c.numbers > 0).any()]
    found: dict[str, tuple[Measure, str]] = {}
    for column in figures:
        kind = kinds[column.name]
        measure = Measure(
            name=names[column.name], noun=noun_of(column), kind=kind, column=column.name,
            compared_column=compared.get(column.name, ""), decimals=_decimals(column, kind),
            better=_better(column, topic), currency="USD" if column.has("$") else "EUR" if column.has("€") else "GBP",
        )  # fmt: skip
        why = f"{column.name!r} holds {_say(column, kind)}"
        if kind == "number" and (near := _near(column, counts)):
            over, under, per = near
            kind, measure = "rate", replace(measure, kind="rate")
            why += f"; they are near to {over.name} / {under.name} x {per:,.0f}, as a rate made comparable by age is"
        if kind in ("rate", "share") and (proof := _proof(column, counts)):
            over, under, per = proof
            measure = replace(
                measure, numerator=names[over.name], denominator=names[under.name], per=per,
                decimals=min(column.decimals, 2) if kind == "rate" else measure.decimals,
            )  # fmt: skip
            why += f"; every one of them is {over.name} / {under.name} x {per:,.0f}"
        if kind == "rate":
            people = f"per {measure.per:,.0f} people" if measure.numerator and measure.per > 1 else ""
            measure = replace(measure, unit=people, short_unit=people)
        found[measure.name] = (measure, why)
    return _chosen(found, wanted)


def kind_of(column: Column) -> Kind:
    """What kind of figures a column holds, by its signs, its name and its values."""
    tokens, numbers = set(column.tokens), column.numbers
    if column.has("£", "$", "€") or _MONEY & tokens:
        return "money"
    if column.has("%") or "%" in column.name or {"pct", "percent", "percentage"} & tokens:
        return "per_cent"
    if {"rate", "rates"} & tokens and (numbers >= 0).all():
        return "rate"
    if column.is_whole and (numbers >= 0).all():
        return "count"
    return "share" if not column.is_whole and (np.abs(numbers) <= 1).all() else "number"


def noun_of(column: Column) -> str:
    """What one calls it, from the column's name without its date: "new_cases_week_to_0218" -> "new case"."""
    header = without_notes(column.name)
    dated = dated_header(header, 2000)
    name = re.sub(r"[-_ ](?:week|month|year)[-_ ]*(?:to|ending)?$", "", dated[0]) if dated else header
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ").split()
    text = " ".join(word if word.isupper() else word.lower() for word in words)
    text = counted(text) or ("price" if kind_of(column) == "money" else "figure")
    return singular(text)


def _names(columns: Sequence[Column]) -> dict[str, str]:
    names: dict[str, str] = {}
    for column in columns:
        name = base = "_".join(words_of(without_notes(column.name))) or "figure"
        while name in names.values():
            name = f"{base}_{column.place + 1}"
        names[column.name] = name
    return names


def _decimals(column: Column, kind: Kind) -> int:
    # a share is printed as a percentage, two digits further on
    needed = column.decimals - 2 if kind == "share" else column.decimals
    return 0 if kind in ("count", "money") else max(0, min(needed, 2))


def _better(column: Column, topic: str) -> Literal["lower", "higher", "neither"]:
    words = {*column.tokens, *re.findall(r"[a-z]+", topic.lower())}
    if _PEOPLE & set(column.tokens):
        return "neither"
    return "higher" if _HIGHER & words else "lower" if _LOWER & words else "neither"


def _proof(rate: Column, counts: Sequence[Column]) -> tuple[Column, Column, float] | None:
    """The two counts and the factor that give every printed rate, to half a unit of its last decimal."""
    decimals = min(rate.decimals, 12)
    printed = rate.values[rate.texts.which]
    values = {c.place: c.values[c.texts.which] for c in counts}
    if np.unique(printed[~np.isnan(printed)]).size < 3:
        return None
    some = np.flatnonzero(~np.isnan(printed) & (printed > 0))[:_SAMPLE]
    for over in counts:
        for under in counts:
            for per in _FACTORS if over is not under else ():
                parts = printed, values[over.place], values[under.place]
                if _fits(parts, some, per, decimals) and _fits(parts, None, per, decimals):
                    return over, under, per
    return None


def _near(figure: Column, counts: Sequence[Column]) -> tuple[Column, Column, float] | None:
    """The count, the base and the factor that nearly give every figure: no figure is further off than _NEARLY."""
    printed = figure.values[figure.texts.which]
    for over in counts:
        for under in (c for c in counts if c is not over and _BASES & set(c.tokens)):
            top, bottom = over.values[over.texts.which], under.values[under.texts.which]
            known = ~np.isnan(printed) & (top > 0) & (bottom > 0)
            for per in _FACTORS if known.sum() >= _FEW else ():
                off = printed[known] / (top[known] / bottom[known] * per)
                if per > 1 and (np.abs(off - 1) <= _NEARLY).all():
                    return over, under, per
    return None


def _fits(
    parts: tuple[NDArray[np.float64], ...], rows: NDArray[np.int64] | None, per: float, decimals: int
) -> bool:
    printed, over, under = parts if rows is None else (part[rows] for part in parts)
    with np.errstate(divide="ignore", invalid="ignore"):
        wrong = np.abs(over / under * per - printed) > 0.5 * 10.0**-decimals + 1e-9 * np.maximum(
            1, np.abs(printed)
        )
    known = ~(np.isnan(printed) | np.isnan(over) | np.isnan(under))
    return bool(known.any()) and not (wrong & known).any() and not (known & (under == 0)).any()


def _chosen(found: dict[str, tuple[Measure, str]], columns: tuple[str, ...]) -> list[tuple[Measure, str]]:
    """The measures most worth a story, and after them those that they are made of: what has a past before others."""
    any_past = any(m.compared_column for m, _ in found.values())

    def rank(measure: Measure) -> tuple[bool, bool, bool, bool, int]:
        words = set(re.findall(r"[a-z]+", measure.column.lower()))
        basis = bool(_PEOPLE & words) or measure.column.lower() in _BASES
        part = ": " in measure.column and not {"total", "all"} & words
        no_past = any_past and not (measure.compared_column or measure.numerator)
        return (
            basis,
            part,
            no_past,
            measure.kind == "rate" and not measure.numerator,
            _ORDER.index(measure.kind),
        )

    ranked = sorted((m for m, _ in found.values()), key=rank)
    chosen = [m for column in columns for m in ranked if m.column == column]
    wanted = [m.name for m in (chosen or ranked[:MOST_MEASURES])]
    for name in wanted[:]:
        wanted += [part for part in (found[name][0].numerator, found[name][0].denominator) if part]
    return [found[name] for name in dict.fromkeys(wanted)]


def _say(column: Column, kind: Kind) -> str:
    low, high = column.numbers.min(), column.numbers.max()
    what = {"count": "whole numbers", "money": "sums of money", "per_cent": "percentages", "share": "shares",
            "rate": "rates", "number": "numbers"}[kind]  # fmt: skip
    return f"{what} from {low:,.10g} to {high:,.10g}"
