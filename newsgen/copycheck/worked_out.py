"""What an editor may work out from the edition's data: an area's change, a ratio to an average, a rank, a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsgen.copycheck.card import Pair
from newsgen.copycheck.hedges import THRESHOLDS
from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story, noun_after
from newsgen.copycheck.subjects import TURNED, Candidate, any_fits, is_line, is_of, subjects, ways_about

LEVELS = frozenset({Form.PLAIN, Form.MONEY})
_AREAS = word_list("areas")
_RUNS = frozenset({Form.SPAN, Form.RANK, Form.PLAIN, Form.TIMES})
_THEN = re.compile(
    r"\b(?:from|compared (?:with|to)|against|than|as|after|versus|up on|down on)\s"
    r"(?:the\s|just\s|only\s|its\s|a\s)*(?:\w+\s)?$"
)
_BEFORE = re.compile(
    r"^(?:(?!\b(?:than|compared|from|on|against|after)\b)[^.;,\d]){0,45}?"
    r"\b(?:(?:week|month|quarter|year|period|fortnight|months) (?:before|earlier)|previous|preceding|prior"
    r"|last (?:week|month|year))"
)
_BY = re.compile(r"\b(?:by|up|down)\s(?:about\s|around\s|some\s|almost\s|just\s\w+\s)?$")
_NOT_NOW = re.compile(r"\b(?:from|after)\s(?:the\s|just\s|only\s|a\s)*$")
_OF_A_PLACE = re.compile(
    r"\b(?:average|mean|median|combined|middle|midpoint|as a whole|overall|city|town|borough|county|region|district)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"^\W*of (?:all|every|the (?:total|whole)|\w+['’]s)\b")
_WENT_IN = re.compile(r"\b(?:\w+ed|rose|risen|fell|fallen|up|down|higher|lower|same) in\s$")
_OF_THE = re.compile(r"\b(?:of|among) (?:the|all|these|those|its)\s$", re.IGNORECASE)
_ENDS = re.compile(r"[.,;]|\sof the\b|\s(?:and|but|while)\b|$")
_RUN = re.compile(
    r"\b(?:running|in a row|in succession|successive|consecutive|straight|on the trot|run of"
    r"|(?:each|all) of the (?:last|past)"
    r"|(?:weekly|monthly|quarterly|yearly|annual) (?:ris|fall|increas|drop|declin)\w+)\b"
)


def holds(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the data say so of the areas that the number is of, or of the place where the sentence names no area."""
    form, known = mention.number.form, story.known
    if is_line(mention, said, story) or _is_of_areas(mention, said):
        return False
    run = _RUN.search(said.text) is not None
    codes = [code for place in subjects(mention, said) for code in place.codes]
    for code in codes:
        for (area, measure), pair in known.figures.items():
            if area != code or not is_of(measure, mention, said, story):
                continue
            levels = measure in known.shares or form is not Form.PER_CENT
            if any_fits(mention, _changes(form, pair, mention, said, levels=levels), said):
                return True
            if any_fits(mention, _to_a_place(form, pair, mention, said, story), said):
                return True
            if form is Form.RANK and not run and mention.number.value in ranks_of(code, measure, story):
                return True
        if run and form in _RUNS and (int(mention.number.value), code) in known.streaks:
            return True
    clause = said.clause_of(mention)
    of_a_place = any(
        not said.areas(span) and _OF_A_PLACE.search(said.text[slice(*span)])
        for span in (clause, said.part_of(mention))
    )
    if said.areas() and not of_a_place:
        return False
    held = {p.name for p in said.containers(clause) or said.containers()} or {known.patch}
    about = _OF_A_PLACE.search(said.text) is not None
    return any(
        any_fits(mention, _changes(form, pair, mention, said), said)
        for name, pair in known.places
        if name in held or about
    )


def _is_of_areas(mention: Mention, said: ParsedSentence) -> bool:
    """Whether it is areas that it counts, and no figure of one: "higher in 12", "of the 12 above 500"."""
    if mention.number.form is not Form.PLAIN:
        return False
    bare = _WENT_IN.search(said.text[: mention.number.start]) and _ENDS.match(said.text, mention.number.end)
    noun = noun_after(said, mention)
    return (
        bare is not None
        or bool(noun & _AREAS)
        or (not noun and _OF_THE.search(said.text[: mention.number.start]) is not None)
    )


def has_moved(way: Way, said: ParsedSentence, story: Story) -> bool:
    """Whether the areas that a sentence speaks of went that way; without one, whether the place or most of it did."""
    known = story.known
    codes = {code for place in said.areas() or said.topic for code in place.codes}
    changes = {
        way_of(p.now - p.before)
        for (area, _), p in known.figures.items()
        if area in codes and p.now is not None and p.before is not None
    }
    if way in changes:
        return True
    if (said.areas() or changes) and not _AREAS & said.stems:
        return False
    others = {c.number for c in known.counts if c.way not in {way, Way.LEVEL}}
    return any(c.number > max(others, default=Fraction(0)) for c in known.counts if c.way is way) or any(
        pair.now is not None and pair.before is not None and way_of(pair.now - pair.before) is way
        for name, pair in known.places
        if name == known.patch
    )


def ranks_of(code: str, measure: str, story: Story) -> set[int]:
    """The place of an area among all with a figure, from the highest and from the lowest; empty where it has none."""
    told = {rank for rank, area in story.known.ranks if area == code}
    mine = story.known.figures.get((code, measure), Pair()).now
    if mine is None or code not in story.known.members or not story.known.values(measure):
        return told
    others = [
        pair.now
        for (area, of), pair in story.known.figures.items()
        if of == measure and area in story.known.members and pair.now is not None
    ]
    return told | {1 + sum(o > mine for o in others), 1 + sum(o < mine for o in others)}


def _changes(
    form: Form, pair: Pair, mention: Mention, said: ParsedSentence, *, levels: bool = True
) -> Iterator[Candidate]:
    """The figures now and before, where the words may mean them, and what they changed by."""
    now, then = pair.now, pair.before
    ahead, behind = said.text[: mention.number.start].lower(), said.text[mention.number.end :].lower()
    change = None if now is None or then is None else now - then
    if levels and form in {*LEVELS, Form.PER_CENT}:
        ways = ways_about(mention, said)
        of_change = TURNED.match(said.text, mention.number.end) or _BY.search(ahead)
        if now is not None and not (of_change or _NOT_NOW.search(ahead) or _BEFORE.search(behind)):
            if change is not None:
                yield now, way_of(change)
            elif not ways or not any(s.sort is Sort.MOVE for s in said.senses):
                yield now, None
        than = _THEN.search(ahead) and mention.hedge not in THRESHOLDS  # not the "than" of "at less than 340"
        if then is not None and (than or _BEFORE.search(behind)):
            yield then, None if change is None else way_of(change)
    if change is None or then is None or now is None:
        return
    if form in {*LEVELS, Form.POINTS} and ways_about(mention, said):
        yield change, way_of(change)
    if then:
        if form is Form.PER_CENT:
            yield change / then * 100, way_of(change)
        elif form is Form.TIMES:
            yield now / then, None
        elif form is Form.SHARE and (said.ways() or any(w.relation for w in said.whens)):
            yield from ((now / then, None), (abs(change) / then, way_of(change)))


def _to_a_place(
    form: Form, pair: Pair, mention: Mention, said: ParsedSentence, story: Story
) -> Iterator[Candidate]:
    """How many times an average or the figure of a whole place an area's is, and what part of a total it has."""
    if pair.now is None:
        return
    named = any(name in said.text for name, _ in story.known.places)
    to_a_place = named or _OF_A_PLACE.search(said.text) is not None
    if to_a_place and TURNED.match(said.text, mention.number.end):
        for _, of in story.known.places:
            if of.now and form in LEVELS:
                yield pair.now - of.now, way_of(pair.now - of.now)
            elif of.now and form is Form.PER_CENT:
                yield (pair.now / of.now - 1) * 100, way_of(pair.now - of.now)
    whole = _OF_ALL.match(said.text[mention.number.end :]) is not None
    if form in {Form.TIMES, Form.SHARE} and to_a_place:
        yield from ((pair.now / of.now, None) for _, of in story.known.places if of.now)
    elif form in {Form.SHARE, Form.PER_CENT} and whole:
        unit = 100 if form is Form.PER_CENT else 1
        yield from ((pair.now / of.now * unit, None) for _, of in story.known.places if of.now)


def way_of(change: Fraction) -> Way:
    """Which way a change points."""
    return Way.UP if change > 0 else Way.DOWN if change < 0 else Way.LEVEL
