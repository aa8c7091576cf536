"""The rules of docs/derivations.md that take single numbers, worked out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import Any

OPS: dict[str, Callable[[Any, Any], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
}


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
        case "percent_change" if second:
            return (first - second) / second * 100
        case "sum":
            return fsum(n for n in numbers if n is not None)
        case "mean":
            return fsum(n for n in numbers if n is not None) / len(numbers)
        case "max":
            return max(n for n in numbers if n is not None)
        case "min":
            return min(n for n in numbers if n is not None)
    return None
