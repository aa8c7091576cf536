"""Facts cards of real and of invented tables, held against fractions that are worked out apart, file and all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from newsgen.outputs.facts_json import facts_json
from newsgen.pipeline import facts_of, prepare
from newsgen.project import load
from tests.conftest import ROOT
from tests.ranking.facts import oracle
from tests.ranking.facts.oracle import Place

DURHAM = (
    "County Durham",
    "Darlington",
    "Hartlepool",
    "Middlesbrough",
    "Redcar and Cleveland",
    "Stockton-on-Tees",
)
Patches = dict[str, list[Place]]


def cards(project: Path) -> dict[str, dict[str, Any]]:
    order, _ = prepare(load(project), no_network)
    return {card.patch.name: json.loads(facts_json(card)) for card in facts_of(order, order.patches)}


def no_network(address: str) -> bytes:
    raise AssertionError(address)


def number(text: str) -> Fraction | None:
    return Fraction(text) if text not in ("", "[c]") else None


def whole(text: str) -> int | None:
    return int(text) if text not in ("", "[c]") else None


def north_east(shared: Path) -> Patches:
    table = shared / "msoa_covid_snapshots" / "england_published_2020-10-28.csv"
    found: Patches = {"North East": [], "County Durham, Darlington and Teesside": []}
    with table.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["region_name"] == "North East"]
    for r in rows:
        place = Place(
            r["msoa11cd"], int(r["pop_mid2019"]), whole(r["cases"]), number(r["rate"]),
            whole(r["prev_cases"]), number(r["prev_rate"]),
        )  # fmt: skip
        for patch in (
            "North East",
            r["la_name"],
            *(["County Durham, Darlington and Teesside"] if r["la_name"] in DURHAM else []),
        ):
            found.setdefault(patch, []).append(place)
    return found


def barsetshire() -> Patches:
    data = ROOT / "examples" / "barsetshire" / "data"
    with (data / "populations.csv").open() as file:
        people = {row["code"]: int(row["population"]) for row in csv.DictReader(file)}
    with (data / "flu_by_neighbourhood.csv").open() as file:
        rows = list(csv.DictReader(file))
    weeks = sorted({row["week_ending"] for row in rows})[-2:]
    of = {(row["code"], row["week_ending"]): row for row in rows}
    found: Patches = {"Barsetshire": [], "West Barsetshire": []}
    for code in sorted(people):
        old, new = (of[code, week] for week in weeks)
        place = Place(
            code,
            people[code],
            whole(new["cases"]),
            number(new["rate"]),
            whole(old["cases"]),
            number(old["rate"]),
        )
        west = new["council"] in ("Courcy and Chaldicotes", "Hogglestock", "Silverbridge")
        for patch in ("Barsetshire", new["council"], *(["West Barsetshire"] if west else [])):
            found.setdefault(patch, []).append(place)
    return found


Told = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["barsetshire", "north-east"])
def told(request: pytest.FixtureRequest) -> tuple[Told, Patches]:
    """The cards of a project, and its patches as the table has them."""
    if request.param == "barsetshire":
        return cards(ROOT / "examples" / "barsetshire"), barsetshire()
    shared = request.getfixturevalue("shared")
    return cards(ROOT / "tests" / "projects" / "north-east"), north_east(shared)


def near(found: Any, wanted: Any) -> bool:
    """Alike, numbers to the last digit that a float has."""
    if isinstance(wanted, dict):
        return (
            isinstance(found, dict)
            and found.keys() == wanted.keys()
            and all(near(found[k], wanted[k]) for k in wanted)
        )
    if isinstance(wanted, float):
        return isinstance(found, int | float) and found == pytest.approx(wanted, rel=1e-12, abs=1e-12)
    return bool(found == wanted)


def rose(now: Any, old: Any) -> bool:
    return bool(now[0] > old[0])


def fell(now: Any, old: Any) -> bool:
    return bool(now[0] < old[0])


def rise_per_cent(now: Any, old: Any) -> Fraction | float | None:
    if now[0] <= old[0]:
        return None
    return (now[0] / old[0] - 1) * 100 if old[0] else float("inf")


def fall_per_cent(now: Any, old: Any) -> Fraction | None:
    return (1 - now[0] / old[0]) * 100 if now[0] < old[0] else None


FACTS: dict[str, Callable[[Sequence[Place]], Any]] = {
    "total": oracle.totals,
    "rate": oracle.rates,
    "up": lambda places: oracle.how_many(places, rose),
    "down": lambda places: oracle.how_many(places, fell),
    "same": lambda places: oracle.how_many(places, lambda now, old: now[0] == old[0]),
    "doubled": lambda places: oracle.how_many(places, lambda now, old: now[1] >= 2 * old[1] > 0),
    "halved": lambda places: oracle.how_many(places, lambda now, old: 2 * now[1] <= old[1] and old[1] > 0),
    "highest": lambda places: oracle.first(places, lambda now, old: now[0]),
    "top": lambda places: oracle.first(places, lambda now, old: now[0], 3),
    "lowest": lambda places: oracle.first(places, lambda now, old: -now[0]),
    "rise": lambda places: oracle.first(
        places, lambda now, old: now[1] - old[1] if now[1] > old[1] else None
    ),
    "fall": lambda places: oracle.first(
        places, lambda now, old: old[1] - now[1] if now[1] < old[1] else None
    ),
    "rise_per_cent": lambda places: oracle.first(places, rise_per_cent),
    "fall_per_cent": lambda places: oracle.first(places, fall_per_cent),
    "swap": oracle.swap,
    "without_mover": oracle.without_mover,
}


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_what_fractions_say(name: str, told: tuple[Told, Patches]) -> None:
    found, patches = told
    assert found.keys() == patches.keys()
    wrong = {
        patch: (found[patch]["measures"][0][name], wanted)
        for patch, places in patches.items()
        if not near(found[patch]["measures"][0][name], wanted := FACTS[name](places))
    }
    assert wrong == {}


def test_both_sides_of_every_line(told: tuple[Told, Patches]) -> None:
    for patch, places in told[1].items():
        lines = told[0][patch]["measures"][0]["lines"]
        assert lines
        for one in lines:
            line = one["line"]
            for side, beyond in (("above", lambda at: at[0] > line), ("below", lambda at: at[0] < line)):  # noqa: B023
                now, before = (oracle.how_many(places, beyond, before=old) for old in (False, True))
                assert near(one[side], {"now": now, "before": before}), (patch, line, side)


def test_ranks_among_peers_and_what_is_wider(told: tuple[Told, Patches]) -> None:
    found, patches = told
    whole = max(patches, key=lambda name: len(patches[name]))
    councils = {name for name, card in found.items() if card["kind"] == "council"}
    for name, card in found.items():
        facts = card["measures"][0]
        held = {p.code for p in patches[name]}
        around = [n for n, places in patches.items() if held < {p.code for p in places}]
        assert {one["patch"] for one in facts["wider"]} == {*around}
        for one in facts["wider"]:
            assert near(one["rate"], oracle.rates(patches[one["patch"]]))
        assert {*facts["peers"]} == (councils - {name} if name in councils else set())
        for key, sign in (("rank_high", 1), ("rank_low", -1)):
            others = [patches[peer] for peer in facts["peers"]]
            ranks = {
                when: oracle.rank(patches[name], others, before=old, sign=sign)
                for when, old in (("now", False), ("before", True))
            }
            certain = all(
                len({*oracle.rate_ends(o, before=old)}) == 1
                for o in (patches[name], *others)
                for old in (False, True)
            )
            if others and certain:
                assert near(facts[key], ranks), name
        assert facts["rank_high"] is None or name != whole


@pytest.mark.slow
def test_every_area_has_its_figures_and_ranks_and_no_withheld_one(told: tuple[Told, Patches]) -> None:
    for patch, places in told[1].items():
        lines = {area["code"]: area["figures"]["rate"] for area in told[0][patch]["areas"]}
        assert list(lines) == sorted(p.code for p in places)
        for place in places:
            for when, old in (("now", False), ("before", True)):
                cases = place.cases_before if old else place.cases
                line, options = lines[place.code][when], place.options(before=old)
                if cases is None:
                    most = float(Fraction(2 * oracle.PER, place.people))
                    assert near(line, {"withheld": True, "low": 0.0, "high": most})
                    continue
                wanted = {"value": float(options[0][0]), "count": cases}
                for key, sign in (("rank_high", 1), ("rank_low", -1)):
                    wanted[key] = oracle.area_rank(place, places, before=old, sign=sign)
                assert near(line, wanted), (patch, place)
            if place.cases is None:
                assert lines[place.code].keys() == {"now", "before"}
