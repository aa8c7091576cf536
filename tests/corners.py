"""Small invented tables with withheld and missing figures, and every corner of what these may be."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

AT_MOST, PER, VAST = 2, 100_000, Fraction(10_000_000)
WEEKS = ("2025-01-05", "2025-01-12", "2025-01-19", "2025-01-26", "2025-02-02", "2025-02-09")
NAMES = (
    "Allington", "Boxall Hill", "Chaldicotes", "Courcy", "Crabtree", "Eiderdown", "Framley", "Gatherum",
    "Hogglestock", "Hoggle End", "Lufton", "Noningsby", "Ongar", "Orley", "Plumstead", "Puddingdale",
    "Scatcherd", "Ullathorne",
)  # fmt: skip
COUNCILS = ("Barchester", "Greshamsbury", "Silverbridge")
WITHHELD, MISSING = "withheld", "missing"
Known = int | str
"""A count, or why there is none."""
Corner = dict[tuple[str, str, str], Fraction]
"""The value of each measure ("rate", "cases"), area and week in one world."""


@dataclass(frozen=True)
class Area:
    name: str
    council: str
    people: int
    counts: tuple[Known, ...]
    """One for each of the table's weeks, the oldest first."""


@dataclass(frozen=True)
class Table:
    kind: str
    """ "rates" (cases, people and the rate that they give), "counts" (cases alone), "money" (of a withheld price
    nothing is known)."""
    weeks: tuple[str, ...]
    areas: tuple[Area, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        return ("rate", "cases") if self.kind == "rates" else ("cases",)

    def write(self, path: Path) -> None:
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["code", "name", "council", "county", "week_ending", "cases", "rate", "population"]
            )
            for number, area in enumerate(self.areas):
                for week, count in zip(self.weeks, area.counts, strict=True):
                    if count == MISSING:
                        continue
                    shown = (count, rate(count, area.people)) if isinstance(count, int) else ("[c]", "[c]")
                    writer.writerow(
                        [f"BX{number:02}", area.name, area.council, "Barsetshire", week, *map(str, shown), area.people]
                    )  # fmt: skip

    def unknown(self) -> list[tuple[int, int]]:
        return [(a, w) for a, area in enumerate(self.areas) for w, c in enumerate(area.counts) if isinstance(c, str)]  # fmt: skip

    def corners(self) -> Iterator[tuple[str, Corner]]:
        """All unknown figures at their lowest, all at their highest; and each, each week's and each council's, alone at either end."""
        cells = self.unknown()
        yield "all at the lowest", self._world(set())
        if cells:
            yield "all at the highest", self._world(set(cells))
        for cell in cells if len(cells) > 1 else ():
            where = f"{self.areas[cell[0]].name}, week to {self.weeks[cell[1]]}"
            yield f"{where} alone at its highest", self._world({cell})
            yield f"{where} alone at its lowest", self._world(set(cells) - {cell})
        for name, some in self._groups(cells):
            if 1 < len(some) < len(cells):
                yield f"{name} alone at their highest", self._world(some)
                yield f"{name} alone at their lowest", self._world(set(cells) - some)

    def _groups(self, cells: Iterable[tuple[int, int]]) -> Iterator[tuple[str, set[tuple[int, int]]]]:
        """What totals and rates of a whole place are furthest apart with."""
        for w, week in enumerate(self.weeks):
            yield f"those of the week to {week}", {c for c in cells if c[1] == w}
        for council in COUNCILS:
            yield f"those of {council}", {c for c in cells if self.areas[c[0]].council == council}

    def _world(self, high: set[tuple[int, int]]) -> Corner:
        world: Corner = {}
        for a, area in enumerate(self.areas):
            for w, (week, count) in enumerate(zip(self.weeks, area.counts, strict=True)):
                if isinstance(count, int):
                    world["cases", area.name, week] = Fraction(count)
                    world["rate", area.name, week] = Fraction(f"{rate(count, area.people)}")
                    continue
                vast = count == MISSING or self.kind == "money"
                most = VAST if vast else Fraction(AT_MOST)
                value = most if (a, w) in high else Fraction(0)
                world["cases", area.name, week] = value
                world["rate", area.name, week] = value if vast else value * PER / area.people
        return world

    def has(self, name: str, week: str) -> bool:
        area = next(a for a in self.areas if a.name == name)
        return isinstance(area.counts[self.weeks.index(week)], int)

    def rows(self) -> str:
        """The table in a line an area, for a message."""
        return "\n".join(
            f"  {a.name} ({a.council}, {a.people}): {', '.join(map(str, a.counts))}" for a in self.areas
        )


def rate(count: int, people: int) -> str:
    return f"{count * PER / people:.1f}"


def table(seed: int, kind: str, weeks: int) -> Table:
    """A table like no other seed's: few areas or many, calm or wild, with much withheld or little."""
    dice = random.Random(f"{seed} {kind} {weeks}")
    size = dice.choice((4, 6, 9, 14))
    people = dice.choice(((6000, 7000, 8000, 9000), (600, 900, 5000, 8000), (800, 900, 1000, 1100)))
    usual = dice.choice((4, 8, 20))
    hidden, gone = dice.choice((0.05, 0.15, 0.3)), dice.choice((0, 0, 0.06, 0.12))
    drift = dice.choice((-1, 0, 0, 1))

    def count(at: int) -> Known:
        roll = dice.random()
        if roll < gone:
            return MISSING
        if roll < gone + hidden / (2 if weeks > 2 else 1):
            return WITHHELD
        return max(3, usual + drift * 2 * at + dice.randint(-usual, usual)) * (1000 if kind == "money" else 1)

    councils = COUNCILS[: dice.choice((1, 2, 3))]
    places = tuple(
        Area(name, dice.choice(councils), dice.choice(people), tuple(count(w) for w in range(weeks)))
        for name in sorted(dice.sample(NAMES, size))
    )
    return Table(kind, WEEKS[-weeks:], places)


HEAD = """
[project]
title = "Corners of Barsetshire, an invented county"
style = "uk-regional"

[data]
source = "table.csv"
published = 2025-02-13
period = { ends = "week_ending", grain = "week" }
area = { code = "code", name = "name", kind = "neighbourhood", within = { council = "council", county = "county" } }
suppressed = { markers = ["[c]"], at_most = 2, means = "two or fewer cases" }
"""
# no sentence on chance here, which no figure of the table would contradict
COUNT = """
[measures.cases]
column = "cases"
kind = "count"
noun = "new case"
average = "none"
rank_test = "none"
"""
MONEY = """
[measures.cases]
column = "cases"
kind = "money"
noun = "average price"
currency = "GBP"
"""
RATE = """
[measures.rate]
column = "rate"
kind = "rate"
noun = "case rate"
unit = "cases per 100,000 people"
decimals = 1
numerator = "cases"
denominator = "population"
per = 100_000
rank_test = "none"

[measures.population]
column = "population"
kind = "count"
noun = "person"
"""
PATCHES = """
[[patches]]
each = "county"
[[patches]]
each = "council"
[[patches]]
each = "area"
"""
THRESHOLDS = {"rate": (30, 150), "cases": (2, 10), "money": (5000, 15000)}
"""One near what a withheld figure may be at the most, and one among the others."""
STORIES = {
    "highest": ("highest", ("highest, top = 3", "above, <high>", "multiple_of_average, times = 1.5", "spread, <high>", "direction", "suppressed")),
    "near": ("highest", ("highest, top = 3", "above, <low>", "spread, <low>", "direction", "suppressed")),
    "lowest": ("lowest", ("lowest, top = 3", "below, <high>", "direction", "suppressed")),
    "under": ("lowest", ("lowest, top = 3", "below, <low>", "direction", "suppressed")),
    "multiple": ("multiple", ("multiple_of_average, times = 1.2", "suppressed")),
    "risers": ("risers", ("biggest_rise, top = 3", "direction", "suppressed")),
    "fallers": ("fallers", ("biggest_fall, top = 3", "direction", "suppressed")),
    "roundup": ("roundup", ("all_areas", "gap", "against_wider", "direction", "suppressed")),
    "overview": ("overview", ("direction", "highest, top = 3", "lowest, top = 3", "against_wider", "suppressed")),
    "numbers": ("numbers", ("highest", "lowest", "above, <low>", "multiple_of_average, times = 1.5", "direction")),
    "crossed": ("history", ("crossed, <high>", "reign")),
    "crossed-near": ("history", ("crossed, <low>", "reign")),
    "reign": ("history", ("reign",)),
}  # fmt: skip
PAST = {
    "history": ("history", ("record", "steepest_since", "streak", "turned", "crossed, <high>", "reign")),
    "high": ("history", ("record, end = 'highest', at_least = 2",)),
    "low": ("history", ("record, end = 'lowest', at_least = 2",)),
    "steep-rise": ("history", ("steepest_since, way = 'rise', at_least = 2",)),
    "steep-fall": ("history", ("steepest_since, way = 'fall', at_least = 2",)),
    "streak": ("history", ("streak, at_least = 2",)),
    "turned": ("history", ("turned, at_least = 2",)),
}  # fmt: skip


def project(of: Table, folder: Path) -> Path:
    """A project for the table, with every story that comes with newsgen; stories are named `measure-story`."""
    of.write(folder / "table.csv")
    text = HEAD + (MONEY if of.kind == "money" else COUNT)
    text += (RATE if of.kind == "rates" else "") + PATCHES
    for measure in of.measures:
        low, high = THRESHOLDS["money" if of.kind == "money" else measure]
        for name, (template, angles) in (STORIES | (PAST if len(of.weeks) > 2 else {})).items():
            used = ", ".join(
                f'{{ use = "{angle}"{comma}{options} }}'
                for angle, comma, options in (a.partition(", ") for a in angles)
            )
            used = used.replace("<low>", f"threshold = {low}").replace("<high>", f"threshold = {high}")
            text += (
                f'\n[[stories]]\nname = "{measure}-{name}"\ntemplate = "{template}.html"\nmeasure = "{measure}"\n'
                f'patches = ["county", "council"]\nangles = [{used}]\n'
            )
        text += (
            f'\n[[stories]]\nname = "{measure}-profile"\ntemplate = "profile.html"\nmeasure = "{measure}"\n'
            'patches = ["area"]\nangles = [{ use = "profile" }, { use = "suppressed" }]\n'
        )
    (folder / "newsgen.toml").write_text(text)
    return folder
