"""The past of places as lines: breaks are gaps; the newest figure, the one before and last year's are marked.

Each line has its name at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.beside_lines import beside
from newsgen.graphics.lettering import width, wrapped
from newsgen.graphics.sheet import ACCENT, RULE, SOFT, line, sheet, words
from newsgen.graphics.svg import element, number
from newsgen.outputs.skeleton import Html

MARGIN, LETTERS, LINE = 24, 15, 19


@dataclass(frozen=True, slots=True)
class Point:
    """A period by its last day; `value` is None where there is none. A `marked` point has its `words` beside it."""

    day: date
    value: float | None
    words: str = ""
    marked: bool = False


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
    texts = [_end_lines(one, wide / 3) for one in of.courses]
    ends = max(width(text, LETTERS, bold=True) for lines in texts for text in lines) + 16
    left, right = x + axis, x + wide - ends
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
    taken: list[BaseGeometry] = []
    for one in sorted(of.courses, key=lambda one: one.lead):
        parts += _course(one, across, up, taken)
    middles = [up(one.points[-1].value or 0) for one in of.courses]
    tops = apart(
        [at - LINE * len(lines) / 2 for at, lines in zip(middles, texts, strict=True)],
        [LINE * len(lines) + 4 for lines in texts],
        y - LINE,
        y + high,
    )
    for one, lines, above in zip(of.courses, texts, tops, strict=True):
        for i, text in enumerate(lines):
            base = above + LINE * i + LETTERS
            parts.append(words(right + 14, base, text, LETTERS, colour=_colour(one), bold=True))
        taken.append(shapely.box(right + 12, above, x + wide, above + LINE * len(lines)))
    for one in of.courses:
        parts += _words_of_marks(one, across, up, (left, x + wide), taken)
    return element("g", {}, *parts)


def apart(wanted: Sequence[float], heights: Sequence[float], least: float, most: float) -> tuple[float, ...]:
    """The upper edges of boxes, as near to those wanted as can be done one after the other, none over another.

    They lie from `least` to `most` where there is room for all.

    >>> apart([10, 12], [8, 8], 0, 100), apart([95, 90], [8, 8], 0, 100)
    ((10, 18), (92, 84))
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    found = dict.fromkeys(order, 0.0)
    free = least
    for i in order:
        found[i] = max(wanted[i], free)
        free = found[i] + heights[i]
    end = most
    for i in reversed(order):
        found[i] = min(found[i], end - heights[i])
        end = found[i]
    return tuple(found[i] for i in range(len(wanted)))


def _end_lines(one: Course, most: float) -> tuple[str, ...]:
    """What stands at the end of a line: its name, and its newest figure."""
    return (
        *wrapped(one.name, most, LETTERS, bold=True),
        *wrapped(one.points[-1].words, most, LETTERS, bold=True),
    )


def _colour(one: Course) -> str:
    return ACCENT if one.lead else SOFT


def _course(
    one: Course, across: Callable[[date], float], up: Callable[[float], float], taken: list[BaseGeometry]
) -> list[Html]:
    """A line with the rings of what is marked; where it runs is `taken` from now on."""
    colour = _colour(one)
    steps, before = [], None
    for point in one.points:
        at = None if point.value is None else (across(point.day), up(point.value))
        if at is not None:
            where = f"{number(at[0])} {number(at[1])}"
            steps.append(f"{'L' if before else 'M'}{where}")
            taken.append(shapely.linestrings([before or at, at]))
        before = at
    stroke: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke-width": 3}
    round_ends = {"stroke-linejoin": "round", "stroke-linecap": "round"}
    parts = [element("path", {"d": "".join(steps), **stroke, **round_ends})]
    parts += [
        element("circle", {"cx": across(point.day), "cy": up(point.value), "r": 3.5, "fill": colour})
        for point in _alone(one.points)
        if point.value is not None
    ]
    for point in one.points:
        if not point.marked or point.value is None:
            continue
        newest = point is one.points[-1]
        ring: dict[str, str | float] = {
            "cx": across(point.day),
            "cy": up(point.value),
            "r": 6 if newest else 5,
        }
        ring |= {"fill": colour if newest else "#ffffff", "stroke": colour, "stroke-width": 2.5}
        parts.append(element("circle", ring))
        taken.append(shapely.Point(across(point.day), up(point.value)).buffer(7))
    return parts


def _alone(points: Sequence[Point]) -> Iterator[Point]:
    """What no line leads to or from: a period between two gaps."""
    values = [None, *(point.value for point in points), None]
    for i, point in enumerate(points):
        if point.value is not None and values[i] is None and values[i + 2] is None and not point.marked:
            yield point


def _words_of_marks(
    one: Course,
    across: Callable[[date], float],
    up: Callable[[float], float],
    edges: tuple[float, float],
    taken: list[BaseGeometry],
) -> list[Html]:
    """The words beside what is marked, but for the newest figure, whose words stand at the end."""
    parts = []
    for point in one.points[:-1]:
        if point.words and point.value is not None:
            at = across(point.day), up(point.value)
            x, y, room = beside(at, point.words, LETTERS, edges, taken)
            taken.append(room)
            parts.append(words(x, y, point.words, LETTERS, halo=True))
    return parts
