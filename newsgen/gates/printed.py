"""What a draft prints of single areas: whose figures, and in which order its list has them."""

from __future__ import annotations

from newsgen.model.draft import Claim, Draft
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan

MARK = 10
"""A cell may have some letters in front of its figure ("Joint 18"), but fewer than this."""


def printed_areas(draft: Draft, plan: StoryPlan) -> tuple[AreaRanking, ...]:
    """The rankings of the areas that the draft gives a figure of, from the highest."""
    codes = {claim.area for claim in draft.claims}
    return tuple(s for s in plan.table.rankings if s.area.code in codes)


def printed_list(draft: Draft) -> tuple[str, ...]:
    """The codes of the areas in the draft's tables, row after row: those with a cell that is nothing but a figure."""
    return tuple(dict.fromkeys(claim.area for claim in draft.claims if claim.area and in_a_cell(claim)))


def in_a_cell(claim: Claim) -> bool:
    """Whether its words are all that a cell of a table holds."""
    text, sentence = claim.text, claim.sentence
    return len(sentence) < len(text) + MARK and sentence.endswith(text) and claim.part == "body"


def named(names: list[str], most: int = 5) -> str:
    """The first few names, and whether there are more."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def plain(value: float) -> str:
    """A number as a message shows it: 1,520.1."""
    return f"{value:,.6g}" if abs(value) < 1_000_000 else f"{value:,.0f}"
