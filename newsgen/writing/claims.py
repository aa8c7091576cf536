"""The claims of a line of a draft: each figure as printed, with the sentence that holds it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from newsgen.errors import LanguageError
from newsgen.language.sentences import sentence_ends
from newsgen.model.body import Line
from newsgen.model.draft import Claim, StoryPart

MOST_IN_A_SENTENCE = 200
"""Each claim of a draft has its sentence: beyond this, a record would be thousands of times the story."""


def claims_of(line: Line, part: StoryPart, locale: str = "en_GB") -> list[Claim]:
    """The claims of a line, each with the sentence that holds it. LanguageError: more than 200 of them in one."""
    spans = [span for span in line.spans if span.mark.kind == "claim" and span.mark.origin is not None]
    if not spans:
        return []
    edges = (0, *_ends(line.text, locale), len(line.text))
    names = [span for span in line.spans if span.mark.kind == "name"]
    found = []
    for start, end, m in spans:
        assert m.origin is not None
        begin, close = edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]
        words, sentence = line.text[start:end], line.text[begin:close].strip()
        named = tuple(str(n.mark.value) for n in names if begin <= n.start < close) if m.place else ()
        about = m.value, m.unit, m.area, m.measure, m.period, m.origin, m.place
        found.append(Claim(words, part, sentence, *about, named))
    if len(found) > MOST_IN_A_SENTENCE:
        _refuse_endless(found)
    return found


def _refuse_endless(claims: Sequence[Claim]) -> None:
    for sentence, figures in Counter(claim.sentence for claim in claims).items():
        if figures > MOST_IN_A_SENTENCE:
            raise LanguageError(
                f"one sentence has more than {MOST_IN_A_SENTENCE} figures; wanted at most so many, or a list or a "
                f"table: {sentence[:60]!r}..."
            )


def _ends(text: str, locale: str) -> Sequence[int]:
    """Where its sentences end, of a text that may be a cell of a table."""
    return sentence_ends(text, locale) if " " in text else ()
