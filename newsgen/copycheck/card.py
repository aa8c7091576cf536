"""What the facts card of a patch tells a check: every area's figures, the totals of places, how many went which way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

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
    """How many areas of the patch rose (UP), fell (DOWN), stayed (LEVEL), or did another thing (None)."""

    number: Fraction
    way: Way | None


def figures_of_card(card: FactsRecord, figures: dict[tuple[str, str], Pair]) -> None:
    """Every figure of the card's areas that the stories do not have."""
    counted = {m["measure"]: m["counted_in"] for m in card["measures"]}
    for area in card["areas"]:
        for measure, given in area["figures"].items():
            ends = [given.get("now"), given.get("before")]
            for name, key in ((measure, "value"), (f"{measure} counted", "count")):
                pair = Pair(*(exact(e[key]) if e and e.get(key) is not None else None for e in ends))  # type: ignore[literal-required]
                if pair != Pair() and (key == "value" or counted.get(measure)):
                    figures.setdefault((area["code"], name), pair)


def places_of_card(card: FactsRecord) -> tuple[list[tuple[Fraction, str, frozenset[Way]]], list[Count]]:
    """Totals and pooled rates of the patch and of wider places, now, before and their change; and its counts."""
    found: list[tuple[Fraction, str, frozenset[Way]]] = []
    counts = []
    for measure in card["measures"]:
        owned = [(card["patch"], measure["total"]), (card["patch"], measure["rate"])]
        owned += [(w["patch"], part) for w in measure["wider"] for part in (w["total"], w["rate"])]
        for place, part in owned:
            for key, value in (part or {}).items():
                if isinstance(value, (int, float)):
                    ways = frozenset(
                        {Way.UP if value > 0 else Way.DOWN} if key in {"change", "per_cent"} else ()
                    )
                    found.append((exact(value) or Fraction(0), place, ways))
        for key, way in (("up", Way.UP), ("down", Way.DOWN), ("same", Way.LEVEL)):
            value = measure.get(key)
            if isinstance(value, (int, float)):
                counts.append(Count(Fraction(int(value)), way))
        for line in measure["lines"]:
            for part in (line["above"], line["below"]):
                counts += [
                    Count(Fraction(int(v)), None)
                    for v in (part or {}).values()
                    if isinstance(v, (int, float))
                ]
    return found, counts
