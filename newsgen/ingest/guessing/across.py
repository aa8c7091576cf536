"""A table with a column for each area."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from newsgen.errors import Fault, TableError
from newsgen.ingest.guessing.area import kind_of_codes
from newsgen.ingest.guessing.column import look
from newsgen.ingest.guessing.decided import Decision, Guess, guess_of
from newsgen.ingest.guessing.header_words import singular
from newsgen.ingest.guessing.period import guess_from_columns, guess_from_name, published_on
from newsgen.ingest.guessing.withheld import guess_marks
from newsgen.ingest.rows import Rows
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, Source


def guess_across(rows: Rows, base: Source, across: list[int], topic: str, decisions: list[Decision]) -> Guess:
    """A declaration of it, with the decisions so far and those that it takes; `across` are the columns."""
    codes = [rows.header[i] for i in across]
    kind = kind_of_codes(codes) or "area"
    decisions.append(
        Decision("data.area", f"{len(across):,} columns are called after area codes, {codes[0]} and so on")
    )
    when = guess_from_columns(
        [look(rows, i) for i in range(len(rows.header)) if i not in across], f"{topic} rolling"
    )
    if when is None:
        when = guess_from_name(topic, "")
    columns = [look(rows, i, decimal=base.decimal) for i in across]
    known = np.concatenate([c.numbers for c in columns])
    if not known.size:
        raise TableError(Fault(rows.name, "no column holds figures", "a table of numbers by area"))
    whole = bool((known == np.floor(known)).all() and (known >= 0).all())
    marks = guess_marks(columns, [c for c in columns if c.numbers.size] if whole else [])
    decisions += marks.decisions
    published = published_on(None, topic)
    measure = Measure(
        name="figure",
        noun=singular(topic.replace("_", " ").lower()),
        kind="count" if whole else "number",
        decimals=0 if whole else 1,
    )
    prefix = re.escape(codes[0][:3]) if len({code[:3] for code in codes}) == 1 else "[A-Z][0-9]{2}"
    area = AreaColumns(columns=f"{prefix}[0-9]{{6}}", kind=kind)
    source = replace(
        base,
        published=published[0],
        area=area,
        period=when.period,
        suppressed=marks.withheld,
        missing=(*base.missing, *marks.missing),
        flags=dict(marks.flags),
    )
    found = [
        (
            measure,
            f"the figures stand in the columns of the areas, from {known.min():,.10g} to {known.max():,.10g}",
        )
    ]
    return guess_of(
        source,
        found,
        [*decisions, Decision("data.period", when.why), Decision("data.published", published[1])],
    )
