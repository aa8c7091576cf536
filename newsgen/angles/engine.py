"""Tries the angles of every story on every patch that it is wanted for."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsgen.angles.rule import Angle, angles
from newsgen.errors import Fault, ProjectError, nearest
from newsgen.model.area import Patch
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.story import AngleUse, Story

if TYPE_CHECKING:
    from newsgen.ranking import RankedDataset


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that could be written of a patch: its findings by alias, the lead first."""

    story: Story
    table: PatchTable
    findings: Mapping[str, Finding]


def find(
    ranked: RankedDataset,
    stories: tuple[Story, ...],
    patches: tuple[Patch, ...],
    wanted: Container[str] | None = None,
) -> tuple[Candidate, ...]:
    """Every story with every patch it is wanted for, stories and patches in the project's order.

    An angle that several stories use with the same options looks at a patch once. `patches` are all of the project's,
    built or not; `wanted` the slugs of those to build, by default all. A patch that is one area has the stories
    whose lead speaks of one area, and no others.
    ProjectError where a story names a patch, or a kind of patch, that does not exist.
    """
    known = angles()
    _check_patches(stories, patches)
    tables = {
        measure: tuple(ranked.tables(measure, wanted))
        for measure in dict.fromkeys(s.measure for s in stories)
    }
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
        if (not story.patches or table.patch.name in story.patches or table.patch.kind in story.patches)
        and known[story.angles[0].angle].of_one is (table.patch.among is not None)
    )


def _check_patches(stories: tuple[Story, ...], patches: tuple[Patch, ...]) -> None:
    names, kinds = {p.name for p in patches}, {p.kind for p in patches}
    faults = []
    for story in stories:
        where = f"newsgen.toml, story {story.name!r}"
        faults += [
            Fault(
                f"{where}, patches",
                f"no patch or kind of patch is called {name!r}",
                "",
                nearest(name, names | kinds),
            )
            for name in story.patches
            if name not in names | kinds
        ]
        faults += [
            Fault(f"{where}, see_more", f"no patch is called {link.patch!r}", "", nearest(link.patch, names))
            for link in story.see_more
            if link.patch and link.patch not in names
        ]
        for use in story.angles:
            threshold = getattr(use.options, "threshold", None)
            faults += [
                Fault(
                    f"{where}, angle {use.alias!r}",
                    f"no kind of patch is called {kind!r}",
                    "",
                    nearest(kind, kinds),
                )
                for kind in (threshold if isinstance(threshold, dict) else ())
                if kind not in kinds
            ]
    if faults:
        raise ProjectError(*faults)


def _look(angle: Angle, options: Any, table: PatchTable) -> Finding:
    if (angle.needs_whole and not table.whole) or (angle.step_by_step and table.year_before is not None):
        return Finding(angle.name, "none")
    return angle.find(table, options)
