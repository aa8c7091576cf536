"""A table with a row for each area and period, or for each area with two periods side by side."""

from __future__ import annotations

from dataclasses import replace

from newsgen.errors import Fault, TableError
from newsgen.ingest.guessing.above import guess_from_above
from newsgen.ingest.guessing.area import AreaGuess
from newsgen.ingest.guessing.chosen_rows import guess_rows
from newsgen.ingest.guessing.column import Column, look
from newsgen.ingest.guessing.dated import dated_header, label_of_year
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Decision, Guess, guess_of
from newsgen.ingest.guessing.header_words import without_notes
from newsgen.ingest.guessing.measures import guess_measures, kind_of
from newsgen.ingest.guessing.no_measure import is_no_measure
from newsgen.ingest.guessing.period import (
    BEFORE,
    PeriodGuess,
    guess_from_columns,
    guess_from_labels,
    guess_from_name,
    guess_from_spans,
    publication_column,
    published_on,
)
from newsgen.ingest.guessing.steering import Steering
from newsgen.ingest.guessing.withheld import guess_marks
from newsgen.ingest.rows import Rows
from newsgen.ingest.spans import Span
from newsgen.model.source import Source


def dated_pairs(figures: list[Column], year: int | None) -> list[tuple[str, str, Span, Span]]:
    """Columns that differ in nothing but a date: (newer, older, their days), for the two newest of each kind."""
    kinds: dict[str, list[tuple[Span, str]]] = {}
    for column in figures:
        if found := dated_header(without_notes(column.name), year):
            kinds.setdefault(found[0], []).append((found[1], column.name))
    pairs = []
    for dated in kinds.values():
        dated.sort(key=lambda item: item[0].last)
        if len(dated) == 2 and dated[0][0].last < dated[1][0].last:
            pairs.append((dated[1][1], dated[0][1], dated[1][0], dated[0][0]))
    return pairs


def prior_columns(figures: list[Column]) -> dict[str, str]:
    """The column of the period before, by column: "rate" -> "prev_rate"."""
    bare = {tuple(t for t in c.tokens if t not in BEFORE): c.name for c in figures if BEFORE & set(c.tokens)}
    return {
        c.name: bare[tuple(c.tokens)]
        for c in figures
        if tuple(c.tokens) in bare and not BEFORE & set(c.tokens)
    }


def guess_long(
    rows: Rows,
    base: Source,
    columns: list[Column],
    area: AreaGuess,
    topic: str,
    decisions: list[Decision],
    steered: Steering,
) -> Guess:
    """A declaration of it, with the decisions so far and those that it takes."""
    decisions.append(Decision("data.area", area.why))
    publication = publication_column(columns)
    published = published_on(publication, topic)
    free = [c for c in columns if c.place not in area.used]
    figures = [c for c in free if c.name and c.is_figure and c is not publication and not is_no_measure(c)]
    by_column = guess_from_columns(free, f"{topic} {_said(columns)}")
    figures = [c for c in figures if not by_column or c.place not in by_column.used]
    if not figures:
        wanted = (
            "a table of numbers by area: where each row is one event, count them by area and period first"
        )
        raise TableError(Fault(rows.name, "no column holds figures", wanted))
    steered.check_figures(figures)
    pairs = dated_pairs(figures, None if published[0] == UNKNOWN_DAY else published[0].year)
    when = by_column or _stated(figures, pairs, topic, rows)
    compared = {now: before for now, before, _, _ in pairs}
    if not by_column and not when.period.compared_ends_on and not when.open_labels:
        compared = {}
    elif by_column:
        compared = prior_columns(figures) if when.period.compared_ends else {}
    key = next(c for c in columns if c.name == (area.area.code or area.area.name))
    said_when = when.period.ends or when.period.starts
    period = next((c for c in columns if c.name and c.name == said_when), None)
    weight = figures[0].values[figures[0].texts.which]
    others = [c for c in free if c not in figures and c is not period and not c.spans]
    is_count = any(kind_of(c) == "count" for c in figures)
    chosen = guess_rows(key, period, others, publication, weight, counts=is_count)
    if chosen.where or chosen.add_up:
        decisions.append(Decision("data.where", chosen.why))
        figures = [look(rows, c.place, chosen.kept, base.decimal) for c in figures]
        figures = [c for c in figures if c.is_figure and (not chosen.add_up or kind_of(c) == "count")]
    marks = guess_marks(figures, [c for c in figures if kind_of(c) == "count"])
    decisions += marks.decisions
    found = guess_measures(
        figures, compared, f"{topic} {' '.join(c.name for c in columns)}", steered.measures
    )
    source = replace(
        base, published=published[0], area=area.area, period=when.period, where=dict(chosen.where),
        add_up=chosen.add_up, suppressed=marks.withheld,
        missing=(*base.missing, *marks.missing), flags=dict(marks.flags),
    )  # fmt: skip
    return guess_of(
        source,
        found,
        [*decisions, Decision("data.period", when.why), Decision("data.published", published[1])],
    )


def _said(columns: list[Column]) -> str:
    """What columns with one text throughout say of the whole table: "Academic year"."""
    return " ".join(word for c in columns if c.different == 1 and not c.is_figure for word in c.words if word)


def _stated(
    figures: list[Column], pairs: list[tuple[str, str, Span, Span]], topic: str, rows: Rows
) -> PeriodGuess:
    labels = dict.fromkeys(label for c in figures if (label := label_of_year(without_notes(c.name))[1]))
    if labels:
        return guess_from_labels(tuple(labels), f"{topic} {' '.join(c.name for c in figures)}")
    if pairs:
        now, before, new, old = pairs[0]
        return guess_from_spans(new, old, f"the columns {now!r} and {before!r}: the first", f"{topic} {now}")
    return guess_from_above(rows.above, topic) or guess_from_name(topic, " ".join(c.name for c in figures))
