"""The gate on fragile ranks: which drafts owe a sentence on chance, and when it is silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from newsgen.angles import angles
from newsgen.gates import fragile_rank
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim, Draft, Link, RoleSaid
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.model.rank_test import RankTest
from newsgen.model.source import Suppression
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.outputs.sample_edition import edition
from tests.ranking.cases import AT_MOST, Row, ranked
from tests.test_oracle import no_network

CLOSE_RUN: list[Row] = [
    ("Park East", 29, 6413),
    ("Park End", 27, 6104),
    ("Wingate", 32, 7353),
    ("Yarm", 5, 6000),
]
LANDSLIDE: list[Row] = [("Park East", 290, 6413), ("Park End", 27, 6104)]
TIED: list[Row] = [("Park East", 16, 5000), ("Park End", 16, 5000), ("Yarm", 14, 5000), ("Wingate", 15, 5000)]
CLOSE_LAST: list[Row] = [("Park East", 290, 5000), ("Wingate", 18, 5000), ("Park End", 16, 5000)]
FAR_AND_WEAK: list[Row] = [("Park East", 90, 5000), ("Park End", 80, 5000)]
WITHHELD: list[Row] = [("Park East", 90, 6413), ("Park End", 3, 6104), ("Yarm", None, 6000)]


class Rooms:
    """As much of a newsroom as this gate looks at."""

    language = "en-GB"
    style = "uk-regional"
    folder = ROOT
    suppression = Suppression(markers=("",), at_most=AT_MOST, means="two or fewer cases")


HOUSE = cast("NewsroomSettings", Rooms())


def ranking(table: PatchTable, name: str) -> AreaRanking:
    return next(s for s in table.rankings if s.area.name == name)


def claim(table: PatchTable, name: str, words: str, end: str, sentence: str = "") -> Claim:
    """Words of a draft that rest on the rank of an area, from the highest or the lowest."""
    one = ranking(table, name)
    rank = one.rank if end == "highest" else one.rank_low
    return Claim(
        words,
        "body",
        sentence or f"Here is {words}.",
        rank.value,
        "rank",
        one.area.code,
        "rate",
        "",
        rank.origin,
    )


def drafted(*claims: Claim, **changes: Any) -> Draft:
    return replace(edition().drafts[0], claims=claims, **changes)


def plan(table: PatchTable) -> StoryPlan:
    angle = angles()["highest"]
    found = angle.find(table, angle.options())
    return StoryPlan(
        "a", "a", "a.html", table, {"highest": found}, table.period.end, edition().drafts[0].score
    )


def said(gate: Any, table: PatchTable, *claims: Claim, **changes: Any) -> list[str]:
    return list(gate.faults(drafted(*claims, **changes), plan(table), HOUSE))


PLAIN = "the highest case rate"
ODDS = RankTest(firm=0.8)
OWED = (
    "Park East is called the highest, where chance may have put it, and the draft does not say so: "
    "add 'One more case in Park End would have put it first.'"
)


@pytest.mark.parametrize(
    ("rows", "words", "messages"),
    [
        pytest.param(CLOSE_RUN, [("Park East", PLAIN, "highest")], [OWED], id="three that may be first"),
        pytest.param(CLOSE_RUN, [("Park East", "highest", "highest")], [OWED], id="the bare word"),
        pytest.param(CLOSE_RUN, [("Yarm", "the lowest", "lowest")], [], id="a lowest that is firm"),
        pytest.param(CLOSE_RUN, [], [], id="nothing said of ranks"),
        pytest.param(CLOSE_RUN, [("Park End", "second-highest", "highest")], [], id="of another area"),
        pytest.param(CLOSE_RUN, [("Park East", "next", "highest")], [], id="other words"),
        pytest.param(LANDSLIDE, [("Park East", PLAIN, "highest")], [], id="firm"),
        pytest.param(
            TIED,
            [("Park End", "the joint highest", "highest"), ("Park East", "the joint highest", "highest")],
            [
                "Park East and Park End are called the highest, where chance may have put them, and the draft does "
                "not say so: add 'Two more cases in Wingate would have put it first.'"
            ],
            id="a tie, said of once",
        ),
        pytest.param(
            CLOSE_LAST,
            [("Park End", "the lowest", "lowest")],
            [
                "Park End is called the lowest, where chance may have put it, and the draft does not say so: "
                "add 'With three more cases, Park End would not have been last.'"
            ],
            id="the last",
        ),
        pytest.param(
            FAR_AND_WEAK,
            [("Park East", PLAIN, "highest")],
            [
                "Park East is called the highest, where chance may have put it, and the draft does not say so: "
                "add 'That order could change by chance alone.'"
            ],
            id="more cases than a sentence counts",
        ),
        pytest.param(WITHHELD, [("Park End", "the lowest published rate", "lowest")], [], id="withheld ones are said"),
    ],
)  # fmt: skip
def test_table(rows: list[Row], words: list[tuple[str, str, str]], messages: list[str]) -> None:
    table = ranked(rows)
    assert said(fragile_rank, table, *(claim(table, *one) for one in words)) == messages


@pytest.mark.parametrize(
    ("rows", "words", "numbers"),
    [
        pytest.param(
            CLOSE_RUN,
            ("Park East", PLAIN, "highest"),
            "Park East's 452.2 rests on a count of 29: its rank among the 4 lies between 1st and 3rd (90 per cent), "
            "and the chance that it is truly the highest is 38 per cent, under the 80 that [ranks] asks for",
            id="three that may be first",
        ),
        pytest.param(
            TIED,
            ("Park End", "the joint highest", "highest"),
            "Park East and Park End share 320.0: the chance that one of them is truly the highest is 62 per cent, "
            "under the 80 that [ranks] asks for",
            id="a tie",
        ),
        pytest.param(
            WITHHELD,
            ("Park End", "the lowest published rate", "lowest"),
            "Park End's 49.1 rests on a count of 3: its rank from the lowest among the 2 is 1st (90 per cent), and "
            "the chance that it is truly the lowest is 13 per cent, under the 80 that [ranks] asks for (1 withheld, of "
            "2 or fewer each, may be lower)",
            id="withheld ones may be lower",
        ),
    ],
)  # fmt: skip
def test_a_project_that_asks_for_odds_reads_them(
    rows: list[Row], words: tuple[str, str, str], numbers: str
) -> None:
    table = ranked(rows, test=ODDS)
    (message,) = said(fragile_rank, table, claim(table, *words))
    assert f" ({numbers}), and the draft does not say so: add " in message


def test_each_end_once() -> None:
    table = ranked([("Park East", 29, 6413), ("Park End", 27, 6104)])
    claims = [
        claim(table, "Park East", PLAIN, "highest"),
        claim(table, "Park End", "the lowest", "lowest"),
    ]
    messages = said(fragile_rank, table, *claims, *claims)
    assert ["called the highest" in messages[0], "called the lowest" in messages[1]] == [True, True]
    assert len(messages) == 2


def test_a_draft_that_says_it_owes_nothing() -> None:
    table = ranked(CLOSE_RUN)
    plain, swap = claim(table, "Park East", PLAIN, "highest"), table.swap_high
    assert swap is not None
    counted = Claim("One", "body", "One more.", 1, "count", "", "cases", "", swap.origin)
    role = RoleSaid("highest.chance", "highest", "when it.chance is close", "extremes.phrases:1")
    other = RoleSaid("highest.leaders", "highest", "otherwise", "extremes.phrases:1")
    assert said(fragile_rank, table, plain, counted) == []
    assert said(fragile_rank, table, plain, roles=(role,)) == []
    assert said(fragile_rank, table, plain, roles=(other,)) == [OWED]


def test_a_count_rests_on_itself() -> None:
    table = ranked(CLOSE_RUN, "cases", test=ODDS)
    (message,) = said(fragile_rank, table, claim(table, "Wingate", "the highest number", "highest"))
    assert "(Wingate's 32: its rank among the 4 lies between 1st and 3rd (90 per cent), and" in message


def test_a_list_that_ranks_it_owes_nothing() -> None:
    table = ranked(CLOSE_RUN)
    assert said(fragile_rank, table, claim(table, "Park East", "1", "highest", sentence="1")) == []


def test_a_rank_of_its_change_is_another() -> None:
    table = ranked(CLOSE_RUN)
    of_change = (
        Derivation("rank", (table.swap_high.origin,), (("order", "descending"),)) if table.swap_high else ""
    )
    one = claim(table, "Park East", "highest", "highest")._replace(origin=cast("Derivation", of_change))
    assert said(fragile_rank, table, one) == []


def test_a_link_speaks_for_its_own_story() -> None:
    table = ranked(CLOSE_RUN)
    headline = "Park East has the highest case rate"
    one = claim(table, "Park East", PLAIN, "highest", sentence=f"SEE MORE: {headline}")
    assert said(fragile_rank, table, one, see_more=()) == [OWED]
    assert said(fragile_rank, table, one, see_more=(Link(headline, "a-sister"),)) == []


@pytest.mark.parametrize(
    ("firm", "chance", "words"),
    [
        pytest.param(0.8, 0.2083, "is 21 per cent, under the 80 that", id="whole per cent"),
        pytest.param(0.8, 0.7961, "is 79.6 per cent, under the 80 that", id="never rounded up to the limit"),
        pytest.param(0.8, 0.79996, "is 79.996 per cent, under the 80 that", id="nor with more decimals"),
        pytest.param(0.8, 0.799999, "is 79.9999 per cent, under the 80 that", id="the smallest gap there is"),
        pytest.param(0.8, 0.0, "is under 1 per cent, under the 80 that", id="none"),
        pytest.param(0.955, 0.9521, "is 95 per cent, under the 95.5 that", id="a limit with decimals"),
        pytest.param(1, 0.999, "is 99.9 per cent, under the 100 that", id="certainty"),
    ],
)
def test_how_a_chance_is_put(firm: float, chance: float, words: str) -> None:
    table = ranked(CLOSE_RUN, test=RankTest(firm=firm))
    told = tuple(
        s if s.chance_high is None else replace(s, chance_high=chance, firm_high=False)
        for s in table.rankings
    )
    table = replace(table, rankings=told)
    (message,) = said(fragile_rank, table, claim(table, "Park East", PLAIN, "highest"))
    assert words in message


def test_no_test_no_word() -> None:
    table = ranked(CLOSE_RUN, test=RankTest(firm=0))
    assert said(fragile_rank, table, claim(table, "Park East", "the highest", "highest")) == []


def test_in_a_real_edition_words_and_sentence_go_together() -> None:
    """Every first place is called "the highest"; where it is weak, the draft says once what chance could have done."""
    drafts = build(load(ROOT / "examples" / "covid-north-east"), no_network).drafts
    seen = set()
    for draft in drafts:
        assert not [c for c in draft.cautions if c.id == "fragile_rank"], draft.slug
        found = next(f for f in draft.findings if "weak" in f.facts)
        chance = [role for role in draft.roles if role.role.endswith((".chance", ".chance_next"))]
        assert len(chance) == bool(found.facts["weak"]), draft.slug
        for words in (c.text.lower() for c in draft.claims if c.unit == "rank" and " highest " in c.text):
            assert words.startswith(("the highest ", "the joint highest "))
            seen.add(bool(chance))
    assert True in seen
