"""A project's outlines and its whole tables -> the studio of its stories' pictures, and the pages of its maps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.graphics.boundaries import Boundaries, read_boundaries
from newsgen.graphics.choropleth import bands_for
from newsgen.graphics.map_page import About
from newsgen.graphics.map_pages import Ground, map_pages
from newsgen.graphics.saying import Saying
from newsgen.graphics.studio import Studio
from newsgen.language.gazetteer import Gazetteer, load_gazetteer
from newsgen.language.style import load_style
from newsgen.model.area import Patch
from newsgen.model.draft import EditionHeader
from newsgen.model.map_page_file import MapPageFile
from newsgen.model.map_source import MapSource
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable
from newsgen.model.picture import digest_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What all of an edition's pictures are drawn from: what is said of the figures, the outlines, the whole tables."""

    about: About
    found: Boundaries
    tables: tuple[PatchTable, ...]
    gazetteer: Gazetteer | None = None
    tolerance: float | None = None

    def studio(self, cache: Path | None) -> Studio:
        """What draws the stories' pictures; `cache` is where PNGs are kept."""
        bands = {table.measure.name: bands_for(table, self.about.style) for table in self.tables}
        say = Saying(self.about, self.gazetteer)
        return Studio(say, {**self.found.outlines, **self.found.others}, bands, cache)

    def pages(self, patches: Sequence[Patch], measures: Iterable[str]) -> tuple[MapPageFile, ...]:
        """The pages of these measures' maps, which can be turned to these patches. OutputError: they are too large."""
        ground = Ground(self.found.outlines, tuple(patches), self.tolerance, self.found.others)
        wanted = {*measures}
        return tuple(
            MapPageFile(table.measure.name, name, digest_of(data), data)
            for table in self.tables
            if table.measure.name in wanted
            for name, page in map_pages(table, ground, self.about).items()
            for data in (page.encode(),)
        )


def opened(
    source: MapSource | None,
    newsroom: NewsroomSettings,
    header: EditionHeader,
    tables: Iterable[PatchTable],
) -> Opened:
    """All of it; `tables` are those of all areas, one for each measure. SourceError: bad outlines."""
    found = tuple(tables)
    areas = {one.area.code: one.area for table in found for one in table.rankings}
    areas |= {area.code: area for table in found for area in (*table.suppressed, *table.missing)}
    about = About(
        style=load_style(newsroom.style, (newsroom.folder / "styles",)),
        period=header.period,
        compared_with=header.compared_with,
        published=header.sources[0].published,
        publisher=newsroom.publisher,
        withheld=newsroom.suppression.means if newsroom.suppression else "",
        attribution=source.attribution if source else "",
    )
    outlines = read_boundaries(source, newsroom.folder, [*areas.values()]) if source else Boundaries({})
    gazetteer = load_gazetteer(newsroom.folder / newsroom.places) if newsroom.places else None
    return Opened(about, outlines, found, gazetteer, source.tolerance if source else None)
