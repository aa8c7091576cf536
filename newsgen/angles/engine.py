"""Tries the angles of every story on every patch that it is wanted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsgen.angles.rule import Angle, angles
from newsgen.model.finding import Finding
from newsgen.model.standing import PatchTable
from newsgen.model.story import AngleUse, Story
from newsgen.ranking import RankedDataset


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that could be written of a patch: its findings by alias, the lead first."""

    story: Story
    table: PatchTable
    findings: Mapping[str, Finding]


def find(ranked: RankedDataset, stories: tuple[Story, ...]) -> tuple[Candidate, ...]:
    """Every story with every patch it is wanted for, stories and patches in the project's order.

    An angle that several stories use with the same options looks at a patch once.
    """
    known = angles()
    tables = {measure: tuple(ranked.tables(measure)) for measure in dict.fromkeys(s.measure for s in stories)}
    seen: dict[tuple[Any, ...], Finding] = {}

    def look(use: AngleUse, table: PatchTable, position: int) -> Finding:
        key = (use.angle, repr(use.options), table.measure.name, position)
        if key not in seen:
            seen[key] = _look(known[use.angle], use.options, table)
        return seen[key]

    return tuple(
        Candidate(story, table, {use.alias: look(use, table, k) for use in story.angles})
        for story in stories
        for k, table in enumerate(tables[story.measure])
        if not story.patches or table.patch.name in story.patches or table.patch.kind in story.patches
    )


def _look(angle: Angle, options: Any, table: PatchTable) -> Finding:
    if angle.needs_whole and not table.whole:
        return Finding(angle.name, "none")
    return angle.find(table, options)
