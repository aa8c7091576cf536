"""What a template may name: one flat dictionary of plain frozen values (docs/templates-reference.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from newsgen.language.style import LabelStyle
from newsgen.model.definition import Definition
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.map_page_file import address_of
from newsgen.model.measure import Band, Measure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.writing.ledger import PART_BODY, PART_HEADLINE, PART_STANDFIRST
from newsgen.writing.spoken import (
    BandView,
    Day,
    Headline,
    InsertCopy,
    InsertView,
    LinkView,
    PartMark,
    PictureView,
    PictureViews,
)

NAMES: Mapping[str, str] = {
    "patch": "the place that the story is about",
    "measure": "what is counted: prints its noun (case rate)",
    "short_measure": "its shorter noun, for headlines (Covid rate)",
    "unit": "the measure's unit in full (cases per 100,000 people)",
    "definition": "the measure's definition, a sentence; empty where the project gives none",
    "count_noun": "the noun of the measure's numerator (new case); empty where it has none",
    "thing": "the noun of what its totals count, the short one if any (Covid case); empty where they count nothing",
    "chosen": "whether its lead was chosen by a rule: such a story holds nothing against an average",
    "whole_table": "whether no area without a figure may have the highest one: what is withheld is small",
    "complete": "whether every area of the patch has a figure",
    "better": "which way is good news: lower, higher or neither",
    "area_kind": "what an area is called (neighbourhood)",
    "areas": "how many areas the patch has",
    "ranked": "how many of them have a figure",
    "whole": "whether the table has all areas; an extract has not",
    "extract": "whether the table is an extract: it has some of the areas only",
    "average": "the average of the patch, or none; average.kind, .place, .areas, .source, .previous, .change",
    "period": "the period of the figures: prints the week to February 18",
    "compared_with": "the period that figures are held against: the one before, or none; of a measure with a season, "
    "the same one of the year before",
    "year_before": "that period, where it is the same one of the year before; none otherwise",
    "published": "the day the table was published",
    "publisher": "who published it",
    "source_link": "where a reader finds it; empty where the project gives none",
    "suppression": "what a withheld figure means (two or fewer cases); empty where nothing is withheld",
    "see_more": "the links to sister stories: headline and address of each",
    "inserts": "human-written copy for the patch: heading, body and source of each",
    "label": "the house's standing words: label.see_more",
    "made_by": "who answers for the draft",
    "method_link": "a page on how drafts are made; empty where the project gives none",
    "map_link": "an interactive map of the figures; empty where there is none",
    "map_updated": "how often the map is updated",
    "bands": "the map's shades: name, low and high of each; none where the project declares none",
    "picture": "its pictures: picture.map, .bars and .line, each a figure with its caption, or none",
    "part": "where headline, standfirst and body begin; story.html alone needs it",
}
"""The names that every template has beside its story's angles."""


def context(
    plan: StoryPlan, newsroom: NewsroomSettings, labels: LabelStyle, links: list[LinkView]
) -> dict[str, Any]:
    """The names of NAMES and the plan's findings, with their values."""
    table = plan.table
    measure = table.measure
    ranking = {
        "patch": table.patch,
        "measure": measure,
        "short_measure": Definition(measure.short_noun) if measure.short_noun else measure,
        "unit": Definition(measure.unit),
        "definition": Definition(measure.definition),
        "count_noun": Definition(table.count_measure.noun if table.count_measure else ""),
        "thing": Definition(_counted(table)),
        "chosen": plan.rule is not None,
        "better": measure.better,
        "whole_table": all(s.sure_high for s in table.rankings[:1]),
        "complete": not table.suppressed and not table.missing,
        "area_kind": Definition(table.area_kind or newsroom.area_kind),
        "areas": table.areas,
        "ranked": table.ranked,
        "whole": table.whole,
        "extract": not table.whole,
        "average": table.average,
        "period": table.period,
        "compared_with": table.compared_with,
        "year_before": table.year_before,
        "published": Day(plan.published, Setting("data.published", plan.published.isoformat())),
        "publisher": Definition(newsroom.publisher),
        "source_link": newsroom.source_link,
        "suppression": Definition(newsroom.suppression.means if newsroom.suppression else ""),
        "see_more": links,
        "inserts": [
            InsertView(Definition(i.heading), Definition(i.source), InsertCopy(i.html)) for i in plan.inserts
        ],
        "label": {f.name: Definition(getattr(labels, f.name)) for f in fields(labels)},
        "made_by": Definition(newsroom.made_by),
        "method_link": newsroom.method_link,
        "map_link": _map_link(table, newsroom),
        "map_updated": Definition(measure.map_updated),
        "bands": [_band(measure, band) for band in measure.bands],
        "picture": _pictures(plan),
        "part": _PARTS,
    }
    return ranking | dict(plan.findings)


def _map_link(table: PatchTable, newsroom: NewsroomSettings) -> str:
    """The project's own link, or that to the page of the edition; empty where there is neither."""
    measure = table.measure
    own = address_of(measure.name, table.patch.slug) if measure.name in newsroom.maps else ""
    return measure.map_link or own


def _pictures(plan: StoryPlan) -> PictureViews:
    views = {
        one.kind: PictureView(
            one.file,
            one.alt,
            Definition(one.title),
            Definition(one.attribution),
            plan.table.period,
            one.told,
        )
        for one in plan.pictures
    }
    return PictureViews(views.get("map"), views.get("bars"), views.get("line"))


def _counted(table: PatchTable) -> str:
    counted = table.count_measure or table.measure
    return (counted.short_noun or counted.noun) if counted.kind == "count" else ""


def _band(measure: Measure, band: Band) -> BandView:
    def edge(name: str, value: float | None) -> Figure | None:
        if value is None:
            return None
        setting = Setting(f"measures.{measure.name}.bands.{band.name}.{name}", value)
        return Figure(value, measure.kind, setting, measure)

    return BandView(band.name, edge("low", band.low), edge("high", band.high))


def link_views(plan: StoryPlan, number: Mapping[str, int]) -> list[LinkView]:
    """A plan's links: a sister's headline is filled in later, by its number; an external one is known."""
    views = []
    for target in plan.see_more:
        if target.external is not None:
            views.append(LinkView(Definition(target.external.headline), target.external.url))
        elif target.slug in number:
            views.append(LinkView(Headline(number[target.slug]), f"{target.slug}.html"))
    return views


_PARTS = {
    "headline": PartMark(PART_HEADLINE),
    "standfirst": PartMark(PART_STANDFIRST),
    "body": PartMark(PART_BODY),
}
