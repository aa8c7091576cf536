"""StoryPlan -> the past of the area that leads it and of its patch: period by period, breaks as gaps.

The patch's line is its average, where that is of all areas of the patch now: a period in which the figure of some area
is withheld or missing is a gap in it, since an average of the others is another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from newsgen.graphics.choropleth import as_printed, in_words
from newsgen.graphics.line_chart import Course, LineDrawn, Point, fair_ticks
from newsgen.graphics.map_page import About, measure_name
from newsgen.graphics.saying import Saying
from newsgen.language.exact import decimals_as_set
from newsgen.language.picture_words import PictureWords
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.period import Period
from newsgen.model.picture import ShownFigure, Told
from newsgen.model.plan import StoryPlan
from newsgen.model.step import a_year_before, adjoin

LEAST_PAST = 3
"""How many earlier figures a line takes; with fewer of its own, the patch has none beside its leader's."""
_DAYS = 5
"""About how many days stand below it."""


class LinePlan(NamedTuple):
    """What is drawn, the figures in it, and what its alternative text has to answer for."""

    drawn: LineDrawn
    shown: tuple[ShownFigure, ...]
    told: tuple[Told, ...]


class _At(NamedTuple):
    """A period with what is known of it; `figure` is None where there is none, or it is withheld."""

    period: Period
    figure: Figure | None


def line_of(plan: StoryPlan, say: Saying) -> LinePlan | None:
    """The leader's past; None where it leads with no area, or fewer than LEAST_PAST earlier figures are known."""
    leader = next((one for one in plan.lead.areas if isinstance(one, AreaRanking)), None)
    if leader is None or sum(value is not None for value in leader.history.values) < LEAST_PAST:
        return None
    table, said, measure = plan.table, say.standing, plan.table.measure
    points = [*_points(leader, table.period)]
    known = [(one.period, one.figure) for one in points if one.figure is not None]
    marked = [(period, figure) for period, figure in known if _marked(period, table)]
    name = say.name(leader.area, table)
    title = said.past.format(measure_name(measure, say.about), name)
    words = {p.end: said.on_day.format(say.day(p), say.words(f.value, measure)) for p, f in marked}
    alt = said.line_alt.format(title, ". ".join(words.values()))
    told = [Told(name, leader.area)]
    for period, figure in marked:
        told += [Told(say.day(period), period), Told(say.words(figure.value, measure), figure)]
    words[table.period.end] = say.words(leader.value.value, measure)
    courses = [Course(name, [*_course(points, words, measure, say.about)])]
    if average := _averages(table):
        newest = average[-1].figure
        assert newest is not None
        place, figure_words = say.place(table), said.average.format(say.words(newest.value, measure))
        marks = {p.end: "" for p, figure in average if figure is not None and _marked(p, table)}
        marks[table.period.end] = figure_words
        courses.append(Course(place, [*_course(average, marks, measure, say.about)], lead=False))
        alt += f" {said.figure.format(place, figure_words)}."
        told.append(Told(say.words(newest.value, measure), newest))
    values = [point.value for course in courses for point in course.points if point.value is not None]
    drawn = LineDrawn(
        title,
        (measure.unit[:1].upper() + measure.unit[1:]) or say.where_and_when(table),
        alt,
        courses,
        [(tick, _edge(tick, measure, say.about)) for tick in fair_ticks(max(values), min(0, *values))],
        [(one.period.end, say.day(one.period)) for one in points[:: -max(1, len(points) // _DAYS)]],
        (*_on_gaps(courses, said), *say.foot(outlines=False)),
    )
    shown = tuple(
        ShownFigure(leader.area.code, p.end.isoformat(), say.words(f.value, measure), f.value)
        for p, f in known
    )
    return LinePlan(drawn, shown, tuple(told))


def _on_gaps(courses: Sequence[Course], said: PictureWords) -> Iterator[str]:
    """What a reader has to know of the gaps in the lines, where there are any."""
    broken = [any(point.value is None for point in course.points) for course in courses]
    if any(broken):
        yield f"{said.gaps} {said.gaps_of_average}" if any(broken[1:]) else said.gaps


def _points(leader: AreaRanking, newest: Period) -> Iterator[_At]:
    """What an area's figures were, the oldest first, and the newest at the end."""
    past = leader.history
    for i in reversed(range(len(past))):
        yield _At(past.periods[i], past.figure(i))
    yield _At(newest, leader.value)


def _averages(table: PatchTable) -> list[_At]:
    """What the patch's average was, the oldest first, and the newest at the end; nothing where it is no course."""
    now, past = table.average, table.earlier
    if now is None or now.areas is None or not now.of_all:
        return []
    points = [_At(past.periods[i], past.average(i)) for i in reversed(range(len(past.periods)))]
    known = sum(one.figure is not None for one in points)
    return [*points, _At(table.period, now.figure)] if known >= LEAST_PAST else []


def _course(
    points: Sequence[_At], words: Mapping[date, str], measure: Measure, about: About
) -> Iterator[Point]:
    """The points of the line, each as it is printed; where periods do not adjoin there is one without a value."""
    before: Period | None = None
    for period, figure in points:
        if before is not None and not adjoin(period, before):
            yield Point(period.start, None)
        value = None if figure is None else float(as_printed(figure.value, measure, about.style))
        yield Point(period.end, value, words.get(period.end, ""), period.end in words)
        before = period


def _marked(period: Period, table: PatchTable) -> bool:
    """Whether it is the newest, the one compared with, or that of the year before."""
    newest = table.period
    return period in {newest, table.compared_with} or a_year_before(newest, period)


def _edge(value: float, measure: Measure, about: About) -> str:
    decimals = decimals_as_set(Fraction(str(round(value, 9))) * (100 if measure.kind == "share" else 1))
    return in_words(value, measure, about.style, decimals)
