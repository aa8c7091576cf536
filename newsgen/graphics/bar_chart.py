"""The list of a story as bars: one for each area in the list's order, its figure at its end, the average as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsgen.graphics.lettering import fitted, width, wrapped
from newsgen.graphics.sheet import ACCENT, BAR, INK, SOFT, Anchor, line, sheet, words
from newsgen.graphics.svg import element
from newsgen.outputs.skeleton import Html

MARGIN, PITCH, LETTERS = 24, 32, 16


@dataclass(frozen=True, slots=True)
class Bar:
    """An area with its figure: its value, and the words of it. The story is about those that `lead`."""

    name: str
    value: float
    words: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class BarsDrawn:
    """What a bar chart shows; `line` is a value with its words that the bars are held against."""

    title: str
    subtitle: str
    alt: str
    bars: Sequence[Bar]
    line: tuple[float, str] | None
    foot: Sequence[str]


def bar_chart(of: BarsDrawn, wide: float = 900) -> str:
    """The chart as SVG."""
    titles = wrapped(of.title, wide - 2 * MARGIN, 26, bold=True)
    top = MARGIN + 30 * len(titles) + 38 + (24 if of.line else 0)
    body = bars(of, MARGIN, top, wide - 2 * MARGIN)
    bottom = top + PITCH * len(of.bars)
    feet = [part for text in of.foot for part in wrapped(text, wide - 2 * MARGIN, 13)]
    return sheet(
        wide,
        bottom + 22 + 18 * len(feet) + MARGIN / 2,
        of.alt,
        *(words(MARGIN, MARGIN + 20 + 30 * i, text, 26, bold=True) for i, text in enumerate(titles)),
        words(MARGIN, MARGIN + 18 + 30 * len(titles), of.subtitle, 17, colour=SOFT),
        body,
        *(words(MARGIN, bottom + 28 + 18 * i, text, 13, colour=SOFT) for i, text in enumerate(feet)),
    )


def bars(
    of: BarsDrawn, x: float, y: float, wide: float, pitch: float = PITCH, letters: float = LETTERS
) -> Html:
    """The bars alone, from their left upper corner; they start at nought."""
    names = min(max((width(one.name, letters) for one in of.bars), default=0), wide * 0.42)
    ends = max((width(one.words, letters, bold=True) for one in of.bars), default=0) + 12
    turned = -1 if all(one.value <= 0 for one in of.bars) else 1  # falls alone go to the right, as rises do
    values = [one.value * turned for one in of.bars] + ([of.line[0]] if of.line else [])
    low, high = min(0, *values, 0), max(0, *values, 0)
    below = ends if low < 0 else 0
    left = x + names + 14 + below
    scale = (x + wide - ends - left) / ((high - low) or 1)
    zero = left - low * scale
    parts: list[Html] = []
    for i, one in enumerate(of.bars):
        middle, end = y + pitch * (i + 0.5), zero + one.value * turned * scale
        name = fitted(one.name, names + 1, (letters, letters - 2, letters - 4), 1)
        for k, text in enumerate(name.lines):
            base = middle + name.size * (0.36 + k - (len(name.lines) - 1) / 2)
            parts.append(words(x + names, base, text, name.size, bold=False, anchor="end"))
        box: dict[str, str | float] = {
            "x": min(zero, end),
            "y": middle - pitch * 0.36,
            "width": abs(end - zero),
            "height": pitch * 0.72,
        }
        parts.append(element("rect", {**box, "fill": ACCENT if one.lead else BAR}))
        at: tuple[float, Anchor] = (end - 6, "end") if one.value * turned < 0 else (end + 6, "start")
        parts.append(words(at[0], middle + letters * 0.36, one.words, letters, bold=True, anchor=at[1]))
    parts.append(line(zero, y, zero, y + pitch * len(of.bars), SOFT))
    if of.line:
        mark, text = zero + of.line[0] * scale, of.line[1]
        half = width(text, letters - 2) / 2
        parts.append(line(mark, y - 6, mark, y + pitch * len(of.bars), INK, 1.5))
        parts.append(
            words(min(max(mark, x + half), x + wide - half), y - 12, text, letters - 2, anchor="middle")
        )
    return element("g", {}, *parts)
