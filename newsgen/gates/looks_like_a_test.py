"""A test that was not meant for readers: an area, a patch or a publisher called "test", "dummy", "example", "lorem"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgen.gates.printed import named
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable

SEVERITY: Severity = "block"


def _flagged(text: str, tag: str) -> list[str]:
    """The lines that look like a test, in lower case; a quick look first, for most tables have none.

    Those who make tables write "test" and "lorem" in any language, so the words of English count in each.
    """
    folded, found = text.casefold(), []
    for words in dict.fromkeys((gate_words_of("en"), gate_words_of(tag))):
        if words.test_lines is not None and any(hint in folded for hint in words.test_hints):
            found += [match[0] for match in words.test_lines.finditer(folded)]
    return list(dict.fromkeys(found))


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the names of a patch and of its areas."""
    areas = [*(s.area for s in table.rankings), *table.suppressed, *table.missing]
    names = [table.patch.name, *(area.name for area in areas), *{area.parent for area in areas}]
    found = _flagged("\n".join(names), newsroom.language)
    if found:
        yield f"the table has what looks like a test: {named(found)}"


def edition_faults(seen: Sequence[None], newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the publisher and for who answers."""
    for what, text in (("publisher", newsroom.publisher), ("made_by", newsroom.made_by)):
        if _flagged(text, newsroom.language):
            yield f"the {what} looks like a test: {text!r}"
