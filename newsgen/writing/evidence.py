"""What answers for a word of comparison: the figure, and what it lets a draft say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsgen.errors import LanguageError
from newsgen.language.words import Sense
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking
from newsgen.writing.spoken import BandView, what_is

_OPS = {">": Sense.UP, ">=": Sense.UP, "<": Sense.DOWN, "<=": Sense.DOWN, "=": Sense.LEVEL}
_DIFFERENCES = frozenset({"difference", "percent_change", "sum"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure, and the senses that it bears out."""

    figure: Figure
    bears: frozenset[Sense]


def evidence_of(given: Any, sense: Sense) -> Evidence:
    """The evidence for a sense in a value that a template names; what it bears out may be something else.

    A change or a ratio bears out its direction, as does a row of changes; how long ago a figure was as far out, that
    it is at that end; a count of the areas beyond a line, or a finding that has such a count, that they are above or
    below it; a standing at the end of its ranking, or a list of all those at an end, that it is there, any other that
    it comes after one; a band of the map, where it begins or ends. LanguageError for what bears out no comparison.
    """
    match given:
        case Figure():
            return Evidence(given, frozenset(_senses(given)))
        case Finding(facts={"count": Figure() as count}):
            return evidence_of(count, sense)
        case AreaRanking(rank=rank, tied=tied) if sense is Sense.JOINT:
            return Evidence(rank, frozenset({Sense.JOINT} if tied else ()))
        case AreaRanking():
            return evidence_of((given,), sense)
        case (AreaRanking(), *_):
            rankings: list[AreaRanking] = list(given)
            first = max((s.rank for s in rankings), key=lambda rank: rank.value)
            last = max((s.rank_low for s in rankings), key=lambda rank: rank.value)
            if sense is Sense.NEXT:
                further = max(first, last, key=lambda rank: rank.value)
                return Evidence(further, frozenset({Sense.NEXT} if further.value > 1 else ()))
            return _at_an_end(first, last, len(rankings))
        case BandView(low=low, high=high) if edge := low or high:
            bears = {Sense.UP} if low else set()
            return Evidence(edge, frozenset(bears | ({Sense.DOWN} if high else set())))
    raise LanguageError(
        f"{what_is(given)} bears out no comparison; wanted a change, a ratio, "
        "a count of areas beyond a line, a standing, or the finding of an angle"
    )


def _senses(figure: Figure) -> set[Sense]:
    origin = figure.origin
    if isinstance(origin, Derivation) and origin.rule in ("low", "high"):
        origin = origin.inputs[0]
    if not isinstance(origin, Derivation):
        return set()
    match origin.rule, dict(origin.terms).get("test"):
        case ("count", {"op": op}):
            return {_OPS[op]} if op in _OPS else set()
        case ("since", {"op": ">=" | "<=" as op}):
            return {Sense.HIGHEST if op == ">=" else Sense.LOWEST}
        case ("streak" | "since", _) if figure.over and figure.base:
            return {_side(figure.over.value - figure.base.value)}
        case ("swap", _):
            return {Sense.UP}
        case ("ratio", _):
            return {_side(figure.value - 1)}
        case (rule, _) if rule in _DIFFERENCES:
            return {_side(figure.value)}
        case ("rank", _) if figure.value == 1:
            lowest = dict(origin.terms).get("order") == "ascending"
            return {Sense.LOWEST if lowest else Sense.HIGHEST}
    return set()


def _side(difference: float) -> Sense:
    return Sense.UP if difference > 0 else Sense.DOWN if difference < 0 else Sense.LEVEL


def _at_an_end(first: Figure, last: Figure, at_most: int) -> Evidence:
    """Whether ranks from either end lie within so many of it: that of the list's furthest area answers."""
    bears = {Sense.HIGHEST} if first.value <= at_most else set()
    bears |= {Sense.LOWEST} if last.value <= at_most else set()
    return Evidence(last if bears == {Sense.LOWEST} else first, frozenset(bears))
