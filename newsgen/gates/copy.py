"""The words of a draft that are newsgen's own: its prose without lists, inserts, definitions and links to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsgen.language.sentences import sentence_ends
from newsgen.model.draft import Claim, Draft
from newsgen.model.plan import StoryPlan

_POINTS = tuple('.,;:!?()“”‘"–—')


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """Headline, standfirst and paragraphs, with all their sentences, a headline being one, and all their words."""

    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    words: frozenset[str]


def words_of(text: str) -> list[str]:
    """The words of a text, capitals kept, without the points around them."""
    for point in _POINTS:
        text = text.replace(point, " ")
    return text.split()


def own_copy(draft: Draft, plan: StoryPlan, tag: str = "en") -> OwnCopy:
    """The draft's own words. Rows of tables, inserts, the measure's definition and links' headlines are left out.

    `tag` is that of its language: in German "am 9. Februar" does not end a sentence.
    """
    elsewhere = tuple(line for insert in plan.inserts for line in (insert.heading, *insert.text.split("\n")))
    given = plan.table.measure.definition
    links = tuple(link.headline for link in draft.see_more)
    return _copy(draft.headline, draft.standfirst, draft.text, elsewhere, given, links, tag.partition("-")[0])


def claims_in(sentence: str, draft: Draft) -> Iterator[Claim]:
    """The claims that stand in a sentence."""
    return (claim for claim in draft.claims if claim.sentence and claim.sentence in sentence)


@lru_cache(maxsize=4)
def _copy(
    headline: str,
    standfirst: str,
    text: str,
    elsewhere: tuple[str, ...],
    given: str,
    links: tuple[str, ...],
    language: str,
) -> OwnCopy:
    left_out = {line.strip() for line in elsewhere}
    lines = [headline, standfirst]
    for line in text.split("\n"):
        # a row of a table has its columns apart
        if not line or "  " in line or line in left_out or any(link in line for link in links):
            continue
        lines.append(line.replace(given, "").strip() if given and given in line else line)
    kept = tuple(line for line in lines if line)
    sentences = tuple(sentence for line in kept for sentence in _sentences(line, language))
    return OwnCopy(kept, sentences, frozenset(words_of("\n".join(kept))))


def _sentences(line: str, language: str) -> Iterator[str]:
    starts = [0, *sentence_ends(line, language), len(line)]
    return (line[start:end].strip() for start, end in pairwise(starts))
