"""What counts as a change between two editions, on records as an edition has them, a few claims each."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.revisions import Change, Compared, compare
from newsgen.revisions.figures import still_holds
from newsgen.revisions.identity import identity

WEEK = {"start": "2031-02-12", "end": "2031-02-18"}
BEFORE = {"start": "2031-02-05", "end": "2031-02-11"}
PLUMSTEAD, CLOSE, HOGGLESTOCK = "B01", "B02", "B03"


@dataclass
class Edition:
    record: dict[str, Any]
    stories: dict[str, dict[str, Any]]


def cell(raw: float | str, column: str = "rate", source: str = "week.csv") -> dict[str, Any]:
    return {"source": source, "row": 2, "column": column, "raw": str(raw)}


def select(patch: str = "Barsetshire", **more: Any) -> dict[str, Any]:
    return {
        "select": {"patch": patch, "source": "week.csv", "column": "rate", "period": "2031-02-18", **more}
    }


def claim(text: str, value: Any, unit: str, derivation: dict[str, Any], **more: Any) -> dict[str, Any]:
    usual = {
        "part": "body",
        "sentence": f"It was {text}.",
        "area": "",
        "measure": "rate",
        "period": WEEK["end"],
    }
    return {"text": text, "value": value, "unit": unit, "derivation": derivation} | usual | more


def rate(value: float, area: str = PLUMSTEAD, text: str = "", **more: Any) -> dict[str, Any]:
    read = {"rule": "cell", "inputs": [cell(value)]}
    return claim(text or f"{value:,.1f}", value, "rate", read, area=area, **more)


def place(number: int, area: str, text: str, order: str = "descending", **more: Any) -> dict[str, Any]:
    ranked = {"rule": "rank", "inputs": [cell(1), select()], "order": order}
    return claim(text, number, "rank", ranked, area=area, **more)


def above(number: int, text: str, threshold: float = 300, **more: Any) -> dict[str, Any]:
    test = {"op": ">", "than": {"setting": "above.threshold", "value": threshold}}
    counted = {"rule": "count", "inputs": [select()], "test": test}
    return claim(text, number, "count", counted, measure="", **more)


def moved(one: dict[str, Any]) -> dict[str, Any]:
    """The claim, read from another column of another file."""
    return one | {"derivation": {"rule": "cell", "inputs": [cell(one["value"], "prev_rate", "next.csv")]}}


def mean(value: float, text: str, patch: str = "Barsetshire") -> dict[str, Any]:
    return claim(text, value, "rate", {"rule": "mean", "inputs": [select(patch)]}, period="")


def ratio(value: float, text: str, area: str = PLUMSTEAD) -> dict[str, Any]:
    held = {"rule": "ratio", "inputs": [cell(1), {"rule": "mean", "inputs": [select()]}]}
    return claim(text, value, "ratio", held, area=area)


def rise(text: str, value: float, rule: str = "difference") -> dict[str, Any]:
    if rule == "count":
        counted = {"rule": "count", "inputs": [select()], "test": {"op": ">", "than": 0}}
        return claim(text, value, "count", counted, measure="")
    return claim(text, value, "rate", {"rule": "difference", "inputs": [cell(2), cell(1)]}, area=PLUMSTEAD)


def angle(name: str, areas: list[str], **figures: float) -> dict[str, Any]:
    return {"angle": name, "situation": "some", "areas": areas, "figures": figures}


def story(*claims: dict[str, Any], angles: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    usual = {
        "id": "barsetshire-highest-2031-02-18",
        "slug": "barsetshire-highest",
        "status": "draft",
        "story": "highest",
        "patch": {"name": "Barsetshire", "areas": [PLUMSTEAD, CLOSE, HOGGLESTOCK]},
        "period": WEEK,
        "compared_with": BEFORE,
        "headline": "Plumstead has the highest rate",
        "text": "",
        "angles": list(angles),
        "claims": list(claims),
        "see_more": [],
        "cautions": [],
    }
    return usual | more


def edition(*stories: dict[str, Any], sha: str = "a", **more: Any) -> Edition:
    record = {
        "title": "Case rates",
        "language": "en-GB",
        "period": WEEK,
        "sources": [{"sha256": sha, "member": "", "published": "2031-02-23", "publisher": "the Board"}],
        "patches": [{"name": "Barsetshire", "areas": [PLUMSTEAD, CLOSE, HOGGLESTOCK]}],
        "unwritten": [],
    }
    return Edition(record | more, {s["slug"]: s for s in stories})


def changes(was: dict[str, Any], now: dict[str, Any]) -> tuple[Change, ...]:
    found = compare(edition(was), edition(now, sha="b")).stories
    return found[0].changes if found else ()


# ------------------------------------------------------------------------------------------------ figures and words

SAME = [
    ("nothing", rate(452.2), rate(452.2)),
    ("another wording", rate(452.2, text="452.2 cases per 100,000 people"), rate(452.2, text="452.2")),
    ("another part", rate(452.2, part="headline"), rate(452.2, part="body")),
    ("another row, column and file", rate(452.2), moved(rate(452.2))),
    ("a value that prints alike", mean(293.94, "293.9"), mean(293.87, "293.9 cases")),
    ("a value that rounds to the same per cent", ratio(0.374, "37 per cent"), ratio(0.371, "some 37 per cent")),
    ("the same words of another value", ratio(2.31, "more than twice"), ratio(2.24, "more than twice")),
    ("the last bits of a sum", mean(0.1 + 0.2, "0"), mean(0.3, "nought")),
    ("a threshold alone", claim("300", 300, "rate", {"rule": "setting", "inputs": [{"setting": "a", "value": 300}]}),
     claim("350", 350, "rate", {"rule": "setting", "inputs": [{"setting": "a", "value": 350}]})),
    ("a day", claim("18 February", "2031-02-18", "date", {"rule": "date", "inputs": [cell("x")]}),
     claim("19 February", "2031-02-19", "date", {"rule": "date", "inputs": [cell("x")]})),
    ("a count at another threshold", above(20, "20", 300), above(12, "12", 400)),
    ("another area", rate(452.2, PLUMSTEAD), rate(459.9, CLOSE)),
    ("another patch", mean(10, "10"), mean(12, "12", "Barchester")),
    ("another word for the way", rise("rise", 120), rise("rose", 20)),
    ("of how many it is the word", rise("fell", 3, rule="count"), rise("dropped", 2, rule="count")),
    ("the way of a ratio", ratio(1.4, "above"), ratio(1.1, "higher")),
    ("an average of other areas", mean(85, "85"), mean(103.3, "103.3"), [HOGGLESTOCK]),
    ("a comparison with such an average", ratio(1.9, "1.9 times"), ratio(1.5, "1.5 times"), [HOGGLESTOCK]),
    ("a count among other areas", above(2, "two"), above(1, "one"), [HOGGLESTOCK]),
    ("an end that a withheld one may have", place(1, HOGGLESTOCK, "the lowest"), place(1, CLOSE, "the lowest"),
     [HOGGLESTOCK]),
    ("an end that is hedged now", place(1, PLUMSTEAD, "the highest"), place(1, CLOSE, "one of the highest"),
     [HOGGLESTOCK]),
    ("one of the highest, still among them", place(1, CLOSE, "one of the highest"), place(1, CLOSE, "the highest")),
]  # fmt: skip
CHANGED = [
    ("a value", rate(452.2), rate(459.9), "value"),
    ("the same to fewer decimals", rate(452.24, text="452.24"), rate(452.21, text="452.2"), "value"),
    ("a count, however small its change", above(300_000, "300,000"), above(300_001, "300,000 or so"), "count"),
    ("an average", mean(293.94, "293.9"), mean(294.2, "294.2"), "average"),
    ("a comparison", ratio(2.31, "more than twice"), ratio(1.96, "almost twice"), "derived"),
    ("a rank", place(3, PLUMSTEAD, "third"), place(4, PLUMSTEAD, "fourth"), "rank"),
    ("one of the highest, and no more the first", place(1, CLOSE, "one of the highest"), place(2, CLOSE, "2"), "rank"),
    ("an average, where a place elsewhere lost a figure", mean(85, "85"), mean(86, "86"), "average", ["B99"]),
    ("a rise that was a fall", rise("rose", 20), rise("fell", -20), "derived"),
    ("what rose, and now nothing does", rise("rose", 3, rule="count"), rise("none", 0, rule="count"), "count"),
    ("an end said plainly beside a withheld one", place(1, PLUMSTEAD, "the highest"), place(1, CLOSE, "the highest"),
     "overturned", [HOGGLESTOCK]),
    ("a change of sign", mean(-3.0, "3"), mean(3.0, "three"), "average"),
]  # fmt: skip


def without(areas: list[str]) -> list[dict[str, Any]]:
    """As edition.json has it: these areas have no figure of the rate."""
    return [{"measure": "rate", "period": WEEK["end"], "areas": areas}]


@pytest.mark.parametrize(
    ("was", "now", "withheld"), [(*c[1:], [])[:3] for c in SAME], ids=[c[0] for c in SAME]
)
def test_what_is_no_change(was: dict[str, Any], now: dict[str, Any], withheld: list[str]) -> None:
    latest = edition(story(now), sha="b", without_figure=without(withheld))
    assert [
        s.changes for s in compare(edition(story(was), without_figure=[]), latest).stories if s.changes
    ] == []


@pytest.mark.parametrize(
    ("was", "now", "kind", "withheld"), [(*c[1:], [])[:4] for c in CHANGED], ids=[c[0] for c in CHANGED]
)
def test_what_is_a_change(was: dict[str, Any], now: dict[str, Any], kind: str, withheld: list[str]) -> None:
    latest = edition(story(now), sha="b", without_figure=without(withheld))
    ((found,),) = (s.changes for s in compare(edition(story(was), without_figure=[]), latest).stories)
    assert (found.kind, found.was) == (kind, was)
    assert found.now == now or kind == "overturned"


PLACE = {"name": "Plumstead", "kind": "ward", "within": {"council": "Barchester"}, "shared_name": False}
RECODES = [
    ("another code", [PLACE | {"code": "B01"}], [PLACE | {"code": "C09"}], True),
    ("another council", [PLACE | {"code": "B01"}], [PLACE | {"code": "C09", "within": {"council": "X"}}], False),
    ("the old code is there still", [PLACE | {"code": "B01"}],
     [PLACE | {"code": "C09"}, PLACE | {"code": "B01", "name": "Old Plumstead"}], False),
    ("two of that name", [PLACE | {"code": "B01"}], [PLACE | {"code": "C09"}, PLACE | {"code": "C10"}], False),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "same"), [c[1:] for c in RECODES], ids=[c[0] for c in RECODES])
def test_an_area_that_has_another_code_now(old: list[Any], new: list[Any], same: bool) -> None:
    was, now = story(rate(160)), story(rate(170, "C09"))
    found = compare(edition(was, areas=old), edition(now, sha="b", areas=new)).stories
    assert [(c.kind, c.now and c.now["text"]) for s in found for c in s.changes] == (
        [("value", "170.0")] if same else []
    )


def test_the_claim_told_is_the_most_prominent_of_those_that_say_it() -> None:
    table, prose = rate(452.2), rate(452.2, text="452.2 cases", part="standfirst")
    (found,) = changes(
        story(table, prose), story(rate(459.9), rate(459.9, text="459.9 cases", part="standfirst"))
    )
    assert found.was == prose
    assert found.now is not None
    assert found.now["text"] == "459.9 cases"


def test_a_figure_that_another_story_of_the_edition_gives_is_found_there() -> None:
    sister = story(rate(459.9), slug="barsetshire-lowest", story="lowest")
    found = compare(edition(story(rate(452.2))), edition(story(), sister, sha="b"))
    assert [c.kind for s in found.stories for c in s.changes] == ["value"]


def test_a_figure_that_nothing_speaks_of_is_not_known_to_have_changed() -> None:
    found = compare(edition(story(rate(452.2), mean(3, "3"))), edition(story(mean(4, "4")), sha="b"))
    (one,) = found.stories
    assert [c["text"] for c in one.untold] == ["452.2"]


def test_the_headline_of_a_link_is_told_in_its_own_story() -> None:
    link = {"slug": "other", "headline": "Twenty above 300"}
    linked = above(20, "Twenty", sentence="SEE MORE: Twenty above 300")
    assert changes(story(linked, see_more=[link]), story(above(21, "21"))) == ()


@pytest.mark.parametrize(
    ("text", "was", "now", "holds"),
    [
        ("452.2 cases per 100,000 people", 452.2, 452.24, True),
        ("452.2", 452.2, 452.25, False),
        ("4,560.2", 4560.2, 4560.2, True),
        ("4.560,2", 4560.2, 4560.24, True),
        ("4.560", 4560, 4560.4, True),
        ("4.560", 4560, 4561, False),
        ("£1.2 million", 1_234_000, 1_249_999, True),
        ("£1.2 million", 1_234_000, 1_250_000, False),
        ("13.1 per cent", 0.1312, 0.1309, True),
        ("down by 37", -37.2, -36.9, True),
        ("down by 37", -37.2, 36.9, False),
        ("more than 15 times", 15.52, 15.49, False),
        ("twenty", 20, 20, False),
        ("", 1, 1, False),
    ],
)
def test_whether_words_still_hold(text: str, was: float, now: float, holds: bool) -> None:
    assert still_holds(text, was, now) is holds


def half_up(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(st.floats(0, 1e7), st.floats(-1, 1) | st.floats(-1e6, 1e6), st.integers(0, 3))
def test_what_was_rounded_holds_for_all_that_rounds_alike(was: float, by: float, decimals: int) -> None:
    now = abs(was + by)
    text = f"{half_up(was, decimals):,}"
    assert still_holds(text, was, now) is (half_up(was, decimals) == half_up(now, decimals))


# --------------------------------------------------------------------------------------- ends, counts, withheld figures


def end(*areas: str, name: str = "highest") -> dict[str, Any]:
    return angle(
        name, [*areas, *(a for a in (PLUMSTEAD, CLOSE, HOGGLESTOCK) if a not in areas)], sharing=len(areas)
    )


ENDS = [
    ("overturned", (PLUMSTEAD,), (CLOSE,), (CLOSE,), (PLUMSTEAD,), ()),
    ("now shared", (PLUMSTEAD,), (CLOSE, PLUMSTEAD), (CLOSE,), (), (PLUMSTEAD,)),
    ("no longer shared", (CLOSE, PLUMSTEAD), (CLOSE,), (), (PLUMSTEAD,), (CLOSE,)),
]


@pytest.mark.parametrize(
    ("before", "after", "came", "left", "stayed"), [c[1:] for c in ENDS], ids=[c[0] for c in ENDS]
)
@pytest.mark.parametrize("told", [True, False], ids=["in words", "by its angle alone"])
def test_an_end_of_a_ranking(before: Any, after: Any, came: Any, left: Any, stayed: Any, told: bool) -> None:
    was = story(
        *(place(1, a, "the highest rate", part="headline") for a in before[-1:]), angles=(end(*before),)
    )
    now = story(
        *(place(1, a, "the highest rate") for a in after[-1:] if told),
        rate(400, CLOSE),
        angles=(end(*after),),
    )
    (found,) = changes(was, now)
    assert (found.kind, found.came, found.left, found.stayed) == ("overturned", came, left, stayed)
    assert found.now == rate(400, after[0]) or after[0] != CLOSE
    assert found.gravity[0] == 0


def test_an_end_that_is_only_numbered_in_a_list_is_a_rank() -> None:
    was, now = story(place(1, PLUMSTEAD, "1")), story(place(2, PLUMSTEAD, "2"), place(1, CLOSE, "1"))
    assert [c.kind for c in changes(was, now)] == ["rank"]


def test_the_biggest_rise_is_no_highest_rate() -> None:
    """An area that rose most has nothing to do with who is highest, though both are ranks of one measure."""
    change = {"rule": "difference", "inputs": [cell(1), cell(2)]}
    rise = {"rule": "rank", "inputs": [change, select(compute=change)], "order": "descending"}
    risen = [claim("biggest", 1, "rank", rise, area=area) for area in (PLUMSTEAD, CLOSE)]
    was = story(risen[0], place(1, HOGGLESTOCK, "the highest"), angles=(end(HOGGLESTOCK),))
    now = story(risen[1], place(1, HOGGLESTOCK, "the highest"), angles=(end(HOGGLESTOCK),))
    (found,) = changes(was, now)
    assert (found.kind, found.came, found.left, found.now) == ("overturned", (CLOSE,), (PLUMSTEAD,), None)


def test_which_areas_came_to_a_count_and_left_it() -> None:
    was = story(above(2, "Two"), angles=(angle("above", [PLUMSTEAD, CLOSE], count=2),))
    now = story(above(1, "One"), angles=(angle("above", [HOGGLESTOCK], count=1),))
    (found,) = changes(was, now)
    assert (found.kind, found.came, found.left) == ("count", (HOGGLESTOCK,), (PLUMSTEAD, CLOSE))


def test_a_figure_that_is_withheld_now_is_not_repeated() -> None:
    beside = "Plumstead had 452.2 and Close 96.1."
    was = story(
        rate(452.2, sentence=beside),
        moved(rate(96.1, CLOSE, sentence=beside)),
        angles=(angle("suppressed", []),),
    )
    now = story(rate(98.2, CLOSE), angles=(angle("suppressed", [PLUMSTEAD]),))
    (one,) = compare(edition(was), edition(now, sha="b")).stories
    assert {c.kind: (c.was and c.was["sentence"], c.left) for c in one.changes} == {
        "withheld": (None, (PLUMSTEAD,)),
        "value": ("", ()),
    }
    assert one.untold == ()
    assert "452.2" not in repr((one.changes, one.untold))


def test_a_figure_that_was_withheld_is_published_now() -> None:
    withheld = {"rule": "count", "inputs": [select()], "test": {"op": "withheld", "than": None}}
    was = story(
        rate(1, CLOSE),
        claim("one", 1, "count", withheld, measure=""),
        angles=(angle("suppressed", [PLUMSTEAD]),),
    )
    now = story(rate(1, CLOSE), rate(41.8), angles=(angle("suppressed", []),))
    (found,) = changes(was, now)
    assert (found.kind, found.came, found.now) == ("released", (PLUMSTEAD,), rate(41.8))


# ------------------------------------------------------------------------------------------------------ whole editions


def only(compared: Compared) -> tuple[str, tuple[str, ...]]:
    (found,) = compared.stories
    return found.standing, found.why


def test_stories_that_come_and_go() -> None:
    was, blocked = story(rate(1)), story(rate(1), status="blocked")
    why = {"story": "highest", "patch": "Barsetshire", "why": "its lead found nothing"}
    assert only(compare(edition(was), edition(unwritten=[why]))) == ("vanished", ("its lead found nothing",))
    assert only(compare(edition(), edition(was))) == ("new", ())
    assert only(compare(edition(blocked), edition(was))) == ("unblocked", ())
    stop = {"id": "leftovers", "severity": "block", "message": "'{' left in the text"}
    spoiled = blocked | {"cautions": [stop]}
    assert only(compare(edition(was), edition(spoiled))) == ("blocked", ("'{' left in the text",))
    assert compare(edition(blocked), edition(blocked)).stories == ()


def test_only_what_is_gone_or_changed_counts_as_revised() -> None:
    assert len(compare(edition(story(rate(1))), edition()).revised) == 1
    assert compare(edition(), edition(story(rate(1)))).revised == ()
    assert compare(edition(story(rate(1))), edition(story(rate(1)))).revised == ()


def test_a_patch_that_was_not_built_anew_is_not_gone() -> None:
    found = compare(edition(story(rate(1))), edition(patches=[]))
    assert (found.stories, found.uncovered) == ((), ("Barsetshire",))


def test_another_period_is_no_revision_but_for_what_both_speak_of() -> None:
    next_week = story(
        rate(459.9, period=WEEK["end"]), mean(9, "9"), above(5, "5", period="2031-02-25"), slug="other-slug"
    )
    other = {"start": "2031-02-19", "end": "2031-02-25"}
    found = compare(
        edition(story(rate(452.2), mean(8, "8"), above(4, "4"))), edition(next_week, period=other)
    )
    assert not found.same_period
    assert [(c.kind, c.now and c.now["text"]) for s in found.stories for c in s.changes] == [
        ("value", "459.9")
    ]


def test_the_gravest_comes_first() -> None:
    was = [
        story(rate(100, part="standfirst"), slug="a-standfirst"),
        story(above(3, "three", part="headline"), slug="b-headline"),
        story(place(1, PLUMSTEAD, "the highest"), angles=(end(PLUMSTEAD),), slug="c-overturned"),
        story(rate(100, CLOSE), rate(100, HOGGLESTOCK), slug="d-body"),
    ]
    now = [
        story(rate(101, part="standfirst"), slug="a-standfirst"),
        story(above(4, "four", part="headline"), slug="b-headline"),
        story(place(1, CLOSE, "the highest"), angles=(end(CLOSE),), slug="c-overturned"),
        story(rate(110, CLOSE), rate(150, HOGGLESTOCK), slug="d-body"),
    ]
    found = compare(edition(*was), edition(*now)).stories
    assert [s.slug for s in found] == ["c-overturned", "b-headline", "a-standfirst", "d-body"]
    assert [c.was["area"] for c in found[-1].changes if c.was] == [HOGGLESTOCK, CLOSE]


def test_a_threshold_that_the_newsroom_changed_is_told_apart() -> None:
    found = compare(edition(story(above(20, "20", 300))), edition(story(above(12, "12", 400))))
    assert (found.stories, found.settings) == ((), (("above.threshold", 300, 400),))


def test_the_same_bytes_under_another_name_are_the_same_table() -> None:
    assert compare(edition(story(), sha="a"), edition(story(), sha="a")).same_table
    assert not compare(edition(story(), sha="a"), edition(story(), sha="b")).same_table


@given(st.permutations(range(4)))
def test_the_order_of_claims_changes_nothing(order: list[int]) -> None:
    was = [rate(1), rate(2, CLOSE), above(3, "three"), mean(5, "5")]
    now = [rate(1.5), rate(2.5, CLOSE), above(4, "four"), mean(6, "6")]
    found = changes(story(*was), story(*(now[i] for i in order)))
    assert found == changes(story(*was), story(*now))


def test_comparing_changes_nothing() -> None:
    old, new = edition(story(rate(1), place(1, CLOSE, "the highest"))), edition(story(rate(2)))
    before = deepcopy((old, new))
    compare(old, new)
    assert (old, new) == before


def test_the_shape_of_a_derivation_forgets_where_its_cells_stand() -> None:
    one, other = (
        rate(1),
        rate(2) | {"derivation": {"rule": "cell", "inputs": [cell(2, "prev", "b.csv") | {"row": 9}]}},
    )
    assert identity(one) == identity(other)
    assert identity(above(1, "x", 300)) != identity(above(1, "x", 400))
    assert identity(mean(1, "x")) != identity(ratio(1, "x"))
