"""The prose of a story: its paragraphs above the first heading, sentence by sentence, with their figures and names."""

from __future__ import annotations

import html
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsgen.language.languages import OF_EDITORS, language_of
from newsgen.language.sentences import sentence_ends
from newsgen.model.body import Element, Line
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.draft import Claim, Draft
from newsgen.writing.loose import loose_numbers

SENTENCE_ENDS = (".", "!", "?", "”", '"')
"""How a whole sentence ends; a headline, a caption and a cell have no full stop."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a paragraph: its words, its claims, and the places that it names, as the table calls them."""

    text: str
    claims: tuple[Claim, ...]
    named: frozenset[str]


def paragraphs(draft: Draft, tag: str) -> Iterator[tuple[Told, ...]]:
    """The paragraphs of whole sentences above the first heading; `tag` is that of the language.

    Tables, lists, captions and links to other stories are left out, and what stands below a heading: inserts, method.
    """
    texts = frozenset(above_headings(draft).split("\n"))
    of_sentence: dict[str, list[Claim]] = {}
    for claim in draft.claims:
        if claim.part == "body":
            of_sentence.setdefault(claim.sentence, []).append(claim)
    for line in draft.body.lines:
        if line.text.endswith(SENTENCE_ENDS) and line.text in texts:
            yield tuple(_told(line, of_sentence, tag))


def above_headings(draft: Draft) -> str:
    """The text of the story before its first cross-heading."""
    heading = next((b for b in draft.body.blocks if isinstance(b, Element) and b.tag == "h2"), None)
    if heading is None:
        return draft.text
    words = html.unescape("".join(word for word in heading.content if isinstance(word, str)))
    return draft.text.partition(f"\n{words}\n")[0]


def figure_of(claim: Claim) -> Hashable:
    """What two claims have in common that print one figure of a place."""
    rule = claim.origin.rule if isinstance(claim.origin, Derivation) else ""
    return claim.value, claim.unit, claim.area, claim.place, claim.measure, claim.period, rule


def is_number(claim: Claim, tag: str) -> bool:
    """Whether it prints a number of the table: no date, no rank, no word of comparison, no threshold."""
    if claim.unit in {"date", "rank"} or isinstance(claim.origin, Setting):
        return False
    return _has_number(claim.text, language_of(tag) or OF_EDITORS)


@lru_cache(maxsize=8192)
def _has_number(text: str, language: str) -> bool:
    return bool(loose_numbers(text, language))


def _told(line: Line, of_sentence: dict[str, list[Claim]], tag: str) -> Iterator[Told]:
    names = [(span.start, str(span.mark.value)) for span in line.spans if span.mark.kind == "name"]
    edges = (0, *sentence_ends(line.text, tag), len(line.text))
    for begin, end in pairwise(edges):
        text = line.text[begin:end].strip()
        named = frozenset(name for at, name in names if begin <= at < end)
        yield Told(text, tuple(of_sentence.get(text, ())), named)
