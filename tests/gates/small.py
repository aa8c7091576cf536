"""Small drafts and plans for tests of gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from newsgen.angles import angles
from newsgen.gates import Gate, gates
from newsgen.model.derivation import Cell, Derivation, Input
from newsgen.model.draft import Claim, Draft
from newsgen.model.measure import Measure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.writing.typeset import set_body
from tests.outputs.sample_edition import edition
from tests.tables import RATE, Row, table

GATES: dict[str, Gate] = {gate.id: gate for gate in gates()}
PUBLISHED = date(2021, 2, 23)
HOUSE = NewsroomSettings(
    style="uk-regional",
    language="en-GB",
    folder=Path(),
    places="",
    as_of=PUBLISHED,
    area_kind="neighbourhood",
    publisher="",
    source_link="",
    made_by="",
    method_link="",
    suppression=None,
    seconds_a_draft=10,
    memory_mb=1024,
    angles={},
)
ROWS: tuple[Row, ...] = (("A", "X", 400.0, 380.0), ("B", "X", 350.0, 360.0), ("C", "Y", 10.0, 10.0))
CELL = Cell("table.csv", 2, "rate", "")
CHANGE = Derivation("difference", (CELL, CELL))


def draft(body: str = "<p>Well.</p>\n", **changes: Any) -> Draft:
    """A draft with that body, or with that `text` in one paragraph, and no claims unless they are given."""
    if "text" in changes:
        body = "".join(f"<p>{line}</p>\n" for line in changes.pop("text").split("\n"))
    usual = {
        "headline": "A headline",
        "standfirst": "",
        "claims": (),
        "unproved": (),
        "see_more": (),
        "cautions": (),
        "body": set_body(body),
    }
    return replace(edition().drafts[0], **(usual | changes))


def plan(
    rows: Sequence[Row] = ROWS,
    lead: str = "highest",
    *,
    measure: Measure = RATE,
    others: Sequence[str] = (),
    **options: Any,
) -> StoryPlan:
    """A plan of a small table, published on 23 February, with one angle or more."""
    one, known = table(rows, measure=measure), angles()
    findings = {lead: known[lead].find(one, known[lead].options(**options))}
    findings |= {name: known[name].find(one, known[name].options()) for name in others}
    return StoryPlan("a", "a", "a.html", one, findings, PUBLISHED, edition().drafts[0].score)


def with_table(planned: StoryPlan, **changes: Any) -> StoryPlan:
    """The plan with something else in its table."""
    return replace(planned, table=replace(planned.table, **changes))


def with_standing(planned: StoryPlan, name: str, **changes: Any) -> StoryPlan:
    """The plan with something else in one area's standing."""
    rankings = tuple(replace(s, **changes) if s.area.name == name else s for s in planned.table.rankings)
    return with_table(planned, rankings=rankings)


def ranking(one: PatchTable, name: str) -> AreaRanking:
    return next(s for s in one.rankings if s.area.name == name)


def claim(
    text: str, sentence: str = "", value: float | str = 1, unit: str = "rate", area: str = "", origin: Input = CELL,
    part: str = "body", measure: str = "rate",
) -> Claim:  # fmt: skip
    """A claim; one of a cell where no sentence is given."""
    return Claim(text, part, sentence or text, value, unit, area, measure, "", origin)  # type: ignore[arg-type]


def rows_of(planned: StoryPlan, names: str) -> tuple[Claim, ...]:
    """The cells of a list with these areas in this order: rank and value of each."""
    out = []
    for name in names:
        one = ranking(planned.table, name)
        rank, value = int(one.rank.value), one.value.value
        out += [
            claim(str(rank), value=rank, unit="rank", area=one.area.code),
            claim(str(value), value=value, area=one.area.code),
        ]
    return tuple(out)


def said(gate: str, one: Draft, planned: Any = None, newsroom: Any = HOUSE, **options: Any) -> list[str]:
    """All that a gate says of a draft: of it alone, of its table, and of it as an edition."""
    found = GATES[gate]
    more = [found.options(**options)] if options and found.options else []
    messages = [*found.faults(one, planned, newsroom, *more)]
    if planned is not None:
        messages += found.table_faults(planned.table, newsroom, *more)
        messages += map(str, of_all(gate, (one,), (planned,), newsroom, **options))
    return messages


def of_all(
    gate: str,
    drafts: Sequence[Draft],
    plans: Sequence[StoryPlan],
    newsroom: NewsroomSettings = HOUSE,
    **options: Any,
) -> list[Any]:
    """What a gate says of an edition of these drafts."""
    found = GATES[gate]
    more = [found.options(**options)] if options and found.options else []
    seen = [found.seen(one, planned) for one, planned in zip(drafts, plans, strict=True)]
    return list(found.edition_faults(seen, newsroom, *more))
