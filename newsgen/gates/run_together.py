"""Words run onto a figure or a name ("Plumsteadhad", "Bexley'sand"), stops twice over, or a space before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsgen.gates.setting import Severity
from newsgen.model.body import Line
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)|,[,.]|(?<=\w) [.,;:](?=\s|$)|\w['’]s[^\W\d_]{2,}")
_SUSPECT = ("..", ",,", ",.", " .", " ,", " ;", " :", "'s", "’s")
_BEFORE = re.compile(r"[^\W\d_]{2,}$")
_AFTER = re.compile(r"[^\W\d_]{3,}")
"""The ending of a name has one letter or two: Aytons."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a place."""
    texts = (draft.headline, draft.standfirst, *(line.text for line in draft.body.lines))
    every = "\n".join(texts)
    if any(sign in every for sign in _SUSPECT):
        for text in texts:
            for found in _STOPS.finditer(text):
                yield f"{found[0]!r} in the text: {_around(text, found.start(), found.end())}"
    for line in draft.body.lines:
        yield from _joined(line)


def _joined(line: Line) -> Iterator[str]:
    """Letters that stand right before or after what was printed."""
    text = line.text
    for span in line.spans:
        start, end = span.start, span.end
        if span.mark.kind not in ("claim", "name") or start == end:
            continue
        before = _BEFORE.search(text, 0, start) if text[start - 1 : start].isalpha() else None
        after = _AFTER.match(text, end) if text[end : end + 1].isalpha() else None
        if (before and text[start].isalnum()) or (after and text[end - 1].isalnum()):
            joined = (before[0] if before else "") + text[start:end] + (after[0] if after else "")
            yield f"{joined!r} run together: {_around(text, start, end)}"


def _around(text: str, start: int, end: int) -> str:
    return repr(text[max(0, start - 30) : end + 30].strip())
