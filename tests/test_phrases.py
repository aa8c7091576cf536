"""The reader of phrases reads: each form of words with values it is true of, and values it is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.phrases import untrue

STORY = {
    "period": {"start": "2020-10-17", "end": "2020-10-23"},
    "compared_with": {"start": "2020-10-10", "end": "2020-10-16"},
}
UP = {"rule": "count", "inputs": [], "test": {"op": ">", "than": 0}}
DOWN = {"rule": "count", "inputs": [], "test": {"op": "<", "than": 0}}
HIGH = {"rule": "rank", "inputs": [], "order": "descending"}
LOW = {"rule": "rank", "inputs": [], "order": "ascending"}


def rule(name: str) -> dict[str, Any]:
    return {"rule": name, "inputs": []}


def least(of: dict[str, Any]) -> dict[str, Any]:
    return {"rule": "low", "inputs": [of]}


def change(now: str, before: str) -> dict[str, Any]:
    return {"rule": "difference", "inputs": [{"raw": now}, {"raw": before}]}


UP_16 = change("116", "100") | {"rule": "percent_change"}
DOWN_5 = change("95", "100") | {"rule": "percent_change"}

# words, unit, derivation, values that they are true of, values that they are not
READ: list[tuple[str, str, dict[str, Any], list[Any], list[Any]]] = [
    ("452.2", "rate", rule("cell"), [452.2, 452.15], [452.14, 425.2, 452.3, -452.2]),
    ("1,520.1 cases per 100,000 people", "rate", rule("cell"), [1520.1], [1520, 1520.2, 152.01]),
    ("Twenty-two neighbourhoods", "count", rule("count"), [22], [21, 23, 20, 2]),
    ("seven new cases", "count", rule("cell"), [7], [6, 8, 17]),
    ("no new cases", "count", rule("cell"), [0], [1]),
    ("43", "count", rule("difference"), [43, -43], [42, 44]),
    ("43 more", "count", rule("difference"), [43], [-43, 44]),
    ("40 fewer", "count", rule("difference"), [-40], [40]),
    ("up 43", "count", rule("difference"), [43], [-43]),
    ("more than twice", "ratio", rule("ratio"), [2.001, 2.4], [2, 1.98, 3.5, -2.5]),
    ("twice", "ratio", rule("ratio"), [2, 1.995], [1.95, 2.1]),
    ("almost half", "share", rule("share"), [0.49, 0.48], [0.5, 0.51, 0.4]),
    ("just over a third", "share", rule("share"), [0.335], [1 / 3 - 0.001, 0.3, 0.4]),
    ("almost two and a half times", "ratio", rule("ratio"), [2.45], [2.5, 2.3]),
    ("just over nine times", "ratio", rule("ratio"), [9.19], [9, 9.6]),
    ("1.8 times", "ratio", rule("ratio"), [1.75, 1.8, 1.84], [1.74, 1.86, 2]),
    ("two-thirds of", "ratio", rule("ratio"), [0.6667], [0.6, 0.75]),
    ("57 per cent below", "per_cent", rule("percent_change"), [-57, -56.6], [57, -58, -56.4]),
    ("about 59 per cent below", "per_cent", rule("percent_change"), [-58.5, -59.4], [58.5, -63, -50]),
    ("12 per cent above", "per_cent", rule("percent_change"), [12.2], [-12.2, 13]),
    ("0.4 percentage points", "points", rule("difference"), [0.4, -0.41], [0.5]),
    ("13.1 per cent", "share", rule("cell"), [0.131], [0.13, 13.1]),
    ("nine of the 12", "share", rule("share"), [0.75], [9, 0.74, 0.8]),
    ("12 of the 14 neighbourhoods", "share", rule("share"), [12 / 14], [0.85, 1]),
    ("none of the 14", "share", rule("share"), [0], [0.1]),
    ("all 12 neighbourhoods", "share", rule("share"), [1], [0.99]),
    ("both", "share", rule("share"), [1], [0.5]),
    ("one in eight", "share", rule("share"), [0.125], [0.12]),
    ("just over half", "per_cent", rule("percent_change"), [52.3, -51], [50, 49, 53, 0.52]),
    ("more", "count", rule("swap"), [3], []),
    ("fewer", "count", rule("swap"), [], [3]),
    ("48 per cent", "per_cent", least(rule("percent_change")), [-48.2, 48], [-48.6, 49]),
    ("48 per cent below", "per_cent", least(rule("percent_change")), [-48.2], [48.2]),
    ("several neighbourhoods", "count", rule("count"), [7], [2, 40]),
    ("dozens of neighbourhoods", "count", rule("count"), [40], [12, 300]),
    ("£215,000", "money", rule("cell"), [215_000, 214_999.6], [214_000, 216_000]),
    ("2.5 million", "count", rule("cell"), [2_500_000, 2_549_999], [2_550_001, 2.5]),
    ("400", "rate", rule("setting"), [400], [401, 300]),
    ("more than 300", "rate", rule("setting"), [300], [299]),
    ("rose", "count", UP, [5], []),
    ("fell", "count", DOWN, [5], []),
    ("rose", "count", DOWN, [], [5]),
    ("above", "count", DOWN, [], [5]),
    ("more", "count", rule("difference"), [3], [-3, 0]),
    ("fewer than", "count", rule("difference"), [-3], [3, 0]),
    ("the same number", "count", rule("difference"), [0], [1, -1]),
    ("did not change", "count", rule("difference"), [0], [1]),
    ("went up", "rate", rule("percent_change"), [1.5], [-1.5]),
    ("above", "ratio", rule("ratio"), [1.01], [0.99, 1]),
    ("higher", "rate", rule("mean"), [], [3]),
    ("rose sharply", "rate", change("140", "100"), [40], [-40]),
    ("rose sharply", "rate", change("115", "100"), [], [15]),
    ("fell slightly", "rate", change("97", "100"), [-3], [3]),
    ("fell slightly", "rate", change("60", "100"), [], [-40]),
    ("rose sharply", "rate", rule("mean"), [], [3]),
    ("highest", "rank", HIGH, [1], [2]),
    ("the joint highest Covid rate", "rank", HIGH, [1], [2]),
    ("lowest", "rank", HIGH, [], [1]),
    ("lowest", "rank", LOW, [1], [2]),
    ("second-highest", "rank", HIGH, [2], [1, 3]),
    ("second-highest", "rank", least(HIGH), [2], [1, 3]),
    ("second-lowest", "rank", least(HIGH), [], [2]),
    ("10th-highest", "rank", HIGH, [10], [9, 1]),
    ("10th-lowest", "rank", HIGH, [], [10]),
    ("first", "rank", HIGH, [1], [2]),
    ("one of the highest rates", "rank", HIGH, [1, 4], [60]),
    ("2nd", "rank", HIGH, [2], [1]),
    ("the week to October 23", "date", rule("date"), ["2020-10-23"], ["2020-10-22", "2020-11-23"]),
    ("23 Oct. 2020", "date", rule("date"), ["2020-10-23"], ["2021-10-23"]),
    ("Friday, October 23", "date", rule("date"), ["2020-10-23"], ["2021-10-23"]),
    ("the week before", "date", rule("date"), ["2020-10-16"], ["2020-10-23"]),
    ("the same week last year", "date", rule("date"), ["2019-10-24"], ["2020-10-16", "2018-10-24", "2019-09-24"]),
    ("up 16 per cent, from £100 to £116", "per_cent", UP_16, [16, 15.6], [-16, 17]),
    ("up 16 per cent, from £101 to £116", "per_cent", UP_16, [], [16]),
    ("down 5 per cent, from £100 to £95", "per_cent", DOWN_5, [-5], [5]),
    ("some day", "date", rule("date"), [], ["2020-10-23"]),
    ("umpteen", "count", rule("count"), [], [1]),
    ("1 rabbit in 2 hats, or 3", "count", rule("count"), [], [1]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "derivation", "true", "false"), READ, ids=[row[0] for row in READ])
def test_words_and_values(
    text: str, unit: str, derivation: dict[str, Any], true: list[Any], false: list[Any]
) -> None:
    for value, holds in [*((v, True) for v in true), *((v, False) for v in false)]:
        claim = {"text": text, "sentence": text, "value": value, "unit": unit, "derivation": derivation}
        assert (untrue(claim, STORY) == "") is holds, value


def test_a_list_at_one_end_stands_on_its_last() -> None:
    claim = {
        "text": "highest",
        "sentence": "The 10 neighbourhoods with the highest rate",
        "unit": "rank",
        "derivation": HIGH,
    }
    assert untrue({**claim, "value": 10}, STORY) == ""
    assert untrue({**claim, "value": 11}, STORY) != ""
    one = {
        **claim,
        "sentence": "Park East, in Darlington, had the highest rate and 452.2 cases on October 23.",
    }
    assert untrue({**one, "value": 1}, STORY) == ""
    assert untrue({**one, "value": 2}, STORY) != ""


def test_a_legend_may_say_where_a_shade_ends() -> None:
    claim = {"text": "below", "unit": "rate", "value": 50, "derivation": rule("setting")}
    assert untrue({**claim, "sentence": "Cream: below 50"}, STORY) == ""
    assert untrue({**claim, "sentence": "It is below 50."}, STORY) != ""
