"""The gates on fragile ranks: what they say in numbers, and when they are silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from newsgen.angles import angles
from newsgen.gates import fragile_rank, overclaimed_rank
from newsgen.model.draft import Claim, Draft, Link
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
WITHHELD: list[Row] = [("Park East", 90, 6413), ("Park End", 3, 6104), ("Yarm", None, 6000)]


class Rooms:
    """As much of a House as these gates look at."""

    language = "en-GB"
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


ONE = "one of the highest case rates"
SOME = "some of the highest rates"


@pytest.mark.parametrize(
    ("rows", "words", "messages"),
    [
        pytest.param(
            CLOSE_RUN,
            [("Park East", ONE, "highest")],
            [
                "Park East's 452.2 rests on a count of 29: its rank among the 4 lies between 1st and 3rd "
                "(90 per cent), and the chance that it is truly the highest is 38 per cent, under the 80 that "
                "[ranks] asks for; so the draft says 'one of the highest case rates'"
            ],
            id="three that may be first",
        ),
        pytest.param(CLOSE_RUN, [("Yarm", "the lowest", "lowest")], [], id="a lowest that is firm"),
        pytest.param(CLOSE_RUN, [], [], id="nothing said of ranks"),
        pytest.param(CLOSE_RUN, [("Park End", "second-highest", "highest")], [], id="of another area"),
        pytest.param(CLOSE_RUN, [("Park East", "next", "highest")], [], id="other words"),
        pytest.param(LANDSLIDE, [("Park East", "the highest case rate", "highest")], [], id="firm"),
        pytest.param(
            TIED,
            [("Park End", SOME, "highest"), ("Park East", SOME, "highest")],
            [
                "Park East and Park End share 320.0: the chance that one of them is truly the highest is 62 per cent, "
                "under the 80 that [ranks] asks for; so the draft says 'some of the highest rates'"
            ],
            id="a tie, said of once",
        ),
        pytest.param(
            WITHHELD,
            [("Park End", "one of the lowest published rates", "lowest")],
            [
                "Park End's 49.1 rests on a count of 3: its rank from the lowest among the 2 is 1st "
                "(90 per cent), and the chance that it is truly the lowest is 13 per cent, under the 80 that "
                "[ranks] asks for (1 withheld, of 2 or fewer each, may be lower); so the draft says "
                "'one of the lowest published rates'"
            ],
            id="withheld ones may be lower",
        ),
    ],
)  # fmt: skip
def test_table(rows: list[Row], words: list[tuple[str, str, str]], messages: list[str]) -> None:
    table = ranked(rows)
    assert said(fragile_rank, table, *(claim(table, *one) for one in words)) == messages
    assert said(overclaimed_rank, table, *(claim(table, *one) for one in words)) == []


def test_each_end_once() -> None:
    table = ranked([("Park East", 29, 6413), ("Park End", 27, 6104)])
    claims = [
        claim(table, "Park East", ONE, "highest"),
        claim(table, "Park End", "one of the lowest", "lowest"),
    ]
    messages = said(fragile_rank, table, *claims, *claims)
    assert ["truly the highest" in messages[0], "truly the lowest" in messages[1]] == [True, True]
    assert len(messages) == 2


def test_a_count_rests_on_itself() -> None:
    table = ranked(CLOSE_RUN, "cases")
    (message,) = said(fragile_rank, table, claim(table, "Wingate", "one of the highest numbers", "highest"))
    assert message.startswith(
        "Wingate's 32: its rank among the 4 lies between 1st and 3rd (90 per cent), and"
    )


def test_a_list_that_ranks_it_is_noted_without_words() -> None:
    table = ranked(CLOSE_RUN)
    (message,) = said(fragile_rank, table, claim(table, "Park East", "1", "highest", sentence="1"))
    assert message.endswith("under the 80 that [ranks] asks for")


def test_a_link_speaks_for_its_own_story() -> None:
    table = ranked(CLOSE_RUN)
    headline = "Park East has one of the highest case rates"
    one = claim(table, "Park East", ONE, "highest", sentence=f"SEE MORE: {headline}")
    assert said(fragile_rank, table, one, see_more=()) != []
    assert said(fragile_rank, table, one, see_more=(Link(headline, "a-sister"),)) == []


def test_the_bare_word_claims_too_much() -> None:
    table = ranked(CLOSE_RUN)
    bare = claim(table, "Park East", "highest", "highest", sentence="The highest rate was in Park East.")
    assert said(overclaimed_rank, table, bare, bare) == [
        "the rank of Park East is not firm, and yet the draft says plainly: 'The highest rate was in Park East.'"
    ]
    (message,) = said(fragile_rank, table, bare)
    assert "so the draft says" not in message
    firm = ranked(LANDSLIDE)
    assert said(overclaimed_rank, firm, claim(firm, "Park East", "highest", "highest")) == []


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
    (message,) = said(fragile_rank, table, claim(table, "Park East", ONE, "highest"))
    assert words in message


def test_no_test_no_word() -> None:
    table = ranked(CLOSE_RUN, test=RankTest(firm=0))
    assert said(fragile_rank, table, claim(table, "Park East", "the highest", "highest")) == []


def test_in_a_real_edition_words_and_caution_go_together() -> None:
    """Where the first is firm the draft says "the highest"; where not, "one of the highest", with a caution."""
    drafts = build(load(ROOT / "examples" / "covid-north-east"), no_network).drafts
    seen = set()
    for draft in drafts:
        assert not [c for c in draft.cautions if c.id == "overclaimed_rank"], draft.slug
        noted = any(c.id == "fragile_rank" for c in draft.cautions)
        for words in (c.text.lower() for c in draft.claims if c.unit == "rank" and " highest " in c.text):
            hedged = words.startswith(("one of the ", "some of the "))
            assert hedged or words.startswith("the ")
            assert hedged == noted, (draft.slug, words)
            seen.add(hedged)
    assert True in seen
