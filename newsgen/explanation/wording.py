"""What a rule over figures comes to, in an editor's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

from newsgen.explanation.arithmetic import many, plain
from newsgen.explanation.selection import Looked

NAMED = 5
"""How many areas are named where the point is which ones they are."""


def said_of_many(rule: str, values: list[float] | None, value: float | None) -> str:
    """A rule over the figures of many areas."""
    count = "the figures" if values is None else f"{many(len(values), 'figure')}"
    match rule:
        case "mean" if values:
            sums = (
                f"they add up to {plain(fsum(values))}, and {plain(fsum(values))} divided by {len(values):,}"
            )
            return f"{plain(value)} is the average of {count}: {sums} is {plain(value)}."
        case "mean":
            return f"{plain(value)} is the average of {count}."
        case "median":
            return f"{plain(value)} is the middle one of {count}, when they stand in order."
        case "sum":
            return f"{plain(value)} is what {count} add up to."
        case "max" | "min":
            return f"{plain(value)} is the {'largest' if rule == 'max' else 'smallest'} of {count}."
    return f"{plain(value)} comes of the rule “{rule}” over {count}, which docs/derivations.md defines."


def percent_change(numbers: Sequence[float | None], value: float | None) -> str:
    """A change in per cent of the second figure, whose share the difference is."""
    now, before = (*numbers, None, None)[:2]
    if now is None or before is None or value is None:
        return f"From {plain(before)} to {plain(now)} is a change of {plain(value)} per cent."
    if now == before:
        return f"{plain(now)} and {plain(before)} are the same: no change."
    step = f"{plain(now)} is {plain(abs(now - before))} {'more' if now > before else 'less'} than {plain(before)}"
    return f"{step}, and {plain(abs(now - before))} is {plain(abs(value))} per cent of {plain(before)}."


def farther(given: Mapping[str, Any]) -> str:
    """What those before it in a ranking are."""
    return "higher" if given["order"] == "descending" else "lower"


def swap(numbers: Sequence[float | None], value: float | None) -> str:
    """How many cases more would have put the second first."""
    if len(numbers) == 4:
        first, people, second, their = map(plain, numbers)
        says = f"{first} of {people} people are ahead of {second} of {their}"
    else:
        first, second = map(plain, numbers)
        says = f"{first} is {'level with' if first == second else 'ahead of'} {second}"
    return f"{says}: it would have taken {plain(value)} more for the second to be ahead."


def in_per_cent(value: float | None) -> str:
    """A share in hundredths, to stand after it; "" of a whole number."""
    return "" if value is None or value == int(value) else f", or {plain(value * 100)} per cent"


def named(found: Sequence[Looked]) -> str:
    """Which areas they are, each with its figure; "" where they are none, or too many."""
    if not 0 < len(found) <= NAMED:
        return ""
    return f": {', '.join(f'{one.name or one.area} ({plain(one.value)})' for one in found)}"
