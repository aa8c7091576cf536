"""What level of places a code is of, by its scheme: levels.toml, with the source of each."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST_ODD = 0.5
"""Where as many codes as this are of other levels, the table is not one of areas with a few wider ones among them."""
_KNOWN = 0.9
"""A column is of a scheme where so many of its codes are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a scheme: the shape of its codes, what such a place is called, where it stands on the ladder."""

    shape: str
    level: str
    tiers: tuple[int, ...]
    over: int = 0


@cache
def schemes() -> dict[str, tuple[Level, ...]]:
    """Every scheme of codes, with its levels."""
    text = files("newsgen.model").joinpath("levels.toml").read_text(encoding="utf-8")
    return {
        name: tuple(Level(**{**level, "tiers": tuple(level["tiers"])}) for level in scheme["levels"])
        for name, scheme in tomllib.loads(text).items()
    }


def of_another_level(codes: Iterable[str]) -> dict[str, str]:
    """The codes of another level than most of the column, each with what its places are called.

    None where no scheme has nearly all of them, or where no level has more than half.
    """
    return next((odd for odd in _by_scheme(frozenset(code for code in codes if code))), {})


def of_a_higher_level(codes: Iterable[str]) -> frozenset[str]:
    """The codes of a higher level than most of a scheme; none of figures alone, which may be any numbers."""
    known = frozenset(code for code in codes if not code.isdigit())
    if len({code[:3] for code in known}) < 2:  # a quick look: all of one level
        return frozenset()
    for levels in schemes().values():
        found = _found(known, levels)
        if len(found) > MOST_ODD * len(known):
            usual, _ = _usual(found)
            return frozenset(code for code, level in found.items() if max(level.tiers) < usual)
    return frozenset()


def _by_scheme(codes: frozenset[str]) -> Iterable[dict[str, str]]:
    for levels in schemes().values():
        found = _found(codes, levels)
        if len(found) < _KNOWN * len(codes) or not found:
            continue
        usual, count = _usual(found)
        odd = {code: level.level for code, level in found.items() if usual not in level.tiers}
        if odd and count > MOST_ODD * len(found):
            yield odd


def _found(codes: frozenset[str], levels: tuple[Level, ...]) -> dict[str, Level]:
    """The level of each code that is of a scheme."""
    return {code: level for code in codes if (level := _level(code, levels, codes))}


def _usual(found: dict[str, Level]) -> tuple[int, int]:
    """The tier of most codes, and of how many: of a tie, as councils are among counties and districts, the narrower."""
    tiers = Counter(tier for level in found.values() for tier in level.tiers)
    return max(tiers.items(), key=lambda item: (item[1], item[0]))


def _level(code: str, levels: tuple[Level, ...], codes: frozenset[str]) -> Level | None:
    for level in levels:
        if re.fullmatch(level.shape, code) and (not level.over or _has_parts(code, level.over, codes)):
            return level
    return None


def _has_parts(code: str, over: int, codes: frozenset[str]) -> bool:
    return any(other != code and other[:over] == code[:over] for other in codes)
