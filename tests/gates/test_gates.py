"""Each gate, tripped and not tripped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.model.area import Area
from newsgen.model.draft import Claim
from newsgen.model.finding import Finding
from newsgen.model.measure import Kind
from newsgen.writing.typeset import set_body
from tests.gates.small import GATES, draft, plan, said
from tests.tables import RATE

TABLE = '<table>\n<tbody>\n<tr><td>1</td><th scope="row">A</th></tr>\n</tbody>\n</table>\n'


@pytest.mark.parametrize(
    ("gate", "changes", "faults"),
    [
        pytest.param("unproved", {"unproved": ("27", "27", "twice")}, 2, id="each number once"),
        pytest.param("unproved", {}, 0, id="nothing loose"),
        pytest.param("markup", {"headline": "Up \u202e84"}, 1, id="a headline that is turned"),
        pytest.param("markup", {"standfirst": "Up\x1b"}, 1, id="an escape in a standfirst"),
        pytest.param("markup", {"headline": "Up £84 – É"}, 0, id="an ordinary headline"),
        pytest.param("leftovers", {"text": "Up {{ n }}"}, 4, id="braces"),
        pytest.param("leftovers", {"text": "at None per"}, 1, id="None"),
        pytest.param("leftovers", {"text": "None of them rose. None was high."}, 0, id="None, the word"),
        pytest.param("leftovers", {"headline": "Rates nan"}, 1, id="nan"),
        pytest.param("leftovers", {"text": "a&nbsp;b"}, 1, id="a non-breaking space"),
        pytest.param("leftovers", {"text": "it was was high"}, 1, id="a word twice"),
        pytest.param("leftovers", {"text": "[[TEAM_MASCOT]] won"}, 2, id="a placeholder"),
        pytest.param("leftovers", {"text": "there were 124cases"}, 1, id="run together"),
        pytest.param("leftovers", {"text": "there were 1,124,cases"}, 1, id="run together, behind a comma"),
        pytest.param("leftovers", {"text": "a co-op op won"}, 1, id="a word twice, behind a hyphen"),
        pytest.param("leftovers", {"text": "at None-per cent"}, 1, id="None, before a hyphen"),
        pytest.param("leftovers", {"text": "the 20th, the 1st of 3; 2.5m; 9pm; sum 7ds"}, 0, id="not run together"),
        pytest.param("leftovers", {"text": "It was. was it?"}, 0, id="a word twice, in two sentences"),
        pytest.param("run_together", {"text": "See more,, here .. and ."}, 3, id="stops twice over"),
        pytest.param("run_together", {"text": "So it was ... 5,000 and 1.5, e.g. here."}, 0, id="right stops"),
        pytest.param("run_together", {"text": "Above Kent'sand below England's."}, 1, id="after a genitive"),
        pytest.param("run_together", {"text": "King's Lynn's, St. James' and the 1980's"}, 0, id="right genitives"),
        pytest.param("markup", {"body": "<p onclick=\"x\">a</p>\n"}, 1, id="an attribute"),
        pytest.param("headline", {"headline": "x" * 101}, 1, id="101 characters"),
        pytest.param("headline", {"headline": "x" * 100}, 0, id="100 characters"),
        pytest.param("headline", {"headline": "Rates rise."}, 1, id="a full stop"),
        pytest.param("no_headline", {"headline": ""}, 1, id="no headline"),
        pytest.param("no_headline", {"text": " "}, 1, id="no body"),
    ],
)  # fmt: skip
def test_table(gate: str, changes: dict[str, Any], faults: int) -> None:
    one = draft(**changes)
    assert len(list(GATES[gate].faults(one, None, None))) == faults


def test_a_headline_that_counts_otherwise_than_its_list() -> None:
    rows = [("A", "X", 400.0, None), ("B", "X", 350.0, None), ("C", "X", 10.0, None)]
    planned = plan(rows, "above", threshold=300)
    finding: Finding = planned.lead
    count = finding.facts["count"]
    claim = Claim("Two areas", "headline", "Two areas", count.value, "count", "", "", "", count.origin)  # type: ignore[union-attr,arg-type]
    one = replace(draft(), claims=(claim,), findings=(finding,), body=set_body(TABLE))
    assert said("headline_count", one, planned) == ["the headline says 'Two areas', and the list has 1"]
    two = TABLE.replace("</tbody>", '<tr><td>2</td><th scope="row">B</th></tr>\n</tbody>')
    assert said("headline_count", replace(one, body=set_body(two)), planned) == []


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        pytest.param([300.04, 10.0, 9.0], 1, id="prints as the threshold"),
        pytest.param([400.04, 400.01, 9.0], 1, id="two that print alike"),
        pytest.param([400.0, 400.0, 9.0], 0, id="two that are alike"),
        pytest.param([300.05, 10.0, 9.0], 0, id="above in print too"),
    ],
)
def test_figures_that_read_alike(values: list[float], faults: int) -> None:
    assert RATE.decimals == 1
    rows = [(name, "X", value, None) for name, value in zip("ABC", values, strict=True)]
    assert len(said("printed_equal", draft(), plan(rows, "above", threshold=300))) == faults


@pytest.mark.parametrize(
    ("kind", "decimals", "values", "said_as"),
    [
        pytest.param("share", 1, [0.4004, 0.4001], "40.0", id="shares that print as 40.0 per cent both"),
        pytest.param("share", 1, [0.4006, 0.4004], "", id="40.1 and 40.0 per cent"),
        pytest.param("share", 1, [0.40049, 0.39951], "40.0", id="nearly a tenth of a per cent apart"),
        pytest.param("share", 1, [0.41, 0.40], "", id="one per cent apart"),
        pytest.param("share", 0, [0.404, 0.396], "40", id="whole per cents"),
        pytest.param("share", 0, [0.406, 0.404], "", id="41 and 40 per cent"),
        pytest.param("per_cent", 1, [40.04, 40.01], "40.0", id="percentages are in hundredths already"),
        pytest.param("per_cent", 1, [40.06, 40.04], "", id="40.1 and 40.0"),
        pytest.param("per_cent", 1, [40.049, 39.951], "40.0", id="nearly a tenth apart"),
        pytest.param("per_cent", 0, [0.404, 0.396], "0", id="both none of a hundred"),
        pytest.param("rate", 1, [0.4004, 0.4001], "0.4", id="a rate is printed as it is"),
        pytest.param("rate", 0, [40.4, 39.6], "40", id="a rate without decimals"),
        pytest.param("rate", 0, [40.6, 40.4], "", id="41 and 40"),
    ],
)
def test_figures_read_alike_in_the_unit_that_they_print_in(
    kind: Kind, decimals: int, values: list[float], said_as: str
) -> None:
    rows = [(name, "X", value, None) for name, value in zip("AB", values, strict=True)]
    planned = plan(
        [*rows, ("C", "X", 0.0, None), ("D", "X", 0.0, None)],
        measure=replace(RATE, kind=kind, decimals=decimals),
    )
    unit = "" if kind == "rate" else " per cent"
    messages = [f"A and B differ, and both print as {said_as}{unit}"] if said_as else []
    assert said("printed_equal", draft(), planned) == messages


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        pytest.param([1_240_000.0, 1_210_000.0], 1, id="£1.2m both"),
        pytest.param([1_250_000.0, 1_240_000.0], 0, id="£1.3m and £1.2m"),
        pytest.param([999_900.0, 999_800.0], 0, id="under a million"),
        pytest.param([250.4, 250.0], 1, id="£250 both"),
    ],
)
def test_millions_that_read_alike(values: list[float], faults: int) -> None:
    prices = replace(RATE, kind="money", decimals=0, unit="")
    rows = [(name, "X", value, None) for name, value in zip("ABC", [*values, 9.0], strict=True)]
    told = plan(rows, "above", measure=prices, threshold=100)
    assert len(said("printed_equal", draft(), told)) == faults


def test_areas_without_a_figure() -> None:
    planned = plan([("A", "X", 400.0, None), ("B", "X", 10.0, None)])
    assert said("missing_areas", draft(), planned) == []
    gone = replace(planned, table=replace(planned.table, missing=(Area("3", "C", "ward"),)))
    assert said("missing_areas", draft(), gone) == ["1 of 2 areas have no figure for this period: C"]
