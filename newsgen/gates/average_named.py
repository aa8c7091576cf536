"""An average without its kind or its place: "twice the average", and no word of which average, or of what."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
_AVERAGE = re.compile(r"\baverage\b")
_OF_WHAT = re.compile(
    r"\baverage\b.*\b(?:for|across|among|over|between|as a whole|in (?!the (?:week|month|quarter|year)\b)"
    r"|of (?![\d£$€]|about|around|nearly|just|almost))"
    r"|\b(?:national|regional|county|council|own) average\b"
)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message where no sentence of the body says what the average is of, or of which kind; or there is none."""
    copy = own_copy(draft, plan)
    if "average" not in copy.words or not newsroom.language.startswith("en"):
        return
    measure, average = plan.table.measure, plan.table.average
    nouns = [noun for noun in (measure.noun, measure.short_noun) if "average" in noun]
    above = (draft.headline, draft.standfirst)
    said = [
        s for s in copy.sentences if "average" in s and s not in above and _AVERAGE.search(_without(s, nouns))
    ]
    if not said:
        return
    if average is None:
        yield f"there is no average of {plan.table.patch.name} in the table: {said[0]!r}"
    elif average.kind == "median" and copy.words.isdisjoint({"median", "middle"}):
        yield f"the average is a median, and the story does not say so: {said[0]!r}"
    elif not any(_OF_WHAT.search(_without(sentence, nouns)) for sentence in said):
        yield f"an average, and not of what: {said[0]!r}"


def _without(sentence: str, nouns: list[str]) -> str:
    for noun in nouns:
        sentence = sentence.replace(noun, "")
    return sentence
