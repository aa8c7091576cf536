"""Which finding leads: each rule at its cut-off and just beyond, their order, a project's own cut-offs, and no news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from newsgen.angles import Candidate, angles
from newsgen.editorial import Holds, Planned, leads_of, plan
from newsgen.editorial.leads import default_angles, lead_rules, no_news, rule_order, rules_that_hold
from newsgen.model.area import Patch
from newsgen.model.draft import Lead
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.story import Story
from newsgen.ranking import rank
from tests.ingest.small import CASES, PEOPLE, RATE, SOURCE, read_text

DAY = date(2021, 2, 23)
MEASURE = replace(RATE, column="", thresholds=(200.0, 400.0))
AT_MOST = 2


@dataclass(frozen=True)
class County:
    """Barsetshire: (before, now) of each of its areas, of 10,000 people each, and of all Wessex around it.

    `councils` says in which council each area is, by its first letter. `whole` is false of an extract.
    """

    areas: Sequence[tuple[int, int]]
    around: tuple[int, int] = (300, 300)
    around_people: int = 150_000
    councils: str = ""
    whole: bool = True
    thresholds: tuple[float, ...] = ()

    def table(self) -> PatchTable:
        """The county as it is ranked."""
        councils = self.councils or "B" * len(self.areas)
        held = {name: [n for n, one in enumerate(councils) if one == name] for name in sorted({*councils})}
        rows = [
            f"B{n},Parish {n},{councils[n]},{week},{'' if cases <= AT_MOST else cases},10000"
            for n, own in enumerate(self.areas)
            for week, cases in zip(("2021-02-11", "2021-02-18"), own, strict=True)
        ] + [
            f"W0,Melchester,W,{week},{cases},{self.around_people}"
            for week, cases in zip(("2021-02-11", "2021-02-18"), self.around, strict=True)
        ]
        measure = replace(MEASURE, thresholds=self.thresholds)
        with TemporaryDirectory() as folder:
            text = "\n".join(["code,name,council,week_ending,cases,population", *rows])
            data = read_text(text, Path(folder), SOURCE, (measure, CASES, PEOPLE))
        every = tuple(f"B{n}" for n in range(len(self.areas)))
        own = Patch("Barsetshire", "county", "barsetshire", every)
        parts = [
            Patch(f"Council {name}", "council", f"council-{name.lower()}", tuple(f"B{n}" for n in of))
            for name, of in held.items()
        ]
        patches = (own, Patch("Wessex", "country", "wessex", (*every, "W0")), *parts)
        return replace(next(iter(rank(data, patches).tables("rate"))), whole=self.whole)


def found_in(table: PatchTable) -> dict[str, Finding]:
    """What each angle of such a story finds."""
    known = angles()
    return {
        use["use"]: Finding(use["use"], "none")
        if known[use["use"]].needs_whole and not table.whole
        else known[use["use"]].find(
            table, known[use["use"]].options(**{k: v for k, v in use.items() if k != "use"})
        )
        for use in default_angles()
    }


def lead_of(county: County, settings: Mapping[str, Any] | None = None) -> tuple[str, Lead] | None:
    table = county.table()
    held = rules_that_hold(found_in(table), table, settings or {})
    return held[0].lead(held) if held else None


def held_by(found: tuple[str, Lead] | None) -> list[str]:
    """All rules that held, the one that leads first."""
    return [] if found is None else [found[1].rule, *(rule for rule, _ in found[1].also)]


@dataclass(frozen=True)
class Case:
    """A county in which a rule leads, on the finding and for the reason given, and one just beyond its cut-off."""

    finding: str
    why: str
    leads: County
    beyond: County
    settings: Mapping[str, Any] = field(default_factory=dict)


def same(count: int, cases: int) -> list[tuple[int, int]]:
    return [(cases, cases)] * count


RULES: dict[str, Case] = {
    "withheld": Case(
        "suppressed", "2 of 4 areas have a withheld figure",
        County([*[(30, 40)] * 2, (1, 1), (2, 0)]), County([*[(30, 40)] * 3, (1, 1), (2, 0)]),
    ),
    "one_area": Case(
        "leave_one_out", "total -15 per cent, without one area +10 per cent",
        County([(100, 60), (50, 55), (50, 55)]), County([(100, 60), (50, 52), (50, 52)]),
    ),
    "apart": Case(
        "whole", "total +25 per cent from 100, +6 per cent around it",
        County([(20, 25)] * 5, around_people=100_000), County([*[(20, 25)] * 4, (20, 24)], around_people=100_000),
    ),
    "diverging": Case(
        "parts", "total +7 per cent, its parts from -12 per cent to +26 per cent",
        County([(50, 63), (50, 63), (50, 44), (50, 44)], councils="AABB"),
        County([(50, 62), (50, 62), (50, 44), (50, 44)], councils="AABB"),
    ),
    "floor": Case(
        "beyond_wider", "even its lowest area is 1.50 times the wider rate",
        County(same(4, 30), (280, 280), 160_000), County([*same(3, 30), (29, 29)], (281, 281), 160_000),
    ),
    "leader_leaps": Case(
        "leap", "the highest area went from 20 to 40",
        County([(20, 40), *same(10, 30)]), County([(19, 40), *same(10, 30)]),
    ),
    "crowd": Case(
        "crowd", "3 areas above 200, 1 before",
        County([(22, 22), (18, 22), (18, 22), *same(2, 10)], thresholds=(200.0,)),
        County([(22, 22), (22, 22), (18, 22), *same(2, 10)], thresholds=(200.0,)),
    ),
    "leap": Case(
        "leap", "one area went from 15 to 30",
        County([(15, 30), *same(5, 40)]), County([(14, 30), *same(5, 40)]),
    ),
    "one_way": Case(
        "direction", "all 8 areas rose", County([(20, 21)] * 8), County([(20, 21)] * 7),
    ),
    "concentrated": Case(
        "spread", "A holds 4 of 10",
        County(same(10, 30), councils="AAAABBBCCD", whole=False),
        County(same(11, 30), councils="AAAABBBCCDD", whole=False),
    ),
    "stands_apart": Case(
        "typical", "the highest area is 3.0 times the typical one",
        County([(60, 60), *same(4, 20)]), County([(59, 59), *same(4, 20)]),
    ),
    "all_beyond": Case(
        "beyond_wider", "all 5 areas are above the wider rate, and that is new",
        County([(18, 25), *same(4, 25)], (275, 275), 150_000),
        County([(18, 25), *same(3, 25)], (275, 275), 150_000),
    ),
    "in_step": Case(
        "whole", "total +25 per cent from 100, in step with +25 per cent around it",
        County([(20, 25)] * 5, (100, 125), 50_000), County([*[(20, 25)] * 4, (20, 24)], (100, 125), 50_000),
    ),
    "leader": Case(
        "typical", "the highest area is 2.0 times the typical one",
        County([(40, 40), *same(4, 20)]), County([(39, 39), *same(4, 20)]),
    ),
}  # fmt: skip


ELSEWHERE = {"fastest_of_all", "fastest", "standing", "still_first"}
"""Of money, and of a patch among many: test_leads_by_subject.py has them."""


def test_every_rule_has_its_case() -> None:
    assert list(RULES) == [name for name in rule_order() if name not in ELSEWHERE]
    assert {*RULES} | ELSEWHERE == {*lead_rules()}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leads_at_its_cut_off_and_not_beyond(rule: str) -> None:
    case = RULES[rule]
    found = lead_of(case.leads)
    assert found is not None
    assert (found[0], found[1].rule, found[1].why) == (case.finding, rule, case.why)
    assert case.finding == lead_rules()[rule].finding
    assert rule not in held_by(lead_of(case.beyond))


MORE_EDGES: list[tuple[str, County, bool]] = [
    ("one_area", County([(100, 60), (50, 47), (50, 47)]), True),  # a fall of which less than half is left
    ("one_area", County([(100, 60), (50, 30), (50, 30)]), False),  # half of it is
    ("one_area", County([(60, 41), (30, 33), (30, 33)]), False),  # it moved by 19
    ("apart", County([(9, 12)] * 5), False),  # from 45
    ("apart", County([(20, 25)] * 5, (300, 333)), False),  # 13 points from what is around
    ("apart", County([(20, 25)] * 5, (300, 240)), True),  # which went the other way
    (
        "floor",
        County([(24, 10), *[(20, 10)] * 3], (360, 360), 160_000),
        True,
    ),  # the highest two-thirds of it and less, and new
    ("floor", County([(10, 10)] * 4, (360, 360), 160_000), False),  # as before
    ("leader_leaps", County([(80, 40), *same(4, 30)]), True),
    ("leader_leaps", County([(20, 40), (40, 40), *same(3, 30)]), False),  # two share the first place
    ("crowd", County([(18, 22), (18, 22), *same(3, 10)], thresholds=(200.0,)), True),  # none before
    ("crowd", County([(18, 22), *same(4, 10)], thresholds=(200.0,)), False),  # only one, and none before
    (
        "crowd",
        County([*[(19, 21)] * 20, *same(4, 10)], thresholds=(200.0,)),
        True,
    ),  # as many as a list can show
    ("crowd", County([*[(19, 21)] * 21, *same(4, 10)], thresholds=(200.0,)), False),
    ("leap", County([(15, 30), *same(5, 130)]), False),  # less than a twentieth of all
    ("one_way", County([*[(20, 21)] * 8, (20, 20)]), False),
    ("concentrated", County(same(9, 30), councils="AAAABBBCC", whole=False), False),
    ("concentrated", County(same(10, 30), councils="AAAABBBCCD"), False),  # no extract
    ("stands_apart", County([(19, 19), *same(4, 5)]), False),  # of 19 cases
    ("all_beyond", County([(21, 25), *same(4, 25)], (275, 275), 150_000), False),  # as before
    ("in_step", County([(20, 25)] * 5, (300, 300)), False),  # it stands apart
]


@pytest.mark.parametrize(("rule", "county", "holds"), MORE_EDGES)
def test_further_edges(rule: str, county: County, holds: bool) -> None:
    assert (rule in held_by(lead_of(county))) is holds


def test_the_first_rule_that_holds_leads_and_the_others_are_told() -> None:
    found = lead_of(County([(20, 60), *[(20, 26)] * 7]))
    assert held_by(found) == [r for r in rule_order() if r in held_by(found)]
    assert held_by(found)[:2] == ["apart", "leader_leaps"]
    assert {"one_way", "leader"} <= {*held_by(found)}
    assert found is not None
    assert all(why for _, why in found[1].also)


def test_a_project_may_move_a_cut_off() -> None:
    county, apart = RULES["apart"].leads, lead_rules()["apart"].settings
    assert held_by(lead_of(county, {"apart": apart(change=25.5)})) == []
    assert held_by(lead_of(RULES["apart"].beyond, {"apart": apart(change=24)})) == ["apart"]


def candidate(county: County, *, brief: bool = False) -> Candidate:
    table = county.table()
    story = Story(
        name="news", template="news.story", angles=(), measure="rate", lead_is_chosen=True, brief=brief
    )
    return Candidate(story, table, found_in(table))


def planned_of(county: County, *, brief: bool = False) -> Planned:
    candidates = [candidate(county, brief=brief)]
    return plan(candidates, DAY, (), DAY, lambda asked: [], leads=leads_of(candidates, {}, Holds()))


QUIET = County([*same(2, 20), (20, 21)])
WHY_NOT: list[tuple[str, County, str]] = [
    ("still", QUIET, "no news: its total changed by +2 per cent, and no other rule holds"),
    ("an extract", County(same(3, 20), whole=False), "no news: of an extract of the table no rule holds"),
    ("nothing known", County([*same(3, 20), (0, 0), (1, 1)]),
     "no news: there is no change to tell, and no other rule holds"),
]  # fmt: skip


@pytest.mark.parametrize(("county", "why"), [row[1:] for row in WHY_NOT], ids=[row[0] for row in WHY_NOT])
def test_a_patch_without_news_is_not_written_and_why(county: County, why: str) -> None:
    planned = planned_of(county)
    assert planned.plans == ()
    assert [(one.story, one.patch, one.why) for one in planned.unwritten] == [("news", "Barsetshire", why)]
    table = county.table()
    assert why == f"no news: {no_news(found_in(table), table)}"


def test_in_brief_where_that_is_wanted() -> None:
    (one,) = planned_of(QUIET, brief=True).plans
    assert one.rule == Lead("brief", "its total changed by +2 per cent, and no other rule holds")
    assert next(iter(one.findings)) == "whole"
    (other,) = planned_of(RULES["leap"].leads, brief=True).plans
    assert other.rule is not None
    assert other.rule.rule == "leap"
