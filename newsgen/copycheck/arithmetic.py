"""Arithmetic that a copy does before its reader's eyes: "from 9,724 to 7,790", and so "a fifth", "1,934 fewer"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from newsgen.copycheck.hedges import fair
from newsgen.copycheck.lexicon import lexicon, word_list
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Way
from newsgen.copycheck.story import Story, noun_after
from newsgen.copycheck.subjects import is_line, ways_about
from newsgen.copycheck.worked_out import LEVELS

_AREAS = word_list("areas")
_OF = re.compile(r"\s(?:of|out of)\s(?:the|all|its|these|those)\b")

_UP_FROM = re.compile(
    rf"\b({'|'.join((*lexicon()['from']['up'], *lexicon()['from']['down']))})\s$", re.IGNORECASE
)
_FORMS = frozenset({*LEVELS, Form.PER_CENT, Form.POINTS, Form.TIMES, Form.SHARE})


def follows(mention: Mention, shown: Iterable[Mention], said: ParsedSentence, story: Story) -> bool:
    """Whether the number is what two others make that are shown with it and hold. A count of areas never is."""
    number = mention.number
    if number.form not in _FORMS or is_line(mention, said, story) or _counts(mention, said, story):
        return False
    shares = number.form is Form.POINTS
    of = {Form.PER_CENT} if shares else LEVELS
    values = [
        m.number.value
        for m in shown
        if m is not mention and m.number.form in of and m.number.value > 0 and m.number.value != 100_000
    ]
    ways = ways_about(mention, said)
    if (went := _from_to(said)) and ways & {Way.UP, Way.DOWN} and went not in ways:
        return False
    return any(
        fair(number, mention.hedge, value)
        for i, one in enumerate(values)
        for other in values[i + 1 :]
        for value in _made_of(max(one, other), min(one, other), number.form, ways)
    )


def went_from(mention: Mention, said: ParsedSentence, story: Story) -> bool | None:
    """False where two numbers deny the words between them: "10 cases, up from 20"; else None."""
    if mention.number.form not in LEVELS:
        return None  # "second, up from fourth"
    before = [
        m
        for m in said.mentions
        if m.number.end <= mention.number.start and m.number.form is mention.number.form
    ]
    stands = _UP_FROM.search(said.text[: mention.number.start])
    if not before or stands is None or said.text[before[-1].number.end : stands.start()].count(",") > 1:
        return None
    now, then = before[-1].number.value, mention.number.value
    went = Way.UP if now > then else Way.DOWN if now < then else Way.LEVEL
    words = lexicon()["from"]
    wanted = Way.UP if re.fullmatch("|".join(words["up"]), stands[1], re.IGNORECASE) else Way.DOWN
    return None if went is wanted else False


def _from_to(said: ParsedSentence) -> Way | None:
    """Which way "from 98.6 to 394.3" goes; None where a sentence says nothing of the kind."""
    for one, other in zip(said.mentions, said.mentions[1:], strict=False):
        between = said.text[one.number.end : other.number.start]
        if said.text[: one.number.start].endswith("from ") and re.fullmatch(r"[^.;\d]{0,30}\bto\s", between):
            return Way.UP if other.number.value > one.number.value else Way.DOWN
    return None


def _counts(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether it may count areas: so it stands before their name or before "of the", in a sentence about them."""
    if noun_after(said, mention) & _AREAS or _OF.match(said.text, mention.number.end):
        return True
    small = mention.number.form is Form.PLAIN and mention.number.value <= max(story.wholes)
    return small and (bool(_AREAS & said.stems) or not ways_about(mention, said))


def _made_of(more: Fraction, less: Fraction, form: Form, ways: set[Way]) -> Iterator[Fraction]:
    """What the two make: above the less, or below the more, as the words point; either way where they do not."""
    up, down = Way.UP in ways or not ways, Way.DOWN in ways or not ways
    if form in {*LEVELS, Form.POINTS}:
        yield more - less
    elif form is Form.TIMES:
        yield from (more / less, less / more)
    else:
        unit = 100 if form is Form.PER_CENT else 1
        if up:
            yield (more - less) / less * unit
        if down:
            yield from ((more - less) / more * unit, less / more * unit)
