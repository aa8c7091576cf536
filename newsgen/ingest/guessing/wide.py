"""A table with a column for each period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newsgen.ingest.guessing.area import AreaGuess
from newsgen.ingest.guessing.chosen_rows import guess_rows
from newsgen.ingest.guessing.column import Column, look
from newsgen.ingest.guessing.dated import header_pattern
from newsgen.ingest.guessing.decided import Decision, Guess, guess_of
from newsgen.ingest.guessing.header_words import singular
from newsgen.ingest.guessing.measures import kind_of
from newsgen.ingest.guessing.period import grain_of, published_on
from newsgen.ingest.guessing.withheld import guess_marks
from newsgen.ingest.rows import Rows
from newsgen.ingest.spans import Span
from newsgen.model.measure import Measure
from newsgen.model.source import PeriodColumns, Source


def guess_wide(
    rows: Rows,
    base: Source,
    columns: list[Column],
    area: AreaGuess,
    across: Mapping[int, Span],
    topic: str,
    decisions: list[Decision],
) -> Guess:
    """A declaration of it, with the decisions so far and those that it takes; `across` are the periods, by column."""
    decisions.append(Decision("data.area", area.why))
    headers = [rows.header[i] for i in across]
    pattern = header_pattern(headers)
    grain, why = grain_of(list(across.values()), topic)
    newest = look(rows, max(across, key=lambda i: across[i].last), decimal=base.decimal)
    key = next(c for c in columns if c.name == (area.area.code or area.area.name))
    others = [c for c in columns if c.place not in area.used]
    kind = kind_of(newest) if newest.is_figure else "number"
    weight = newest.values[newest.texts.which]
    chosen = guess_rows(key, None, others, None, weight, counts=kind == "count")
    if chosen.where or chosen.add_up:
        decisions.append(Decision("data.where", chosen.why))
    marks = guess_marks([newest], [newest] if kind == "count" else [])
    decisions += marks.decisions
    noun = next(iter(chosen.where.values()), topic.replace("_", " ")).lower()
    noun = singular(noun)
    measure = Measure(
        name="figure", noun=noun, kind=kind, decimals=0 if kind == "count" else min(newest.decimals, 2)
    )
    published = published_on(None, topic)
    source = replace(
        base, published=published[0], area=area.area, period=PeriodColumns(grain=grain, columns=pattern),
        where=dict(chosen.where), add_up=chosen.add_up, suppressed=marks.withheld,
        missing=(*base.missing, *marks.missing),
        flags=dict(marks.flags),
    )  # fmt: skip
    decisions.append(
        Decision(
            "data.period", f"{len(across)} columns are called after periods, {headers[0]!r} and so on; {why}"
        )
    )
    found = [(measure, f"the figures stand in the columns of the periods; the newest holds a {kind}")]
    return guess_of(source, found, [*decisions, Decision("data.published", published[1])])
