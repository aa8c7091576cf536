"""Gates that look at what may not be told: figures on withheld cells, and those that would give one away."""

from __future__ import annotations

from dataclasses import replace

from newsgen.model.derivation import Cell, Derivation
from newsgen.model.source import Suppression
from tests.gates.small import HOUSE, claim, draft, plan, said, with_table


def test_a_claim_that_stands_on_a_withheld_cell_is_stopped() -> None:
    withheld = Derivation("sum", (Cell("table.csv", 3, "rate", " [c]"),))
    told = claim("10", origin=Derivation("difference", (Cell("table.csv", 2, "rate", "12.0"), withheld)))
    one = draft(claims=(told,))
    newsroom = replace(HOUSE, suppression=Suppression(markers=("[c]",), at_most=2, means="two or fewer"))
    stopped = ["'10' stands on table.csv, row 3, column 'rate', which is withheld"]
    assert said("revealed", one, plan(), newsroom) == stopped
    assert said("revealed", replace(one, claims=()), plan(), newsroom) == []
    assert said("revealed", one, plan()) == []


def test_what_is_kept_back_is_told_with_its_reason() -> None:
    why = "rate: the figure of Framley is kept back: cases withheld there could be found from it"
    assert said("kept_back", draft(), with_table(plan(), kept_back=(why,))) == [why]
    assert said("kept_back", draft(), plan()) == []
