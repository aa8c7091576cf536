"""A test that was not meant for readers: an area, a patch or a publisher called "test", "dummy", "example", "lorem"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from newsgen.gates.printed import named
from newsgen.gates.setting import Severity
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable

SEVERITY: Severity = "block"
# Test Valley is a council of Hampshire: only whole names count, or words that are no part of one.
_LINE = re.compile(
    r"^(?:(?:this is )?(?:a )?(?:test|testing|example|sample|demo|specimen)"
    r"(?:[ _-]*(?:area|row|ward|place|patch|data|record|council|region|name|only|\d+|[ _-][a-z]\b))*"
    r"|.*\b(?:dummy|lorem|ipsum|placeholder|asdf\w*|qwerty|xxx+|do not (?:publish|use)|not for publication"
    r"|tbc|tbd|fixme|todo)\b.*)$",
    re.MULTILINE,
)
_HINTS: Final = (
    "test", "example", "sample", "demo", "specimen", "dummy", "lorem", "ipsum", "placeholder", "asdf", "qwerty", "xxx",
    "do not ", "not for ", "tbc", "tbd", "fixme", "todo",
)  # fmt: skip


def _flagged(text: str) -> list[str]:
    """The lines that look like a test, in lower case; a quick look first, for most tables have none."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return []
    return list(dict.fromkeys(match[0] for match in _LINE.finditer(folded) if match[0]))


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the names of a patch and of its areas."""
    areas = [*(s.area for s in table.rankings), *table.suppressed, *table.missing]
    names = [table.patch.name, *(area.name for area in areas), *{area.parent for area in areas}]
    found = _flagged("\n".join(names))
    if found:
        yield f"the table has what looks like a test: {named(found)}"


def edition_faults(seen: Sequence[None], newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the publisher and for who answers."""
    for what, text in (("publisher", newsroom.publisher), ("made_by", newsroom.made_by)):
        if _flagged(text):
            yield f"the {what} looks like a test: {text!r}"
