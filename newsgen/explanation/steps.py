"""A derivation as steps in an editor's words: one wording for each rule of docs/derivations.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import fsum
from statistics import median
from typing import Any

from newsgen.edition.records import Derivation, StoryRecord
from newsgen.explanation.arithmetic import OPS, file_of, many, nth, number_of, plain, result
from newsgen.explanation.ends import Ends
from newsgen.explanation.selection import Cells, Selection, Selections, selection_step
from newsgen.explanation.step import Step
from newsgen.explanation.wording import NAMED, farther, in_per_cent, named, percent_change, said_of_many, swap

_BESIDE = {">": "above", "<": "below", "=": "exactly", ">=": "at or above", "<=": "at or below"}


class Steps:
    """Walks derivations of one story.

    `known` are the values that its record states, by derivation: with them a step has its value even where the
    tables are not at hand.
    """

    def __init__(self, story: StoryRecord, cells: Cells) -> None:
        self.cells = cells
        self.known = {_key(claim["derivation"]): claim["value"] for claim in story["claims"]}
        self.selections = Selections(cells, lambda given: _number(self.of(given, "").value))

    def of(self, given: Derivation, area: str) -> Step:
        """The step of a derivation, a cell, a setting or a selection; `area` is whose figure it is, if anybody's."""
        if "select" in given:
            return selection_step(self.selections.of(given["select"]))
        if "setting" in given:
            return Step(
                f"{plain(given['value'])} is set in newsgen.toml: {given['setting']}.", given["value"]
            )
        if "raw" in given:
            return self._cell(given, area)
        if given["rule"] in {"cell", "setting"}:
            return self.of(given["inputs"][0], area)
        if given["rule"] == "date":
            return self._date(given)
        if given["rule"] in {"low", "high"}:
            return self._at_an_end(given)
        steps = tuple(self.of(i, area) for i in given["inputs"])
        picked = [self.selections.of(i["select"]) if "select" in i else None for i in given["inputs"]]
        if any(picked):
            value, says, more = self._over_selections(given, steps, picked)
        else:
            value, says, more = self._over_numbers(given, steps)
        return Step(says, value, (*steps, *more))

    def _cell(self, cell: Derivation, area: str) -> Step:
        value, name = number_of(cell["raw"]), self.cells.name(area)
        whose = f", for {name}" if name else ""
        where = f"the cell in row {cell['row']}, column “{cell['column']}” of {file_of(cell['source'])}"
        return Step(f"{plain(value)} is {where}, where it reads “{cell['raw']}”{whose}.", value)

    def _date(self, given: Derivation) -> Step:
        inner, day = given["inputs"][0], self.known.get(_key(given))
        if "setting" in inner:
            return Step(f"{inner['value']} is set in newsgen.toml: {inner['setting']}.", str(inner["value"]))
        where = f"row {inner['row']}, column “{inner['column']}” of {file_of(inner['source'])}"
        return Step(
            f"{day or 'The day'} is from {where}, where it reads “{inner['raw']}”.", day or inner["raw"]
        )

    def _at_an_end(self, given: Derivation) -> Step:
        """The lowest or the highest that its one input can be."""
        inner, at_most = given["inputs"][0], given["at_most"]["value"]
        ends = Ends(self.selections, float(at_most), lambda one: _number(self.of(one, "").value)).of(inner)
        value = self._value(given, None if ends is None else ends[given["rule"] == "high"])
        end = "least" if given["rule"] == "low" else "most"
        says = f"{plain(value)} is the {end} that this can be, each withheld number being from 0 to {plain(at_most)}."
        return Step(says, value, (self.of(inner, ""),))

    def _over_numbers(
        self, given: Derivation, steps: tuple[Step, ...]
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        """A rule over single figures."""
        numbers = [_number(step.value) for step in steps]
        rule = given["rule"]
        value = self._value(given, result(given, numbers))
        first, second = (*(plain(n) for n in numbers), "", "")[:2]
        total = (
            " plus ".join(plain(n) for n in numbers) if len(numbers) <= NAMED else f"{len(numbers):,} figures"
        )
        match rule:
            case "ratio":
                says = f"{first} divided by {second} is {plain(value)}."
            case "share":
                says = f"{first} out of {second} is {plain(value)}{in_per_cent(value)}."
            case "difference":
                says = f"{first} minus {second} is {plain(value)}."
            case "printed":
                says = f"{first} is printed as {plain(value)}."
            case "percent_change":
                says = percent_change(numbers, value)
            case "rate":
                says = f"{first} divided by {second}, times {plain(given.get('per', 1))}, is {plain(value)}."
            case "sum":
                says = f"Added up, {total} is {plain(value)}."
            case "mean" | "median" | "max" | "min":
                names = {"mean": "average", "median": "middle", "max": "largest", "min": "smallest"}
                says = f"The {names[rule]} of {many(len(numbers), 'figure')} is {plain(value)}."
            case "count":
                return self._count_of(given, numbers)
            case "rank":
                value, says = self._rank_among(given, numbers)
            case "swap":
                says = swap(numbers, value)
            case "streak":
                says = f"Newest first, {plain(value)} of these go one way without a break."
            case "since":
                says = f"Going back, {plain(value)} is the first as far out as the newest."
            case _:
                says = f"{plain(value)} comes of the rule “{rule}”, which docs/derivations.md defines."
        return value, says, ()

    def _over_selections(
        self, given: Derivation, steps: tuple[Step, ...], picked: Sequence[Selection | None]
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        """A rule over the figures of many areas."""
        match given["rule"]:
            case "count":
                return self._count(given, picked[0])
            case "rank":
                return self._rank(given, _number(steps[0].value), picked[1])
            case "pooled":
                return self._pooled(given, picked)
        values = picked[0].values if picked[0] else None
        value = self._value(given, _of_many(given["rule"], values))
        return value, said_of_many(given["rule"], values, value), ()

    def _count(
        self, given: Derivation, chosen: Selection | None
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        test, values = given.get("test"), chosen.values if chosen else None
        if chosen is None or test is None:
            value = self._value(given, None if values is None else float(len(values)))
            return value, f"{plain(value)} is how many areas have a figure here.", ()
        if test["op"] == "withheld":
            value = self._value(given, None if chosen.found is None else float(chosen.withheld))
            return value, f"{plain(value)} is how many areas have a figure that is withheld.", ()
        than = self._than(test)
        line = _number(than.value)
        passing = [o for o in chosen.present if line is not None and OPS[test["op"]](o.value, line)]
        value = self._value(given, float(len(passing)) if values is not None and line is not None else None)
        of = f" of the {many(len(values), 'figure')}" if values is not None else ""
        says = f"{plain(value)}{of} {'is' if value == 1 else 'are'} {_BESIDE[test['op']]} {plain(line)}"
        return value, f"{says}{named(passing)}.", (than,) if than.says else ()

    def _than(self, test: Mapping[str, Any]) -> Step:
        """What a count tests its values against: a number, or a derivation with the step that leads to it."""
        than = test["than"]
        return self.of(than, "") if isinstance(than, dict) else Step("", float(than))

    def _rank(
        self, given: Derivation, value: float | None, chosen: Selection | None
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        down, word = given["order"] == "descending", farther(given)
        is_before = OPS[">" if down else "<"]
        if chosen is None or chosen.found is None or value is None:
            rank = self._value(given, None)
            place = nth(int(rank)) if rank is not None else "at its place"
            end = "from the highest down" if down else "from the lowest up"
            return rank, f"{plain(value)} is {place} of all the figures, {end}.", ()
        before = [o for o in chosen.present if is_before(o.value, value)]
        same = sum(o.value == value for o in chosen.present) - 1
        rank, total = float(1 + len(before)), many(len(chosen.present), "figure")
        if before:
            ahead = f"{len(before):,} of the {total} {'is' if len(before) == 1 else 'are'} {word}"
            says = f"{ahead} than {plain(value)}{named(before)}, so it is {nth(int(rank))}"
        else:
            says = f"None of the {total} is {word} than {plain(value)}, so it is 1st"
        if same > 0:
            share = "shares" if same == 1 else "share"
            says += f"; {many(same, 'other is', 'others are')} the same, and {share} that place"
        return rank, says + ".", ()

    def _pooled(
        self, given: Derivation, picked: Sequence[Selection | None]
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        over, under = picked[0], picked[1]
        if over is None or under is None or over.found is None or under.found is None:
            value = self._value(given, None)
            return (
                value,
                f"All the first figures added up, divided by all the second, come to {plain(value)}.",
                (),
            )
        both = {o.area for o in over.present} & {o.area for o in under.present}
        top, bottom = (fsum(o.value or 0 for o in one.present if o.area in both) for one in (over, under))
        per = given.get("per", 1)
        value = self._value(given, top / bottom * per if bottom else None)
        times = f", times {plain(per)}," if per != 1 else ""
        says = f"{plain(top)} in all, divided by {plain(bottom)} in all{times} is {plain(value)}"
        return value, f"{says} ({many(len(both), 'area')} with both figures).", ()

    def _count_of(
        self, given: Derivation, numbers: Sequence[float | None]
    ) -> tuple[float | None, str, tuple[Step, ...]]:
        """How many single figures there are, or pass the test."""
        if "test" not in given:
            return float(len(numbers)), f"There are {many(len(numbers), 'of these', 'of these')}.", ()
        than, op = self._than(given["test"]), given["test"]["op"]
        line, known = _number(than.value), [n for n in numbers if n is not None]
        passing = None if line is None else float(sum(OPS[op](n, line) for n in known))
        value = self._value(given, passing if len(known) == len(numbers) else None)
        verb = "is" if value == 1 else "are"
        says = f"{plain(value)} of these {many(len(numbers), 'figure')} {verb} {_BESIDE[op]} {plain(line)}."
        return value, says, (than,) if than.says else ()

    def _rank_among(self, given: Derivation, numbers: Sequence[float | None]) -> tuple[float | None, str]:
        """The place of the first figure among all further ones, itself among these."""
        first, *every = numbers
        value, word = self._value(given, result(given, numbers)), farther(given)
        if value is None or first is None:
            return value, f"{plain(first)} is at its place of {many(len(every), 'figure')}."
        before = f"{value - 1:,.0f}" if value > 1 else "None"
        verb = "is" if value <= 2 else "are"
        return value, (
            f"{before} of {many(len(every), 'figure')} {verb} {word} than {plain(first)}, so it is {nth(int(value))}."
        )

    def _value(self, given: Derivation, worked_out: float | None) -> float | None:
        """What was worked out; else what the story's record says of the same derivation."""
        return worked_out if worked_out is not None else _number(self.known.get(_key(given)))


def _of_many(rule: str, values: list[float] | None) -> float | None:
    if not values:
        return None
    rules = {"sum": fsum, "mean": lambda v: fsum(v) / len(v), "median": median, "max": max, "min": min}
    return float(rules[rule](values)) if rule in rules else None  # type: ignore[operator]


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _key(derivation: Derivation) -> str:
    return json.dumps(derivation, sort_keys=True)
