"""The lowest and the highest that a derivation can be, whatever its withheld cells hold: the rules `low` and `high`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import Any, TypeAlias

from newsgen.explanation.arithmetic import OPS
from newsgen.explanation.selection import Selections

Pair: TypeAlias = tuple[float, float]


class Ends:
    """Works both ends out, each withheld count being from zero to `at_most`; None where the tables are not at hand.

    `single` gives the value of what no withheld cell goes into, a cell, say; None where that is not known.
    """

    def __init__(
        self, selections: Selections, at_most: float, single: Callable[[Mapping[str, Any]], float | None]
    ) -> None:
        self.selections, self.at_most, self.single = selections, at_most, single

    def of(self, given: Mapping[str, Any]) -> Pair | None:
        """The ends of a rule, of selections or of what is itself worked out of such; those of a single figure."""
        if "rule" not in given or given["rule"] == "cell":
            value = self.single(given)
            return None if value is None else (value, value)
        if given["rule"] == "pooled":
            return self._pooled(given)
        inputs = [self._pairs(one) for one in given["inputs"]]
        pairs = [pair for found in inputs for pair in found or ()]
        if any(found is None for found in inputs) or not pairs:
            return None
        match given["rule"]:
            case "count":
                return self._count(given, pairs)
            case "rank":
                own, each = given["inputs"][0], zip(given["inputs"][1:], pairs[1:], strict=True)
                return _rank(given["order"], pairs[0], [pair for one, pair in each if one != own])
            case "sum":
                return fsum(low for low, _ in pairs), fsum(high for _, high in pairs)
        return _worked_out(given, pairs[0], pairs[1])

    def _pairs(self, given: Mapping[str, Any]) -> Sequence[Pair] | None:
        """The ends of an input: of each value of a selection, or of the one that it is."""
        if "select" in given:
            by_area = self._by_area(given["select"])
            return None if by_area is None else [*by_area.values()]
        pair = self.of(given)
        return None if pair is None else [pair]

    def _count(self, given: Mapping[str, Any], pairs: Sequence[Pair]) -> Pair | None:
        test = given["test"]
        than = self.single(test["than"]) if isinstance(test["than"], Mapping) else float(test["than"])
        if than is None:
            return None
        passed = [[OPS[test["op"]](end, than) for end in pair] for pair in pairs]
        return float(sum(map(all, passed))), float(sum(map(any, passed)))

    def _pooled(self, given: Mapping[str, Any]) -> Pair | None:
        over, under = (self._by_area(one["select"]) for one in given["inputs"])
        if over is None or under is None:
            return None
        both, per = over.keys() & under.keys(), given.get("per", 1)
        people = fsum(under[area][0] for area in both)
        low, high = (fsum(over[area][end] for area in both) / people * per for end in (0, 1))
        return low, high

    def _by_area(self, select: Mapping[str, Any]) -> dict[str, Pair] | None:
        """The ends of each value of a selection, withheld ones included."""
        if "compute" in select:
            inputs = [self._by_area(i["select"]) for i in select["compute"]["inputs"]]
            if None in inputs:
                return None
            first, second = (by_area or {} for by_area in inputs)
            wanted = set(select["areas"]) if "areas" in select else first.keys() & second.keys()
            return {
                area: _worked_out(select["compute"], first[area], second[area])
                for area in wanted & first.keys() & second.keys()
            }
        chosen = self.selections.of(select)
        if chosen.found is None:
            return None
        known = {one.area: (one.value, one.value) for one in chosen.found if one.value is not None}
        hidden = [one.area for one in chosen.found if one.withheld]
        if "ends" not in select:
            return known | dict.fromkeys(hidden, (0.0, self.at_most))
        by_area = self._by_area({"compute": select["ends"], "patch": select["patch"]})
        return None if by_area is None else known | {a: by_area[a] for a in hidden if a in by_area}


def _worked_out(given: Mapping[str, Any], first: Pair, second: Pair) -> Pair:
    (low, high), (least, most) = first, second
    if given["rule"] == "difference":
        return low - most, high - least
    if given["rule"] == "percent_change":
        return (low - most) / most * 100, (high - least) / least * 100
    per = given.get("per", 1)
    return low / most * per, high / least * per


def _rank(order: str, own: Pair, others: Sequence[Pair]) -> Pair:
    """How many others are before it for sure, and how many may be, and one more."""
    if order == "ascending":
        own, others = (-own[1], -own[0]), [(-high, -low) for low, high in others]
    low, high = own
    return 1.0 + sum(least > high for least, _ in others), 1.0 + sum(most > low for _, most in others)
