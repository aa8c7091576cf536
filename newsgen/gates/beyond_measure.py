"""A claim beyond the measure: cases called infections, a rate called a risk, a cause, a rate without its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from newsgen.gates.copy import own_copy
from newsgen.gates.printed import in_a_cell
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.measure import Measure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_PEOPLE = "infection infections infected patient patients sufferer sufferers victim victims"
_RISK = "risk risks risky likelihood probability danger dangers dangerous safe safer safest unsafe"
BEYOND: Final[Mapping[str, str]] = {
    **dict.fromkeys(_PEOPLE.split(), "the table does not count those"),
    **dict.fromkeys(_RISK.split(), "a level is no risk to anyone"),
}
"""Words and what they claim; a word of the project's own (a noun, unit or definition) is its own affair."""
CAUSE: Final = re.compile(
    r"\b(?:(?:caused|driven|fuelled|triggered|prompted|sparked) by|blamed on|thanks to|(?:chance|odds) of \w+ing)\b"
)
"""A cause, or a reader's own chances: the table knows neither."""
_DIGIT: Final = re.compile(r"\d")
_CAUSES: Final = frozenset(
    {"caused", "driven", "fuelled", "triggered", "prompted", "sparked", "blamed", "thanks", "chance", "odds"}
)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a word; and one where no rate of the prose stands with what it is of."""
    table = plan.table
    if newsroom.language.startswith("en"):
        copy = own_copy(draft, plan)
        words = copy.words
        if not words.isdisjoint(BEYOND):
            own = _own_words(table.measure) | (
                _own_words(table.count_measure) if table.count_measure else set()
            )
            for word in sorted(words & BEYOND.keys() - own):
                yield f"{word!r}: {BEYOND[word]}, it says {table.measure.noun!r}"
        if not words.isdisjoint(_CAUSES):
            for found in filter(None, map(CAUSE.search, copy.lines)):
                yield f"{found[0]!r}: the table does not know that"
    measure = table.measure
    if measure.kind == "rate" and measure.unit:
        rates = (
            c for c in draft.claims if c.part == "body" and c.measure == measure.name and c.unit == "rate"
        )
        first = next((c for c in rates if _DIGIT.search(c.text) and not in_a_cell(c)), None)
        units = [unit.casefold() for unit in (measure.unit, measure.short_unit) if unit]
        prose = "\n".join(own_copy(draft, plan).lines).casefold() if first is not None else ""
        if first is not None and not any(unit in prose for unit in units):
            yield f"no rate stands with {measure.unit!r}: {first.sentence!r}"


def _own_words(measure: Measure) -> set[str]:
    texts = measure.noun, measure.short_noun, measure.unit, measure.short_unit, measure.definition
    return set(" ".join(texts).casefold().replace(".", " ").replace(",", " ").split())
