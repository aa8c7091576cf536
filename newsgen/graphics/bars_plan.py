"""StoryPlan -> the bars of its list: figures, or changes where the list is of changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsgen.graphics.bar_chart import Bar, BarsDrawn
from newsgen.graphics.choropleth import as_printed, in_words
from newsgen.graphics.saying import Saying
from newsgen.language.exact import decimals_as_set, exact
from newsgen.language.units import unit_of
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking
from newsgen.model.picture import ShownFigure
from newsgen.model.plan import StoryPlan

LEAST, LISTED = 2, 20
"""How many bars there are."""


def bars_of(plan: StoryPlan, say: Saying) -> BarsDrawn | None:
    """The bars of the lead's list; None where it is of one area, or not in the order of what is drawn."""
    listed = listed_of(plan, say)
    table, said = plan.table, say.standing
    lengths = [one.value for one in listed]
    if len(listed) < LEAST or not (_falls(lengths) or _falls(lengths[::-1])):
        return None
    areas = {one.area.code: one.area for one in table.rankings}
    names = [say.name(areas[one.area], table) for one in listed]
    changes = plan.lead.about == "change"
    title = say.title(table)
    if changes and table.compared_with is not None:
        title = said.change.format(table.measure.noun, say.day(table.compared_with))
    place = say.where_and_when(table)
    alt = said.bars_alt.format(
        title,
        place,
        ". ".join(said.figure.format(name, one.text) for name, one in zip(names, listed, strict=True)),
    )
    style, average = say.about.style, table.average
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
    points = changes and table.measure.kind in {"share", "per_cent"}  # a change of these says its own unit
    unit = f"; {table.measure.unit}" if table.measure.unit and not points else ""
    return BarsDrawn(title, place + unit, alt, bars, held, say.foot(outlines=False))


def listed_of(plan: StoryPlan, say: Saying) -> tuple[ShownFigure, ...]:
    """What the bars show: the lead's areas in its order, by their figures or by how these changed."""
    end, table = plan.table.period.end.isoformat(), plan.table
    rankings = [one for one in plan.lead.areas if isinstance(one, AreaRanking)][:LISTED]
    if plan.lead.about == "value":
        return tuple(
            ShownFigure(
                one.area.code,
                end,
                say.words(one.value.value, table.measure),
                one.value.value,
                one.value,
            )
            for one in rankings
        )
    return tuple(_change(one, table.measure, end, say) for one in rankings if one.previous is not None)


def _change(one: AreaRanking, measure: Measure, end: str, say: Saying) -> ShownFigure:
    """A change as a reader gets it: by subtraction of the two figures as printed."""
    assert one.previous is not None
    said, style = say.standing, say.about.style
    change = as_printed(one.value.value, measure, style) - as_printed(one.previous.value, measure, style)
    kinds = {"count": "number", "per_cent": "points", "share": "share_points"}
    unit = unit_of(kinds.get(measure.kind, measure.kind), measure.decimals, None, (abs(change),), style)
    words = unit.printed(abs(change) * unit.factor).text
    text = (said.up if change > 0 else said.down).format(words) if change else words
    return ShownFigure(one.area.code, end, text, float(change), one.change)


def _falls(values: Sequence[float]) -> bool:
    return all(one >= other for one, other in pairwise(values))
