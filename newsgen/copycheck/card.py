"""What the facts card of a patch tells a check: every area's figures, the totals of places, how many went which way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
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


def counts_of_card(card: FactsRecord, name: str) -> list[Count]:
    """How many of the patch's areas rose, fell and stayed in the measure of that name, where that is certain."""
    return [
        Count(value, way)
        for measure in card["measures"]
        if measure["measure"] == name
        for key, way in (("up", Way.UP), ("down", Way.DOWN), ("same", Way.LEVEL))
        if (value := _number(measure.get(key))) is not None
    ]
