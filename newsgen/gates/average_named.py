"""An average without its kind or its place: "twice the average", and no word of which average, or of what."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import GateWords, gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NEEDS = ("average_words", "average", "average_of_what", "median_words")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message where no sentence of the body says what the average is of, or of which kind; or there is none."""
    copy, words = own_copy(draft, plan, newsroom.language), gate_words_of(newsroom.language)
    of_one, of_what = words.average, words.average_of_what
    if copy.words.isdisjoint(words.average_words) or of_one is None or of_what is None:
        return
    measure, average = plan.table.measure, plan.table.average
    nouns = [noun for noun in (measure.noun, measure.short_noun) if _has(noun, words)]
    above = (draft.headline, draft.standfirst)
    said = [
        s for s in copy.sentences if _has(s, words) and s not in above and of_one.search(_without(s, nouns))
    ]
    if not said:
        return
    if average is None:
        yield f"there is no average of {plan.table.patch.name} in the table: {said[0]!r}"
    elif average.kind == "median" and copy.words.isdisjoint(words.median_words):
        yield f"the average is a median, and the story does not say so: {said[0]!r}"
    elif not any(of_what.search(_without(sentence, nouns)) for sentence in said):
        yield f"an average, and not of what: {said[0]!r}"


def _has(text: str, words: GateWords) -> bool:
    return any(word in text for word in words.average_words)


def _without(sentence: str, nouns: list[str]) -> str:
    for noun in nouns:
        sentence = sentence.replace(noun, "")
    return sentence
