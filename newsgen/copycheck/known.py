"""What the data of an edition say of a story's patch, sentences aside: which area is where, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from newsgen.copycheck.card import (
    Count,
    Pair,
    averages_of_card,
    counts_of_card,
    figures_of_card,
    places_of_card,
    published_in,
)
from newsgen.copycheck.claims import Record
from newsgen.copycheck.facts import ends_of
from newsgen.copycheck.senses import Way, senses
from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.records import EditionRecord
from newsgen.language.exact import exact

_NO_FIGURE = frozenset(
    {"difference", "percent_change", "ratio", "rank", "since", "streak", "count", "share", "setting", "swap"}
)
"""Rules whose result is no figure that a table prints of an area."""
_RUNS = frozenset({"streak", "since", "reign", "count", "run"})
_NO_UNIT = frozenset({"date", "rank", "ratio", "share"})
_AVERAGES = frozenset({"mean", "median", "pooled", "weighted_mean"})
ALL_KNOWN = Fraction(9, 10)
"""From which part of the areas on their figures are taken for all that are published."""
MOST_NAMES = 1_500
"""From so many areas on only those near the patch are known by name: "Central" is many places."""


@dataclass(frozen=True, slots=True)
class Known:
    """The patch, its areas by code, and what is printed of them.

    `inside` has for each area's code the names of all places that hold it, `levels` all of these. `figures` are by area
    and measure; `places` are totals, rates and averages of the patch and of wider places, `averaged` the names of those
    that have an average; `published` is how many areas of the patch have a figure, in each measure.
    `counts` say how many areas went which way, `streaks` how many periods in a row something was so and of which area,
    `ranks` are places in an order. `money` names the measures in a currency, `rates` those that are rates, `better` the
    good way, `compared` how far back the story compares.
    """

    patch: str
    names: Mapping[str, str]
    inside: Mapping[str, frozenset[str]]
    members: frozenset[str]
    figures: Mapping[tuple[str, str], Pair]
    places: Sequence[tuple[str, Pair]] = ()
    averaged: frozenset[str] = frozenset()
    published: frozenset[int] = frozenset()
    counts: Sequence[Count] = ()
    streaks: frozenset[tuple[int, str]] = frozenset()
    ranks: frozenset[tuple[int, str]] = frozenset()
    money: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    grain: str = ""
    compared: str = ""
    better: frozenset[Way] = frozenset()
    levels: frozenset[str] = frozenset()

    def values(self, measure: str) -> list[Fraction]:
        """The figures now of all areas of the patch; none where some with a figure may be unknown."""
        found = [
            p.now
            for (a, m), p in self.figures.items()
            if m == measure and a in self.members and p.now is not None
        ]
        return found if len(found) >= ALL_KNOWN * len(self.members) else []

    def measures(self) -> frozenset[str]:
        """Those with figures."""
        return frozenset(measure for _, measure in self.figures)


NOTHING = Known("", {}, {}, frozenset(), {})


def known_of(
    edition: EditionRecord, record: Record, others: Sequence[Record] = (), card: FactsRecord | None = None
) -> Known:
    """What the story's own claims say, those of other stories of the patch, and its facts card where there is one."""
    patch = record["patch"]["name"]
    patches = {str(p.get("name", "")): frozenset(p.get("areas", ())) for p in edition.get("patches", ())}
    members = patches.get(patch, frozenset())
    areas = {str(a["code"]): a for a in edition.get("areas", ())}
    near = areas if len(areas) <= MOST_NAMES else _near(areas, members)
    held_by: dict[str, set[str]] = {
        code: {str(v) for v in near[code].get("within", {}).values()} for code in near
    }
    for name, codes in patches.items():
        for code in codes & held_by.keys():
            held_by[code].add(name)
    claims = [claim for one in (record, *others) if one["patch"]["name"] == patch for claim in one["claims"]]
    own = record["claims"]
    figures = _figures(own, claims, record)
    places = [(patch, pair) for pair in _of_patch(own, claims, record)]
    counts = list(_counts(own))
    averages = list(_averages(claims))
    if card is not None:
        compared = card["compared_with"] == record.get("compared_with")
        figures_of_card(card, figures, compared=compared)
        places += places_of_card(card, compared=compared)
        averages += [(value, frozenset({patch})) for value in averages_of_card(card)]
        told = {count.way for count in counts}
        main = Counter(str(c["measure"]) for c in own if c["measure"]).most_common(1)
        measure = main[0][0] if main else ""
        counts += [c for c in counts_of_card(card, measure) if compared and c.way not in told]
    measures = edition.get("measures", ())
    return Known(
        patch=patch,
        names={code: str(near[code]["name"]) for code in near},
        inside={code: frozenset(held) for code, held in held_by.items()},
        members=members,
        levels=frozenset(name for held in held_by.values() for name in held),
        figures=figures,
        places=[*places, *((name, Pair(value)) for value, names in averages for name in names if value)],
        averaged=frozenset(name for _, names in averages for name in names),
        published=published_in(card) if card is not None else frozenset(),
        counts=counts,
        streaks=frozenset(_streaks(claims)),
        ranks=frozenset(
            (c["value"], str(c["area"]))
            for c in claims
            if c["unit"] == "rank" and isinstance(c["value"], int)
        ),
        shares=frozenset(str(m["name"]) for m in measures if m.get("kind") in {"per_cent", "share"}),
        rates=frozenset(str(m["name"]) for m in measures if m.get("kind") == "rate"),
        publishers=frozenset(str(s.get("publisher") or "") for s in edition.get("sources", ())) - {""},
        money=frozenset(str(m["name"]) for m in measures if m.get("currency")),
        grain=str(edition.get("grain", "")),
        compared=_span(record),
        better=frozenset(
            Way.DOWN if m.get("better") == "lower" else Way.UP
            for m in measures[:1]
            if m.get("better") in {"lower", "higher"}
        ),
    )


def _near(areas: Mapping[str, Any], members: frozenset[str]) -> dict[str, Any]:
    """The areas that share a place with one of the patch."""
    held = {v for code in members if code in areas for v in areas[code].get("within", {}).values()}
    shared = {code for code, a in areas.items() if held & set(a.get("within", {}).values())}
    chosen = shared if len(shared) <= MOST_NAMES else members
    return {code: area for code, area in areas.items() if code in chosen or code in members}


def _figures(own: Sequence[Any], claims: Iterable[Any], record: Record) -> dict[tuple[str, str], Pair]:
    """Each area's figure now and before: the earlier one is that which the story itself compares with, if it does."""
    now = record["period"]["end"]
    compared = record.get("compared_with")
    found: dict[tuple[str, str], dict[str, Fraction]] = {}
    for claim in (*own, *claims):
        area, measure, period = claim["area"], claim["measure"], claim["period"]
        rule = claim["derivation"].get("rule")
        if not area or not measure:
            continue
        ends = found.setdefault((area, measure), {})
        if rule == "difference" and period == now:
            for key, value in zip(("now", "before"), ends_of(claim), strict=True):
                if value is not None:
                    ends.setdefault(key, value)
        elif rule not in _NO_FIGURE and claim["unit"] not in _NO_UNIT:
            earlier = any(claim is one for one in own) or (compared and period == compared["end"])
            if period == now or (earlier and period < now):
                ends.setdefault("now" if period == now else "before", exact(claim["value"]))
    return {key: Pair(ends.get("now"), ends.get("before")) for key, ends in found.items() if ends}


def _counts(claims: Iterable[Any]) -> Iterator[Count]:
    """What the draft counts of the patch's areas by the way they went: a count by their change, which way in words."""
    for claim in claims:
        held, said = claim["derivation"], {sense.way for sense in senses(str(claim["text"]))}
        chosen = held["inputs"][0] if held.get("rule") == "count" and held["inputs"] else {}
        if len(said) == 1 and chosen.get("select", {}).get("compute", {}).get("rule") == "difference":
            yield Count(Fraction(int(claim["value"])), said.pop())


def _averages(claims: Iterable[Any]) -> Iterator[tuple[Fraction | None, frozenset[str]]]:
    """Each average with the place that it is of, as its derivation says; its value where the claim is the average."""
    for claim in claims:
        for given in (claim["derivation"], *claim["derivation"].get("inputs", ())):
            if isinstance(given, dict) and given.get("rule") in _AVERAGES:
                value = exact(claim["value"]) if given is claim["derivation"] else None
                yield value, frozenset(_selected(given))


def _of_patch(own: Sequence[Any], claims: Iterable[Any], record: Record) -> Iterator[Pair]:
    """What is printed of no area: totals and averages, now and before."""
    now = record["period"]["end"]
    found: dict[tuple[str, str], dict[str, Fraction]] = {}
    for claim in (*own, *claims):
        rule = str(claim["derivation"].get("rule"))
        if claim["area"] or not claim["measure"] or claim["unit"] in _NO_UNIT:
            continue
        if rule in _NO_FIGURE and "average" not in str(claim["derivation"].get("inputs")):
            continue
        ends = found.setdefault((claim["measure"], rule), {})
        ends.setdefault("now" if claim["period"] in {now, ""} else "before", exact(claim["value"]))
    for ends in found.values():
        yield Pair(ends.get("now"), ends.get("before"))


def _streaks(claims: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Every number of periods that something lasted, by its area."""
    for claim in claims:
        rule = claim["derivation"].get("rule")
        if rule in _RUNS and isinstance(claim["value"], int):
            yield claim["value"], str(claim["area"])


def _selected(given: Any) -> Iterator[str]:
    if isinstance(given, dict):
        chosen = given.get("select")
        if isinstance(chosen, dict) and chosen.get("patch"):
            yield str(chosen["patch"])
        for one in given.get("inputs", ()):
            yield from _selected(one)


def _span(record: Record) -> str:
    """How far the period compared with lies back: week, fortnight, month, quarter or year; "" for another span."""
    before = record.get("compared_with")
    if not before:
        return ""
    days = (date.fromisoformat(record["period"]["end"]) - date.fromisoformat(before["end"])).days
    for name, least, most in (
        ("day", 1, 1), ("week", 7, 7), ("fortnight", 14, 14),
        ("month", 28, 31), ("quarter", 89, 92), ("year", 364, 366),
    ):  # fmt: skip
        if least <= days <= most:
            return name
    return ""
