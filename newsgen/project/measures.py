"""What the measures of a project say of one another, and what is wrong with its [ranks]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsgen.errors import Fault, nearest
from newsgen.model.chosen_rows import is_number, is_said, only_value, unsaid
from newsgen.model.measure import Measure
from newsgen.model.rank_test import RankTest
from newsgen.model.source import Source
from newsgen.model.story import Story
from newsgen.project.faults import line_of


def measure_faults(file: Path, text: str, measures: Mapping[str, Measure], source: Source) -> Iterator[Fault]:
    """No measure, unknown numerators and denominators, no column, an average that cannot be pooled."""
    if not measures:
        yield Fault(line_of(file, text, ("measures",)), "measures: none", "a table [measures.NAME]")
        return
    for name, measure in measures.items():
        for key in ("numerator", "denominator"):
            other = getattr(measure, key)
            if other and other not in measures:
                where = line_of(file, text, ("measures", name, key))
                yield Fault(
                    where,
                    f"no measure is called {other!r}",
                    f"one of {', '.join(measures)}",
                    nearest(other, measures),
                )
        here = line_of(file, text, ("measures", name))
        yield from _unsaid(file, text, measure, source)
        parts = bool(measure.numerator) + bool(measure.denominator)
        if measure.average == "pooled" and parts < 2:
            yield Fault(here, "a pooled average", "a numerator and a denominator to pool")
        wide = bool(source.period.columns or source.area.columns)
        if not measure.column and parts < 2 and not wide:
            yield Fault(here, "no column", "a column, or a numerator and a denominator to compute it from")
    area = source.area
    if not (area.name or area.code or area.columns):
        where = line_of(file, text, ("data", "area"))
        yield Fault(where, "data.area names no column", "the column of areas' names or of their codes")
    if source.extract and source.extract.measure not in measures:
        where = line_of(file, text, ("data", "extract"))
        yield Fault(
            where,
            f"no measure is called {source.extract.measure!r}",
            "",
            nearest(source.extract.measure, measures),
        )


def extract_faults(file: Path, text: str, stories: Iterable[Story], source: Source) -> Iterator[Fault]:
    """Stories that rank an extract by another measure: an area that the table leaves out may be ahead in that."""
    if source.extract is None:
        return
    by = source.extract.measure
    for story in stories:
        if story.measure and story.measure != by:
            yield Fault(
                line_of(file, text, ("stories", story.position, "measure")),
                f"story {story.name!r} ranks {story.measure}, and the table is an extract by {by}: an area that it "
                "leaves out may have more",
                f"stories of {by}, or the whole table",
            )


def _unsaid(file: Path, text: str, measure: Measure, source: Source) -> Iterator[Fault]:
    """What `where` chooses and no noun or unit says: "votes" of one party's rows are not the place's votes."""
    area = source.area
    places = {area.name, area.code, *area.within.values()}
    for column, values in measure.where.items():
        value = only_value(values)
        if column in places or is_said(measure, value) or is_number(value):
            continue
        yield Fault(
            line_of(file, text, ("measures", measure.name, "where")),
            *unsaid(measure, column, value),
        )


def rank_faults(file: Path, text: str, ranks: RankTest) -> Iterator[Fault]:
    """Chances that are none: 80 where 0.8 is meant."""
    limits = {
        "firm": (
            ranks.firm is None or 0 <= ranks.firm <= 1,
            "a chance from 0 to 1: 0.8 for 80 per cent, 0 for no test",
        ),
        "interval": (0 < ranks.interval < 1, "a chance between 0 and 1: 0.9 for 90 per cent"),
    }
    for key, (right, wanted) in limits.items():
        if not right:
            where = line_of(file, text, ("ranks", key))
            yield Fault(where, f"ranks.{key} = {getattr(ranks, key):g}", wanted)
