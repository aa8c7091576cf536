"""facts/<patch>.json: what is so of a patch, with each area's figures now and before on a line of its own.

A quantity that withheld figures leave open is an object of its two ends; null is an end, or a quantity, of which
nothing is known. No withheld figure is in it (docs/edition.md).
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from newsgen.model.bounds import Bounds
from newsgen.model.facts import (
    AreaFacts,
    AreaFigure,
    AreaMeasure,
    Compared,
    Concentrated,
    Extreme,
    FactsCard,
    HistoryFacts,
    LineFacts,
    MeasureFacts,
)
from newsgen.outputs.json_text import json_fields, json_text, whole_if_whole
from newsgen.outputs.record import period_record

FOLDER = "facts"


def facts_file(card: FactsCard) -> str:
    """Its name from the edition's folder."""
    return f"{FOLDER}/{card.patch.slug}.json"


def facts_json(card: FactsCard) -> str:
    """The card as JSON."""
    names = [facts.measure.name for facts in card.measures]
    record = {
        "patch": card.patch.name,
        "slug": card.patch.slug,
        "kind": card.patch.kind,
        "period": period_record(card.period),
        "compared_with": period_record(card.compared_with),
        "measures": [_measure(facts) for facts in card.measures],
        "areas": [_area(area, names) for area in card.areas],
    }
    return json_text(json_fields(record, where=facts_file(card)))


def _measure(facts: MeasureFacts) -> dict[str, Any]:
    without, history = facts.without_mover, facts.history
    return {
        "measure": facts.measure.name,
        "companion": facts.companion,
        "counted_in": facts.measure.numerator or facts.measure.name,
        "total": _compared(facts.total),
        "rate": _compared(facts.rate),
        "wider": [
            {"patch": wider.name, "total": _compared(wider.total), "rate": _compared(wider.rate)}
            for wider in facts.wider
        ],
        "peers": list(facts.peers),
        "rank_high": _compared(facts.rank_high),
        "rank_low": _compared(facts.rank_low),
        "without_mover": without and {"area": without.area, "total": _compared(without.total)},
        "up": _bounds(facts.up),
        "down": _bounds(facts.down),
        "same": _bounds(facts.same),
        "doubled": _bounds(facts.doubled),
        "halved": _bounds(facts.halved),
        "lines": [_line(line) for line in facts.lines],
        "most_of_total": _concentrated(facts.most_of_total),
        "highest": _extreme(facts.highest),
        "top": _extreme(facts.top),
        "lowest": _extreme(facts.lowest),
        "rise": _extreme(facts.rise),
        "fall": _extreme(facts.fall),
        "rise_per_cent": _extreme(facts.rise_per_cent),
        "fall_per_cent": _extreme(facts.fall_per_cent),
        "swap": facts.swap,
        "history": history and _history(history),
    }


def _compared(of: Compared) -> dict[str, Any] | None:
    """Only what is known of it; null where that is nothing."""
    found = {
        name: _bounds(value)
        for name in ("now", "before", "change", "per_cent")
        if (value := getattr(of, name)) is not None
    }
    return found or None


def _bounds(of: Bounds | None) -> Any:
    if of is None or of.low == of.high:
        return None if of is None else whole_if_whole(of.low)
    return {"low": _end(of.low), "high": _end(of.high)}


def _end(value: float) -> float | int | None:
    return whole_if_whole(value) if isfinite(value) else None


def _line(facts: LineFacts) -> dict[str, Any]:
    return {
        "line": whole_if_whole(facts.line),
        "above": _compared(facts.above),
        "below": _compared(facts.below),
        "most_in": _concentrated(facts.most_in),
    }


def _concentrated(found: Concentrated | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "level": found.level,
        "place": found.place,
        "held": _bounds(found.held),
        "of": _bounds(found.of),
        "areas": found.areas,
        "all_areas": found.all_areas,
    }


def _extreme(found: Extreme) -> dict[str, Any]:
    return {"areas": list(found.areas), "others": found.others}


def _history(found: HistoryFacts) -> dict[str, Any]:
    return {
        "periods": found.periods,
        "first": period_record(found.first),
        "highest": found.highest,
        "lowest": found.lowest,
        "highest_since": period_record(found.highest_since),
        "lowest_since": period_record(found.lowest_since),
        "high_records": found.high_records,
        "low_records": found.low_records,
        "of_last": found.of_last,
    }


def _area(area: AreaFacts, names: list[str]) -> dict[str, Any]:
    figures = {name: _figures(one) for name, one in zip(names, area.figures, strict=True)}
    return {"code": area.area.code, "name": area.area.name, "figures": figures}


def _figures(of: AreaMeasure) -> dict[str, Any]:
    found: dict[str, Any] = {"now": _figure(of.now)}
    if of.before is not None:
        found["before"] = _figure(of.before)
    for name in ("change", "count_change", "denominator"):
        if (value := getattr(of, name)) is not None:
            found[name] = whole_if_whole(value)
    return found


def _figure(of: AreaFigure) -> dict[str, Any]:
    if of.value is None:
        if not of.withheld:
            return {"missing": True}
        return {"withheld": True} if of.bounds is None else {"withheld": True, **_bounds_of(of.bounds)}
    found: dict[str, Any] = {"value": whole_if_whole(of.value)}
    if of.count is not None:
        found["count"] = whole_if_whole(of.count)
    for name in ("rank_high", "rank_low"):
        if (rank := getattr(of, name)) is not None:
            found[name] = _bounds(rank)
    return found


def _bounds_of(bounds: Bounds) -> dict[str, Any]:
    return {"low": _end(bounds.low), "high": _end(bounds.high)}
