"""An invented shire: as many councils as are wanted, with some neighbourhoods each, as a project that builds fast.

Every council is a patch, and so is each of the two ridings they lie in: a riding's story leads with the same place as
one of its councils' stories. All link to a story of the first council, which lies in the first chunk.
"""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from itertools import product
from pathlib import Path

FIRST = ("Ash", "Elm", "Oak", "Birch", "Thorn", "Hazel", "Rowan", "Alder")
SECOND = ("beck", "ford", "ley", "ham", "wick", "stead")
COUNCILS = tuple(a + b for b, a in product(SECOND, FIRST))
STREETS = ("Market", "Castle", "Abbey", "Bridge", "Mill", "Church")
WEEKS = 6
LAST = date(2031, 2, 9)
PROJECT = """
[project]
title = "Flu in an invented shire"
style = "uk-regional"
{about}

[data]
source = "table.csv"
published = 2031-02-13
publisher = "the Health Office of the shire"
period = {{ ends = "week_ending", grain = "week" }}

[data.area]
code = "code"
name = "name"
kind = "neighbourhood"
within = {{ council = "council", riding = "riding" }}

[measures.cases]
column = "cases"
kind = "count"
noun = "new case"
better = "lower"

[[patches]]
each = "riding"

[[patches]]
each = "council"

[[stories]]
name = "highest"
template = "highest.html"
angles = [{{ use = "highest", top = 3 }}]
see_more = ["lowest", {{ story = "highest", patch = "{hub}" }}]

[[stories]]
name = "lowest"
template = "lowest.html"
angles = [{{ use = "lowest", top = 3 }}]
see_more = ["highest"]

[gates]
{gates}
"""


def shire(
    folder: Path,
    councils: int = 3,
    *,
    seed: int = 1,
    jumps: bool = False,
    gates: str = "",
    about: str = "",
    more: str = "",
) -> Path:
    """The project, written into a new folder. `jumps` gives the council that all link to an implausible figure.

    `gates` and `about` are lines for [gates] and [project], `more` is what comes after all else.
    """
    folder.mkdir(parents=True)
    text = PROJECT.format(hub=COUNCILS[0], gates=gates, about=about) + more
    (folder / "newsgen.toml").write_text(text)
    table(folder, councils, seed=seed, jumps=jumps)
    return folder


def table(folder: Path, councils: int = 3, *, seed: int = 1, jumps: bool = False) -> None:
    """Its figures, others for another seed."""
    dice = random.Random(seed)
    with (folder / "table.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "name", "council", "riding", "week_ending", "cases"])
        for number, council in enumerate(COUNCILS[:councils]):
            riding = f"{'West' if number % 2 else 'East'} Riding"
            for at, street in enumerate(STREETS):
                base = dice.randint(20, 90)
                for week in reversed(range(WEEKS)):
                    cases = base + dice.randint(-9, 9)
                    if jumps and (number, at, week) == (0, 0, 0):
                        cases = 4000
                    day = LAST - timedelta(weeks=week)
                    name = f"{council} {street}"
                    writer.writerow([f"N{number:02}{at}", name, council, riding, day.isoformat(), cases])
