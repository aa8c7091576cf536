"""What a copy ties together wrongly: area and place, an average and whose it is, figures and their span, records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.counted import turned_round
from newsgen.copycheck.excused import inside
from newsgen.copycheck.hedges import fair
from newsgen.copycheck.lexicon import lexicon, word_list
from newsgen.copycheck.parsed_sentence import ParsedSentence
from newsgen.copycheck.places import Named
from newsgen.copycheck.senses import Sort
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found

_PATTERNS = {key: "|".join(those) for key, those in lexicon()["ties"].items()}
_HELD = re.compile(rf"(?:{_PATTERNS['held']})")
_BOTH = re.compile(rf"\b(?:{_PATTERNS['both']})$", re.IGNORECASE)
_AVERAGE = re.compile(rf"\b(?:{_PATTERNS['average']})\b", re.IGNORECASE)
_ITS_PLACE = re.compile(
    rf"(?:[^.;,:|]|[.,]\d){{0,28}}?\b(?i:{_PATTERNS['of_a_place']})\s(?:the\s)?"
    rf"(?P<place>[A-Z][\w'’-]*(?:\s(?:and\s|upon\s|of\s)?[A-Z][\w'’-]*)*|(?:country|nation)\b)"
)
_SPAN = re.compile(
    rf"\b(?P<grain>day|week|fortnight|month|quarter|year)\s(?:{_PATTERNS['up_to']})\b", re.IGNORECASE
)
_SCOPE = re.compile(rf"\b(?:{_PATTERNS['scope']})\b", re.IGNORECASE)
_LONGER = {"week": "day", "fortnight": "week", "month": "fortnight"}


def ties(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """Each of them, in the copy's order; sentences that the draft has, word for word, are not looked at."""
    spans = {m["grain"].lower() for said in story.said for m in _SPAN.finditer(said.text)} | {
        story.known.grain
    }
    scopes = {m[0].lower() for said in story.said for m in _SCOPE.finditer(said.text)}
    averaged = _averaged(story)
    for aligned in copy:
        if aligned.same or inside(aligned.said.quoted, 0, len(aligned.said.text)):
            continue
        yield from _elsewhere(aligned, story)
        yield from _averages(aligned, averaged, story)
        yield from _sides(aligned, story)
        for mention in aligned.said.mentions:
            if turned_round(mention, aligned.said, story):
                yield aligned.found("comparison", mention.number.text, "so many are on the other side of it")
        yield from _publishers(aligned, story)
        for m in _SPAN.finditer(aligned.said.text):
            if m["grain"].lower() not in spans and aligned.near:
                yield aligned.found("date", m[0], f"the figures are of a {story.known.grain}")
        if any(s.sort is Sort.EXTREME for s in aligned.said.senses):
            for m in _SCOPE.finditer(aligned.said.text):
                if m[0].lower() not in scopes:
                    yield aligned.found("comparison", m[0], "the data go back to no such time")


def _elsewhere(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Areas that are put into a place that does not hold them."""
    said, known = aligned.said, story.known
    for i, one in enumerate(said.named):
        if one.place is None or not one.place.is_area:
            continue
        held = {name for code in one.place.codes for name in known.inside.get(code, ())}
        for other in _holders(said, i):
            name = other.place.name if other.place else other.text
            if held and not {name, name.removeprefix("the ")} & held:
                right = min(held, key=lambda n: (n == known.patch, n))
                yield aligned.found("comparison", other.text, f"{one.text} is in {right}")


def _holders(said: ParsedSentence, i: int) -> Iterator[Named]:
    """The places that the sentence says to hold the i-th of its names: the next, or one that holds all before it."""
    one, after = said.named[i], said.named[i + 1 :]
    if after and not (after[0].place and after[0].place.is_area):
        joint = said.text[one.end : after[0].start]
        if _HELD.fullmatch(joint) and (after[0].place or "in" in joint.split()):
            yield after[0]
            return
    for other in after:
        if other.place and not other.place.is_area and _BOTH.search(said.text[: other.start]):
            yield other
            return


def _averaged(story: Story) -> frozenset[str]:
    """The places whose average the draft gives, by its derivations and by its words."""
    found = set(story.known.averaged)
    for said in story.said:
        if _AVERAGE.search(said.text):
            found |= {p.name for p in said.containers()}
    return frozenset(found | {name for name, _ in story.known.places})


def _averages(aligned: Aligned, averaged: frozenset[str], story: Story) -> Iterator[Found]:
    """An average that is said to be of another place."""
    said, bare = aligned.said, {name.removeprefix("the ") for name in averaged}
    for m in _AVERAGE.finditer(said.text):
        its = _ITS_PLACE.match(said.text, m.end())
        if its is None or not averaged:
            continue
        start = its.start("place")
        if its["place"].split()[0] in _NO_PLACE:
            continue  # "an average of £1.3m in March"
        after = next((n for n in said.named if n.start <= start < n.end), None)
        name = after.place.name if after and after.place else its["place"]
        values = [pair.now for of, pair in story.known.places if of == name and pair.now is not None]
        own = [n for n in said.mentions if m.end() <= n.number.start and n.number.end <= start]
        if values and own and not any(fair(own[0].number, own[0].hedge, value) for value in values):
            yield aligned.found("comparison", own[0].number.text, f"that is not the average of {name}")
        is_area = after is not None and after.place is not None and after.place.is_area
        if its["place"] in _KINDS and any(its["place"] in one.text.lower() for _, one in aligned.near):
            continue
        if not is_area and not any(name.removeprefix("the ").startswith(one) for one in bare):
            yield aligned.found(
                "comparison", its["place"], f"the average is that of {' or '.join(sorted(averaged))}"
            )


def _sides(aligned: Aligned, story: Story) -> Iterator[Found]:
    """A figure that is said to be under the average, and lies above every average that the edition has; and so over."""
    said = aligned.said
    for m in _SIDE.finditer(said.text):
        codes = {code for place in said.areas() or said.topic for code in place.codes}
        figures = [p.now for (a, _), p in story.known.figures.items() if a in codes and p.now is not None]
        told = [a for a in figures if any(mention.number.value == a for mention in said.mentions)]
        figures = told or figures
        averages = [p.now for _, p in story.known.places if p.now]
        pairs = [(a, b) for a in figures for b in averages if b / 10 < a < b * 10]
        if pairs and not any((a > b) is bool(m["up"] or m["far"]) for a, b in pairs):
            yield aligned.found("comparison", m[0], "the figure is on the other side of it")


def _publishers(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Another publisher than that of the figures, where the draft names it."""
    said, known = aligned.said, story.known.publishers
    if not aligned.near or not known or not any(name in aligned.near[0][1].text for name in known):
        return
    if any(name in said.text for name in known):
        return
    for m in _SOURCE.finditer(said.text):
        yield aligned.found(
            "comparison", m["name"], f"the figures are those of {' and '.join(sorted(known))}"
        )


_NO_PLACE = word_list("no_place")
_SIDE = re.compile(
    rf"\b(?:(?P<up>above|over|higher than|more than)|below|under|lower than|less than)\s(?:the\s)?(?:\w+\s)?"
    rf"(?:{_PATTERNS['average']})\b"
    r"|\bfurthest (?:(?P<far>above)|below) it\b",  # an average that the sentence before names
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?i:come from|came from|those of|published by|released by|issued by|according to|from|by)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s(?:(?:for|of|and|the)\s)*[A-Z][\w’'-]*)+)"
)
_KINDS = frozenset({"country", "nation"})
