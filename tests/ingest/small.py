"""A small table and its declaration, for tests that change one thing of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import InputError, SourceError
from newsgen.ingest import Dataset, read
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Source, Suppression

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
TABLE = """\
code,name,council,week_ending,cases,rate,population
E1,Park East,Middlesbrough,2021-02-11,20,200.0,10000
E2,Park End,Middlesbrough,2021-02-11,,,9000
E3,Ryton,Gateshead,2021-02-11,5,62.5,8000
E1,Park East,Middlesbrough,2021-02-18,31,310.0,10000
E2,Park End,Middlesbrough,2021-02-18,9,100.0,9000
E3,Ryton,Gateshead,2021-02-18,NA,NA,8000
"""
SOURCE = Source(
    source="table.csv",
    published=date(2021, 2, 23),
    area=AreaColumns(code="code", name="name", kind="neighbourhood", within={"council": "council"}),
    period=PeriodColumns(grain="week", ends="week_ending"),
    suppressed=Suppression(markers=("", "0-2"), at_most=2, means="two or fewer cases"),
)
RATE = Measure(
    name="rate", noun="case rate", kind="rate", column="rate", decimals=1,
    numerator="cases", denominator="population", per=100_000,
)  # fmt: skip
CASES = Measure(name="cases", noun="new case", kind="count", column="cases")
PEOPLE = Measure(name="population", noun="resident", kind="count", column="population")
MEASURES = (RATE, CASES, PEOPLE)


def closed(address: str) -> bytes:
    """An opener for tests that must not use the network."""
    raise SourceError(f"{address}: the network is closed")


def read_text(
    text: str | bytes, folder: Path, source: Source = SOURCE, measures: tuple[Measure, ...] = MEASURES
) -> Dataset:
    """The dataset of a text, written as the file that the source names."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / source.source).write_bytes(data)
    return read(source, measures, folder, closed)


def faults_of(
    text: str | bytes, folder: Path, source: Source = SOURCE, measures: tuple[Measure, ...] = MEASURES
) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_text(text, folder, source, measures)
    return [str(fault) for fault in caught.value.faults]


def source(**changes: Any) -> Source:
    return replace(SOURCE, **changes)


def values(dataset: Dataset) -> dict[str, Any]:
    """All that a dataset says, apart from rows and hashes: those follow the file."""
    grids = {}
    for name, grid in dataset.grids.items():
        places = [(a, p) for a in range(len(dataset.areas)) for p in range(len(dataset.periods))]
        cells = [[(c.column, c.raw) for c in grid.cells[place]] for place in places]
        figures = [repr(float(grid.values[place])) for place in places]
        grids[name] = (figures, grid.status.tolist(), cells, grid.columns, grid.written)
    return {"areas": dataset.areas, "periods": dataset.periods, "compared": dataset.compared, "grids": grids}


def rows_of(text: str) -> list[list[str]]:
    import csv

    return list(csv.reader(io.StringIO(text)))


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A zip with something replaced in the parts whose names end so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in given.infolist():
            text = given.read(info)
            made.writestr(info.filename, text.replace(old, new) if info.filename.endswith(part) else text)
    return out.getvalue()
