"""What the data of an edition say of a story's patch, sentences aside: which area is where, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from newsgen.copycheck.card import Count, Pair, figures_of_card, places_of_card
from newsgen.copycheck.claims import Record
from newsgen.copycheck.senses import Way
from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.records import EditionRecord
from newsgen.language.exact import exact

_NO_FIGURE = frozenset(
    {"difference", "percent_change", "ratio", "rank", "since", "streak", "count", "share", "setting"}
)
"""Rules whose result is no figure that a table prints of an area."""
_AVERAGES = frozenset({"mean", "median", "pooled", "weighted_mean"})
MOST_NAMES = 1_500
"""From so many areas on only those near the patch are known by name: "Central" is many places."""


@dataclass(frozen=True, slots=True)
class Known:
    """The patch, its areas by code, and what is printed of them.

    `inside` has for each area's code the names of all places that hold it. `figures` are by area and measure, `money`
    names the measures in a currency, `better` says by measure which way is the good one. `averages` are figures of a
    place with the places that they may be called of; `lists` the codes of each list or table of the draft.
    """

    patch: str
    names: Mapping[str, str]
    inside: Mapping[str, frozenset[str]]
    members: frozenset[str]
    figures: Mapping[tuple[str, str], Pair]
    averages: Sequence[tuple[Fraction, frozenset[str], str]] = ()
    places: Sequence[tuple[Fraction, str, frozenset[Way]]] = ()
    counts: Sequence[Count] = ()
    streaks: Sequence[tuple[Fraction, str]] = ()
    money: frozenset[str] = frozenset()
    grain: str = ""
    compared: str = ""
    better: frozenset[Way] = frozenset()

    @property
    def levels(self) -> frozenset[str]:
        """Every place that holds an area."""
        return frozenset(name for held in self.inside.values() for name in held)

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
    figures = _figures(claims, record)
    places: list[tuple[Fraction, str, frozenset[Way]]] = []
    counts = list(_counts(record["claims"]))
    if card is not None:
        figures_of_card(card, figures)
        places, more = places_of_card(card)
        counts += more
    measures = edition.get("measures", ())
    return Known(
        patch=patch,
        names={code: str(near[code]["name"]) for code in near},
        inside={code: frozenset(held) for code, held in held_by.items()},
        members=members,
        figures=figures,
        averages=list(_averages(claims)),
        places=places,
        counts=counts,
        streaks=[
            (Fraction(int(c["value"])), str(c["area"]))
            for c in record["claims"]
            if c["derivation"].get("rule") in {"streak", "since"} and isinstance(c["value"], int)
        ],
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


def _figures(claims: Iterable[Any], record: Record) -> dict[tuple[str, str], Pair]:
    now = record["period"]["end"]
    compared = record.get("compared_with")
    before = compared["end"] if compared else None
    found: dict[tuple[str, str], dict[str, Fraction]] = {}
    for claim in claims:
        area, measure, period = claim["area"], claim["measure"], claim["period"]
        rule = claim["derivation"].get("rule")
        if not area or not measure:
            continue
        if rule == "difference" and period == now:
            ends = [_cell(one) for one in claim["derivation"].get("inputs", ())]
            for key, value in zip(("now", "before"), ends, strict=False):
                if value is not None:
                    found.setdefault((area, measure), {}).setdefault(key, value)
        elif rule not in _NO_FIGURE and claim["unit"] not in {"date", "rank", "ratio", "share"}:
            value = exact(claim["value"])
            key = "now" if period == now else "before" if period == before else ""
            if value is not None and key:
                found.setdefault((area, measure), {})[key] = value
    return {key: Pair(ends.get("now"), ends.get("before")) for key, ends in found.items()}


def _cell(given: Any) -> Fraction | None:
    while isinstance(given, dict) and given.get("rule") == "cell":
        given = given["inputs"][0]
    raw = str(given.get("raw", "")) if isinstance(given, dict) else ""
    text = "".join(c for c in raw if c not in ",£$€% ")
    try:
        return Fraction(text) if text else None
    except (ValueError, ZeroDivisionError):
        return None


def _counts(claims: Iterable[Any]) -> Iterator[Count]:
    """What the draft counts of the patch's areas by the way they went."""
    for claim in claims:
        way = _WAYS.get(str(claim["text"]).lower())
        if way is not None and claim["derivation"].get("rule") == "count":
            yield Count(Fraction(int(claim["value"])), way)


_WAYS = {
    **dict.fromkeys(("rose", "up", "increased", "went up", "higher", "risen"), Way.UP),
    **dict.fromkeys(("fell", "down", "dropped", "decreased", "went down", "lower", "fallen"), Way.DOWN),
    **dict.fromkeys(("unchanged", "the same", "no change"), Way.LEVEL),
}


def _averages(claims: Iterable[Any]) -> Iterator[tuple[Fraction, frozenset[str], str]]:
    """Each average with the place that it is of, as its derivation says, and its measure."""
    for claim in claims:
        for given in (claim["derivation"], *claim["derivation"].get("inputs", ())):
            if isinstance(given, dict) and given.get("rule") in _AVERAGES:
                value = exact(claim["value"]) if given is claim["derivation"] else None
                yield value or Fraction(0), frozenset(_selected(given)), str(claim["measure"])


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
