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
    if all(span.mark.kind != "claim" for span in line.spans):
        return []
    edges = (0, *_ends(line.text, locale), len(line.text))
    names = [span for span in line.spans if span.mark.kind == "name"]
    found = []
    of_sentence = Counter[str]()
    for span in line.spans:
        m = span.mark
        if m.kind == "claim" and m.origin is not None:
            begin = edges[bisect_right(edges, span.start) - 1]
            end = edges[bisect_left(edges, span.end)]
            words, sentence = line.text[span.start : span.end], line.text[begin:end].strip()
            of_sentence[sentence] += 1
            if of_sentence[sentence] > MOST_IN_A_SENTENCE:
                raise LanguageError(
                    f"one sentence has more than {MOST_IN_A_SENTENCE} figures; wanted at most so many, or a list or a "
                    f"table: {sentence[:60]!r}..."
                )
            named = tuple(str(n.mark.value) for n in names if begin <= n.start < end) if m.place else ()
            found.append(
                Claim(
                    words,
                    part,
                    sentence,
                    m.value,
                    m.unit,
                    m.area,
                    m.measure,
                    m.period,
                    m.origin,
                    m.place,
                    named,
                )
            )
    return found


def _ends(text: str, locale: str) -> Sequence[int]:
    """Where its sentences end, of a text that may be a cell of a table."""
    return sentence_ends(text, locale) if " " in text else ()
