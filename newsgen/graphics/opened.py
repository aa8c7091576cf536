"""A project's outlines and its whole tables -> the studio that draws its stories' pictures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsgen.graphics.boundaries import read_boundaries
from newsgen.graphics.choropleth import bands_for
from newsgen.graphics.map_page import About
from newsgen.graphics.studio import Studio
from newsgen.language.style import load_style
from newsgen.model.draft import EditionHeader
from newsgen.model.map_source import MapSource
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable


def about_of(source: MapSource | None, newsroom: NewsroomSettings, header: EditionHeader) -> About:
    """What every picture and page says of its figures."""
    return About(
        style=load_style(newsroom.style, (newsroom.folder / "styles",)),
        period=header.period,
        compared_with=header.compared_with,
        published=header.sources[0].published,
        publisher=newsroom.publisher,
        withheld=newsroom.suppression.means if newsroom.suppression else "",
        attribution=source.attribution if source else "",
    )


def studio_of(
    source: MapSource | None,
    newsroom: NewsroomSettings,
    header: EditionHeader,
    tables: Iterable[PatchTable],
    cache: Path | None,
) -> Studio:
    """The studio of an edition; `tables` are those of all areas, one for each measure. SourceError: bad outlines."""
    about = about_of(source, newsroom, header)
    found = [*tables]
    areas = {one.area.code: one.area for table in found for one in table.rankings}
    areas |= {area.code: area for table in found for area in (*table.suppressed, *table.missing)}
    outlines = read_boundaries(source, newsroom.folder, [*areas.values()]).outlines if source else {}
    bands = {table.measure.name: bands_for(table, about.style) for table in found}
    return Studio(about, outlines, bands, cache)
