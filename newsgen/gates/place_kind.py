"""Places called what they are not, "postcode areas" say, or a code that stands for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NEEDS = ("place_kinds",)
_CODE = re.compile(r"[EKNSW](?<!\w\w)\d{8}\b")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a word, and one for the first code in the text."""
    kinds = gate_words_of(newsroom.language).place_kinds
    words = own_copy(draft, plan, newsroom.language).words & kinds.keys() if kinds else frozenset()
    if words:
        kind = plan.table.area_kind or newsroom.area_kind
        for word in sorted(word for word in words if not word.startswith(kind)):
            if kinds[word] not in _own(plan):
                yield f"{word!r}: the areas of this table are called {kind!r}"
    code = _CODE.search(draft.headline) or _CODE.search(draft.text)
    if code:
        yield f"a code stands for a name: {code[0]!r}"


def _own(plan: StoryPlan) -> str:
    """What the project calls places, all in one."""
    table = plan.table
    levels = {level for s in table.rankings[:1] for level, _ in s.area.parents}
    return " ".join((table.patch.kind, *levels, table.measure.noun, table.measure.unit)).casefold()
