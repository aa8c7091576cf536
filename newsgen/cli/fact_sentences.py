"""A patch's facts as English sentences that an editor may use: each true of all that withheld figures may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any, cast

from newsgen.edition.facts_record import ExtremeRecord, FactsRecord, MeasureFactsRecord, Quantity
from newsgen.edition.records import EditionRecord, MeasureRecord
from newsgen.language.counts import count, plural
from newsgen.language.lists import and_list
from newsgen.language.numbers import ordinal
from newsgen.language.style import HouseStyle
from newsgen.language.units import in_full

_NAMED = 3
"""More areas that tie are counted, not named."""


class FactSentences:
    """The facts of one patch, told in a house style."""

    def __init__(self, facts: FactsRecord, edition: EditionRecord, style: HouseStyle) -> None:
        self.facts, self.style, self.patch = facts, style, facts["patch"]
        self.measures = {one["name"]: one for one in edition["measures"]}
        self.kinds = {one["code"]: one["kind"] for one in edition["areas"]}
        self.areas = {one["code"]: one for one in facts["areas"]}
        self.size = len(self.areas)
        self.noun = next((self.kinds.get(code, "area") for code in self.areas), "area")

    def paragraphs(self) -> Iterator[tuple[str, list[str]]]:
        """For each measure what it is called and its sentences."""
        for one in self.facts["measures"]:
            noun = self._called(self.measures[one["measure"]])
            yield noun[:1].upper() + noun[1:], list(self._sentences(one, noun))

    def _called(self, measure: MeasureRecord) -> str:
        """What a figure of the measure is: a count is a number of things."""
        noun = measure["noun"]
        return f"number of {plural(noun, style=self.style)}" if measure["kind"] == "count" else noun

    def _sentences(self, one: MeasureFactsRecord, noun: str) -> Iterator[str]:
        measure, counted = self.measures[one["measure"]], self.measures[one["counted_in"]]
        # the total of a rate is in what it counts
        yield from self._figure(self.patch, "total", one["total"], counted)
        yield from self._figure(self.patch, "rate", one["rate"], measure)
        for wider in one["wider"]:
            yield from self._figure(wider["patch"], "rate", wider["rate"], measure)
        yield from self._peers(one)
        for verb, found in (("rose", one["up"]), ("fell", one["down"]), ("was the same", one["same"])):
            yield from self._how_many(f"The {noun} {verb}", found)
        what = self._called(counted)
        for verb, found in (("at least doubled", one["doubled"]), ("at least halved", one["halved"])):
            yield from self._how_many(f"The {what} {verb}", found, zero=False)
        # of an extract's areas nobody knows how many there are beside them
        for line in one["lines"] if one["lowest"]["areas"] else ():
            at = self._printed(line["line"], measure, as_set=True)
            for side, beyond in (("above", line["above"]), ("below", line["below"])):
                now, before = (None, None) if beyond is None else (beyond.get("now"), beyond.get("before"))
                yield from self._how_many(f"The {noun} is {side} {at}", now, before, zero=False)
        yield from self._first(one, one["highest"], "highest", noun, measure)
        yield from self._first(one, one["lowest"], "lowest", noun, measure)
        for first, place in (
            (one["rise"], f"rise in the {what}"),
            (one["fall"], f"fall in the {what}"),
            (one["rise_per_cent"], f"rise in the {what} in per cent"),
            (one["fall_per_cent"], f"fall in the {what} in per cent"),
        ):
            yield from self._mover(one, first, place, counted)
        most = one["most_of_total"]
        if most is not None:
            held, of = self._span(most["held"], counted), self._span(most["of"], counted)
            yield (
                f"{most['place']} has {held} of {self.patch}'s {of}, more than any other {most['level']}: "
                f"in {most['areas']} of {count(most['all_areas'], self.noun, style=self.style)}."
            )
        if one["swap"] is not None:
            yield f"The fewest extra cases that would put second place first: {one['swap']:,}."
        mover = one["without_mover"]
        if mover is not None:
            where = f"{self.patch} without {self.areas[mover['area']]['name']}, where the number moved most,"
            yield from self._figure(where, "total", mover["total"], counted)
        history = one["history"]
        for side, is_so in (
            ("highest", history and history["highest"]),
            ("lowest", history and history["lowest"]),
        ):
            if history is not None and is_so:
                what = "rate" if one["rate"] else "total"
                yield (
                    f"{self.patch}'s {what} is the {side} of all {history['periods'] + 1} periods of the table, "
                    f"of which the first ended on {history['first']['end']}."
                )

    def _figure(
        self, whose: str, what: str, found: Mapping[str, Any] | None, measure: MeasureRecord
    ) -> Iterator[str]:
        if not found or "now" not in found:
            return
        before = ""
        if "before" in found:
            way = self._way(found.get("change"))
            old = self._span(found["before"], measure)
            if old == self._span(found["now"], measure):
                way = ", after"  # what prints alike has not moved, to a reader
            before = f"{way} {old} in the period before"
        yield f"{whose} has a {what} of {self._span(found['now'], measure)}{before}."

    @staticmethod
    def _way(change: Quantity | None) -> str:
        low, high = _ends(change) if change is not None else (None, None)
        if low is not None and low > 0:
            return ", up from"
        if high is not None and high < 0:
            return ", down from"
        return ", after"

    def _peers(self, one: MeasureFactsRecord) -> Iterator[str]:
        found, size = one["rank_high"], len(one["peers"]) + 1
        what = "rate" if one["rate"] else "total"
        low, high = _ends((found or {}).get("now"))
        if low is None or high is None:
            return
        places = f"the {size} places of its kind beside which it stands"
        if low == high:
            nth = "" if low == 1 else f"{ordinal(int(low), style=self.style)} "
            yield f"{self.patch} has the {nth}highest {what} of {places}."
        else:
            between = " and ".join(str(ordinal(int(n), style=self.style)) for n in (low, high))
            yield f"{self.patch} is between {between} by {what}, from the highest, of {places}."

    def _how_many(
        self, words: str, found: Quantity | None, before: Quantity | None = None, *, zero: bool = True
    ) -> Iterator[str]:
        low, high = _ends(found)
        if low is None or high is None or (high == 0 and not zero):
            return
        if self.size == 1:
            return
        of = f"the {count(self.size, self.noun, style=self.style)}"
        then = "" if before is None else f", after {self._number(*_ends(before))} in the period before"
        yield f"{words} in {self._number(low, high)} of {of}{then}."

    def _number(self, low: float | None, high: float | None) -> str:
        """How many of the areas."""
        if low is None or high is None:
            return "an unknown number"
        if low == high:
            return "all" if low == self.size > 1 else f"{int(low):,}" if low else "none"
        return (
            f"at least {int(low):,} and no more than {int(high):,}" if low else f"no more than {int(high):,}"
        )

    def _first(
        self, one: MeasureFactsRecord, found: ExtremeRecord, side: str, noun: str, measure: MeasureRecord
    ) -> Iterator[str]:
        codes = found["areas"]
        if not codes:
            return
        figures = self.areas[codes[0]]["figures"][one["measure"]]
        value = self._printed(figures["now"]["value"], measure)
        among = limit = ""
        if found["others"]:
            # the limit stands beside the word that it limits
            among = f" of the {plural(self.noun, style=self.style)} with a figure"
            limit = f"; {found['others']} without one could be as {side.removesuffix('est')}"
        if len(codes) > _NAMED:
            areas = count(len(codes), self.noun, style=self.style)
            yield f"The {side} {noun}{among}, {value}, is that of {areas}{limit}."
            return
        names = and_list([self.areas[code]["name"] for code in codes], style=self.style)
        before, then = figures.get("before", {}).get("value"), ""
        if before is not None and len(codes) == 1:
            then = f", after {self._printed(before, measure)} in the period before"
        yield f"{names} {'has' if len(codes) == 1 else 'share'} the {side} {noun}{among}, {value}{then}{limit}."

    def _mover(
        self, one: MeasureFactsRecord, found: ExtremeRecord, place: str, counted: MeasureRecord
    ) -> Iterator[str]:
        """Who had the biggest of that `place`, from what to what; said of one area alone."""
        if len(found["areas"]) != 1:
            return
        area = self.areas[found["areas"][0]]
        figures = area["figures"][one["measure"]]
        key = "count" if one["counted_in"] != one["measure"] else "value"
        now, before = (
            cast("Mapping[str, float]", figures.get(when, {})).get(key) for when in ("now", "before")
        )
        if now is None or before is None:
            return
        among = f" of the {plural(self.noun, style=self.style)} with both figures" if found["others"] else ""
        ends = f"from {self._printed(before, counted)} to {self._printed(now, counted)}"
        yield f"{area['name']} has the biggest {place}{among}: {ends}."

    def _span(self, found: Quantity, measure: MeasureRecord) -> str:
        """A figure, or its ends, the least rounded down and the most up."""
        low, high = _ends(found)
        if low is not None and low == high:
            return self._printed(low, measure)
        least = None if low is None else self._printed(low, measure, floor)
        most = None if high is None else self._printed(high, measure, ceil)
        if least is None or most is None:
            return f"at least {least}" if most is None else f"no more than {most}"
        if least == most:
            return least
        # the unit once, after both
        short, unit = least.split(" "), most.split(" ")
        while len(short) > 1 and len(unit) > 1 and short[-1] == unit[-1]:
            short, unit = short[:-1], unit[:-1]
        return f"at least {' '.join(short)} and no more than {most}"

    def _printed(
        self, value: float, measure: MeasureRecord, towards: Any = None, *, as_set: bool = False
    ) -> str:
        kind, decimals = measure["kind"], None if as_set else measure["decimals"]
        exact = Fraction(repr(float(value)))
        if towards is not None:
            places = measure["decimals"] + (2 if kind in ("share", "share_points") else 0)
            exact = Fraction(towards(exact * 10**places), 10**places)
        if kind == "count" and exact.denominator == 1 and exact >= 0:
            return str(count(int(exact), measure["noun"], style=self.style))
        words = in_full(
            exact,
            kind if kind != "rate" else measure["unit"],
            decimals,
            measure["currency"] or None,
            style=self.style,
        )
        return str(words)


def _ends(found: Quantity | None) -> tuple[float | None, float | None]:
    if found is None:
        return None, None
    return (found["low"], found["high"]) if isinstance(found, dict) else (found, found)
