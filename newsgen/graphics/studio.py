"""StoryPlan -> its pictures. What is drawn is planned before a word of the story is written, from the same table.

Only figures that stand in the table's rankings are drawn, each as it is printed; of an area whose figure is withheld
nothing is known but that it is. The bands are those of the whole table, as the map page has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.bar_chart import bar_chart
from newsgen.graphics.bars_plan import bars_of, listed_of
from newsgen.graphics.card import card
from newsgen.graphics.line_chart import line_chart
from newsgen.graphics.line_plan import line_of
from newsgen.graphics.map_page import source_line
from newsgen.graphics.map_plan import coloured, labelled, map_of
from newsgen.graphics.patch_map import patch_map
from newsgen.graphics.plane import on_a_plane
from newsgen.graphics.png import png
from newsgen.graphics.saying import Saying
from newsgen.model.measure import Band
from newsgen.model.patch_table import PatchTable
from newsgen.model.picture import Picture, PictureKind, ShownFigure, Told, digest_of
from newsgen.model.plan import StoryPlan

AROUND = 0.35
"""How much of its own size is seen of a patch's surroundings, on each side, before the frame cuts them."""
CARD_NAMES, CARD_BARS = 3, 7


@dataclass(frozen=True, slots=True)
class Studio:
    """Draws the pictures of an edition's stories.

    `outlines` are those of the table's areas and of what lies around them, in degrees, none where the project has no
    map; `bands` those of each measure. `cache` is a folder for PNGs that need not be drawn twice.
    """

    say: Saying
    outlines: Mapping[str, BaseGeometry]
    bands: Mapping[str, Sequence[Band]]
    cache: Path | None = None

    @property
    def digest(self) -> bytes:
        """A digest of what all pictures are drawn from beside their own story's figures."""
        told = blake2b(repr((self.say, sorted(self.bands.items()))).encode(), digest_size=16)
        for code, outline in self.outlines.items():
            told.update(code.encode() + shapely.to_wkb(outline))
        return told.digest()

    def pictures(self, plan: StoryPlan, kinds: Sequence[PictureKind]) -> tuple[Picture, ...]:
        """Those of these kinds that the story has, but for its card: no map without outlines, no line without past."""
        draw = {"map": self._map, "bars": self._bars, "line": self._line}
        found = (draw[kind](plan) for kind in kinds if kind in draw)
        return tuple(one for one in found if one is not None)

    def card(self, plan: StoryPlan, headline: str) -> Picture:
        """The card of a story with that headline: its map, or else its bars."""
        table, say = plan.table, self.say
        shapes = self._shapes(table)
        unit = f"; {table.measure.unit}" if table.measure.unit else ""
        told = f"{say.title(table)}. {say.where_and_when(table)}{unit}"
        foot = source_line(say.about)
        if shapes:
            drawn_map = map_of(plan, say, self.bands[table.measure.name])
            svg = card(headline, told, foot, headline, map_of=drawn_map, shapes=shapes)
            shown = labelled(plan, say)[:CARD_NAMES]
        else:
            svg = card(headline, told, foot, headline, bars_of=bars_of(plan, say))
            shown = listed_of(plan, say)[:CARD_BARS]
        data = png(svg, 1200, self.cache)
        return self._picture("card", plan, headline, shown, data, with_map=bool(shapes))

    def _map(self, plan: StoryPlan) -> Picture | None:
        if not (shapes := self._shapes(plan.table)):
            return None
        of = map_of(plan, self.say, self.bands[plan.table.measure.name])
        svg = patch_map(of, shapes)
        assert svg is not None  # some area of the patch has an outline
        shown = labelled(plan, self.say)
        told = self.say.told(plan.table, shown)
        return self._picture("map", plan, of.alt, shown, svg.encode(), with_map=True, told=told)

    def _bars(self, plan: StoryPlan) -> Picture | None:
        if (of := bars_of(plan, self.say)) is None:
            return None
        shown = listed_of(plan, self.say)
        told = self.say.told(plan.table, shown, of.title if plan.lead.about == "change" else "")
        data = bar_chart(of).encode()
        return self._picture("bars", plan, of.alt, shown, data, title=of.title, told=told)

    def _line(self, plan: StoryPlan) -> Picture | None:
        if (found := line_of(plan, self.say)) is None:
            return None
        of, shown, told = found
        data = line_chart(of).encode()
        return self._picture("line", plan, of.alt, shown, data, title=of.title, told=told)

    def _shapes(self, table: PatchTable) -> Mapping[str, BaseGeometry]:
        """The patch's outlines on a plane of their own, with as much of their neighbours as the frame shows.

        None where no area of the patch has an outline.
        """
        codes = {
            *(one.area.code for one in table.rankings),
            *(area.code for area in (*table.suppressed, *table.missing)),
        }
        mine = [self.outlines[code] for code in sorted(codes) if code in self.outlines]
        if not mine:
            return {}
        left, low, right, high = shapely.total_bounds(mine).tolist()
        pad = max(right - left, high - low) * AROUND
        window = (left - 2 * pad, low - pad, right + 2 * pad, high + pad)
        near = {}
        for code, one in self.outlines.items():
            if code in codes:
                near[code] = one
            elif not (cut := shapely.clip_by_rect(one, *window)).is_empty:
                near[code] = cut
        return on_a_plane(near).shapes

    def _picture(
        self,
        kind: PictureKind,
        plan: StoryPlan,
        alt: str,
        shown: tuple[ShownFigure, ...],
        data: bytes,
        *,
        with_map: bool = False,
        title: str = "",
        told: tuple[Told, ...] = (),
    ) -> Picture:
        table, say = plan.table, self.say
        title = title or say.title(table)
        return Picture(
            kind=kind,
            slug=plan.slug,
            alt=alt,
            title=title,
            caption=f"{title}. {say.where_and_when(table)}.",
            credit=" ".join(say.foot(outlines=with_map)),
            attribution=say.about.attribution if with_map else "",
            digest=digest_of(data),
            shown=shown,
            coloured=coloured(table, say, self.bands[table.measure.name]) if with_map else (),
            data=data,
            told=told,
        )
