"""Reads the files of editions like a stranger who wants to know what was withheld. Imports nothing of newsgen.

docs/disclosure.md says what he has and what counts as found. He takes every cell that a derivation quotes and every
number that a project states, adds what anyone may know (what is a rate of what, which figures add up to which, how many
people live where, the figures of all other areas), and narrows each withheld cell as far as all that allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import ceil, floor, inf
from pathlib import Path
from typing import Any, NamedTuple

SMALL = 50_000
"""As many combinations of withheld values are tried one by one; larger systems are narrowed by intervals only."""
_SLACK = 1e-6


class Cell(NamedTuple):
    """One cell of a table: its source as the edition calls it, its row as a spreadsheet counts, its column."""

    source: str
    row: int
    column: str


@dataclass(frozen=True)
class Line:
    """What is known to hold: low <= the sum of cells, each times its factor, <= high."""

    factors: Mapping[Cell, float]
    low: float = 0.0
    high: float = 0.0
    setting: str = ""
    """The line holds of a number that the project states: low and high are then what it may differ by."""
    times: float = 1.0
    """That number counts so many times."""
    given: Cell | None = None
    """The line is of a figure that it has been worked out with, and holds for those alone who have seen that."""


@dataclass
class Knowledge:
    """What the attacker knows beside the editions.

    `withheld` are the cells whose value the publisher withholds, each with the largest that it may be; `public` the
    figures that he may look up; `lines` how figures hang together.
    """

    withheld: dict[Cell, int]
    public: dict[Cell, float] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def total(self, whole: Cell, parts: list[Cell]) -> None:
        """One figure is the sum of others."""
        self.lines.append(Line({whole: 1.0} | dict.fromkeys(parts, -1.0)))

    def rate(self, rate: Cell, count: Cell, people: float, per: float, decimals: int) -> None:
        """One figure is another for every so many people, rounded."""
        half = 0.5 * 10.0**-decimals
        self.lines.append(Line({rate: 1.0, count: -per / people}, -half, half))

    def change(self, change: Cell, now: Cell, before: Cell, per_cent: float, most: float) -> None:
        """One figure is another and so many per cent, to one decimal; `most` is how large it may be."""
        half = 0.0005 * most
        self.lines.append(Line({now: 1.0, before: -(1 + per_cent / 100)}, -half, half, given=change))

    def gap(self, gap: Cell, more: Cell, less: Cell, by: float) -> None:
        """One figure is another and so many more, or fewer."""
        self.lines.append(Line({more: 1.0, less: -1.0}, by, by, given=gap))

    def average(self, setting: str, factors: Mapping[Cell, float], times: float, half: float) -> None:
        """A number that the project states, `times` over, is a sum of cells; it may be rounded by `half`."""
        slack = half * times
        self.lines.append(Line({c: -f for c, f in factors.items()}, -slack, slack, setting, times))


@dataclass(frozen=True)
class Found:
    """A withheld cell of which more is known than its publisher tells."""

    cell: Cell
    published: tuple[int, int]
    found: tuple[int, int]


class Attacker:
    """One or more editions, the newest and those of the weeks before, and what he knows beside."""

    def __init__(self, editions: list[Path], knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.seen: dict[Cell, float] = {}
        self.stated: dict[str, float] = {}
        self.claims = 0
        for edition in editions:
            for path in sorted((edition / "stories").glob("*.json")):
                for node in _nodes(json.loads(path.read_text())):
                    self._look(node)

    def _look(self, node: dict[str, Any]) -> None:
        self.claims += "derivation" in node
        if "raw" in node:
            number = _number(node["raw"])
            if number is not None:
                self.seen[Cell(node["source"], node["row"], node["column"])] = number
        elif "setting" in node and not isinstance(node["value"], str):
            self.stated[node["setting"]] = float(node["value"])

    def read_cards(self, edition: Path, counts: Mapping[str, Mapping[str, Cell]], counted: str) -> int:
        """Take in the totals of an edition's facts cards; gives how many.

        `counts` has each area's cell of what is `counted`, by the last day of its period and by code.
        """
        members = {
            p["slug"]: p["areas"] for p in json.loads((edition / "edition.json").read_text())["patches"]
        }
        taken = 0
        for path in sorted((edition / "facts").glob("*.json")):
            card = json.loads(path.read_text())
            days = {"now": card["period"]["end"], "before": (card["compared_with"] or card["period"])["end"]}
            for one in card["measures"]:
                if counted not in (one["measure"], one.get("counted_in")) or "total" not in one:
                    continue
                for when, day in days.items():
                    told = one["total"].get(when)
                    if told is None:
                        continue
                    low, high = (told["low"], told["high"]) if isinstance(told, dict) else (told, told)
                    if low is None or high is None:  # without an end: nothing is known of a part of it
                        continue
                    cells = [counts[day][code] for code in members[card["slug"]]]
                    self.knowledge.lines.append(Line(dict.fromkeys(cells, 1.0), low, high))
                    taken += 1
        return taken

    def found(self) -> list[Found]:
        """The withheld cells that the editions give away, wholly or in part."""
        known = self.knowledge.public | self.seen
        rows = [found for line in self.knowledge.lines if (found := self._row(line, known)) is not None]
        start = {cell: (0.0, float(most)) for cell, most in self.knowledge.withheld.items()}
        if any(cell in self.seen for cell in start):
            start |= {cell: (self.seen[cell],) * 2 for cell in start.keys() & self.seen.keys()}
        ranges = _narrowed(rows, start)
        for cell, values in _tried(rows, ranges, self.knowledge.withheld):
            ranges[cell] = (float(min(values)), float(max(values)))
        return [
            Found(cell, (0, most), (int(ranges[cell][0]), int(ranges[cell][1])))
            for cell, most in self.knowledge.withheld.items()
            if ranges[cell] != (0.0, float(most))
        ]

    def _row(self, line: Line, known: Mapping[Cell, float]) -> tuple[dict[Cell, float], float, float] | None:
        """A line with what is known put in; None where nothing in it is unknown, or its number is not stated."""
        shift = 0.0
        if line.given is not None and line.given not in known:
            return None
        if line.setting:
            if line.setting not in self.stated:
                return None
            shift = self.stated[line.setting] * line.times
        unknown = {}
        for cell, factor in line.factors.items():
            if cell in known and cell not in self.knowledge.withheld:
                shift += factor * known[cell]
            else:
                unknown[cell] = factor
        return (unknown, line.low - shift, line.high - shift) if unknown else None


_Row = tuple[dict[Cell, float], float, float]


def _narrowed(rows: list[_Row], start: dict[Cell, tuple[float, float]]) -> dict[Cell, tuple[float, float]]:
    """Each cell's range, narrowed by every row in turn until none narrows any further."""
    ranges = dict(start)
    again = True
    while again:
        again = False
        for factors, low, high in rows:
            reach = {c: _times(f, ranges.get(c, (0.0, inf))) for c, f in factors.items()}
            for cell, factor in factors.items():
                others = [r for c, r in reach.items() if c != cell]
                least, most = sum(r[0] for r in others), sum(r[1] for r in others)
                a, b = _times(1 / factor, (low - most, high - least))
                old = ranges.get(cell, (0.0, inf))
                whole = cell in start
                a, b = (
                    (ceil(a - _SLACK) if whole and a > -inf else a),
                    (floor(b + _SLACK) if whole and b < inf else b),
                )
                new = (max(old[0], float(a)), min(old[1], float(b)))
                if new[0] > new[1] + _SLACK:
                    continue  # it contradicts itself: the table was rounded or revised, and tells nothing
                if new[0] > old[0] + _SLACK or new[1] < old[1] - _SLACK:
                    ranges[cell], again = new, True
                    reach[cell] = _times(factor, new)
    return ranges


def _tried(
    rows: list[_Row], ranges: dict[Cell, tuple[float, float]], withheld: Mapping[Cell, int]
) -> Iterator[tuple[Cell, set[int]]]:
    """For each small knot of withheld cells that rows tie together, the values that some whole solution gives each."""
    tied = [row for row in rows if row[0].keys() <= withheld.keys()]
    left = {cell for factors, _, _ in tied for cell in factors}
    while left:
        knot = {left.pop()}
        while more := {c for f, _, _ in tied if knot & f.keys() for c in f} - knot:
            knot |= more
        left -= knot
        cells = sorted(knot)
        choices = [range(int(ranges[c][0]), int(ranges[c][1]) + 1) for c in cells]
        size = 1
        for choice in choices:
            size *= len(choice)
        if size > SMALL:
            continue
        mine = [row for row in tied if row[0].keys() & knot]
        solutions = [
            values
            for values in product(*choices)
            if all(
                low - _SLACK
                <= sum(factors.get(c, 0.0) * v for c, v in zip(cells, values, strict=True))
                <= high + _SLACK
                for factors, low, high in mine
            )
        ]
        for at, cell in enumerate(cells if solutions else ()):
            yield cell, {values[at] for values in solutions}


def _times(factor: float, reach: tuple[float, float]) -> tuple[float, float]:
    ends = factor * reach[0], factor * reach[1]
    return min(ends), max(ends)


def _nodes(given: Any) -> Iterator[dict[str, Any]]:
    """Every object within a record, whatever holds it."""
    if isinstance(given, dict):
        yield given
        for value in given.values():
            yield from _nodes(value)
    elif isinstance(given, list):
        for value in given:
            yield from _nodes(value)


def _number(raw: str) -> float | None:
    try:
        return float(raw.strip().replace(",", "").rstrip("%"))
    except ValueError:
        return None
