"""What a number of a copy is a number of: its areas, its measure, the way that the words about it point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from newsgen.copycheck.hedges import THRESHOLDS, fair
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.places import Place
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story

_OF_SO_MANY = re.compile(r"\b[Oo]f the \w+ (?:\w+ )?(?:that are |with \w+ )?(?:above|below|over|under) $")
_LEANS = re.compile(r"(?:it|its|that|this)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:from|to|by) ")
"""How a part begins whose verb is in the one before: "it fell once more, to 1,978"."""
_ELSEWHERE = re.compile(r"(?:across|throughout)\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:it|its|there|that|this)\b", re.IGNORECASE)
PER = re.compile(r"(?:\s[\w-]+){0,4}?\sper\s\d[\d,]+")
BEFORE = frozenset({"before", "previous", "preceding", "prior"})
_BESIDE = re.compile(
    r"(?:'s|’s)?,?\s?(?:\(|:\s|(?:with|at|on|had|has|was|is|is at|was at)\s)(?:about\s|around\s|just\s\w+\s)?$"
)
Candidate = tuple[Fraction, Way | None]
"""A value, and the way that words about it must point, None where they may point anywhere."""
TURNED = re.compile(
    r"\s(?:\w+\s){0,2}?(?:(?P<up>more|higher|above|up|extra|additional|dearer)|fewer|less|lower|below|down|cheaper)\b(?!\sin\b)"
)


def subjects(mention: Mention, said: ParsedSentence) -> Sequence[Place]:
    """The areas that a number is of: those between its commas, else the nearest, else those that it leans on."""
    near = [n for n in said.named if n.place and n.place.is_area and n.end <= mention.number.start][-1:]
    if near and near[0].place and _BESIDE.match(said.text[near[0].end : mention.number.start]):
        return [near[0].place]
    if not near and said.topic and _LEANS.match(said.text):
        return said.topic
    if here := said.areas(said.part_of(mention)):
        return here
    begin, end = said.clause_of(mention)
    named = [n for n in said.named if n.place and n.place.is_area]
    inside = [n for n in named if begin <= n.start < end]
    before = [n.place for n in inside if n.end <= mention.number.start and n.place]
    after = [n.place for n in inside if n.start >= mention.number.end and n.place]
    if before or after:
        return before[-1:] or after[:1]
    earlier = [n.place for n in named if n.end <= mention.number.start and n.place]
    if earlier or said.areas():
        return earlier[-1:] or said.areas()
    elsewhere = _ELSEWHERE.match(said.text) and said.containers((0, mention.number.start))
    return () if said.opens_strangely or (elsewhere and not _THERE.search(said.text)) else said.topic


def is_of(measure: str, mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the number may be one of that measure, by what it counts and by its currency."""
    if mention.number.currency and measure not in story.known.money:
        return False
    if PER.match(said.text, mention.number.end) and measure not in story.known.rates:
        return False
    kinds = {name for _, name in story.kinds(said, mention)}
    return not kinds or measure in kinds


def is_line(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether a number is no figure but a line: "four neighbourhoods at more than twice the average"."""
    if mention.hedge not in THRESHOLDS:
        return False
    if _OF_SO_MANY.search(said.text[: mention.number.start]):
        return True  # "of the 18 below 500"
    return any(
        m is not mention and story.kinds(said, m) and story.counts_areas(said, m) for m in said.mentions
    )


def ways_about(mention: Mention, said: ParsedSentence) -> set[Way]:
    """Which way the words about a number point: those that go with it, else those between its commas."""
    begin, end = said.part_of(mention)
    if turned := TURNED.match(said.text, mention.number.end):  # "eight more than the 10 of the week before"
        return {Way.UP if turned["up"] else Way.DOWN}
    here = {s.way for s in said.senses if s.sort is not Sort.EXTREME and begin <= s.start < end}
    if not here and _GOES_ON.match(said.text, begin):
        return set(mention.ways)
    if any(w.relation in BEFORE for w in said.whens):
        return set(mention.ways) or here
    return set(mention.ways) & here or here


def any_fits(mention: Mention, candidates: Iterable[Candidate], said: ParsedSentence) -> bool:
    """Whether one of the values is fairly printed so, and the words point its way."""
    ways = ways_about(mention, said)
    return any(
        fair(mention.number, mention.hedge, value) and (way is None or not ways or way in ways)
        for value, way in candidates
    )
