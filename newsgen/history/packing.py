"""A measure's figures as compressed Arrow, and back: values at once, cells when asked for.

Measured on a week of England (6,791 areas, three measures): 160 kB and 2 ms to read; as Parquet 150 kB and 8 ms; as a
row for each figure in SQLite 560 kB and 30 ms; reading the published file anew takes 130 ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, cast

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid
from newsgen.ingest.grids import cells_of
from newsgen.model.area import Area
from newsgen.model.derivation import Cell
from newsgen.model.measure import Measure

_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")


@dataclass(frozen=True, slots=True)
class PackedGrid:
    """One measure of one vintage. `about` is what a grid says of itself beside its figures."""

    about: dict[str, Any]
    values: bytes
    cells: bytes


class KeptCells:
    """`cells[area, period]` as ingest has them, unpacked when the first is asked for."""

    def __init__(
        self, packed: bytes, counts: NDArray[np.int64], periods: int, source: str, columns: list[str]
    ) -> None:
        self.packed, self.periods, self.source, self.columns = packed, periods, source, columns
        self.start = np.r_[0, np.cumsum(counts)]

    def __getitem__(self, place: tuple[int, int]) -> tuple[Cell, ...]:
        area, period = place
        at = int(area) * self.periods + (int(period) if self.periods > 1 else 0)
        rows, columns, texts = self._entries
        return tuple(
            Cell(self.source, int(rows[i]), self.columns[int(columns[i])], texts[i].as_py())
            for i in range(int(self.start[at]), int(self.start[at + 1]))
        )

    @cached_property
    def _entries(self) -> tuple[NDArray[np.int32], NDArray[np.int16], Any]:
        table = _read(self.packed)
        rows, columns = (table.column(name).to_numpy() for name in ("row", "column"))
        return rows, columns, table.column("text").combine_chunks()


def pack(grid: Grid) -> PackedGrid:
    """A grid that ingest read. A measure that newsgen computes has values only: its parts have the cells."""
    about: dict[str, Any] = {
        "columns": grid.columns,
        "written": grid.written,
        "where": grid.where,
        "add_up": grid.add_up,
        "unless_withheld": grid.unless_withheld,
        "without": grid.without,
        "numerator": grid.numerator.measure.name if grid.numerator else "",
        "denominator": grid.denominator.measure.name if grid.denominator else "",
    }
    if grid.numerator is not None:
        return _sealed(about | {"places": 0}, _values(grid.values, grid.status, None), b"")
    cells = cells_of(grid)
    entries, order = cells.entries, cells.order
    values, status, counts = grid.values, grid.status, np.diff(cells.start)
    once = cells.periods == 1 and _all_alike(values) and _all_alike(status)
    if once:  # a population stands for every period
        values, status = values[:, :1], status[:, :1]
    elif cells.periods == 1:
        counts = np.repeat(counts, values.shape[1])
    column = np.zeros(order.size, np.int16) if entries.column_of is None else entries.column_of[order]
    text = pa.DictionaryArray.from_arrays(
        pa.array(entries.texts.which[order], pa.int32()), entries.texts.words
    )
    table = pa.table(
        {
            "row": pa.array(entries.row[order], pa.int32()),
            "column": pa.array(column, pa.int16()),
            "text": text.cast(pa.string()).dictionary_encode(),
        }
    )
    about |= {"source": grid.source, "headings": entries.columns, "places": values.shape[1]}
    about |= {"cells": cells.periods}
    return _sealed(about, _values(values, status, counts), _written(table))


def _sealed(about: dict[str, Any], values: bytes, cells: bytes) -> PackedGrid:
    """With the digest of its bytes: what zstd unpacks from damaged ones may be other figures."""
    return PackedGrid(about | {"sha256": sha256(values + cells).hexdigest()}, values, cells)


def unpack(
    packed: PackedGrid,
    measure: Measure,
    areas: int,
    periods: int,
    names: dict[str, str],
    done: dict[str, Grid],
) -> Grid:
    """The grid back; what an older newsgen did not write of it has its default.

    `names` are what its sources are called now, `done` the grids that it may be computed from. ValueError where the
    bytes are not those that were packed.
    """
    about = packed.about
    if about.get("sha256", "") not in ("", sha256(packed.values + packed.cells).hexdigest()):
        raise ValueError
    table = _read(packed.values)
    places = about["places"] or periods
    shape = (areas, periods)
    values = np.broadcast_to(table.column("value").to_numpy().reshape(areas, places), shape)
    status = np.broadcast_to(table.column("status").to_numpy().reshape(areas, places), shape)
    over, under = done.get(about["numerator"]), done.get(about["denominator"])
    cells: Any = over.cells if over is not None else None
    if cells is None:
        counts = table.column("cells").to_numpy().reshape(areas, places)[:, : about["cells"]].ravel()
        cells = KeptCells(packed.cells, counts, about["cells"], names[about["source"]], about["headings"])
    return Grid(
        measure=measure,
        values=values,
        status=status,
        source=names.get(about.get("source", ""), ""),
        columns=tuple(about["columns"]),
        cells=cast("NDArray[np.object_]", cells),
        written=tuple(about["written"]),
        where=tuple((column, tuple(texts)) for column, texts in about["where"]),
        add_up=about["add_up"],
        numerator=over,
        denominator=under,
        unless_withheld=tuple(about["unless_withheld"]),
        without=tuple(tuple(codes) for codes in about.get("without", ())),
    )


def pack_areas(areas: tuple[Area, ...]) -> bytes:
    """Areas with their names and parents."""
    parents = [[{"level": level, "name": name} for level, name in area.parents] for area in areas]
    pair = pa.struct([("level", pa.string()), ("name", pa.string())])
    table = pa.table(
        {
            "code": [a.code for a in areas],
            "name": [a.name for a in areas],
            "kind": [a.kind for a in areas],
            "shared": [a.shared_name for a in areas],
            "parents": pa.array(parents, pa.list_(pair)),
        }
    )
    return _written(table)


def unpack_areas(packed: bytes) -> tuple[Area, ...]:
    """Areas back."""
    found = []
    for row in _read(packed).to_pylist():
        parents = tuple((pair["level"], pair["name"]) for pair in row["parents"])
        found.append(Area(row["code"], row["name"], row["kind"], parents, row["shared"]))
    return tuple(found)


def _all_alike(figures: NDArray[Any]) -> bool:
    return np.array_equal(figures, np.broadcast_to(figures[:, :1], figures.shape), equal_nan=True)


def _values(values: NDArray[Any], status: NDArray[Any], counts: NDArray[Any] | None) -> bytes:
    columns = {"value": pa.array(values.ravel()), "status": pa.array(status.ravel())}
    if counts is not None:
        columns["cells"] = pa.array(counts, pa.int32())
    return _written(pa.table(columns))


def _written(table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _read(packed: bytes) -> Any:
    return pa.ipc.open_file(packed).read_all()
