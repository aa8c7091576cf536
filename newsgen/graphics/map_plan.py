"""StoryPlan -> what its map shows: the patch's areas in the bands of the whole table, the first of the lead's named."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.graphics.choropleth import Shade, as_printed
from newsgen.graphics.map_page import band_words, withheld_words
from newsgen.graphics.patch_map import MapDrawn
from newsgen.graphics.saying import Saying
from newsgen.graphics.shades import band_at
from newsgen.model.measure import Band
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.picture import ShownFigure
from newsgen.model.plan import StoryPlan

NAMED = 5
"""How many areas a map names."""


def map_of(plan: StoryPlan, say: Saying, bands: Sequence[Band]) -> MapDrawn:
    """The patch of the story in these bands, and the words around it."""
    table, said = plan.table, say.standing
    shades: dict[str, Shade] = dict(coloured(table, say, bands))
    shades |= {area.code: "withheld" for area in table.suppressed}
    shades |= {area.code: "none" for area in table.missing}
    chosen = labelled(plan, say)
    areas = {one.area.code: one.area for one in table.rankings}
    named = {one.area: (say.name(areas[one.area], table), one.text) for one in chosen}
    title, place = say.title(table), say.where_and_when(table)
    told = ". ".join(said.figure.format(*pair) for pair in named.values())
    alt = said.map_alt.format(title, place) + (f" {said.labelled.format(told)}" if told else "")
    key: list[tuple[Shade, str]] = []
    for i, band in enumerate(bands):
        key.append((i, band_words(band, table.measure, say.about)))
    key += [("withheld", withheld_words(say.about)), ("none", say.about.words.no_figure)]
    unit = f"; {table.measure.unit}" if table.measure.unit else ""
    return MapDrawn(title, place + unit, alt, shades, bands, named, key[::-1], say.foot(outlines=True))


def coloured(table: PatchTable, say: Saying, bands: Sequence[Band]) -> tuple[tuple[str, int], ...]:
    """The band of each area that has a figure, by code."""
    style = say.about.style
    found = (
        (one.area.code, band_at(bands, as_printed(one.value.value, table.measure, style)))
        for one in table.rankings
    )
    return tuple(sorted((code, band) for code, band in found if band is not None))


def labelled(plan: StoryPlan, say: Saying) -> tuple[ShownFigure, ...]:
    """The areas that the map names: the first of the lead's."""
    end, table = plan.table.period.end.isoformat(), plan.table
    return tuple(
        ShownFigure(one.area.code, end, say.words(one.value.value, table.measure), one.value.value, one.value)
        for one in plan.lead.areas[:NAMED]
        if isinstance(one, AreaRanking) and one.value.value is not None
    )
