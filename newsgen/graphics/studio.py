"""StoryPlan -> its pictures. What is drawn is planned before a word of the story is written, from the same table.

Only figures that stand in the table's rankings are drawn, each as it is printed; of an area whose figure is withheld
nothing is known but that it is. The bands are those of the whole table, as the map page has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.bar_chart import Bar, BarsDrawn, bar_chart
from newsgen.graphics.card import card
from newsgen.graphics.choropleth import Shade, as_printed, in_words
from newsgen.graphics.line_chart import Course, LineDrawn, Point, fair_ticks, line_chart
from newsgen.graphics.map_page import About, band_words, measure_name, source_line, withheld_words
from newsgen.graphics.patch_map import MapDrawn, patch_map
from newsgen.graphics.plane import on_a_plane
from newsgen.graphics.png import png
from newsgen.graphics.shades import band_at
from newsgen.language import FILTERS
from newsgen.language.exact import decimals_as_set, exact
from newsgen.language.picture_words import picture_words_of
from newsgen.language.units import unit_of
from newsgen.model.area import Area
from newsgen.model.measure import Band, Measure
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.period import Period
from newsgen.model.picture import Picture, PictureKind, ShownFigure, Told, digest_of
from newsgen.model.plan import StoryPlan
from newsgen.model.step import a_year_before, adjoin

NAMED, LISTED, LEAST_PAST = 5, 20, 3
"""How many areas a map names, how many bars there are at most, how many earlier figures a line takes."""
AROUND = 0.35
"""How much of its own size is seen of a patch's surroundings, on each side, before the frame cuts them."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Draws the pictures of an edition's stories.

    `outlines` are those of the table's areas in degrees, none where the project has no map; `bands` those of each
    measure. `cache` is a folder for PNGs that need not be drawn twice.
    """

    about: About
    outlines: Mapping[str, BaseGeometry]
    bands: Mapping[str, Sequence[Band]]
    cache: Path | None = None

    @property
    def digest(self) -> bytes:
        """A digest of what all pictures are drawn from beside their own story's figures."""
        told = blake2b(repr((self.about, sorted(self.bands.items()))).encode(), digest_size=16)
        for code, outline in self.outlines.items():
            told.update(code.encode() + shapely.to_wkb(outline))
        return told.digest()

    def pictures(self, plan: StoryPlan, kinds: Sequence[PictureKind]) -> tuple[Picture, ...]:
        """Those of these kinds that the story has, but for its card: no map without outlines, no line without past."""
        found = []
        for kind in kinds:
            drawn = {"map": self._map, "bars": self._bars, "line": self._line}.get(kind, _nothing)(plan)
            if drawn is not None:
                found.append(drawn)
        return tuple(found)

    def card(self, plan: StoryPlan, headline: str) -> Picture:
        """The card of a story with that headline."""
        map_of, bars_of = self._map_drawn(plan), self._bars_drawn(plan)
        shapes = self._shapes(plan.table) if map_of else {}
        drawn_map = bool(map_of and {*map_of.shades} & {*shapes})
        shown = self._labelled(plan)[:3] if drawn_map else self._listed(plan)[:7]
        table = plan.table
        svg = card(
            headline,
            f"{self._title(table)}. {self._where_and_when(table)}",
            source_line(self.about),
            headline,
            map_of=map_of if drawn_map else None,
            shapes=shapes,
            bars_of=bars_of,
        )
        coloured = self._coloured(table) if drawn_map else ()
        data = png(svg, 1200, self.cache)
        return self._picture("card", plan, headline, shown, data, coloured)

    def _map(self, plan: StoryPlan) -> Picture | None:
        of = self._map_drawn(plan)
        svg = patch_map(of, self._shapes(plan.table)) if of else None
        if of is None or svg is None:
            return None
        shown = self._labelled(plan)
        told = self._told(plan.table, shown)
        return self._picture("map", plan, of.alt, shown, svg.encode(), self._coloured(plan.table), told=told)

    def _bars(self, plan: StoryPlan) -> Picture | None:
        of = self._bars_drawn(plan)
        if of is None:
            return None
        shown = self._listed(plan)
        told = self._told(plan.table, shown, of.title if plan.lead.about == "change" else "")
        return self._picture("bars", plan, of.alt, shown, bar_chart(of).encode(), told=told)

    def _line(self, plan: StoryPlan) -> Picture | None:
        leader = next((one for one in plan.lead.areas if isinstance(one, AreaRanking)), None)
        if leader is None or len(leader.history) < LEAST_PAST:
            return None
        table, said = plan.table, picture_words_of(self.about.language)
        points = [*_points(leader, table.period)]
        marked = [(period, value) for period, value in points if value is not None and _marked(period, table)]
        measure, name = table.measure, self._name(leader.area, table)
        words = {p.end: said.on_day.format(self._day(p), self._words(v, measure)) for p, v in marked}
        title = said.past.format(measure_name(measure, self.about), name)
        alt = said.line_alt.format(title, ". ".join(words.values()))
        days = tuple(
            one
            for i, (period, value) in enumerate(points)
            if (
                figure := leader.value
                if period == table.period
                else leader.history.figure(len(points) - 2 - i)
            )
            and (period, value) in marked
            for one in (Told(self._day(period), period), Told(self._words(figure.value, measure), figure))
        )
        told = (Told(name, leader.area), *days)
        words[table.period.end] = self._words(leader.value.value, measure)
        course: list[Point] = []
        for (period, value), before in zip(points, [None, *points], strict=False):
            if before is not None and not adjoin(period, before[0]):
                course.append(Point(period.start, None))
            drawn = None if value is None else float(as_printed(value, measure, self.about.style))
            course.append(Point(period.end, drawn, words.get(period.end, "")))
        values = [point.value for point in course if point.value is not None]
        ticks = fair_ticks(max(values), min(0, *values))
        of = LineDrawn(
            title,
            (measure.unit[:1].upper() + measure.unit[1:]) or self._where_and_when(table),
            alt,
            [Course(name, course)],
            [(tick, _edge_words(tick, measure, self.about)) for tick in ticks],
            [(p.end, self._day(p)) for p, _ in points[:: -max(1, len(points) // 5)]],
            self._foot(outlines=False),
        )
        shown = tuple(
            ShownFigure(leader.area.code, period.end.isoformat(), self._words(value, measure), value)
            for period, value in points
            if value is not None
        )
        return self._picture("line", plan, alt, shown, line_chart(of).encode(), title=title, told=told)

    def _map_drawn(self, plan: StoryPlan) -> MapDrawn | None:
        if not self.outlines:
            return None
        table, said = plan.table, picture_words_of(self.about.language)
        bands = self.bands[table.measure.name]
        shades: dict[str, Shade] = dict(self._coloured(table))
        shades |= {area.code: "withheld" for area in table.suppressed}
        shades |= {area.code: "none" for area in table.missing}
        labelled = self._labelled(plan)
        areas = {one.area.code: one.area for one in table.rankings}
        named = {one.area: (self._name(areas[one.area], table), one.text) for one in labelled}
        title, place = self._title(table), self._where_and_when(table)
        told = ". ".join(said.figure.format(*pair) for pair in named.values())
        alt = said.map_alt.format(title, place) + (f" {said.labelled.format(told)}" if told else "")
        key: list[tuple[Shade, str]] = []
        for i, band in enumerate(bands):
            key.append((i, band_words(band, table.measure, self.about)))
        key += [("withheld", withheld_words(self.about)), ("none", self.about.words.no_figure)]
        unit = f"; {table.measure.unit}" if table.measure.unit else ""
        return MapDrawn(title, place + unit, alt, shades, bands, named, key[::-1], self._foot(outlines=True))

    def _bars_drawn(self, plan: StoryPlan) -> BarsDrawn | None:
        """The bars of the lead's list; None where it has none, or one that is not in the order of what is drawn."""
        listed = self._listed(plan)
        table, said = plan.table, picture_words_of(self.about.language)
        lengths = [one.value for one in listed]
        if not listed or not (_falls(lengths) or _falls(lengths[::-1])):
            return None
        areas = {one.area.code: one.area for one in table.rankings}
        names = [self._name(areas[one.area], table) for one in listed]
        changes = plan.lead.about == "change"
        title = self._title(table)
        if changes and table.compared_with is not None:
            title = said.change.format(table.measure.noun, self._day(table.compared_with))
        place = self._where_and_when(table)
        alt = said.bars_alt.format(
            title,
            place,
            ". ".join(said.figure.format(name, one.text) for name, one in zip(names, listed, strict=True)),
        )
        style, average = self.about.style, table.average
        held = None
        if average is not None and not changes and plan.rule is None:
            value = average.figure.value
            decimals = decimals_as_set(exact(value)) if average.kind == "published" else None
            words = in_words(value, table.measure, style, decimals)
            held = float(as_printed(value, table.measure, style)), said.average.format(words)
        lead = max if lengths[0] >= lengths[-1] else min
        bars = [
            Bar(
                name,
                one.value if changes else float(as_printed(one.value, table.measure, style)),
                one.text,
                one.value == lead(lengths),
            )
            for name, one in zip(names, listed, strict=True)
        ]
        unit = f"; {table.measure.unit}" if table.measure.unit and not changes else ""
        return BarsDrawn(title, place + unit, alt, bars, held, self._foot(outlines=False))

    def _coloured(self, table: PatchTable) -> tuple[tuple[str, int], ...]:
        """The band of each area that has a figure, by code."""
        bands, style = self.bands[table.measure.name], self.about.style
        found = (
            (one.area.code, band_at(bands, as_printed(one.value.value, table.measure, style)))
            for one in table.rankings
        )
        return tuple(sorted((code, band) for code, band in found if band is not None))

    def _labelled(self, plan: StoryPlan) -> tuple[ShownFigure, ...]:
        """The areas that the map names: the first of the lead's."""
        end, table = plan.table.period.end.isoformat(), plan.table
        return tuple(
            ShownFigure(
                one.area.code, end, self._words(one.value.value, table.measure), one.value.value, one.value
            )
            for one in plan.lead.areas[:NAMED]
            if isinstance(one, AreaRanking) and one.value.value is not None
        )

    def _listed(self, plan: StoryPlan) -> tuple[ShownFigure, ...]:
        """What the bars show: the lead's areas in its order, by their figures or by how these changed."""
        end, table = plan.table.period.end.isoformat(), plan.table
        rankings = [one for one in plan.lead.areas if isinstance(one, AreaRanking)][:LISTED]
        if plan.lead.about == "value":
            return tuple(
                ShownFigure(
                    one.area.code,
                    end,
                    self._words(one.value.value, table.measure),
                    one.value.value,
                    one.value,
                )
                for one in rankings
            )
        return tuple(self._change(one, table.measure, end) for one in rankings if one.previous is not None)

    def _change(self, one: AreaRanking, measure: Measure, end: str) -> ShownFigure:
        """A change as a reader gets it: by subtraction of the two figures as printed."""
        assert one.previous is not None
        said, style = picture_words_of(self.about.language), self.about.style
        change = as_printed(one.value.value, measure, style) - as_printed(one.previous.value, measure, style)
        kinds = {"count": "number", "per_cent": "points", "share": "share_points"}
        unit = unit_of(kinds.get(measure.kind, measure.kind), measure.decimals, None, (abs(change),), style)
        words = unit.printed(abs(change) * unit.factor).text
        text = (said.up if change > 0 else said.down).format(words) if change else words
        return ShownFigure(one.area.code, end, text, float(change), one.change)

    def _shapes(self, table: PatchTable) -> Mapping[str, BaseGeometry]:
        """The patch's outlines on a plane of their own, with as much of their neighbours as the frame shows."""
        codes = {
            *(one.area.code for one in table.rankings),
            *(a.code for a in (*table.suppressed, *table.missing)),
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
        coloured: tuple[tuple[str, int], ...] = (),
        title: str = "",
        told: tuple[Told, ...] = (),
    ) -> Picture:
        title = title or self._title(plan.table)
        caption = f"{title}. {self._where_and_when(plan.table)}."
        credit = " ".join(self._foot(outlines=bool(coloured)))
        owner = self.about.attribution if coloured else ""
        return Picture(
            kind, plan.slug, alt, title, caption, credit, owner, digest_of(data), shown, coloured, data, told
        )

    def _told(self, table: PatchTable, shown: Sequence[ShownFigure], title: str = "") -> tuple[Told, ...]:
        """What an alternative text has of figures and days: in a title, the day of the period before; the period."""
        before = table.compared_with
        days = [Told(self._day(before), before)] if before is not None and title else []
        days.append(Told(self._when(table.period), table.period))
        areas = {one.area.code: one.area for one in table.rankings}
        for one in shown:
            area = areas[one.area]
            days.append(Told(self._name(area, table), area))
            if one.figure is not None:
                days.append(Told(one.text, one.figure))
        return tuple(days)

    def _when(self, period: Period) -> str:
        days = period.start, period.end, period.grain
        return str(FILTERS["period"](*days, as_of=self.about.published, style=self.about.style))

    def _title(self, table: PatchTable) -> str:
        noun, kind = measure_name(table.measure, self.about), table.area_kind
        return picture_words_of(self.about.language).by_kind.format(noun, kind) if kind else noun

    def _where_and_when(self, table: PatchTable) -> str:
        place = str(FILTERS["place_name"](table.patch.name, style=self.about.style))
        when = self._when(table.period)
        return picture_words_of(self.about.language).of_place.format(place[:1].upper() + place[1:], when)

    def _foot(self, *, outlines: bool) -> tuple[str, ...]:
        told = source_line(self.about)
        return (told, self.about.attribution) if outlines and self.about.attribution else (told,)

    def _name(self, area: Area, table: PatchTable) -> str:
        """An area as a list names it where its name is shared, else alone."""
        style = self.about.style
        name = str(FILTERS["place_name"](area.name, style=style))
        if area.shared_name and area.parent and area.parent != table.patch.name:
            name += f", {FILTERS['place_name'](area.parent, style=style)}"
        return name

    def _words(self, value: float, measure: Measure) -> str:
        return in_words(value, measure, self.about.style)

    def _day(self, period: Period) -> str:
        return str(FILTERS["day"](period.end, as_of=self.about.published, style=self.about.style))


def _nothing(plan: StoryPlan) -> None:
    """A card is drawn when its headline is known."""


def _points(leader: AreaRanking, newest: Period) -> Iterator[tuple[Period, float | None]]:
    """What an area's figures were, the oldest first, and the newest at the end."""
    past = leader.history
    yield from reversed([*zip(past.periods, past.values, strict=True)])
    yield newest, leader.value.value


def _marked(period: Period, table: PatchTable) -> bool:
    """Whether it is the newest, the one compared with, or that of the year before."""
    newest = table.period
    return period in {newest, table.compared_with} or a_year_before(newest, period)


def _falls(values: Sequence[float]) -> bool:
    return all(one >= other for one, other in pairwise(values))


def _edge_words(value: float, measure: Measure, about: About) -> str:
    decimals = decimals_as_set(Fraction(str(round(value, 9))) * (100 if measure.kind == "share" else 1))
    return in_words(value, measure, about.style, decimals)
