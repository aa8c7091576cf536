"""Two places that a sentence compares, held against the figures of those two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsgen.copycheck.hedges import fair
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.places import Place
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story
from newsgen.copycheck.subjects import any_fits, is_line, is_of, subjects
from newsgen.copycheck.worked_out import LEVELS, way_of

_THAN = re.compile(
    r"\b(?:as|than|against|behind|ahead of|below|above|clear of)\s(?:the\s)?"
    r"(?:(?:that|those|it was|rate|figure|number|total|price)\s)?(?:(?:in|at|of|for)\s)?$"
    r"|(?:quarters?|thirds?|half|fifths?|cent|times)\s(?:of|that of|those of)\s(?:the\s)?$"
)
_GAP = re.compile(
    r"\b(?:behind|ahead|clear|gap|differen\w+|more|less|fewer|higher|lower|above|below|short|adrift|apart|dearer|cheaper)\b"
)
_IF = re.compile(r"\bwould have\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|nowhere|not one|not a single)\b")


def against_another(mention: Mention | None, said: ParsedSentence, story: Story) -> bool | None:
    """Whether a comparison of two places that the sentence names is true of their figures.

    None where it compares no two places, or they have no figures. Without a number ("more cases than Framley") it is
    the way alone that is asked.
    """
    areas = [n for n in said.named if n.place and n.place.is_area]
    than = next((n for n in areas if _THAN.search(said.text[: n.start].lower())), None)
    if mention is not None and said.text[: mention.number.start].endswith(("per ", "every ")):
        return None  # of "per 100,000 people"
    if than is None or than.place is None or _NONE.search(said.text[: than.start].lower()):
        return None
    ahead = [n for n in areas if n.end <= than.start and n.place != than.place]
    subject = [n.place for n in ahead[-1:] if n.place] or [p for p in said.topic if p != than.place]
    if not subject or (mention is not None and not mention.number.start < than.start):
        return None
    begins = ahead[-1].start if ahead else 0
    if mention is not None and mention.number.start < begins and begins > areas[0].start:
        return None
    between = said.text[ahead[-1].end if ahead else 0 : than.start].lower()
    answers = [
        answer
        for one, other in both(subject[0], than.place, story, said, mention)
        if (answer := _is_so(one, other, mention, said, than.start, between)) is not None
    ]
    return any(answers) if answers else None


def _is_so(
    one: Fraction, other: Fraction, mention: Mention | None, said: ParsedSentence, until: int, between: str
) -> bool | None:
    if mention is None:
        way = next((s.way for s in said.senses if s.sort is Sort.LEVEL and s.end <= until), None)
        return None if way is None else one > other if way is Way.UP else one < other
    form = mention.number.form
    if form in {Form.TIMES, Form.SHARE}:
        return bool(other) and fair(mention.number, mention.hedge, one / other)
    if form is Form.PER_CENT:
        return bool(other) and any_fits(mention, [((one / other - 1) * 100, way_of(one - other))], said)
    if form in LEVELS and _GAP.search(between):
        return any_fits(mention, [(one - other, way_of(one - other)), (one, None)], said)
    return None


def is_gap(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the number is what two places differ by: one of its areas, and another that is named or was spoken of."""
    if is_line(mention, said, story) or not _GAP.search(said.text.lower()) or _IF.search(said.text):
        return False
    if mention.number.form not in {*LEVELS, Form.POINTS}:
        return False
    mine = subjects(mention, said)
    others = [p for p in (*said.areas(), *said.topic) if p not in mine]
    gaps = (
        (a - b, None) for one in mine for other in others for a, b in both(one, other, story, said, mention)
    )
    return any_fits(mention, gaps, said)


def both(
    one: Place, other: Place, story: Story, said: ParsedSentence, mention: Mention | None
) -> Iterator[tuple[Fraction, Fraction]]:
    """The figures of two places in each measure that both have and that the words may mean."""
    figures = story.known.figures
    for measure in sorted(story.known.measures()):
        if not (
            _spoken_of(measure, said, story) if mention is None else is_of(measure, mention, said, story)
        ):
            continue
        mine = [p.now for c in one.codes if (p := figures.get((c, measure))) and p.now is not None]
        its = [p.now for c in other.codes if (p := figures.get((c, measure))) and p.now is not None]
        if mine and its:
            yield mine[0], its[0]


def _spoken_of(measure: str, said: ParsedSentence, story: Story) -> bool:
    """Whether the sentence speaks of that measure, or of none."""
    named = {name for name, roots in story.roots.items() if roots & said.stems}
    return measure in named or not named
