"""Writes the invented tables of Barsetshire: flu cases by neighbourhood for twelve weeks, and the populations.

    python make_data.py            writes them into data/, beside this file
    python make_data.py FOLDER     writes them there

Barsetshire is Anthony Trollope's county; its councils, its neighbourhoods and every figure here are made up.
One seed gives the same bytes every time: the dice are Python's own, thrown in a fixed order.

How a figure comes about: a neighbourhood has a population and a level of its own, its council has another,
and the county has a wave that climbs for eight weeks and then ebbs. Their product is the rate to expect, and
a count is drawn around it. So far that is chance. STAGED then sets some last weeks by hand, so that the
newest table surely holds what a project has to cope with: ties for the first place, ties where a list is cut,
places that did not move at all. Counts of nought, one and two are withheld, as "[c]", and so are the rates
that would reveal them.
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta
from math import sqrt
from pathlib import Path
from typing import NamedTuple

SEED = 1855  # the year of The Warden
LAST_WEEK_ENDS = date(2025, 2, 9)
WITHHELD = "[c]"
WITHHELD_UP_TO = 2
COUNTY = "Barsetshire"
NOTE = "invented"

# The county's rate per 100,000 people to expect in each week, the oldest first.
WAVE = (38, 51, 70, 96, 128, 165, 192, 205, 194, 176, 159, 137)


class Council(NamedTuple):
    """A council as the dice see it: how its level compares with the county's, how its last week compares with
    the county's wave, and its neighbourhoods.
    """

    level: float
    lately: float
    neighbourhoods: str

    def names(self) -> list[str]:
        """The neighbourhoods, one by one."""
        return self.neighbourhoods.split(", ")


COUNCILS = {
    "Barchester": Council(
        1.05,
        0.92,
        "Archdeacon's Mead, Arabin Gardens, Barchester Central, Barchester Quay, Barchester "
        "Station, Bunce's Meadow, Cathedral Close, Crabtree Canonicorum, Crabtree Parva, Eiderdown "
        "& Goosegorge, Hiram's Hospital, Lady Chapel & Chantry, Plumstead Episcopi, Precentor's "
        "Row, Proudie Park, Puddingdale, Quiverful Row, Skulpit Lane, St Ewold's, Stogpingum, "
        "Ullathorne, Wardenfield",
    ),
    "Courcy and Chaldicotes": Council(
        0.62,
        0.8,
        "Chaldicotes, Chaldicotes Chase, Courcy Castle, Courcy Halt, Courcy Market, Fothergill "
        "Green, Gatherum, Gatherum Park, Harold's Folly, Nearthewinde & Closerstill, Omnium Cross, "
        "Rosina's Well, Uffley",
    ),
    "Greshamsbury": Council(
        0.78,
        1.0,
        "Annesgrove, Beacon Leaze, Boxall Hill, Fillgrave, Greshamsbury North, Greshamsbury Park, "
        "Greshamsbury South, Lookaloft, Oriel Green, Plomacy, Rerechild & Century, Scatcherd's "
        "Yard, Umbleby, Winterbones",
    ),
    "Hogglestock": Council(
        1.25,
        1.4,
        "Dumbello, Framley, Framley Cross, Hartletop, Hoggle End, Hogglestock Brickfields, "
        "Hogglestock East, Hogglestock West, Hogglestock Wharf, Lufton Court, Robarts Green, "
        "Roebury, Snapper's Lock, Thumble, Toogood Bridge",
    ),
    "Silverbridge": Council(
        1.1,
        1.0,
        "Apjohn, Beacon Leaze, Draper's Reach, Eames Common, Gazebee, Lilymead & Dalecote, Palliser "
        "Park, Prettyman's Piece, Silverbridge Central, Silverbridge Market, Silverbridge Mills, "
        "Silverbridge North, Stringer's Field, Tempest End, Tozer's Wharf, Winthrop Row",
    ),
}

# (council, name): population, cases in the last week but one, cases in the last week. Two areas that share a
# rate share the fraction as well, so that they are equal before any rounding.
STAGED: dict[tuple[str, str], tuple[int, int, int]] = {
    # the tenth place from the top, and the same rate once more: a list of ten has eleven
    ("Silverbridge", "Silverbridge Central"): (7_794, 31, 27),
    ("Silverbridge", "Tozer's Wharf"): (8_660, 27, 30),
    # the tenth place from the bottom, and the same rate once more
    ("Courcy and Chaldicotes", "Harold's Folly"): (6_544, 5, 4),
    ("Courcy and Chaldicotes", "Courcy Castle"): (9_816, 8, 6),
    # two that share the highest rate of their council, one of them unchanged
    ("Greshamsbury", "Greshamsbury South"): (10_402, 27, 21),
    ("Greshamsbury", "Umbleby"): (8_916, 18, 18),
    # two that share the lowest rate of their council
    ("Silverbridge", "Apjohn"): (7_940, 9, 8),
    ("Silverbridge", "Eames Common"): (5_955, 9, 6),
    # one name in two councils, high in both
    ("Silverbridge", "Beacon Leaze"): (6_349, 16, 21),
    ("Greshamsbury", "Beacon Leaze"): (6_393, 6, 10),
    # a name that the gazetteer (places.toml) has another way of saying, high enough to be spoken of
    ("Barchester", "Cathedral Close"): (8_564, 13, 24),
    # fewer than a third of the county above its average: a few high rates lift it
    ("Barchester", "Wardenfield"): (10_346, 28, 18),
    ("Silverbridge", "Stringer's Field"): (7_918, 13, 14),
    # a council where every neighbourhood fell
    ("Courcy and Chaldicotes", "Nearthewinde & Closerstill"): (6_980, 12, 10),
    ("Courcy and Chaldicotes", "Uffley"): (8_788, 11, 10),
}


def main(folder: Path) -> None:
    """Write both tables into the folder."""
    dice = random.Random(SEED)
    rows: list[tuple[str, ...]] = []
    populations: list[tuple[str, ...]] = []
    number = 0
    for council, chances in COUNCILS.items():
        for name in chances.names():
            number += 1
            code = f"BX{number:03}"
            population, counts, uptakes = _neighbourhood(dice, chances.level, chances.lately)
            if (council, name) in STAGED:
                population, before, now = STAGED[council, name]
                counts = [*counts[:-2], before, now]
            populations.append((code, str(population), NOTE))
            for week, (count, uptake) in enumerate(zip(counts, uptakes, strict=True)):
                ends = LAST_WEEK_ENDS - timedelta(weeks=len(WAVE) - 1 - week)
                figures = _published(count, population)
                rows.append((code, name, council, COUNTY, ends.isoformat(), *figures, f"{uptake:.1f}", NOTE))
    rows.sort(key=lambda row: (row[4], row[0]))
    folder.mkdir(parents=True, exist_ok=True)
    header = ("code", "name", "council", "county", "week_ending", "cases", "rate", "jab_uptake", "note")
    _write(folder / "flu_by_neighbourhood.csv", header, rows)
    _write(folder / "populations.csv", ("code", "population", "note"), populations)


def _neighbourhood(dice: random.Random, level: float, lately: float) -> tuple[int, list[int], list[float]]:
    """A population, a count for each week, and the share of the over-65s who have had a flu jab by then."""
    population = dice.randrange(5_000, 11_000)
    own = level * dice.lognormvariate(0, 0.5)
    counts = []
    for week, wave in enumerate(WAVE):
        turn = lately if week == len(WAVE) - 1 else 1
        expected = wave * own * turn * population / 100_000
        counts.append(max(0, round(dice.gauss(expected, sqrt(expected)))))
    uptake, uptakes = dice.uniform(38, 58), []
    for week in range(len(WAVE)):
        uptake += dice.uniform(0, 4.5) / (1 + week / 3)
        uptakes.append(round(uptake, 1))
    return population, counts, uptakes


def _published(count: int, population: int) -> tuple[str, str]:
    """A count and its rate per 100,000 people as the table shows them, or the mark of what is withheld."""
    if count <= WITHHELD_UP_TO:
        return WITHHELD, WITHHELD
    # In whole tenths, half up: no machine rounds them differently.
    tenths = (2 * count * 1_000_000 + population) // (2 * population)
    return str(count), f"{tenths // 10}.{tenths % 10}"


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / "data")
