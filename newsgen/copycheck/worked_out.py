"""What an editor may work out from the edition's data: changes, ratios, gaps, who is left, how many are where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from newsgen.copycheck.card import Pair
from newsgen.copycheck.counted import is_counted
from newsgen.copycheck.hedges import fair
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.places import Place
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story

Candidate = tuple[Fraction, Way | None]
"""A value, and the way that words about it must point, None where they may point anywhere."""
_LEVELS = frozenset({Form.PLAIN, Form.MONEY})
_THAN = re.compile(
    r"\b(?:as|than|against|behind|ahead of|below|above|clear of)\s(?:the\s)?"
    r"(?:(?:that|those|it was|rate|figure|number|total|price)\s)?(?:(?:in|at|of|for)\s)?$"
)
_THEN = re.compile(
    r"\b(?:from|compared (?:with|to)|against|than|as|versus|up on|down on)\s"
    r"(?:the\s|just\s|only\s|its\s|a\s)*(?:\w+\s)?$"
)
_BEFORE = re.compile(
    r"^(?:(?!\b(?:than|compared|from|on|against|after)\b)[^.;,\d]){0,45}?"
    r"\b(?:(?:week|month|quarter|year|period|fortnight) (?:before|earlier)|previous|preceding|prior"
    r"|last (?:week|month|year))"
)
_AT = re.compile(r"\b(?:to|at|of|now|is|was|stood at|reached|hit)\s(?:just\s|only\s)?$")
_NOT_NOW = re.compile(r"\b(?:from|after)\s(?:the\s|just\s|only\s|a\s)*$")
_GAP = re.compile(
    r"\b(?:behind|ahead|clear|gap|differen\w+|more|less|fewer|higher|lower|above|below|short|adrift|apart)\b"
)
_AVERAGE_OF = re.compile(r"\b(?:average|mean|median|middle figure|midpoint)\b[^.;]{0,40}$", re.IGNORECASE)
_TURNED = re.compile(
    r"\s(?:\w+\s){0,2}?(?:(?P<up>more|higher|up|extra|additional)|fewer|less|lower|down)\b(?!\sin\b)"
)
_RUN = re.compile(r"\b(?:running|in a row|in succession|successive|consecutive|straight|on the trot)\b")


def against_another(mention: Mention | None, said: ParsedSentence, story: Story) -> bool | None:
    """Whether a comparison of two places that the sentence names is true of their figures.

    None where it compares no two places, or they have no figures. Without a number ("more cases than Framley") it is
    the way alone that is asked.
    """
    areas = [n for n in said.named if n.place and n.place.is_area]
    than = next((n for n in areas if _THAN.search(said.text[: n.start].lower())), None)
    if than is None or than.place is None:
        return None
    ahead = [n for n in areas if n.end <= than.start and n.place != than.place]
    subject = [n.place for n in ahead[-1:] if n.place] or [p for p in said.topic if p != than.place]
    if not subject or (mention is not None and not mention.number.start < than.start):
        return None
    if (
        mention is not None
        and ahead
        and mention.number.start < ahead[-1].start
        and ahead[-1].start > areas[0].start
    ):
        return None
    between = said.text[ahead[-1].end if ahead else 0 : than.start].lower()
    answers = []
    for one, other, _ in _both(subject[0], than.place, story, said, mention):
        if mention is None:
            way = next((s.way for s in said.senses if s.sort is Sort.LEVEL and s.end <= than.start), None)
            if way is None:
                return None
            answers.append(one > other if way is Way.UP else one < other)
        elif mention.number.form in {Form.TIMES, Form.SHARE}:
            answers.append(bool(other) and fair(mention.number, mention.hedge, one / other))
        elif mention.number.form is Form.PER_CENT:
            answers.append(
                bool(other) and _fits(mention, [((one / other - 1) * 100, _way(one - other))], said)
            )
        elif mention.number.form in _LEVELS and _GAP.search(between):
            answers.append(_fits(mention, [(one - other, _way(one - other)), (one, None)], said))
        else:
            return None
    return any(answers) if answers else None


def holds(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the data support a number that no sentence of the draft has."""
    form, known = mention.number.form, story.known
    subjects = list(_subjects(mention, said))
    for code in (c for p in subjects for c in p.codes):
        for (area, measure), pair in known.figures.items():
            if area == code and _is_named(measure, mention, said, story):
                if _fits(mention, _changes(form, pair, mention, said), said):
                    return True
                if form is Form.TIMES and pair.now is not None:
                    ratios = [
                        (pair.now / value, None) for value, _, of in known.averages if value and of == measure
                    ]
                    if re.search(r"\baverage|\bmean\b|\bmedian|\bmiddle", said.text) and _fits(
                        mention, ratios, said
                    ):
                        return True
        if (
            form in {Form.SPAN, Form.RANK, Form.PLAIN}
            and _RUN.search(said.text)
            and (mention.number.value, code) in known.streaks
        ):
            return True
    if form in _LEVELS and _GAP.search(said.text.lower()):
        others = [p for p in (*said.areas(), *said.topic) if p not in subjects]
        for one in subjects:
            for other in others:
                gaps = [(a - b, None) for a, b, _ in _both(one, other, story, said, mention)]
                if _fits(mention, gaps, said):
                    return True
    if form is Form.PLAIN and is_counted(mention, said, story):
        return True
    if form in {*_LEVELS, Form.PER_CENT} and _AVERAGE_OF.search(said.text[: mention.number.start]):
        return _fits(mention, [(value, None) for value, _, _ in known.averages if value], said)
    if not subjects:
        held = {p.name for p in said.containers(said.clause_of(mention)) or said.containers()} or {
            known.patch
        }
        counts = any(m is not mention and story.counts_areas(said, m) for m in said.mentions)
        if mention.number.form in {Form.PLAIN, Form.MONEY, Form.PER_CENT} and not counts:
            return any(
                _fits(mention, [(value, next(iter(ways), None))], said)
                for value, place, ways in known.places
                if place in held
            )
    return False


def _subjects(mention: Mention, said: ParsedSentence) -> Iterable[Place]:
    """The areas that the number is of: those between its commas, else the nearest, else those that it leans on."""
    if here := said.areas(said.part_of(mention)):
        return here
    begin, end = said.clause_of(mention)
    named = [n for n in said.named if n.place and n.place.is_area and begin <= n.start < end]
    before = [n.place for n in named if n.end <= mention.number.start and n.place]
    after = [n.place for n in named if n.start >= mention.number.end and n.place]
    if before or after:
        return before[-1:] or after[:1]
    earlier = [n.place for n in said.named if n.place and n.place.is_area and n.end <= mention.number.start]
    return earlier[-1:] or said.areas() or (() if said.opens_strangely else said.topic)


def _both(
    one: Place, other: Place, story: Story, said: ParsedSentence, mention: Mention | None
) -> Iterator[tuple[Fraction, Fraction, str]]:
    """The figures of two places in each measure that both have and that the words may mean."""
    figures = story.known.figures
    for measure in sorted(story.known.measures()):
        if mention is not None and not _is_named(measure, mention, said, story):
            continue
        if mention is None and not _mentioned(measure, said, story):
            continue
        mine = [p.now for c in one.codes if (p := figures.get((c, measure))) and p.now is not None]
        its = [p.now for c in other.codes if (p := figures.get((c, measure))) and p.now is not None]
        if mine and its:
            yield mine[0], its[0], measure


def _is_named(measure: str, mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the number may be one of that measure, by what it counts and by its currency."""
    if mention.number.currency and measure not in story.known.money:
        return False
    kinds = {measure for _, measure in story.kinds(said, mention)}
    return not kinds or measure in kinds


def _mentioned(measure: str, said: ParsedSentence, story: Story) -> bool:
    """Whether the sentence speaks of that measure, or of none."""
    roots = {m: words for m, words in story.roots.items() if words & said.stems}
    return measure in roots or not roots


def _changes(form: Form, pair: Pair, mention: Mention, said: ParsedSentence) -> Iterator[Candidate]:
    """The figures now and before, where the words may mean them, and what they changed by."""
    now, then = pair.now, pair.before
    ahead, behind = said.text[: mention.number.start].lower(), said.text[mention.number.end :].lower()
    change = None if now is None or then is None else now - then
    if form in {*_LEVELS, Form.PER_CENT}:
        ways = _ways(mention, said)
        of_change = mention.ways and not _AT.search(ahead)
        if now is not None and not (of_change or _NOT_NOW.search(ahead) or _BEFORE.search(behind)):
            if change is not None:
                yield now, _way(change)
            elif not ways:
                yield now, None
        if then is not None and (_THEN.search(ahead) or _BEFORE.search(behind)):
            yield then, None if change is None else _way(change)
    if change is None or then is None or now is None:
        return
    if form in {*_LEVELS, Form.POINTS} and _ways(mention, said):
        yield change, _way(change)
    if then:
        if form is Form.PER_CENT:
            yield change / then * 100, _way(change)
        elif form is Form.TIMES:
            yield now / then, None
        elif form is Form.SHARE:
            yield from ((now / then, None), (abs(change) / then, _way(change)))


def _way(change: Fraction) -> Way:
    return Way.UP if change > 0 else Way.DOWN if change < 0 else Way.LEVEL


def _ways(mention: Mention, said: ParsedSentence) -> set[Way]:
    """Which way the words about a number point: those that go with it, else those between its commas."""
    begin, end = said.part_of(mention)
    if turned := _TURNED.match(said.text, mention.number.end):  # "eight more than the 10 of the week before"
        return {Way.UP if turned["up"] else Way.DOWN}
    return set(mention.ways) or {
        s.way for s in said.senses if s.sort is not Sort.EXTREME and begin <= s.start < end
    }


def _fits(mention: Mention, candidates: Iterable[Candidate], said: ParsedSentence) -> bool:
    ways = _ways(mention, said)
    return any(
        fair(mention.number, mention.hedge, value) and (way is None or not ways or way in ways)
        for value, way in candidates
    )
