"""A table of all areas -> the files of its map: one page, or an index and a page for each larger place.

A page that is framed in an article must load on a phone: none is larger than MOST_BYTES. Where one page would be, the
table is divided by its outermost level (region, county), or by the next one inward for which each page is small enough.
The bands are those of the whole table on every page, so that colours mean the same on each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from newsgen.errors import Fault, OutputError
from newsgen.graphics.choropleth import bands_for, choropleth
from newsgen.graphics.map_page import About, PatchOnMap, heading, map_page, source_line
from newsgen.graphics.plane import Plane, on_a_plane
from newsgen.model.area import Area, Patch
from newsgen.model.measure import Band
from newsgen.model.patch_table import PatchTable
from newsgen.outputs.skeleton import fill, inline, policy, style
from newsgen.ranking.patches import slugify

MOST_BYTES = 400_000
_LEAST_OF_AN_AREA = 200
"""Bytes that no area takes less than: more areas than fit at that need not be drawn to know that they do not fit."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all pages of a project's maps are drawn on: outlines by code, the patches to turn to, the tolerance.

    `others` are outlines of areas that the table has not, which one page for all has in grey.
    """

    outlines: Mapping[str, BaseGeometry]
    patches: tuple[Patch, ...]
    tolerance: float | None = None
    others: Mapping[str, BaseGeometry] = field(default_factory=dict)


def map_pages(table: PatchTable, ground: Ground, about: About) -> dict[str, str]:
    """The pages by file name, MEASURE.html first. OutputError: no level divides the table into pages small enough."""
    bands = bands_for(table, about.style)
    name = table.measure.name
    areas = (*(one.area for one in table.rankings), *table.suppressed, *table.missing)
    if (whole := _page(table, ground, about, bands, areas)) is not None:
        return {f"{name}.html": whole}
    levels = [level for level, _ in areas[0].parents][::-1]
    for level in levels:
        parts = _divided(table, ground, about, bands, areas, level)
        if parts is not None:
            return {f"{name}.html": _index(table, about, parts), **{part.file: part.page for part in parts}}
    raise OutputError(
        Fault(
            f"{name}.html",
            f"a page for {len(areas):,} areas is larger than {MOST_BYTES // 1000} kB, and so is one for each "
            f"{levels[-1] if levels else 'place: data.area.within names none'}",
            "a larger map.tolerance, or a further level in data.area.within",
        )
    )


class _Part(NamedTuple):
    """A page of a part of the areas: its file, the place that it is of, and the patches to which it can be turned."""

    file: str
    place: str
    page: str
    patches: tuple[str, ...]


def _divided(
    table: PatchTable,
    ground: Ground,
    about: About,
    bands: Sequence[Band],
    areas: Sequence[Area],
    level: str,
) -> list[_Part] | None:
    """A page for each place of the level, A to Z; None where there is but one place, or a page is too large."""
    places = sorted({area.within(level) for area in areas})
    if len(places) < 2:
        return None
    found: list[_Part] = []
    taken: set[str] = set()
    for place in places:
        inside = [area for area in areas if area.within(level) == place]
        page = _page(table, ground, replace(about, where=place), bands, inside)
        if page is None:
            return None
        file = f"{table.measure.name}-{_apart(slugify(place) or 'other', taken)}.html"
        inside_it = _inside(ground, {area.code for area in inside})
        found.append(_Part(file, place, page, tuple(patch.slug for patch in inside_it)))
    return found


def _apart(slug: str, taken: set[str]) -> str:
    """The slug, with a number where another place has it; then it is taken."""
    free = next(one for one in chain([slug], (f"{slug}-{i}" for i in count(2))) if one not in taken)
    taken.add(free)
    return free


def _page(
    table: PatchTable, ground: Ground, about: About, bands: Sequence[Band], areas: Sequence[Area]
) -> str | None:
    """The page of these areas; None where it is too large."""
    if len(areas) * _LEAST_OF_AN_AREA > MOST_BYTES:
        return None
    codes = {area.code for area in areas}
    outlines = {code: one for code, one in ground.outlines.items() if code in codes}
    part = replace(
        table,
        rankings=tuple(one for one in table.rankings if one.area.code in codes),
        suppressed=tuple(area for area in table.suppressed if area.code in codes),
        missing=tuple(area for area in table.missing if area.code in codes),
    )
    if not outlines:
        return map_page(choropleth(part, Plane(0, 0, {}), about.style, bands), (), about)
    others = {} if about.where else ground.others
    plane = on_a_plane(dict(sorted({**outlines, **others}.items())), ground.tolerance)
    patches = [
        PatchOnMap(patch.name, patch.slug, box)
        for patch in _inside(ground, codes)
        if (box := plane.around(patch.areas)) is not None
    ]
    page = map_page(choropleth(part, plane, about.style, bands), patches, about)
    return page if len(page.encode()) <= MOST_BYTES else None


def _inside(ground: Ground, codes: Set[str]) -> list[Patch]:
    """The patches that lie wholly in these areas."""
    return [patch for patch in ground.patches if patch.among is None and codes >= {*patch.areas}]


def _index(table: PatchTable, about: About, parts: Sequence[_Part]) -> str:
    script = inline("map_index.js")
    links = [
        fill("map_part", file=part.file, name=part.place, patches=" ".join(part.patches)) for part in parts
    ]
    return fill(
        "map_index",
        **heading(table.measure, about),
        policy=policy(script=script, loads=False),
        style=style(),
        script=script,
        parts=about.words.parts,
        links=links,
        source=source_line(about),
    )
