"""`python -m tests.benchmark`: what newsgen takes, held against the floor, as tables for docs/benchmark.md."""

from __future__ import annotations

import argparse
import compileall
import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from tests.benchmark import table
from tests.benchmark.columns import column, patches
from tests.benchmark.commands import Used, module, newsgen
from tests.benchmark.peers import MissingError, peers
from tests.benchmark.reading import READERS, melted, unpacked
from tests.conftest import ROOT
from tests.workers.dask_here import dask

PROJECT = Path(__file__).parent / "project"
EXAMPLE = ROOT / "examples" / "covid-north-east"
PAGE = ROOT / "docs" / "benchmark.md"
PEERS_HELP = "other engines too, where they are here; npm installs RosaeNLG in a temporary folder"
ARTICLES = 300
"""So many articles the other engines write, each of other figures."""
BEGIN, END = "<!-- benchmark begins -->", "<!-- benchmark ends -->"


def main(given: Sequence[str] | None = None) -> None:
    """Print the tables, and write them into their page where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,7400", help="drafts, roughly")
    parser.add_argument("--rounds", type=int, default=3, help="the floor and newsgen take turns so often")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help=PEERS_HELP)
    asked = parser.parse_args(given)
    sizes = [int(size) for size in asked.sizes.split(",")]
    for code in ("newsgen", "tests"):  # as pip leaves what it installs
        compileall.compile_dir(ROOT / code, quiet=1)
    columns = [column(PROJECT, size, asked.rounds) for size in sizes]
    parts = [
        table.by_stage(columns),
        table.by_crew(crews(sizes[-1], asked.rounds), columns[-1].drafts),
        table.starting(commands(asked.rounds)),
        table.by_reader(readers(asked.rounds)),
        table.aims(columns, *aims(asked.rounds)),
    ]
    if asked.peers:
        parts.append(beside_peers(asked.rounds))
    text = "\n\n".join(parts)
    print(text)
    if asked.write:
        rounds = "one round" if asked.rounds == 1 else f"{asked.rounds} rounds"
        day = datetime.now(tz=UTC).date()
        PAGE.write_text(renewed(PAGE.read_text(), f"Measured on {day}, medians of {rounds}.\n\n{text}"))


def renewed(page: str, text: str) -> str:
    """The page with this between its two marks."""
    return f"{page[: page.index(BEGIN)]}{BEGIN}\n\n{text}\n\n{page[page.index(END) :]}"


def crews(size: int, rounds: int) -> dict[str, list[Used]]:
    """The same edition by one process, by two, and by a Dask cluster of two workers; in turns."""
    chosen = [word for name in patches(PROJECT, size) for word in ("--patch", name)]
    found: dict[str, list[Used]] = {}
    with tempfile.TemporaryDirectory() as folder, dask() as cluster:
        who = {
            "`--workers 1`": ["--workers", "1"],
            "`--workers 2`": ["--workers", "2"],
            "`--scheduler`, two workers on this machine": ["--scheduler", cluster.address],
        }
        for _ in range(rounds):
            for name, pool in who.items():
                given = "build", str(PROJECT), "--out", f"{folder}/edition", "--fresh", *pool, *chosen
                found.setdefault(name, []).append(newsgen(*given))
    return found


def commands(rounds: int) -> dict[str, list[Used]]:
    """How long the commands take that a person waits for."""
    names = "`newsgen --help`", "`newsgen build` of 20 rows", "`--if-new` of these", "`--if-new` of England"
    found: dict[str, list[Used]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        england = "build", str(PROJECT), "--out", f"{folder}/england", "--if-new"
        newsgen(*england)
        for number in range(rounds + 1):
            twenty = "build", str(EXAMPLE), "--out", f"{folder}/edition-{number}", "--if-new"
            calls = ("--help",), twenty, twenty, england
            for name, used in zip(names, [newsgen(*call) for call in calls], strict=True):
                if number:  # before the first, no template was ever compiled
                    found[name].append(used)
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


def aims(rounds: int) -> tuple[dict[str, list[float]], list[list[Used]]]:
    """An edited phrase, by stage; and `newsgen lint` of a project the first and the second time."""
    edits: dict[str, list[float]] = {}
    lints: list[list[Used]] = [[], []]
    for _ in range(rounds):
        for name, seconds in module("tests.benchmark.edited", str(EXAMPLE))[0].items():
            edits.setdefault(name, []).extend(seconds)
        with tempfile.TemporaryDirectory() as caches, patch.dict(os.environ, NEWSGEN_CACHE=caches):
            for found in lints:
                found.append(newsgen("lint", str(PROJECT)))
    return edits, lints


def beside_peers(rounds: int, articles: int = ARTICLES) -> str:
    """The table of the other engines, or why there is none."""
    try:
        return table.by_peer(peers(rounds, articles, PROJECT, "highest"))
    except MissingError as missing:
        return f"Other engines were not measured: {missing}."


if __name__ == "__main__":
    main()
