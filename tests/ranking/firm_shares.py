"""How many of the real tables' first places are firm: `python -m tests.ranking.firm_shares` prints it.

Four chances are asked for; beside each share stands how many of these places would, by those chances, not truly be
first. The same table stands in docs/ranks.md.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsgen import ingest, ranking
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from newsgen.project import load
from newsgen.ranking import rank
from tests import tables
from tests.conftest import ROOT, SHARED
from tests.test_oracle import TABLES, no_network

ASKED = (0.5, 0.8, 0.9, 0.95)
Ends = list[tuple[float, float]]
"""The chances of the first from the highest and from the lowest, table by table."""


def ends(found: Iterator[PatchTable]) -> Iterator[tuple[float, float]]:
    """Of every table with two areas that differ."""
    for table in found:
        if len({s.value.value for s in table.rankings}) > 1:
            high = next(s.chance_high for s in table.rankings if s.chance_high is not None)
            low = next(s.chance_low for s in table.rankings if s.chance_low is not None)
            yield high, low


def neighbourhoods(name: str, files: Sequence[str], shared: Path) -> Ends:
    """Case rates in every patch of a project of these tests, as published on some days."""
    project = load(ROOT / "tests" / "projects" / name)
    found: Ends = []
    for file in files:
        source = replace(project.source, source=str(shared / "msoa_covid_snapshots" / file))
        data = ingest.read(source, project.measures, project.folder, no_network)
        found += ends(rank(data, ranking.resolve(project.patches, data)).tables("rate"))
    return found


CRIMES = Measure(name="crimes", noun="recorded crime", kind="count", column="crimes")


def boroughs(level: str, shared: Path) -> Ends:
    """Recorded crime in the 32 boroughs of London, month by month, offence by offence."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    path = shared / "london_crime" / "met_crime_borough_2022-02_2024-01_wide.csv"
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for month in (column for column in row if column.isdigit()):
                if "Airport" not in row["LookUp_BoroughName"]:
                    counts[row[level], month][row["LookUp_BoroughName"]] += int(float(row[month] or 0))
    return [pair for of_month in counts.values() for pair in ends(iter((_counted(of_month),)))]


def _counted(counts: dict[str, int]) -> PatchTable:
    return tables.table([(name, "London", float(n), None) for name, n in counts.items()], measure=CRIMES)


def lines(shared: Path) -> Iterator[str]:
    """The table of docs/ranks.md, line by line."""
    yield "| first places | how many | " + " | ".join(f"firm at {asked}" for asked in ASKED) + " |"
    yield "|---|---|" + "---|" * len(ASKED)
    sets = {
        "case rates, 14 patches of the North East on 16 days": neighbourhoods("north-east", TABLES, shared),
        "case rates, regions and councils of England on one day": neighbourhoods(
            "england", TABLES[:1], shared
        ),
        "recorded crime in London by month, broad offences": boroughs("MajorText", shared),
        "recorded crime in London by month, single offences": boroughs("MinorText", shared),
    }
    for name, found in sets.items():
        for end, chances in zip(("highest", "lowest"), zip(*found, strict=True), strict=True):
            yield f"| {end}: {name} | {len(chances)} | " + " | ".join(_cell(chances, a) for a in ASKED) + " |"


def _cell(chances: Sequence[float], asked: float) -> str:
    firm = [chance for chance in chances if chance >= asked]
    wrong = sum(1 - chance for chance in firm) / max(len(firm), 1)
    return f"{len(firm) / len(chances):.0%} ({wrong:.0%})"


if __name__ == "__main__":
    print("\n".join(lines(SHARED / "data")))
