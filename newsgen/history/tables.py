"""Vintages in the tables of a store: put in, taken out, listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, cast, get_args

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from newsgen import __version__
from newsgen.history import schema
from newsgen.history.packing import PackedGrid, pack, pack_areas, unpack, unpack_areas
from newsgen.history.vintage import KeptFile, Vintage, described
from newsgen.ingest.dataset import Dataset, Grid
from newsgen.model.area import Area
from newsgen.model.derivation import Cell, Input, Setting
from newsgen.model.period import Grain, Period
from newsgen.model.source import SourceRecord, Suppression

_DETAILS = (schema.vintage_file, schema.period, schema.grid)


@dataclass(frozen=True, slots=True)
class HeldPeriod:
    """A period that a vintage in the store has figures of; `position` is its index there."""

    vintage: int
    published: date
    position: int
    period: Period


def put(connection: Connection, vintage: Vintage) -> None:
    """A vintage that is not there yet, with all that belongs to it."""
    newest = (func.max(column) for column in (schema.vintage.c.id, schema.edition.c.known))
    number = 1 + max(connection.scalar(select(one)) or 0 for one in newest)
    row = {"id": number, "published": vintage.published, "content": vintage.content}
    connection.execute(insert(schema.vintage).values(**row, **_described(connection, vintage)))
    _put_details(connection, number, vintage)


def put_again(connection: Connection, number: int, vintage: Vintage) -> None:
    """The same table, read by another description: in place of what was read by the one before."""
    _remove_details(connection, number)
    changed = update(schema.vintage).where(schema.vintage.c.id == number)
    connection.execute(changed.values(**_described(connection, vintage)))
    _put_details(connection, number, vintage)
    _sweep(connection)


def remove(connection: Connection, number: int) -> None:
    """Take out a vintage, its edition, and the files that no other has."""
    connection.execute(delete(schema.edition).where(schema.edition.c.vintage == number))
    _remove_details(connection, number)
    connection.execute(delete(schema.vintage).where(schema.vintage.c.id == number))
    _sweep(connection)


def files_of(connection: Connection, number: int) -> tuple[KeptFile, ...]:
    """Its files, as published. ValueError where the store has lost one that its sources name."""
    of, kept, vintage = schema.vintage_file, schema.file, schema.vintage
    wanted = select(of.c.path, kept.c.sha256, kept.c.size, kept.c.packed).join(kept)
    rows = connection.execute(wanted.where(of.c.vintage == number).order_by(of.c.position))
    found = tuple(KeptFile(row.path, row.sha256, row.size, row.packed) for row in rows)
    about: dict[str, Any] | None = connection.scalar(select(vintage.c.about).where(vintage.c.id == number))
    named = {source["path"] for source in about["sources"]} if about else set()
    if lost := named - {file.path for file in found}:
        raise ValueError(f"{len(lost)} of its files are gone")
    return found


def held_periods(connection: Connection, before: date, known: int | None) -> list[HeldPeriod]:
    """The periods of the vintages published before that day, the newest vintage first.

    `known`, where given, is the last vintage that counts by the order in which they came in.
    """
    of, at = schema.vintage, schema.period
    wanted = select(of.c.id, of.c.published, at.c.position, at.c.starts, at.c.ends, at.c.grain)
    wanted = wanted.join(at, at.c.vintage == of.c.id).where(of.c.published < before)
    if known is not None:
        wanted = wanted.where(of.c.id <= known)
    rows = connection.execute(wanted.order_by(of.c.published.desc(), at.c.position))
    return [
        HeldPeriod(r.id, r.published, r.position, Period(r.ends, r.starts, grain_of(r.grain))) for r in rows
    ]


def datasets(
    connection: Connection, numbers: Collection[int], now: tuple[SourceRecord, ...]
) -> dict[int, Dataset]:
    """Vintages as they were read, by id; their sources are named so that no two of an edition are called the same.

    That is history/DAY/FILE, where `newsgen history export` writes it; a file that is byte for byte a source of `now`
    has that one's name.
    """
    of = schema.vintage
    rows = connection.execute(select(of).where(of.c.id.in_(list(numbers)))).all()
    packed = select(schema.areas).where(schema.areas.c.sha256.in_({row.areas for row in rows}))
    if len(rows) != len(set(numbers)):
        raise LookupError
    known = {row.sha256: _areas(row.sha256, row.packed) for row in connection.execute(packed)}
    grids: dict[int, list[Row[Any]]] = {}
    wanted = select(schema.grid).where(schema.grid.c.vintage.in_(list(numbers)))
    for row in connection.execute(wanted.order_by(schema.grid.c.vintage, schema.grid.c.position)):
        grids.setdefault(row.vintage, []).append(row)
    shared = {source.sha256: source.path for source in now}
    found = {}
    for row in rows:
        records = [_record(about) for about in row.about["sources"]]
        names = past_names(row.published, [r.path for r in records])
        names |= {r.path: shared[r.sha256] for r in records if r.sha256 in shared}
        measures = {m.name: m for m in described(row.declared)[1]}
        periods = tuple(_period(about, names, row.published) for about in row.about["periods"])
        areas, done = known[row.areas], cast("dict[str, Grid]", {})
        for one in sorted(grids.get(row.id, []), key=lambda g: bool(g.about["numerator"])):
            grid = PackedGrid(one.about, one.figures, one.cells)
            done[one.measure] = unpack(grid, measures[one.measure], len(areas), len(periods), names, done)
        suppression = row.about["suppression"]
        found[row.id] = Dataset(
            sources=tuple(replace(r, path=names[r.path]) for r in records),
            areas=areas,
            periods=periods,
            grids={name: done[name] for name in measures if name in done},
            compared=row.about["compared"],
            suppression=Suppression(**suppression) if suppression else None,
        )
    return found


def past_names(published: date, paths: Iterable[str]) -> dict[str, str]:
    """What the files of an older vintage are called: history/DAY/FILE, numbered where two have one name."""
    names: dict[str, str] = {}
    for path in paths:
        plain = path.partition("?")[0].replace("\\", "/").rstrip("/")
        file = PurePosixPath(plain).name or "table"
        number, name = 1, f"history/{published}/{file}"
        while name in names.values():
            number += 1
            name = f"history/{published}/{number}-{file}"
        names[path] = name
    return names


def _areas(digest: str, packed: bytes) -> tuple[Area, ...]:
    if sha256(packed).hexdigest() != digest:
        raise ValueError
    return unpack_areas(packed)


def _described(connection: Connection, vintage: Vintage) -> dict[str, Any]:
    dataset = vintage.dataset
    packed = pack_areas(dataset.areas)
    key = sha256(packed).hexdigest()
    if connection.scalar(select(func.count()).where(schema.areas.c.sha256 == key)) == 0:
        connection.execute(insert(schema.areas).values(sha256=key, packed=packed))
    about = {
        "sources": [asdict(s) | {"published": s.published.isoformat()} for s in dataset.sources],
        "periods": [_about(period) for period in dataset.periods],
        "compared": dataset.compared,
        "suppression": asdict(dataset.suppression) if dataset.suppression else None,
        "areas": len(dataset.areas),
    }
    return {"declared": vintage.declared, "about": about, "areas": key, "newsgen": __version__}


def _put_details(connection: Connection, number: int, vintage: Vintage) -> None:
    for at, file in enumerate(vintage.files):
        there = connection.scalar(select(func.count()).where(schema.file.c.sha256 == file.sha256))
        if not there:
            kept = {"sha256": file.sha256, "size": file.size, "packed": file.packed}
            connection.execute(insert(schema.file).values(**kept))
        row = {"vintage": number, "position": at, "path": file.path, "sha256": file.sha256}
        connection.execute(insert(schema.vintage_file).values(**row))
    periods = [
        {"vintage": number, "position": at, "starts": p.start, "ends": p.end, "grain": p.grain}
        for at, p in enumerate(vintage.dataset.periods)
    ]
    connection.execute(insert(schema.period), periods)
    for at, (name, grid) in enumerate(vintage.dataset.grids.items()):
        packed = pack(grid)
        row = {"vintage": number, "position": at, "measure": name, "about": packed.about}
        figures = {"figures": packed.values, "cells": packed.cells}
        connection.execute(insert(schema.grid).values(**row, **figures))


def _remove_details(connection: Connection, number: int) -> None:
    for table in _DETAILS:
        connection.execute(delete(table).where(table.c.vintage == number))


def _sweep(connection: Connection) -> None:
    """Remove files and areas that no vintage has any more."""
    used = select(schema.vintage_file.c.sha256)
    connection.execute(delete(schema.file).where(schema.file.c.sha256.not_in(used)))
    connection.execute(
        delete(schema.areas).where(schema.areas.c.sha256.not_in(select(schema.vintage.c.areas)))
    )


def _record(about: dict[str, Any]) -> SourceRecord:
    # a store of before knows of no flags
    lists = {key: tuple(about.get(key, ())) for key in ("suppressed", "missing", "flags", "filled")}
    return SourceRecord(**about | lists | {"published": date.fromisoformat(about["published"])})


def _about(period: Period) -> dict[str, Any]:
    origin = asdict(period.origin) if isinstance(period.origin, Cell | Setting) else None
    days = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    return days | {"grain": period.grain, "written": period.written, "origin": origin}


def _period(about: dict[str, Any], names: dict[str, str], published: date) -> Period:
    """A period as it was. One that the description stated leads to the description of that day's table."""
    found = about["origin"]
    origin: Input | None = None
    if found is not None and "source" in found:
        origin = Cell(**found | {"source": names[found["source"]]})
    elif found is not None:
        origin = Setting(f"history.{published}.{found['name']}", found["value"])
    days = date.fromisoformat(about["end"]), date.fromisoformat(about["start"])
    return Period(*days, grain_of(about["grain"]), about["written"], origin)


def grain_of(text: str) -> Grain:
    """A grain by its name. ValueError where there is none of it."""
    if text not in get_args(Grain):
        raise ValueError
    return cast("Grain", text)
