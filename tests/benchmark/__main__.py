"""`python -m tests.benchmark`: what newsgen takes, held against the floor, as tables for docs/benchmark.md."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmark import table
from tests.benchmark.columns import column
from tests.benchmark.commands import Used, module, newsgen
from tests.benchmark.reading import READERS, melted, unpacked
from tests.conftest import ROOT

PROJECT = Path(__file__).parent / "project"
EXAMPLE = ROOT / "examples" / "covid-north-east"
PAGE = ROOT / "docs" / "benchmark.md"
BEGIN, END = "<!-- benchmark begins -->", "<!-- benchmark ends -->"


def main(given: Sequence[str] | None = None) -> None:
    """Print the tables, and write them into their page where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,7400", help="drafts, roughly")
    parser.add_argument("--rounds", type=int, default=3, help="the floor and newsgen take turns so often")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    asked = parser.parse_args(given)
    sizes = [int(size) for size in asked.sizes.split(",")]
    parts = [
        table.by_stage([column(PROJECT, size, asked.rounds) for size in sizes]),
        table.starting(commands(asked.rounds)),
        table.by_reader(readers(asked.rounds)),
    ]
    text = "\n\n".join(parts)
    print(text)
    if asked.write:
        rounds = "one round" if asked.rounds == 1 else f"{asked.rounds} rounds"
        day = datetime.now(tz=UTC).date()
        PAGE.write_text(renewed(PAGE.read_text(), f"Measured on {day}, medians of {rounds}.\n\n{text}"))


def renewed(page: str, text: str) -> str:
    """The page with this between its two marks."""
    return f"{page[: page.index(BEGIN)]}{BEGIN}\n\n{text}\n\n{page[page.index(END) :]}"


def commands(rounds: int) -> dict[str, list[Used]]:
    """How long the commands take that a person waits for."""
    found: dict[str, list[Used]] = {"`newsgen --help`": [], "`newsgen build` of 20 rows": []}
    asked, built = found.values()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            asked.append(newsgen("--help"))
            built.append(newsgen("build", str(EXAMPLE), "--out", f"{folder}/edition"))
    return found


def readers(rounds: int) -> dict[str, dict[str, list[tuple[float, float]]]]:
    """By table and reader, the seconds of CPU and the MB of each round."""
    with tempfile.TemporaryDirectory() as folder:
        weekly, daily = Path(folder) / "weekly.csv", Path(folder) / "daily.csv"
        unpacked(weekly)
        melted(daily)
        tables = {"251,267 rows": weekly, "1,738,496 rows": daily}
        found: dict[str, dict[str, list[tuple[float, float]]]] = {
            name: {reader: [] for reader in READERS} for name in tables
        }
        for _ in range(rounds):
            for name, path in tables.items():
                for reader in READERS:
                    told, used = module("tests.benchmark.reading", reader, str(path))
                    found[name][reader].append((told["cpu"], used.peak))
    return found


if __name__ == "__main__":
    main()
