"""Whether a number is about what the story has figures of, or background from somewhere else."""

from __future__ import annotations

import re

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.lexicon import lexicon, word_list
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sort
from newsgen.copycheck.sentences import stem, words
from newsgen.copycheck.story import Story, noun_after
from newsgen.copycheck.subjects import BEFORE
from newsgen.copycheck.worked_out import LEVELS

SURE = 2
"""So many of the words around a number are those around the draft's: it stands in its place."""
FROM_THE_DRAFT = 0.6
"""From here on a sentence is one of the draft, recast."""
LIKE_THE_DRAFT = 0.45
"""From here on it speaks of what the draft does, where nothing says that it is from elsewhere."""
TOLD = re.compile(rf"\b{'|'.join(lexicon()['elsewhere']['told'])}\b", re.IGNORECASE)
LEANS = re.compile(r"(?:it|its|that|this|there|they|these)\b", re.IGNORECASE)
_AREAS = word_list("areas")
_ALWAYS = frozenset(stem(word) for word in ("figure", "average"))


def is_ours(mention: Mention, aligned: Aligned, story: Story) -> bool:
    """False for background: what somebody said or another source found, another year, counts of other things."""
    said, beside = aligned.said, aligned.beside.get(mention)
    near = aligned.near[0][0] if aligned.near else 0.0
    if TOLD.search(said.text) and not _is_publishers(said, story):
        return False
    if (beside is not None and beside[1] >= SURE) or near >= FROM_THE_DRAFT:
        return True
    if said.line.kind in {"row", "item"} and said.areas():
        return True
    years = {day.year for day in story.days}
    if any(w.year is not None and w.year not in years for w in said.whens):
        return False
    if mention.number.currency and not story.known.money:
        return False
    if near >= LIKE_THE_DRAFT:
        return True
    part = said.text[slice(*said.part_of(mention))]
    bare = not noun_after(said, mention)
    if (
        bare
        and said.areas(said.clause_of(mention))
        and mention.number.form in {*LEVELS, Form.RANK, Form.PER_CENT}
    ):
        return True  # "Rossmere and Mill came second, on 391.0"
    if any(w.relation in BEFORE for w in said.whens) and any(s.sort is Sort.MOVE for s in said.senses):
        return True  # "up on the week before"
    if mention.number.form is Form.PLAIN and (story.kinds(said, mention) or _AREAS & _stems(part)):
        return True
    if _stems(part) & _measured(story):
        return True
    begin, end = said.clause_of(mention)
    moves = any(begin <= s.start < end and s.sort in {Sort.MOVE, Sort.LEVEL} for s in said.senses)
    compares = mention.number.form in {Form.PER_CENT, Form.TIMES, Form.SHARE, Form.POINTS, Form.RANK}
    named = bool(said.areas((begin, end)) or said.containers((begin, end)))
    leans = bool(said.topic) and LEANS.match(said.text) is not None
    if leans and mention.number.form in {Form.SHARE, Form.TIMES}:
        return True
    return (compares or moves) and (named or leans) and bool(moves or _stems(said.text) & _measured(story))


def _measured(story: Story) -> frozenset[str]:
    """The roots of what the story measures."""
    return frozenset().union(_ALWAYS, *story.roots.values())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w.plain) for w in words(text))


def _is_publishers(said: ParsedSentence, story: Story) -> bool:
    """Whether it is the publisher of the figures that is said to say so."""
    if any(name in said.text for name in story.known.publishers):
        return True
    drafted = " ".join(one.text for one in story.said)
    named = [n for n in said.strangers() if n in drafted]
    return bool(named)
