"""How a story tells what chance could have done to an area's place: what the angles about the ends have in common."""

from __future__ import annotations

from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.rank_test import FEW_CASES

FACTS = {
    "weak": "whether chance could have put it there, which a story owes a sentence on",
    "swap": "how many more of what is counted would have put second place first, or the last before another; None "
    "where that is not known",
}
ANSWERS = ("firm", "one", "few", "close")
ASKS = (
    "whether chance could have put it there, and how many more would have changed it: few are up to "
    f"{FEW_CASES}; close are more, or nobody knows"
)


def chance_of(found: Finding) -> str:
    """One of the ANSWERS."""
    if not found.facts["weak"]:
        return "firm"
    swap = found.facts["swap"]
    if not isinstance(swap, Figure) or swap.value > FEW_CASES:
        return "close"
    return "one" if swap.value == 1 else "few"
