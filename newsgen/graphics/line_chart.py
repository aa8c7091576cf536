"""The past of a place as a line: breaks are gaps; the newest figure, the one before and last year's are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from newsgen.graphics.lettering import width, wrapped
from newsgen.graphics.sheet import ACCENT, INK, RULE, SOFT, line, sheet, words
from newsgen.graphics.svg import element, number
from newsgen.outputs.skeleton import Html

MARGIN, LETTERS = 24, 15


@dataclass(frozen=True, slots=True)
class Point:
    """A period by its last day; `value` is None where there is none. A point with `words` is marked with them."""

    day: date
    value: float | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The figures of a place, the oldest first, with its name."""

    name: str
    points: Sequence[Point]
    lead: bool = True


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """What a line chart shows: `ticks` are values with their words, `days` days with theirs, the newest first."""

    title: str
    subtitle: str
    alt: str
    courses: Sequence[Course]
    ticks: Sequence[tuple[float, str]]
    days: Sequence[tuple[date, str]]
    foot: Sequence[str]


def fair_ticks(high: float, low: float = 0, about: int = 5) -> tuple[float, ...]:
    """Fair numbers from at or below `low` to at or above `high`, about so many.

    >>> fair_ticks(47)
    (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    """
    span = (high - low) or 1
    power = 10.0 ** floor(log10(span / about))
    step = next(fair * power for fair in (1, 2, 2.5, 5, 10) if span / (fair * power) <= about)
    first, last = floor(low / step), -floor(-high / step)
    return tuple(i * step for i in range(first, last + 1))


def line_chart(of: LineDrawn, wide: float = 900, high: float = 380) -> str:
    """The chart as SVG."""
    titles = wrapped(of.title, wide - 2 * MARGIN, 26, bold=True)
    top = MARGIN + 30 * len(titles) + 58
    feet = [part for text in of.foot for part in wrapped(text, wide - 2 * MARGIN, 13)]
    bottom = top + high
    return sheet(
        wide,
        bottom + 52 + 18 * len(feet) + MARGIN / 2,
        of.alt,
        *(words(MARGIN, MARGIN + 20 + 30 * i, text, 26, bold=True) for i, text in enumerate(titles)),
        words(MARGIN, MARGIN + 18 + 30 * len(titles), of.subtitle, 17, colour=SOFT),
        _plot(of, MARGIN, top, wide - 2 * MARGIN, high),
        *(words(MARGIN, bottom + 56 + 18 * i, text, 13, colour=SOFT) for i, text in enumerate(feet)),
    )


def _plot(of: LineDrawn, x: float, y: float, wide: float, high: float) -> Html:
    axis = max(width(text, LETTERS) for _, text in of.ticks) + 10
    ends = (
        max(
            width(text, LETTERS, bold=True) for one in of.courses for text in (one.name, one.points[-1].words)
        )
        + 14
    )
    left, right = x + axis, x + wide - min(ends, wide / 3)
    days = [point.day for one in of.courses for point in one.points]
    first, last = min(days), max(days)
    low, top = of.ticks[0][0], of.ticks[-1][0]

    def across(day: date) -> float:
        return left + (right - left) * (day - first).days / ((last - first).days or 1)

    def up(value: float) -> float:
        return y + high - high * (value - low) / ((top - low) or 1)

    parts: list[Html] = []
    for value, text in of.ticks:
        parts.append(line(left, up(value), right, up(value), SOFT if value == 0 else RULE))
        parts.append(words(left - 8, up(value) + 5, text, LETTERS, colour=SOFT, anchor="end"))
    until = float("inf")
    for day, text in of.days:  # the newest first: it has its words in any case
        half = width(text, LETTERS) / 2
        at = max(across(day), left + half)
        if at + half < until:
            parts.append(line(across(day), y + high, across(day), y + high + 6, SOFT))
            parts.append(words(at, y + high + 22, text, LETTERS, colour=SOFT, anchor="middle"))
            until = at - half - 12
    for one in sorted(of.courses, key=lambda one: one.lead):
        parts += _course(one, across, up, left, right)
    return element("g", {}, *parts)


def _course(
    one: Course, across: Callable[[date], float], up: Callable[[float], float], left: float, right: float
) -> list[Html]:
    colour = ACCENT if one.lead else SOFT
    steps, gap = [], True
    for point in one.points:
        if point.value is None:
            gap = True
            continue
        steps.append(f"{'M' if gap else 'L'}{number(across(point.day))} {number(up(point.value))}")
        gap = False
    stroke: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke-width": 3}
    parts = [
        element(
            "path", {"d": "".join(steps), **stroke, "stroke-linejoin": "round", "stroke-linecap": "round"}
        )
    ]
    marked = [point for point in one.points if point.words and point.value is not None]
    for point in marked:
        assert point.value is not None
        at, height = across(point.day), up(point.value)
        newest = point is one.points[-1]
        parts.append(
            element(
                "circle",
                {
                    "cx": at,
                    "cy": height,
                    "r": 6 if newest else 5,
                    "fill": colour if newest else "#ffffff",
                    "stroke": colour,
                    "stroke-width": 2.5,
                },
            )
        )
        if newest:
            parts.append(words(right + 12, height + 1, one.name, LETTERS, colour=colour, bold=True))
            parts.append(words(right + 12, height + 19, point.words, LETTERS, colour=INK, bold=True))
        else:
            half = width(point.words, LETTERS) / 2
            lower = _rises_after(one, point)  # so that the line does not run through its words
            x = min(max(at, left + half), right - half)
            parts.append(
                words(x, height + (27 if lower else -14), point.words, LETTERS, anchor="middle", halo=True)
            )
    return parts


def _rises_after(one: Course, point: Point) -> bool:
    """Whether the next figure after a point is higher."""
    later = [other.value for other in one.points if other.day > point.day and other.value is not None]
    return bool(later) and point.value is not None and later[0] > point.value
