"""What the facts card of a patch tells a check: every area's figures, the totals of places, how many went which way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log10
from statistics import median
from typing import Any

from newsgen.copycheck.senses import Way
from newsgen.edition.facts_record import FactsRecord
from newsgen.language.exact import exact


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure now and in the period before, None where the edition does not print it."""

    now: Fraction | None = None
    before: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many areas of the patch rose (UP), fell (DOWN) or stayed (LEVEL)."""

    number: Fraction
    way: Way


def figures_of_card(card: FactsRecord, figures: dict[tuple[str, str], Pair], *, compared: bool) -> None:
    """Every figure of the card's areas that the stories do not have; those of before where the story compares so."""
    counted = {m["measure"]: m["counted_in"] for m in card["measures"]}
    for area in card["areas"]:
        for measure, given in area["figures"].items():
            now, before = given.get("now") or {}, given.get("before") or {} if compared else {}
            _add(
                figures,
                (area["code"], measure),
                Pair(_number(now.get("value")), _number(before.get("value"))),
            )
            if counted.get(measure):
                pair = Pair(_number(now.get("count")), _number(before.get("count")))
                _add(figures, (area["code"], counted[measure]), pair)


def _add(figures: dict[tuple[str, str], Pair], key: tuple[str, str], pair: Pair) -> None:
    old = figures.get(key, Pair())
    filled = Pair(
        old.now if old.now is not None else pair.now, old.before if old.before is not None else pair.before
    )
    if filled != Pair():
        figures[key] = filled


def _number(value: Any) -> Fraction | None:
    return exact(value) if isinstance(value, (int, float)) else None


def places_of_card(card: FactsRecord, *, compared: bool) -> list[tuple[str, Pair]]:
    """Totals and pooled rates of the patch and of wider places, now and before."""
    found = []
    for measure in card["measures"]:
        owned = [(card["patch"], measure["total"]), (card["patch"], measure["rate"])]
        owned += [(w["patch"], part) for w in measure["wider"] for part in (w["total"], w["rate"])]
        for place, part in owned:
            pair = Pair(
                _number((part or {}).get("now")), _number((part or {}).get("before")) if compared else None
            )
            if pair != Pair():
                found.append((place, pair))
    return found


def averages_of_card(card: FactsRecord) -> list[Fraction]:
    """The averages of the patch's published figures in each measure: mean, median, and what they come to together.

    The last is numerators over denominators, of areas that have both, in the measure's own units. None of an extract.
    """
    found: list[Fraction] = []
    for measure in card["measures"]:
        name = measure["measure"]
        told = [area["figures"][name] for area in card["areas"]]
        known = [(one, value) for one in told if (value := _number(one["now"].get("value"))) is not None]
        if not known or not measure["lowest"]["areas"]:
            continue
        values = [value for _, value in known]
        found += [sum(values, Fraction()) / len(values), Fraction(median(values))]
        parts = [
            (one["now"]["count"], one["denominator"])
            for one, _ in known
            if "count" in one["now"] and "denominator" in one
        ]
        if len(parts) == len(known):
            found.append(_together(values, parts))
    return found


def _together(values: list[Fraction], parts: list[tuple[float, float]]) -> Fraction:
    """The sum of the numerators over that of the denominators, times what one of the figures says that they are per."""
    counted = [Fraction(count) / Fraction(people) for count, people in parts]
    value, share = max(zip(values, counted, strict=True))
    per = Fraction(10) ** round(log10(value / share)) if share else Fraction(1)
    return per * Fraction(sum(count for count, _ in parts)) / Fraction(sum(people for _, people in parts))


def published_in(card: FactsRecord) -> frozenset[int]:
    """How many areas have a figure, by each measure."""
    return frozenset(
        sum("value" in area["figures"][measure["measure"]]["now"] for area in card["areas"])
        for measure in card["measures"]
    )


def counts_of_card(card: FactsRecord, name: str) -> list[Count]:
    """How many of the patch's areas rose, fell and stayed in the measure of that name, where that is certain."""
    return [
        Count(value, way)
        for measure in card["measures"]
        if measure["measure"] == name
        for key, way in (("up", Way.UP), ("down", Way.DOWN), ("same", Way.LEVEL))
        if (value := _number(measure.get(key))) is not None
    ]
