"""How wide words are in the pictures' own typeface, and words broken to fit: so that no label is cut or meets another.

The widths are those of Inter (fonts/README.md). A browser that has not got it draws with Helvetica or Arial, which are
narrower at the same size: what fits here fits there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAMILY = "Inter, Helvetica, Arial, sans-serif"
_UNKNOWN = "W"
"""A sign that the face lacks is taken to be as wide as the widest letter."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words in lines, and the size at which each of them fits."""

    size: float
    lines: tuple[str, ...]


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are at that size, kerning aside.

    >>> round(width("Silverbridge", 20), 1)
    113.1
    """
    advances = _advances()["SemiBold" if bold else "Regular"]
    return sum(advances.get(sign, advances[_UNKNOWN]) for sign in words) * size / 1000


def fitted(
    words: str, wide: float, sizes: tuple[float, ...], most_lines: int, *, bold: bool = False
) -> Fitted:
    """The words on as few lines as may be at the largest of these sizes (the largest first) at which they fit.

    A line more is tried before a smaller size only where the smaller one is the last. Nothing is ever cut: where even
    the smallest size needs more lines than wanted, they are taken, and a word longer than a line is broken.
    """
    for size in sizes:
        lines = wrapped(words, wide, size, bold=bold)
        if len(lines) <= most_lines and all(width(line, size, bold=bold) <= wide for line in lines):
            return Fitted(size, lines)
    size = sizes[-1]
    return Fitted(
        size,
        tuple(
            part for line in wrapped(words, wide, size, bold=bold) for part in _broken(line, wide, size, bold)
        ),
    )


def wrapped(words: str, wide: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words in lines no wider than that, broken at spaces; the lines of about one length."""
    lines = _greedy(words, wide, size, bold)
    if len(lines) < 2:
        return lines
    # the narrowest column that takes no more lines: no single word on the last one
    low, high = wide / 2, wide
    while high - low > size / 4:
        middle = (low + high) / 2
        tried = _greedy(words, middle, size, bold)
        if len(tried) > len(lines) or max(width(one, size, bold=bold) for one in tried) > middle:
            low = middle
        else:
            high = middle
    found = _greedy(words, high, size, bold)
    return found if len(found) == len(lines) else lines


def _greedy(words: str, wide: float, size: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _broken(line: str, wide: float, size: float, bold: bool) -> list[str]:
    """A line, in pieces where it is one word too long for it."""
    parts = [""]
    for sign in line:
        if parts[-1] and width(parts[-1] + sign, size, bold=bold) > wide:
            parts.append("")
        parts[-1] += sign
    return parts


@cache
def _advances() -> Mapping[str, Mapping[str, int]]:
    text = files("newsgen.graphics").joinpath("fonts", "advances.json").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, int]] = json.loads(text)
    return found
