"""A sentence that stands word for word in many drafts of the edition: readers notice, and search engines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.checks.copy import own_copy
from newsgen.checks.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"
MOST = 5
"""So many sentences are named, those that stand most often."""
_STANDING = re.compile(r"<h2>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "use_attribute_docstrings": True}

    share: float = 0.2
    """The largest share of an edition's drafts that may have a sentence in common."""
    drafts: int = 10
    """In a smaller edition than this, nothing is a share."""
    words: int = 8
    """Shorter sentences may come again."""


USUAL = Options()


def edition_faults(
    drafts: Sequence[Draft], plans: Sequence[StoryPlan], house: House, options: Options = USUAL
) -> Iterable[str]:
    """One message a sentence, with how often it stands.

    What stands below a heading (sources, method, inserts) is said in every story on purpose, and so is whose the
    figures are.
    """
    if len(drafts) < options.drafts:
        return
    often: Counter[str] = Counter()
    whose = house.publisher.casefold()
    for draft, plan in zip(drafts, plans, strict=True):
        prose = _above_headings(draft)
        often.update({s for s in own_copy(draft, plan).sentences if _is_one(s, options) and s in prose})
    for sentence, number in often.most_common(MOST):
        if number > options.share * len(drafts) and not (whose and whose in sentence.casefold()):
            yield f"{number} of {len(drafts)} drafts say {sentence!r}"


def _above_headings(draft: Draft) -> str:
    """The text of the story before its first cross-heading."""
    html = draft.body_html
    cut = _STANDING.search(html)
    if cut is None:
        return draft.text
    heading = html[cut.end() : html.index("</h2>", cut.end())]
    return draft.text.partition(f"\n{heading}\n")[0]


def _is_one(sentence: str, options: Options) -> bool:
    """Whether it is a whole sentence, of some length; a headline and a caption have no full stop."""
    return sentence.endswith((".", "!", "?", "”", '"')) and sentence.count(" ") + 1 >= options.words
