"""A sentence that stands word for word in many drafts of the edition: readers notice, and search engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.gates.copy import own_copy
from newsgen.gates.prose import SENTENCE_ENDS, above_headings
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "note"
MOST = 5
"""How many sentences are named, the most frequent ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    share: float = 0.2
    """The largest share of an edition's drafts that may have a sentence in common."""
    drafts: int = 10
    """In a smaller edition than this, nothing is a share."""
    words: int = 8
    """Shorter sentences may come again."""


USUAL = Options()


def seen(draft: Draft, plan: StoryPlan) -> tuple[str, ...]:
    """The draft's whole sentences, each once.

    What stands below a heading (sources, method, inserts) is said in every story on purpose, and is left out.
    """
    prose = above_headings(draft)
    return tuple(
        sorted({s for s in own_copy(draft, plan).sentences if s.endswith(SENTENCE_ENDS) and s in prose})
    )


def edition_faults(
    seen: Sequence[tuple[str, ...]], newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message a sentence, with how often it stands; whose the figures are is said in every story on purpose."""
    if len(seen) < options.drafts:
        return
    often: Counter[str] = Counter()
    whose = newsroom.publisher.casefold()
    for sentences in seen:
        often.update(s for s in sentences if s.count(" ") + 1 >= options.words)
    for sentence, number in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:MOST]:
        if number > options.share * len(seen) and not (whose and whose in sentence.casefold()):
            yield f"{number} of {len(seen)} drafts say {sentence!r}"
