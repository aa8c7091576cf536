"""Every patch's card, from the ranked dataset."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsgen.model.facts import AreaFacts, AreaMeasure, FactsCard
from newsgen.model.measure import Measure
from newsgen.ranking.facts.measured import Measured
from newsgen.ranking.facts.peers import peers_of, wider_of
from newsgen.ranking.ranked import RankedDataset

Lines = Callable[[str, str], tuple[float, ...]]
"""The round figures of a measure, by its name, for a kind of patch."""


def facts_cards(
    ranked: RankedDataset, used: Container[str], lines: Lines, wanted: Container[str] | None = None
) -> Iterator[FactsCard]:
    """The card of each patch that is not ranked in another, in the project's order; `wanted` are slugs, None for all.

    Measures are those `used` by stories, and those that are no part (numerator, denominator) of another.
    """
    dataset = ranked.dataset
    names = _measures([grid.measure for grid in dataset.grids.values()], used)
    wider = wider_of(ranked.ranking_areas)
    peers = peers_of(ranked.ranking_areas, wider)
    measured = [Measured(ranked, name, wider, peers) for name in names]
    companions = [_companion(one.measure, [other.measure for other in measured]) for one in measured]
    for patch in ranked.patches:
        if patch.among is not None or (wanted is not None and patch.slug not in wanted):
            continue
        number = ranked.number[patch.slug]
        areas = ranked.member[slice(*ranked.start[number : number + 2])]
        facts = (one.facts(number, lines(one.measure.name, patch.kind)) for one in measured)
        yield FactsCard(
            patch=patch,
            period=dataset.period,
            compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
            measures=tuple(replace(f, companion=name) for f, name in zip(facts, companions, strict=True)),
            areas=tuple(_areas(ranked, areas, [one.areas(number) for one in measured])),
        )


def _areas(
    ranked: RankedDataset, areas: NDArray[np.int64], figures: list[list[AreaMeasure]]
) -> Iterator[AreaFacts]:
    for area, *its in zip(areas.tolist(), *figures, strict=True):
        yield AreaFacts(ranked.dataset.areas[area], tuple(its))


def _measures(measures: Sequence[Measure], used: Container[str]) -> list[str]:
    parts = {name for measure in measures for name in (measure.numerator, measure.denominator)}
    return [measure.name for measure in measures if measure.name in used or measure.name not in parts]


def _companion(measure: Measure, measures: Sequence[Measure]) -> str:
    """The first other measure that is no part of this one, nor this one of it; "" for none."""
    parts = {measure.name, measure.numerator, measure.denominator}
    return next(
        (
            other.name
            for other in measures
            if other.name not in parts and measure.name not in (other.numerator, other.denominator)
        ),
        "",
    )
