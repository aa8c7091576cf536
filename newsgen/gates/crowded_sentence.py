"""A sentence with more than four figures, or so long that nobody gets to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.languages import OF_EDITORS, language_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT
from newsgen.writing.loose import loose_numbers

SEVERITY: Severity = "warn"
CELL = 4
"""A cell of a table has fewer words than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    figures: int = 4
    """The most figures in a sentence; dates do not count."""
    words: int = 45
    """The most words."""


USUAL = Options()


def faults(
    draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message a sentence."""
    language = language_of(newsroom.language) or OF_EDITORS
    claims = Counter(claim.sentence for claim in draft.claims if claim.sentence.count(" ") >= CELL)
    for sentence in (sentence for sentence, number in claims.items() if number > options.figures):
        inside = (claim for claim in draft.claims if claim.sentence == sentence and claim.unit != "date")
        # a comparison ("above") is a claim too, and no figure
        number = sum(bool(loose_numbers(claim.text, language)) for claim in inside)
        if number > options.figures:
            yield f"{number} figures in one sentence: {sentence!r}"
    copy = own_copy(draft, plan, newsroom.language)
    if any(line.count(" ") >= options.words for line in copy.lines):
        for sentence in copy.sentences:
            if len(sentence.split()) > options.words:
                yield f"a sentence of {len(sentence.split())} words: {sentence!r}"
