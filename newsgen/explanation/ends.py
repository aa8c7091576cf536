"""The lowest and the highest that a derivation can be, whatever its withheld cells hold: the rules `low` and `high`."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any, TypeAlias

from newsgen.explanation.arithmetic import OPS
from newsgen.explanation.selection import Selections

Pair: TypeAlias = tuple[float, float]


class Ends:
    """Works both ends out, each withheld count being from zero to `at_most`; None where the tables are not at hand."""

    def __init__(self, selections: Selections, at_most: float) -> None:
        self.selections, self.at_most = selections, at_most

    def of(self, given: Mapping[str, Any], than: float | None = None) -> Pair | None:
        """The ends of a rule over selections; `than` is what a count tests its values against, None if not known."""
        inputs = [self._by_area(i["select"]) for i in given["inputs"] if "select" in i]
        pairs = [pair for by_area in inputs for pair in (by_area or {}).values()]
        if None in inputs or (given["rule"] == "count" and than is None):
            return None
        if given["rule"] == "count":
            passed = [[OPS[given["test"]["op"]](end, than) for end in pair] for pair in pairs]
            return float(sum(map(all, passed))), float(sum(map(any, passed)))
        if given["rule"] == "pooled":
            over, under = (by_area or {} for by_area in inputs)
            both, per = over.keys() & under.keys(), given.get("per", 1)
            people = fsum(under[area][0] for area in both)
            return tuple(fsum(over[area][end] for area in both) / people * per for end in (0, 1))
        return fsum(low for low, _ in pairs), fsum(high for _, high in pairs)

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


def _worked_out(compute: Mapping[str, Any], first: Pair, second: Pair) -> Pair:
    (low, high), (least, most) = first, second
    if compute["rule"] == "difference":
        return low - most, high - least
    per = compute.get("per", 1)
    return low / most * per, high / least * per
