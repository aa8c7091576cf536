"""What explain says of each rule, and that its arithmetic comes to what was printed."""

# ruff: noqa: E501
# a table of sentences reads best a line a sentence

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition.write import put_edition
from newsgen.explanation import Looked, arithmetic, explain_claim, laid_out, matching, to_json
from newsgen.explanation.arithmetic import result
from newsgen.explanation.selection import NoCells
from newsgen.explanation.step import Step
from newsgen.explanation.steps import Steps
from newsgen.ingest import read
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.rereading import ProjectCells, open_tables
from tests.conftest import ROOT
from tests.regenerate import EXAMPLES, GOLDEN, no_network

NEWS = ROOT / "tests" / "projects" / "news"

A = {"source": "data/t.csv", "row": 2, "column": "rate", "raw": "452.2"}
B = {"source": "data/t.csv", "row": 3, "column": "rate", "raw": "179"}
RATES = {"select": {"patch": "Barset", "source": "data/t.csv", "column": "rate", "period": "2021-02-18"}}
CASES = {"select": {"patch": "Barset", "source": "data/t.csv", "column": "cases"}}
PEOPLE = {"select": {"patch": "Barset", "source": "data/t.csv", "column": "people"}}
LINE = {"setting": "above.threshold", "value": 300.0}
TABLE: dict[str, dict[str, float | None]] = {
    "rate": {
        "Framley": 452.2,
        "Plumstead": 300.0,
        "Silverbridge": 300.0,
        "Crabtree": None,
        "Puddingdale": 100.0,
    },
    "cases": {"Framley": 29, "Plumstead": 20, "Crabtree": None},
    "people": {"Framley": 6000, "Plumstead": 4000, "Crabtree": 5000},
}


class Table:
    """A small table instead of a project's."""

    def name(self, area: str) -> str:
        return area

    def look_up(self, select: Mapping[str, Any]) -> Sequence[Looked] | None:
        column = TABLE[select["column"]]
        return [
            Looked(
                area, area, value, value is None, row, select["column"], "" if value is None else f"{value:g}"
            )
            for row, (area, value) in enumerate(column.items(), 2)
            if area not in select.get("without", ())
        ]


def of(rule: str, *inputs: Any, **terms: Any) -> dict[str, Any]:
    return {"rule": rule, "inputs": list(inputs), **terms}


def compute(rule: str, *inputs: Any, **terms: Any) -> dict[str, Any]:
    return {"select": {"patch": "Barset", "compute": of(rule, *inputs, **terms)}}


def cases(number: int) -> dict[str, Any]:
    return {**A, "raw": str(number)}


def without(*areas: str) -> dict[str, Any]:
    return {"select": {**CASES["select"], "without": [*areas]}}


AT_MOST = {"setting": "data.suppressed.at_most", "value": 2}
RULES: list[tuple[dict[str, Any], float | str, str]] = [
    (of("cell", A), 452.2, "452.2 is the cell in row 2, column “rate” of t.csv, where it reads “452.2”, for Framley."),
    (of("setting", LINE), 300.0, "300 is set in newsgen.toml: above.threshold."),
    (of("ratio", A, B), 452.2 / 179, "452.2 divided by 179 is 2.5262…."),
    (of("difference", A, B), 273.2, "452.2 minus 179 is 273.2."),
    (of("percent_change", B, A), (179 - 452.2) / 452.2 * 100, "179 is 273.2 less than 452.2, and 273.2 is 60.4157… per cent of 452.2."),
    (of("percent_change", A, A), 0.0, "452.2 and 452.2 are the same: no change."),
    (of("share", of("count", RATES, test={"op": ">", "than": LINE}), of("count", RATES)), 0.25, "1 out of 4 is 0.25, or 25 per cent."),
    (of("rate", A, B, per=1000), 452.2 / 179 * 1000, "452.2 divided by 179, times 1,000, is 2,526.2569…."),
    (of("sum", A, B), 631.2, "Added up, 452.2 plus 179 is 631.2."),
    (of("mean", A, B), 315.6, "The average of 2 figures is 315.6."),
    (of("count", A, B), 2.0, "There are 2 of these."),
    (of("count", A, B, test={"op": ">", "than": LINE}), 1.0, "1 of these 2 figures is above 300."),
    (of("count", of("difference", A, B), of("difference", B, A), of("difference", A, A), test={"op": "<=", "than": 0}), 2.0, "2 of these 3 figures are at or below 0."),
    (of("median", A, B, {**A, "raw": "300"}), 300.0, "The middle of 3 figures is 300."),
    (of("rank", B, A, B, order="descending"), 2.0, "1 of 2 figures is higher than 179, so it is 2nd."),
    (of("rank", B, A, B, order="ascending"), 1.0, "None of 2 figures is lower than 179, so it is 1st."),
    (of("rank", A, A, B, {**A, "row": 4}, order="ascending"), 2.0, "1 of 3 figures is lower than 452.2, so it is 2nd."),
    (of("swap", cases(14), cases(11)), 4.0, "14 is ahead of 11: it would have taken 4 more for the second to be ahead."),
    (of("swap", cases(11), cases(11)), 1.0, "11 is level with 11: it would have taken 1 more for the second to be ahead."),
    (of("swap", cases(14), cases(2741), cases(39), cases(8175)), 3.0, "14 of 2,741 people are ahead of 39 of 8,175: it would have taken 3 more for the second to be ahead."),
    (of("printed", of("low", of("sum", CASES), at_most=AT_MOST), decimals=-1), 50.0, "49 is printed as 50."),
    (of("low", of("sum", CASES), at_most=AT_MOST), 49.0, "49 is the least that this can be, each withheld number being from 0 to 2."),
    (of("high", of("sum", CASES), at_most=AT_MOST), 51.0, "51 is the most that this can be, each withheld number being from 0 to 2."),
    (of("high", of("sum", without("Framley")), at_most=AT_MOST), 22.0, "22 is the most that this can be, each withheld number being from 0 to 2."),
    (of("low", of("percent_change", cases(51), of("sum", CASES)), at_most=AT_MOST), 0.0, "0 is the least that this can be, each withheld number being from 0 to 2."),
    (of("high", of("percent_change", of("sum", CASES), cases(50)), at_most=AT_MOST), 2.0, "2 is the most that this can be, each withheld number being from 0 to 2."),
    (of("low", of("difference", of("sum", CASES), of("sum", CASES)), at_most=AT_MOST), -2.0, "-2 is the least that this can be, each withheld number being from 0 to 2."),
    (of("low", of("rank", of("sum", CASES), cases(50), of("sum", CASES), cases(52), order="descending"), at_most=AT_MOST), 2.0, "2 is the least that this can be, each withheld number being from 0 to 2."),
    (of("high", of("rank", of("sum", CASES), cases(50), of("sum", CASES), cases(52), order="descending"), at_most=AT_MOST), 3.0, "3 is the most that this can be, each withheld number being from 0 to 2."),
    (of("high", of("rank", of("sum", CASES), cases(50), of("sum", CASES), cases(52), order="ascending"), at_most=AT_MOST), 2.0, "2 is the most that this can be, each withheld number being from 0 to 2."),
    (of("low", of("pooled", CASES, PEOPLE, per=1000), at_most=AT_MOST), 49 / 15, "3.2666… is the least that this can be, each withheld number being from 0 to 2."),
    (of("mean", RATES), 288.05, "288.05 is the average of 4 figures: they add up to 1,152.2, and 1,152.2 divided by 4 is 288.05."),
    (of("median", RATES), 300.0, "300 is the middle one of 4 figures, when they stand in order."),
    (of("sum", RATES), 1152.2, "1,152.2 is what 4 figures add up to."),
    (of("max", RATES), 452.2, "452.2 is the largest of 4 figures."),
    (of("min", RATES), 100.0, "100 is the smallest of 4 figures."),
    (of("pooled", CASES, PEOPLE, per=1000), 4.9, "49 in all, divided by 10,000 in all, times 1,000, is 4.9 (2 areas with both figures)."),
    (of("count", RATES), 4.0, "4 is how many areas have a figure here."),
    (of("count", RATES, test={"op": ">", "than": LINE}), 1.0, "1 of the 4 figures is above 300: Framley (452.2)."),
    (of("count", RATES, test={"op": ">=", "than": 300}), 3.0, "3 of the 4 figures are at or above 300: Framley (452.2), Plumstead (300), Silverbridge (300)."),
    (of("count", RATES, test={"op": "<", "than": 50}), 0.0, "0 of the 4 figures are below 50."),
    (of("count", RATES, test={"op": "withheld", "than": 0}), 1.0, "1 is how many areas have a figure that is withheld."),
    (of("rank", A, RATES, order="descending"), 1.0, "None of the 4 figures is higher than 452.2, so it is 1st."),
    (of("rank", {**A, "raw": "300.0"}, RATES, order="descending"), 2.0, "1 of the 4 figures is higher than 300: Framley (452.2), so it is 2nd; 1 other is the same, and shares that place."),
    (of("rank", A, RATES, order="ascending"), 4.0, "3 of the 4 figures are lower than 452.2: Plumstead (300), Silverbridge (300), Puddingdale (100), so it is 4th."),
    (of("date", {**A, "column": "week", "raw": "18/02/2021"}), "18/02/2021", "The day is from row 2, column “week” of t.csv, where it reads “18/02/2021”."),
    (of("date", {"setting": "data.published", "value": "2021-02-23"}), "2021-02-23", "2021-02-23 is set in newsgen.toml: data.published."),
]  # fmt: skip


@pytest.mark.parametrize(("derivation", "value", "says"), RULES, ids=[row[2][:40] for row in RULES])
def test_what_each_rule_says(derivation: dict[str, Any], value: float | str, says: str) -> None:
    step = Steps({"claims": []}, Table()).of(derivation, "Framley")
    assert step.says == says
    assert step.value == (value if isinstance(value, str) else pytest.approx(value))


SELECTIONS: list[tuple[dict[str, Any], str, list[str]]] = [
    (
        RATES,
        "The 4 figures are column “rate” of 2021-02-18, for the areas of Barset, in t.csv; 1 is withheld, and left out.",
        ["row 2, Framley: “452.2”", "row 3, Plumstead: “300”", "row 4, Silverbridge: “300”", "row 6, Puddingdale: “100”"],
    ),
    (
        compute("rate", CASES, PEOPLE, per=1000),
        "The 2 figures are, area by area, column “cases” divided by column “people”, times 1,000, for the areas of Barset.",
        ["Framley: 29 divided by 6,000, times 1,000 is 4.8333…", "Plumstead: 20 divided by 4,000, times 1,000 is 5"],
    ),
    (
        compute("ratio", CASES, {"setting": "average", "value": 10}),
        "The 2 figures are, area by area, column “cases” divided by 10 (newsgen.toml, average), for the areas of Barset.",
        ["Framley: 29 divided by 10 is 2.9", "Plumstead: 20 divided by 10 is 2"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "says", "rows"), SELECTIONS, ids=["cells", "rate", "ratio"])
def test_what_a_selection_says(given: dict[str, Any], says: str, rows: list[str]) -> None:
    assert Steps({"claims": []}, Table()).of(given, "") == Step(says, rows=tuple(rows))


def test_without_the_tables_the_story_itself_knows_some() -> None:
    average = of("mean", RATES)
    story = {"claims": [{"derivation": average, "value": 288.05}]}
    step = Steps(story, NoCells()).of(of("ratio", A, average), "")
    assert step.says == "452.2 divided by 288.05 is 1.5698…."
    assert step.value == pytest.approx(452.2 / 288.05)
    lost = Steps({"claims": []}, NoCells()).of(of("rank", A, RATES, order="descending"), "")
    assert lost.value is None


def test_first_and_last_of_a_long_selection() -> None:
    step = Step("Four.", rows=("a", "b", "c", "d"))
    assert list(laid_out(step, 80)) == ["Four.", "  a", "  ... 2 more (--all lists them) ...", "  d"]
    assert list(laid_out(step, 80, every_row=True)) == ["Four.", "  a", "  b", "  c", "  d"]
    assert to_json(step) == {"says": "Four.", "value": None, "rows": ["a", "b", "c", "d"]}


def claim(text: str, sentence: str, raw: str = "1") -> dict[str, Any]:
    derivation = of("cell", {**A, "raw": raw})
    return {
        "text": text,
        "part": "body",
        "sentence": sentence,
        "value": 1,
        "unit": "count",
        "area": "",
        "derivation": derivation,
    }


ONE, TWO = (
    claim("more than twice", "It is more than twice the average."),
    claim("Twice", "Twice as many.", "2"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("twice", [TWO]),
        ("“More  than twice”", [ONE]),
        ("than twi", [ONE]),
        ("the average", [ONE]),
        ("thrice", []),
        ("", []),
    ],
)
def test_which_claims_are_meant(words: str, found: list[Any]) -> None:
    assert [asked.first for asked in matching([ONE, TWO], words)] == found


def test_the_same_claim_in_two_places_is_explained_once() -> None:
    again = {**ONE, "part": "standfirst"}
    (asked,) = matching([ONE, again], "more than twice")
    text = "\n".join(laid_out(explain_claim(asked, {"claims": []}, {"sources": []}), 80))
    assert "the body: It is more" in text
    assert "the standfirst: It is more" in text


def test_the_examples_of_the_docstrings() -> None:
    assert doctest.testmod(arithmetic).failed == 0


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_arithmetic_of_every_claim_of_the_examples(example: str) -> None:
    """With its tables, every claim is worked out again and comes to its value."""
    folder, seen = GOLDEN / example, set()
    cells = open_tables(json.loads((folder / "edition.json").read_text()), ROOT / "examples" / example)
    for path in sorted((folder / "stories").glob("*.json")):
        story = json.loads(Path(path).read_text())
        steps = Steps({"claims": []}, cells)
        for one in story["claims"]:
            seen.add(one["derivation"]["rule"])
            step = steps.of(one["derivation"], one["area"])
            if one["unit"] == "date":
                assert re.search(r"\d", str(step.value))
            else:
                assert step.value == pytest.approx(one["value"]), one
            assert "edition alone" not in step.says
    assert {"cell", "count", "rank", "ratio", "share"} <= seen


@pytest.mark.slow
def test_the_arithmetic_of_chosen_leads(shared: Path, tmp_path: Path) -> None:
    """Ranks among lists, swaps, what one area hides, and what withheld figures leave open."""
    project, seen = load(NEWS), set()
    source = replace(project.source, where={"region_name": "North East"})
    put_edition(build(replace(project, source=source), no_network), tmp_path)
    dataset = read(source, project.measures, NEWS, no_network, patches=project.patches)
    edition = json.loads((tmp_path / "edition.json").read_text())
    steps = Steps(
        {"claims": []}, ProjectCells(dataset, {one["name"]: one["areas"] for one in edition["patches"]})
    )
    for path in sorted((tmp_path / "stories").glob("*.json")):
        for one in json.loads(path.read_text())["claims"]:
            seen |= {
                one["derivation"]["rule"],
                *(i["rule"] for i in one["derivation"]["inputs"] if "rule" in i),
            }
            if one["unit"] != "date":
                assert steps.of(one["derivation"], one["area"]).value == pytest.approx(one["value"]), one
    assert {"low", "high", "swap", "percent_change", "pooled", "rank"} <= seen


def test_a_sum_is_the_same_on_every_python() -> None:
    """Python's own sum of these is 0.9999999999999999 before 3.12."""
    assert result({"rule": "sum"}, [0.1] * 10) == 1
    assert result({"rule": "mean"}, [0.1] * 10) == 0.1
