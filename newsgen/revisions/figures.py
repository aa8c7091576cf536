"""The figures of a story against what the new edition says of the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import isclose

from newsgen.language.exact import exact, rounded
from newsgen.language.senses import holds_of
from newsgen.language.superlative import is_hedged
from newsgen.revisions.change import Change, Claim, Kind, Story
from newsgen.revisions.ends import is_first
from newsgen.revisions.identity import Groups, Identity, most_prominent, rule_of
from newsgen.revisions.withheld import is_count_of_withheld

_NUMBER = re.compile(r"\d(?:[\d.,\u202f\u00a0’']*\d)?")
_SCALES = tuple(map(Fraction, ("1", "100", "1/1000000", "1/1000000000", "1/1000")))
"""How a value may stand in print: as it is, a share as a percentage, in millions, billions or thousands."""
_OF_ALL = {"mean", "median", "pooled", "sum", "max", "min"}


def same(was: float, now: float) -> bool:
    """Whether the two are one value, except for the last bits of a sum."""
    return isclose(was, now, rel_tol=1e-9, abs_tol=1e-12)


def still_holds(text: str, was: float, now: float) -> bool:
    """Whether a text with figures that printed `was` prints `now` as well: 293.9 of 293.94 and of 293.87.

    False where the text has no figures, or prints the value otherwise than by rounding it ("more than 15 times").

    >>> still_holds("452.2 cases per 100,000 people", 452.2, 459.9)
    False
    >>> still_holds("37 per cent", -37.2, -36.9)
    True
    """
    match = _NUMBER.search(text)
    if match is None or (was < 0) != (now < 0):
        return False
    for printed in _readings(match[0]):
        decimals = -int(printed.as_tuple().exponent)
        for scale in _SCALES:
            before, after = (rounded(abs(exact(float(v))) * scale, decimals) for v in (was, now))
            if before == printed:
                return after == printed
    return False


def revised(
    old: Story, was: Groups, new: Story | None, now: Groups, everywhere: Groups, tag: str
) -> Iterator[Change]:
    """A change for each figure whose printed words are no longer right, ends of rankings and withheld figures aside.

    `now` are the claims of the new story, which are asked first; `everywhere` those of its whole edition. `tag` is the
    language.
    """
    ranks = [c for one, group in was.items() if one.unit == "rank" for c in group]
    firsts = " ".join(c["text"].casefold() for c in ranks if c["value"] == 1)
    for one, group in was.items():
        claims = [c for c in group if one.unit != "rank" or not _ends_list(c, firsts)]
        if not claims or (is_first(one, old) and any(_is_an_end(c, tag) for c in claims)):
            continue
        if any(is_count_of_withheld(c) for c in claims) and new is not None:
            continue
        found = now.get(one) or everywhere.get(one)
        found = [c for c in found or () if one.unit != "rank" or not _ends_list(c, firsts)] or found
        if not found or (wrong := _wrong(claims, found, tag)) is None:
            continue
        told, latest = wrong
        came, left = _moved(old, new, told, latest) if one.unit == "count" and new else ((), ())
        kind = _kind(one, told)
        size = _size(told["value"], latest["value"])
        yield Change(kind, told["part"], told, latest, came, left, size=size)


def untold(was: Groups, *now: Groups) -> tuple[Claim, ...]:
    """Those of the old story's claims that none of the new groups speaks of: one each, in reading order."""
    return tuple(most_prominent(claims) for one, claims in was.items() if not any(one in g for g in now))


def _readings(number: str) -> list[Decimal]:
    """A number's possible values: its last mark may part decimals (452.2; 452,2) or thousands (4,560; 4.560)."""
    whole = Decimal(re.sub(r"\D", "", number))
    mark = re.search(r"[.,](\d+)$", number)
    return [whole.scaleb(-len(mark[1])), whole] if mark else [whole]


def _wrong(was: list[Claim], now: list[Claim], tag: str) -> tuple[Claim, Claim] | None:
    """The most prominent of the old claims that the new value belies, and the new claim nearest to it in place."""
    values = [c["value"] for c in now]
    texts = {c["text"].casefold() for c in now}
    wrong = [
        claim
        for claim in was
        if not any(same(claim["value"], value) for value in values)
        and claim["text"].casefold() not in texts
        and not _same_way(claim, values[0], tag)
        and (claim["unit"] in {"count", "rank"} or not still_holds(claim["text"], claim["value"], values[0]))
    ]
    if not wrong:
        return None
    told = most_prominent(wrong)
    there = [c for c in now if c["part"] == told["part"]] or now
    alike = [c for c in there if _in_words(c) == _in_words(told)] or there
    return told, most_prominent(alike)


def _same_way(claim: Claim, now: float, tag: str) -> bool:
    """Whether it only says which way something went or lies, and that still holds: a rise, or of some that they rose.

    A word for the way of several figures, whose claim counts them, holds while there are any.
    """
    if rule_of(claim) == "count":
        was = claim["value"]
        either = holds_of(claim["text"], 1, tag) or holds_of(claim["text"], -1, tag)
        return either and (was > 0) == (now > 0)
    than = 1 if claim["unit"] == "ratio" else 0
    return holds_of(claim["text"], now - than, tag)


def _ends_list(rank: Claim, firsts: str) -> bool:
    """Whether it only says of a list that it is of the highest: then its last area answers for the word."""
    return rank["value"] > 1 and _in_words(rank) and rank["text"].casefold() in firsts


def _is_an_end(rank: Claim, tag: str) -> bool:
    """Whether it says of an area that it is the first: then `ends` tells what became of it."""
    return bool(rank["value"] == 1) and _in_words(rank) and not is_hedged(rank["text"], tag)


def _in_words(claim: Claim) -> bool:
    return not claim["text"].isdecimal()


def _kind(one: Identity, claim: Claim) -> Kind:
    if one.is_cell:
        return "value"
    if one.unit == "rank":
        return "rank"
    if rule_of(claim) == "count":
        return "count"
    return "average" if not one.area and rule_of(claim) in _OF_ALL else "derived"


def _moved(old: Story, new: Story, was: Claim, now: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which areas came to what a count counts, and which left it: those of the angle that counted both times."""
    after = {angle["angle"]: angle for angle in new["angles"]}
    for angle in old["angles"]:
        other = after.get(angle["angle"])
        if (
            other is not None
            and angle["figures"].get("count") == was["value"] == len(angle["areas"])
            and other["figures"].get("count") == now["value"] == len(other["areas"])
        ):
            came = tuple(code for code in other["areas"] if code not in angle["areas"])
            return came, tuple(code for code in angle["areas"] if code not in other["areas"])
    return (), ()


def _size(was: float, now: float) -> float:
    return abs(now - was) / abs(was) if was else 1
