"""Lead rules of money and of patches among many; how leads are dealt; why a draft is held. All of it in Barsetshire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.angles import angles
from newsgen.editorial.holds import Holds, holds_of, with_shipped
from newsgen.editorial.leads import Hand, dealt, default_angles, rules_that_hold
from newsgen.editorial.leads.choosing import Held
from newsgen.ingest.sample import COUNT, RATE, Row, dataset
from newsgen.model.area import Patch
from newsgen.model.finding import Finding
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from newsgen.ranking import rank
from tests.ingest.small import CASES, PEOPLE, SOURCE, read_text
from tests.ingest.small import RATE as SMALL_RATE

PRICE = replace(RATE, kind="money", unit="", decimals=0)


def tables(rows: Sequence[Row], measure: Measure, held: str = "council") -> list[PatchTable]:
    """The rows as Wessex, and each of their councils as a patch inside it."""
    data = dataset(rows, measure)
    names = sorted({area.parent for area in data.areas})
    every = Patch("Wessex", "country", "wessex", tuple(area.code for area in data.areas))
    inside = [
        Patch(name, held, name.lower(), tuple(a.code for a in data.areas if a.parent == name))
        for name in names
    ]
    return list(rank(data, (*inside, every)).tables(measure.name))


def found_in(table: PatchTable) -> dict[str, Finding]:
    known = angles()
    return {
        name: known[name].find(table, known[name].options(**{k: v for k, v in use.items() if k != "use"}))
        for use in default_angles()
        for name in [use["use"]]
    }


def rules_of(table: PatchTable) -> list[str]:
    return [one.rule for one in rules_that_hold(found_in(table), table, {})]


def prices(changes: Sequence[float], elsewhere: Sequence[float]) -> list[Row]:
    """Homes of £200,000 a year ago, by their change in per cent: in Barchester, and elsewhere."""
    return [
        (f"Parish {n:02}", council, 200_000.0 * (1 + change / 100), 200_000.0)
        for council, own in (("Barchester", changes), ("Silverbridge", elsewhere))
        for n, change in enumerate(own)
    ]


FIVE = (12.0, 4.0, 3.0, 2.0, 1.0)


@pytest.mark.parametrize(
    ("changes", "elsewhere", "first"),
    [
        (FIVE, (11.0,) * 15, "fastest_of_all"),
        (FIVE, (11.0,) * 14, "fastest"),  # of 19 areas to be first is no national news
        (FIVE, (13.0,) * 15, "fastest"),
        ((5.0, 4.0, 3.0, 2.0, 1.0), (11.0,) * 15, "fastest"),
        ((4.9, 4.0, 3.0, 2.0, 1.0), (11.0,) * 15, ""),
        ((12.0, 12.0, 3.0, 2.0, 1.0), (13.0,) * 15, ""),  # two rose as fast
        ((12.0, 4.0, 3.0, 2.0), (13.0,) * 15, ""),  # too few areas
    ],
)
def test_money_leads_by_per_cent(changes: Sequence[float], elsewhere: Sequence[float], first: str) -> None:
    table = tables(prices(changes, elsewhere), PRICE)[0]
    assert (rules_of(table) or [""])[0] == first


def councils(count: int, before: int, now: int, folder: Path) -> PatchTable:
    """The first of so many councils of a parish each, all others with a rate of 31 to 59; its rate before and now."""
    rows = [
        f"P{k},Parish {k},Council {k:02},{week},{cases},100000"
        for k in range(count)
        for week, cases in (
            ("2021-02-11", before if k == 0 else 30 + k),
            ("2021-02-18", now if k == 0 else 30 + k),
        )
    ]
    text = "\n".join(["code,name,council,week_ending,cases,population", *rows])
    data = read_text(text, folder, SOURCE, (replace(SMALL_RATE, column=""), CASES, PEOPLE))
    every = Patch("Wessex", "country", "wessex", tuple(area.code for area in data.areas))
    inside = [Patch(area.parent, "council", area.code.lower(), (area.code,)) for area in data.areas]
    return next(iter(rank(data, (*inside, every)).tables("rate")))


@pytest.mark.parametrize(
    ("count", "before", "now", "leads"),
    [
        pytest.param(10, 35, 60, True, id="the highest, and was not"),
        pytest.param(10, 60, 60, False, id="the highest, and was"),
        pytest.param(9, 35, 60, False, id="of nine"),
        pytest.param(10, 35, 20, True, id="the lowest, and was not"),
        pytest.param(10, 60, 35, False, id="neither"),
        pytest.param(10, 35, 39, False, id="shares the highest"),
    ],
)
def test_first_or_last_of_its_peers_when_that_is_new(
    count: int, before: int, now: int, leads: bool, tmp_path: Path
) -> None:
    assert ("standing" in rules_of(councils(count, before, now, tmp_path))) is leads


@pytest.mark.parametrize(
    ("count", "before", "now", "leads"),
    [
        pytest.param(10, 60, 60, True, id="as before"),
        pytest.param(10, 35, 60, False, id="it is new"),
        pytest.param(9, 60, 60, False, id="of nine"),
        pytest.param(10, 20, 20, False, id="the lowest, as before"),
        pytest.param(10, 60, 39, False, id="shares the highest now"),
    ],
)
def test_the_highest_of_its_peers_as_before_comes_late(
    count: int, before: int, now: int, leads: bool, tmp_path: Path
) -> None:
    assert ("still_first" in rules_of(councils(count, before, now, tmp_path))) is leads


def hand(slug: str, per_cent: float, *rules: tuple[str, str]) -> Hand:
    """A patch of Wessex whose total rose by so many per cent, with the rules that hold of it."""
    rows: list[Row] = [
        ("One", slug, 100.0 + per_cent, 100.0),
        ("Two", slug, 1.0, 1.0),
        ("Far", "Zed", 100.0, 100.0),
    ]
    table = tables(rows, COUNT)[0]
    return Hand(slug, table, found_in(table), tuple(Held(finding, rule, rule) for finding, rule in rules))


APART, CROWD, LEAP, LEADER = ("whole", "apart"), ("crowd", "crowd"), ("leap", "leap"), ("typical", "leader")


@pytest.mark.parametrize(
    ("hands", "leads"),
    [
        pytest.param([("A", 60, APART), ("B", 50, APART)], {"A": "apart", "B": "apart"}, id="nothing else to tell"),
        pytest.param(
            [("A", 60, APART, CROWD), ("B", 50, APART, CROWD)], {"A": "apart", "B": "crowd"}, id="the further"
        ),
        pytest.param(
            [("A", 50, APART, CROWD), ("B", 60, APART, CROWD)], {"A": "crowd", "B": "apart"}, id="by strength"
        ),
        pytest.param([("A", 60, APART), ("B", 50, APART, LEADER)], {"A": "apart", "B": "apart"}, id="never a level"),
        pytest.param(
            [("A", 60, APART), ("B", 50, APART, ("whole", "in_step"), LEAP)], {"A": "apart", "B": "leap"},
            id="another finding",
        ),
        pytest.param(
            [(name, 90 - 10 * n, APART, LEAP) for n, name in enumerate("ABCD")] + [("E", 50, CROWD)],
            {"A": "apart", "B": "apart", "C": "leap", "D": "leap", "E": "crowd"}, id="a quarter of five",
        ),
        pytest.param(
            [("A", 50, APART, CROWD), ("B", 50, APART, CROWD)], {"A": "apart", "B": "crowd"}, id="ties by code"
        ),
    ],
)  # fmt: skip
def test_leads_are_dealt_among_neighbours(hands: list[tuple], leads: dict[str, str]) -> None:
    made = [hand(*one) for one in hands]
    assert {slug: lead.rule for slug, (_, lead) in dealt(made).items()} == leads
    assert {slug: lead.rule for slug, (_, lead) in dealt(reversed(made)).items()} == leads


def parishes(first: tuple[float, float], *, others: int = 11, name: str = "Framley") -> PatchTable:
    rows: list[Row] = [(name, "Barchester", *first)]
    rows += [(f"Parish {n:02}", "Barchester", 20.0, 20.0) for n in range(others)]
    return tables(rows, COUNT)[0]


KNOWN = with_shipped(
    Holds(institutions={"plumstead": "the garrison"}, borders={"Parish 03": "people go to Wessex"})
)


UNIVERSITY = "the university: an outbreak, testing on site, term dates"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param(parishes((74.0, 74.0)), ["Framley had 25% of the total now: ask the council"], id="a quarter"),
        pytest.param(parishes((73.0, 73.0)), [], id="less than a quarter"),
        pytest.param(parishes((20.0, 74.0)), ["Framley had 25% of the total in the period before: ask the council"],
                     id="before"),
        pytest.param(parishes((74.0, 74.0), others=10), [], id="eleven areas"),
        pytest.param(parishes((74.0, 74.0), name="Barchester University"),
                     [f"Barchester University had 25% of the total now: ask {UNIVERSITY}"], id="an institution"),
        pytest.param(parishes((74.0, 74.0), name="Plumstead"), ["Plumstead had 25% of the total now: ask the garrison"],
                     id="the newsroom's own"),
        pytest.param(parishes((100.0, 20.0), others=30), ["Framley has 5 times the median: ask the council"],
                     id="five times the median"),
        pytest.param(parishes((99.0, 20.0), others=30), [], id="less than that"),
    ],
)  # fmt: skip
def test_what_a_person_must_ask_about_first(table: PatchTable, says: list[str]) -> None:
    assert list(holds_of(found_in(table), table, KNOWN)) == says
