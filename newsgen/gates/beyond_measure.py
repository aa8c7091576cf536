"""A claim beyond the measure: cases called infections, a rate called a risk, a cause, a rate without its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsgen.gates.copy import own_copy
from newsgen.gates.printed import in_a_cell
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.measure import Measure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("not_counted", "risks", "cause_words", "cause")
SHORTEST: Final = 4
"""Letters of a word that may be the beginning of its plural."""
_DIGIT: Final = re.compile(r"\d")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a word; and one where no rate of the prose stands with what it is of."""
    table = plan.table
    copy, known = own_copy(draft, plan, newsroom.language), gate_words_of(newsroom.language)
    beyond = copy.words & (known.not_counted | known.risks)
    if beyond:
        own = _own_words(table.measure) | (_own_words(table.count_measure) if table.count_measure else set())
        for word in sorted(word for word in beyond if not _is_own(word.casefold(), own)):
            what = (
                "the table does not count those"
                if word in known.not_counted
                else "a level is no risk to anyone"
            )
            yield f"{word!r}: {what}, it says {table.measure.noun!r}"
    if known.cause is not None and not copy.words.isdisjoint(known.cause_words):
        for found in filter(None, map(known.cause.search, copy.lines)):
            yield f"{found[0]!r}: the table does not know that"
    measure = table.measure
    if measure.kind == "rate" and measure.unit:
        rates = (
            c for c in draft.claims if c.part == "body" and c.measure == measure.name and c.unit == "rate"
        )
        first = next((c for c in rates if _DIGIT.search(c.text) and not in_a_cell(c)), None)
        units = [unit.casefold() for unit in (measure.unit, measure.short_unit) if unit]
        prose = (
            "\n".join(own_copy(draft, plan, newsroom.language).lines).casefold() if first is not None else ""
        )
        if first is not None and not any(unit in prose for unit in units):
            yield f"no rate stands with {measure.unit!r}: {first.sentence!r}"


def _is_own(word: str, own: set[str]) -> bool:
    """Whether it is one of the measure's words, in the singular or the plural: "patients" of a new patient."""
    return (
        any(word.startswith(one) or one.startswith(word) for one in own if len(one) >= SHORTEST)
        or word in own
    )


def _own_words(measure: Measure) -> set[str]:
    texts = measure.noun, measure.short_noun, measure.unit, measure.short_unit, measure.definition
    return set(" ".join(texts).casefold().replace(".", " ").replace(",", " ").split())
