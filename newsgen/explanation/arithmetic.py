"""The rules of docs/derivations.md that take single numbers, worked out again; how an explanation prints numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import fsum, trunc
from statistics import median
from typing import Any

from newsgen.model.exact import cases_short, written

DECIMALS = 4
_NUMBER_IN_CELL = re.compile(r"^[£$€]?\s*(-?[\d,]*\.?\d+)\s*%?$")
OPS: dict[str, Callable[[Any, Any], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
}


def plain(value: float | str | None) -> str:
    """1,520.1; 2.9229…; a day as it is; "a figure" where there is none.

    >>> plain(1520.1), plain(888.9 / 304.1), plain(12.0), plain(None)
    ('1,520.1', '2.9230…', '12', 'a figure that the edition alone does not tell')
    """
    if value is None:
        return "a figure that the edition alone does not tell"
    if isinstance(value, str):
        return value
    short = round(value, DECIMALS)
    if abs(short - value) <= 1e-9 * max(1.0, abs(value)):
        return f"{short:,.{DECIMALS}f}".rstrip("0").rstrip(".")
    return f"{trunc(value * 10**DECIMALS) / 10**DECIMALS:,.{DECIMALS}f}…"


def many(number: int, singular: str, plural: str = "") -> str:
    """1 figure, 2 figures."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def number_of(raw: str) -> float | None:
    """The number in a cell, as docs/derivations.md defines it; None where it holds none.

    >>> number_of(" £1,520.10 "), number_of("13.1%"), number_of("[c]")
    (1520.1, 13.1, None)
    """
    found = _NUMBER_IN_CELL.match(raw.strip())
    return float(found[1].replace(",", "")) if found else None


def nth(number: int) -> str:
    """1st, 2nd, 13th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def file_of(path: str) -> str:
    """What a source is called for short: its file's name; the whole path stands once, at the end."""
    return path.rstrip("/").rpartition("/")[2] or path


def result(derivation: Mapping[str, Any], numbers: Sequence[float | None]) -> float | None:
    """The value of a rule over single numbers; None where one of them is not known, or the rule wants more."""
    if not numbers or any(n is None for n in numbers):
        return None
    first, second = (*(n for n in numbers if n is not None), 0.0)[:2]
    per = derivation.get("per", 1)
    match derivation["rule"]:
        case "cell" | "setting":
            return first
        case "ratio" | "rate" | "share" if second:
            return float(first / second * per)
        case "difference":
            return first - second
        case "printed":
            step = Decimal(1).scaleb(-int(derivation["decimals"]))
            return float((Decimal(repr(float(first))) / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
        case "percent_change" if second:
            return (first - second) / second * 100
        case "sum":
            return fsum(n for n in numbers if n is not None)
        case "mean":
            return fsum(n for n in numbers if n is not None) / len(numbers)
        case "median":
            return float(median(n for n in numbers if n is not None))
        case "rank":
            is_before = OPS[">" if derivation["order"] == "descending" else "<"]
            return 1.0 + sum(is_before(n, first) for n in numbers[1:])
        case "swap":
            cases, people, its, their = (
                n for n in (numbers if len(numbers) == 4 else (first, 1, second, 1)) if n is not None
            )
            return float(cases_short(written(cases) / written(people), its, their)) if people else None
        case "max":
            return max(n for n in numbers if n is not None)
        case "min":
            return min(n for n in numbers if n is not None)
    return None
