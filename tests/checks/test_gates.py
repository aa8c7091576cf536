"""Each gate, tripped and not tripped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.checks import gates
from newsgen.model.area import Area
from newsgen.model.draft import Claim, Draft
from newsgen.model.finding import Finding
from newsgen.model.plan import StoryPlan
from tests.outputs.sample_edition import edition
from tests.tables import RATE, table

GATES = {gate.id: gate for gate in gates()}
HOUSE: Any = None
TABLE = '<table>\n<tbody>\n<tr><td>1</td><th scope="row">A</th></tr>\n</tbody>\n</table>\n'


def draft(**changes: Any) -> Draft:
    return replace(
        edition().drafts[0], claims=(), unproved=(), body_html="<p>Well.</p>\n", text="Well.", **changes
    )


def plan(rows: list[Any], lead: str = "highest", **options: Any) -> StoryPlan:
    from newsgen.angles import angles

    one = table(rows)
    angle = angles()[lead]
    found = angle.find(one, angle.options(**options))
    return StoryPlan("a", "a", "a.html", one, {lead: found}, one.period.end, edition().drafts[0].score)


def said(gate: str, one: Draft, planned: Any = None) -> list[str]:
    return list(GATES[gate].faults(one, planned, HOUSE))


def test_there_are_gates_and_each_says_what_it_stops() -> None:
    assert set(GATES) >= {
        "unproved",
        "leftovers",
        "markup",
        "headline",
        "headline_count",
        "no_headline",
        "printed_equal",
    }
    assert all(gate.doc.strip().endswith(".") for gate in GATES.values())


@pytest.mark.parametrize(
    ("gate", "changes", "faults"),
    [
        pytest.param("unproved", {"unproved": ("27", "27", "twice")}, 2, id="each number once"),
        pytest.param("unproved", {}, 0, id="nothing loose"),
        pytest.param("leftovers", {"text": "Up {{ n }}"}, 4, id="braces"),
        pytest.param("leftovers", {"text": "at None per"}, 1, id="None"),
        pytest.param("leftovers", {"text": "None of them rose. None was high."}, 0, id="None, the word"),
        pytest.param("leftovers", {"headline": "Rates nan"}, 1, id="nan"),
        pytest.param("leftovers", {"text": "a\u00a0b"}, 1, id="a non-breaking space"),
        pytest.param("leftovers", {"text": "it was was high"}, 1, id="a word twice"),
        pytest.param("leftovers", {"text": "[[TEAM_MASCOT]] won"}, 2, id="a placeholder"),
        pytest.param("markup", {"body_html": "<p onclick=\"x\">a</p>\n"}, 1, id="an attribute"),
        pytest.param("headline", {"headline": "x" * 101}, 1, id="101 characters"),
        pytest.param("headline", {"headline": "x" * 100}, 0, id="100 characters"),
        pytest.param("headline", {"headline": "Rates rise."}, 1, id="a full stop"),
        pytest.param("no_headline", {"headline": ""}, 1, id="no headline"),
        pytest.param("no_headline", {"text": " "}, 1, id="no body"),
    ],
)  # fmt: skip
def test_table(gate: str, changes: dict[str, Any], faults: int) -> None:
    one = replace(draft(), **changes)
    assert len(said(gate, one)) == faults


def test_a_headline_that_counts_otherwise_than_its_list() -> None:
    rows = [("A", "X", 400.0, None), ("B", "X", 350.0, None), ("C", "X", 10.0, None)]
    planned = plan(rows, "above", threshold=300)
    finding: Finding = planned.lead
    count = finding.facts["count"]
    claim = Claim("Two areas", "headline", "Two areas", count.value, "count", "", "", "", count.origin)  # type: ignore[union-attr]
    one = replace(draft(), claims=(claim,), findings=(finding,), body_html=TABLE)
    assert said("headline_count", one) == ["the headline says 'Two areas', and the list has 1"]
    two = TABLE.replace("</tbody>", '<tr><td>2</td><th scope="row">B</th></tr>\n</tbody>')
    assert said("headline_count", replace(one, body_html=two)) == []


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


def test_areas_without_a_figure() -> None:
    planned = plan([("A", "X", 400.0, None), ("B", "X", 10.0, None)])
    assert said("missing_areas", draft(), planned) == []
    gone = replace(planned, table=replace(planned.table, missing=(Area("3", "C", "ward"),)))
    assert said("missing_areas", draft(), gone) == ["1 of 2 areas have no figure for this period: C"]
