"""A map -> one page of HTML that needs nothing else: the picture, its key, its figures as a table, and a script.

Without the script all of it can be read. A policy lets no other script or style run, nothing be fetched, nothing sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsgen.graphics.choropleth import OTHERS, Choropleth, ShownArea, colours, drawing, in_words, shade_class
from newsgen.graphics.plane import Box
from newsgen.language import FILTERS
from newsgen.language.map_words import MapWords, map_words_of
from newsgen.language.style import HouseStyle
from newsgen.model.measure import Band, Measure
from newsgen.model.period import Period
from newsgen.outputs.skeleton import Html, fill, inline, policy, style


@dataclass(frozen=True, slots=True)
class PatchOnMap:
    """A patch that the map can be turned to: `#patch=` its slug."""

    name: str
    slug: str
    box: Box


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of its figures: when, by whom, and whose outlines. `withheld` are the publisher's words."""

    style: HouseStyle
    period: Period
    compared_with: Period | None
    published: date
    publisher: str = ""
    withheld: str = ""
    attribution: str = ""
    where: str = ""
    """The place that the map shows, where that is a part of all; "" of all."""

    @property
    def words(self) -> MapWords:
        return map_words_of(self.style.tag)

    @property
    def language(self) -> str:
        return self.style.tag


def map_page(of: Choropleth, patches: Sequence[PatchOnMap], about: About) -> str:
    """The page; byte for byte the same of the same map."""
    words, head = about.words, heading(of.measure, about)
    script, map_style = inline("map.js"), Html(f"{inline('map.css')}\n{colours(of.bands)}")
    levels = [level for one in of.areas[:1] for level, _ in one.area.parents[:1]]
    changes = about.compared_with if any(one.change for one in of.areas) else None
    kinds = {one.area.kind for one in of.areas}
    label = words.label.format(head["title"])
    return fill(
        "map",
        **head,
        policy=policy(more_style=map_style, script=script, loads=False),
        style=style(),
        map_style=map_style,
        script=script,
        label=label,
        places=str(1 + len(levels)),
        arrows=" ".join(",".join(map(str, ways)) for ways in of.arrows),
        drawing=drawing(of, label),
        patches=[fill("map_patch", slug=p.slug, name=p.name, box=str(p.box)) for p in patches],
        bands=[*_key(of, about)],
        source=source_line(about),
        attribution=f" {about.attribution}" if about.attribution else "",
        area_kind=_capital(kinds.pop() if len(kinds) == 1 else ""),
        parent_head=[fill("map_head", words=_capital(level)) for level in levels],
        value_head=_capital(of.measure.unit or _said(of.measure, about)),
        in_unit=of.measure.unit,
        change_head=[fill("map_head", words=words.change.format(_day(changes.end, about)))]
        if changes
        else [],
        rows=[*_rows(of.areas, bool(levels), changes is not None, about)],
        **{
            name: getattr(words, name)
            for name in ("search", "not_found", "zoom", "whole_map", "by_keys", "key", "table")
        },
    )


def heading(measure: Measure, about: About) -> dict[str, str]:
    """What stands at the top of every page of a measure."""
    days = about.period.start, about.period.end, about.period.grain
    period = str(FILTERS["period"](*days, as_of=_another_year(about.period.end), style=about.style))
    return {
        "language": about.language,
        "title": _capital(_said(measure, about)) + (f": {about.where}" if about.where else ""),
        "period": _capital(period),
        "unit": f"; {measure.unit}" if measure.unit else "",
    }


def measure_name(measure: Measure, about: About) -> str:
    """What the measure is called at the head of a picture."""
    return _capital(_said(measure, about))


def _said(measure: Measure, about: About) -> str:
    """What the measure is called; a count is a number of things."""
    if measure.kind != "count":
        return measure.noun
    return str(FILTERS["number_of"](measure.noun, style=about.style))


def source_line(about: About) -> str:
    """Who published the figures, and when."""
    day = _day(about.published, about, year=True)
    publisher = about.publisher
    return about.words.source.format(publisher, day) if publisher else about.words.published.format(day)


def _key(of: Choropleth, about: About) -> Iterator[Html]:
    """What each shade stands for; withheld and missing figures only where there are any."""
    for i, band in enumerate(of.bands):
        told = band_words(band, of.measure, about)
        yield fill("map_band", shade=shade_class(i), words=f"{band.name}: {told}" if band.name else told)
    shades = {one.shade for one in of.areas}
    if "withheld" in shades:
        yield fill("map_band", shade=shade_class("withheld"), words=withheld_words(about))
    if "none" in shades:
        yield fill("map_band", shade=shade_class("none"), words=about.words.no_figure)
    if of.others:
        yield fill("map_band", shade=OTHERS, words=about.words.not_in_table)


def band_words(band: Band, measure: Measure, about: About) -> str:
    """From where to where a band goes: below 50; 50 to below 100; 400 or more."""
    low, high = (None if end is None else _edge(end, measure, about) for end in (band.low, band.high))
    words = about.words
    if low is None or high is None:
        if low is None and high is None:
            return words.all_values
        return words.below.format(high) if low is None else words.at_least.format(low)
    return words.between.format(low, high)


def _edge(end: float, measure: Measure, about: About) -> str:
    """An edge as the project wrote it: 50, and not 50.0."""
    scale = 100 if measure.kind in {"share", "share_points"} else 1
    text = f"{end * scale:.6f}".rstrip("0")
    return in_words(end, replace(measure, decimals=len(text.partition(".")[2])), about.style)


def _rows(areas: Iterable[ShownArea], parents: bool, changes: bool, about: About) -> Iterator[Html]:
    lacking = {"withheld": withheld_words(about), "none": about.words.no_figure}
    for one in areas:
        value = one.value if isinstance(one.shade, int) else lacking[one.shade]
        cells = [one.area.parent] * parents + [value] + [one.change] * changes
        yield fill(
            "map_row", name=_name(one.area.name, about), cells=[fill("map_cell", words=c) for c in cells]
        )


def withheld_words(about: About) -> str:
    """What stands for a figure that is withheld."""
    return about.words.withheld.format(about.withheld) if about.withheld else about.words.no_figure


def _name(name: str, about: About) -> str:
    return str(FILTERS["place_name"](name, style=about.style))


def _day(when: date, about: About, *, year: bool = False) -> str:
    as_of = _another_year(when) if year else about.published
    return str(FILTERS["day"](when, as_of=as_of, style=about.style))


def _another_year(when: date) -> date:
    """A day from which a day is told with its year: pages outlive their week."""
    return date(when.year - 1, 1, 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
