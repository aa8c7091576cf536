"""A comparison proved by the average, in a sentence that has none: "nowhere was the rate higher than in Framley"."""

from __future__ import annotations

from collections.abc import Container, Iterable

from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.language.languages import language_of, words_of
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("average_said",)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each word of comparison whose figure is a ratio, where no average is spoken of beside it."""
    language = language_of(newsroom.language)
    said = gate_words_of(newsroom.language).average_said
    if said is None or language is None:
        return
    senses = words_of(language).SENSES
    for claim in draft.claims:
        if _rests_on_an_average(claim, senses) and not said.search(claim.sentence):
            yield f"{claim.text!r} is so of the average, which the sentence does not name: {claim.sentence!r}"


def _rests_on_an_average(claim: Claim, senses: Container[str]) -> bool:
    """Whether it is a word of comparison, proved by a figure over an average."""
    ratio = isinstance(claim.origin, Derivation) and claim.origin.rule == "ratio"
    return claim.unit == "ratio" and ratio and claim.text.casefold() in senses
