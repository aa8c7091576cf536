"""The comparisons of a text: which way each word points, and whether it is a level, a movement or an extreme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from newsgen.copycheck.lexicon import lexicon


class Way(Enum):
    """Which way it points."""

    UP = auto()
    DOWN = auto()
    LEVEL = auto()


class Sort(Enum):
    """What is compared."""

    LEVEL = auto()  # above, fewer
    MOVE = auto()  # rose, a fall
    EXTREME = auto()  # highest; UP is the top end, DOWN the bottom


@dataclass(frozen=True, slots=True)
class Sense:
    """A word of comparison. `soft`: only "one of the highest"; `joint`: shared."""

    start: int
    end: int
    text: str
    way: Way
    sort: Sort
    soft: bool = False
    joint: bool = False


_LEXICON = lexicon()
_NONE = re.compile(
    "|".join(f"(?:{p})" for those in _LEXICON["no_comparison"].values() for p in those), re.IGNORECASE
)


def _table(sort: Sort, words: Mapping[str, Sequence[str]]) -> list[tuple[re.Pattern[str], Way, Sort]]:
    return [
        (re.compile(rf"\b(?:{'|'.join(p)})\b", re.IGNORECASE), Way[way.upper()], sort)
        for way, p in words.items()
    ]


_ALL = [
    *_table(Sort.EXTREME, _LEXICON["extremes"]),
    *_table(Sort.MOVE, _LEXICON["moves"]),
    *_table(Sort.LEVEL, _LEXICON["levels"]),
]
_SOFT = re.compile(
    r"\b(?:one of|among|amongst|some of|two of|three of|all of|both of)\s(?:the\s|its\s)?"
    r"(?:very\s|(?:[\w’'-]+\s){0,4}?[\w’'-]+(?:['’]s|s['’])\s)?(?:joint\s)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint|equal|joint-|equal-|tied for|shared?s? the|sharing the)[\s-]?(?:the\s)?(?:\w+[\s-])?$",
    re.IGNORECASE,
)
_FLIPPED = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.LEVEL: Way.LEVEL}


def senses(text: str) -> list[Sense]:
    """Every comparison of a text, in its order; what only looks like one is left out.

    >>> [(s.text, s.way.name, s.sort.name) for s in senses("One of the highest rates fell, to more than 300. SEE MORE")]
    [('highest', 'UP', 'EXTREME'), ('fell', 'DOWN', 'MOVE'), ('more', 'UP', 'LEVEL')]
    """
    none = [m.span() for m in _NONE.finditer(text)]
    found: dict[int, Sense] = {}
    for pattern, way, sort in _ALL:
        for m in pattern.finditer(text):
            if any(a <= m.start() and m.end() <= b for a, b in none):
                continue
            before = text[: m.start()]
            turned = (
                sort is Sort.LEVEL
                and re.search(r"\b(?:not|n't|no longer|never)\s$", before, re.IGNORECASE) is not None
            )
            sense = Sense(
                m.start(),
                m.end(),
                m[0],
                _FLIPPED[way] if turned else way,
                sort,
                _SOFT.search(before) is not None,
                _JOINT.search(before) is not None,
            )
            old = next((s for s in found.values() if s.start < sense.end and sense.start < s.end), None)
            if old is None:
                found[sense.start] = sense
            elif sense.end - sense.start > old.end - old.start:
                del found[old.start]
                found[sense.start] = sense
    return sorted(found.values(), key=lambda s: s.start)


def ways(found: Iterable[Sense], *sorts: Sort) -> set[Way]:
    """Which ways comparisons of these sorts point."""
    return {sense.way for sense in found if not sorts or sense.sort in sorts}
