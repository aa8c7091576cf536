"""What a store holds, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import Connection, func, select

from newsgen.history import schema
from newsgen.history.tables import grain_of
from newsgen.model.period import Period
from newsgen.model.step import adjoin, in_step
from newsgen.model.web_address import without_secrets


@dataclass(frozen=True, slots=True)
class ListedVintage:
    """A vintage: its day, its source, how many areas, its periods (earliest first), measures, bytes kept of its files.

    `drafts` is how many its edition has, None where there was no edition.
    """

    published: date
    source: str
    sha256: str
    areas: int
    periods: tuple[Period, ...]
    measures: tuple[str, ...]
    size: int
    drafts: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """The vintages by day, and the gaps: pairs of periods, in step with the newest, between which none is known."""

    vintages: tuple[ListedVintage, ...]
    gaps: tuple[tuple[Period, Period], ...]


def listed(connection: Connection | None) -> Listed:
    """All that a store has; None has nothing."""
    if connection is None:
        return Listed((), ())
    of = schema.vintage
    periods: dict[int, list[Period]] = {}
    for row in connection.execute(select(schema.period).order_by(schema.period.c.position)):
        found = Period(row.ends, row.starts, grain_of(row.grain))
        periods.setdefault(row.vintage, []).append(found)
    measures: dict[int, list[str]] = {}
    for row in connection.execute(
        select(schema.grid.c.vintage, schema.grid.c.measure).order_by(schema.grid.c.position)
    ):
        measures.setdefault(row.vintage, []).append(row.measure)
    size = func.sum(func.length(schema.file.c.packed))
    sizes = (
        select(schema.vintage_file.c.vintage, size).join(schema.file).group_by(schema.vintage_file.c.vintage)
    )
    kept = {number: int(size) for number, size in connection.execute(sizes)}
    counts = connection.execute(select(schema.edition.c.vintage, schema.edition.c["count"]))
    drafts = {number: int(count) for number, count in counts}
    rows = connection.execute(select(of.c.id, of.c.published, of.c.about).order_by(of.c.published))
    vintages = tuple(
        ListedVintage(
            row.published,
            without_secrets(row.about["sources"][0]["path"]),  # an older newsgen kept them
            row.about["sources"][0]["sha256"],
            row.about["areas"],
            tuple(periods.get(row.id, ())),
            tuple(measures.get(row.id, ())),
            kept.get(row.id, 0),
            drafts.get(row.id),
        )
        for row in rows
    )
    return Listed(vintages, gaps({p for found in periods.values() for p in found}))


def gaps(periods: set[Period]) -> tuple[tuple[Period, Period], ...]:
    """Between which of the periods that keep step with the newest one is missing, earliest first."""
    if not periods:
        return ()
    newest = max(periods)
    run = sorted(p for p in periods if p == newest or in_step(newest, p))
    return tuple((before, after) for before, after in pairwise(run) if not adjoin(after, before))
