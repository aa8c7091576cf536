"""Reading a table of a million rows: pandas' C reader given every type, newsgen's rows of text, newsgen's dataset.

pandas is given what newsgen has to find out or to check: separator, encoding, header, the type of every column, what a
blank is. Its places and days are categories, its figures floats. A dataset is more than that: areas, periods, one
figure for each, every cell known by its row. Starting up and importing are not counted as time, but as memory.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable, Sized
from datetime import date
from pathlib import Path

import pandas as pd

from newsgen.ingest.reading import read
from newsgen.ingest.table import read_rows
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Source, Suppression
from tests.conftest import SHARED
from tests.regenerate import no_network

WEEKLY = SHARED / "data" / "msoa_covid_snapshots" / "msoa_weekly_england_2020-03-21_2020-11-28.csv.gz"
DAILY = SHARED / "data" / "msoa_covid_daily_2020" / "latest.csv"
NAMES = SHARED / "data" / "msoa_lookup" / "msoa_lookup_england.csv"
FIGURE = "newCasesBySpecimenDateRollingSum"
WITHHELD = ("", "S")
MEASURE = Measure(name="cases", noun="new case", kind="count", column=FIGURE)
COLUMNS = ("areaCode", "areaName", "date", FIGURE)


def unpacked(path: Path) -> None:
    """The weekly table as plain CSV, 251,267 rows."""
    pd.read_csv(WEEKLY, dtype=str, keep_default_na=False).to_csv(path, index=False)


def melted(path: Path) -> None:
    """The daily table with a row for each place and day, as a publisher would have it: 1.7 million rows."""
    with NAMES.open(newline="", encoding="utf-8") as file:
        names = {row["msoa11cd"]: row["name"] for row in csv.DictReader(file)}
    with (
        DAILY.open(newline="", encoding="utf-8") as wide,
        path.open("w", newline="", encoding="utf-8") as long,
    ):
        rows, out = csv.reader(wide), csv.writer(long)
        codes = next(rows)[1:]
        out.writerow(COLUMNS)
        for day, *figures in rows:
            out.writerows((code, names[code], day, n) for code, n in zip(codes, figures, strict=True))


def with_pandas(path: Path) -> Sized:
    """What a programmer would write who knows the table."""
    types = dict.fromkeys(COLUMNS[:3], "category") | {FIGURE: "float64"}
    return pd.read_csv(path, engine="c", usecols=COLUMNS, dtype=types, na_values=WITHHELD)


def as_rows(path: Path) -> Sized:
    """newsgen's rows: text, nothing made of it yet."""
    return read_rows(path.read_bytes(), path.name, _source(path), set(COLUMNS)).numbers


def as_dataset(path: Path) -> Sized:
    """newsgen's dataset of one measure."""
    return read(_source(path), (MEASURE,), path.parent, no_network).areas


def _source(path: Path) -> Source:
    return Source(
        source=path.name,
        published=date(2020, 12, 3),
        area=AreaColumns(code="areaCode", name="areaName", kind="neighbourhood"),
        period=PeriodColumns(grain="week", ends="date"),
        suppressed=Suppression(markers=WITHHELD, at_most=2, means="two or fewer cases"),
    )


READERS: dict[str, Callable[[Path], Sized]] = {
    "pandas, every type given": with_pandas,
    "newsgen, rows of text": as_rows,
    "newsgen, a dataset": as_dataset,
}


def main(reader: str, path: Path) -> dict[str, float]:
    """Seconds of CPU and of wall time, and how much was found (rows, or areas)."""
    cpu, wall = time.process_time(), time.perf_counter()
    found = READERS[reader](path)
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "found": len(found)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
