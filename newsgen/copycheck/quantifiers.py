"""All, every, none, most of the places: held against how many of them did it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.excused import inside
from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.number import Form
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.sentences import stem
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found

_OF = r"(?:\s(?:one|single(?:\sone)?))?(?:\sof)?(?:\s(?:the|these|those|its|their|our))?"
_WHOSE = r"(?:\s(?:[A-Z][\w’'-]*\s(?:(?:and|upon|of)\s)?)*[A-Z][\w-]*(?:['’]s|s['’])|\s[a-z]+['’]s)?"
_MANY = re.compile(
    rf"\b(?:(?P<all>(?i:all|every|each))|(?P<none>(?i:none|no|not\sone|not\sa|not\sany|neither))"
    rf"|(?P<most>(?i:most|the\s(?:vast\s|great\s|large\s)?majority|more\sthan\shalf|over\shalf))"
    rf"|(?P<few>(?i:(?:only\s)?a\sminority|less\sthan\shalf|fewer\sthan\shalf|under\shalf)))"
    rf"{_OF}{_WHOSE}(?:\s(?:\d+|[a-z-]+))??\s(?:(?P<noun>[a-z]+)|(?P<place>[A-Z][\w-]+))\b"
)
_WHO = re.compile(
    r"\b(?P<none>(?i:none))\s(?:fell|rose|dropped|increased|went|saw|did)\b|\b(?P<all>(?i:all))\s(?:fell|rose|dropped|increased|went|saw)\b"
)
_ASIDE = re.compile(
    r"\b(?:all|every\w*|each) but\b|\bnearly (?:all|every)|\balmost (?:all|every)|\bnot (?:all|every)\b",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(?P<way>right|wrong) direction\b|\b(?P<good>improv\w+)|\b(?P<bad>worsen\w*|got worse)", re.IGNORECASE
)
_OF_AREAS = word_list("areas")
_HIGHER = re.compile(
    r"\b(?:bigger|smaller|larger|worse|better|steeper|higher|lower|greater|more|fewer|less|as high)\b"
)


def quantified(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Each of them that is not so, or that nothing in the data bears out."""
    said = aligned.said
    things = {noun for kinds in story.nouns.values() for unit, noun in kinds if unit == "things"} | _OF_AREAS
    for m in (*_MANY.finditer(said.text), *_WHO.finditer(said.text)):
        found = m.groupdict()
        if (
            found.get("noun")
            and stem(m["noun"]) not in things
            and not any(m["noun"].startswith(t) for t in things)
        ):
            continue
        if found.get("place") and not (
            found.get("most")
            and any(
                n.start <= m.start("place") < n.end for n in said.named if n.place and not n.place.is_area
            )
        ):
            continue
        if inside(said.quoted, m.start(), m.end()) or _ASIDE.search(
            said.text[max(0, m.start() - 8) : m.end()]
        ):
            continue
        if found.get("none") and _HIGHER.search(said.text[m.end() :]):
            continue  # "no neighbourhood had a higher rate": a superlative
        ways = _ways(said.text, m, aligned, story)
        if any(m[0].lower() in other.text.lower() and ways <= other.ways() for _, other in aligned.near):
            continue
        if not _is_so(found, ways, aligned, story):
            yield aligned.found("comparison", m[0], "nothing in the data supports this")


def _ways(text: str, m: re.Match[str], aligned: Aligned, story: Story) -> set[Way]:
    """Which way they are said to have gone: in the same part of the sentence, else anywhere in it."""
    if direction := _DIRECTION.search(text):
        good = direction["good"] or (direction["way"] or "").lower() == "right"
        better = set(story.known.better)
        return better if good else {Way.UP if w is Way.DOWN else Way.DOWN for w in better}
    said = aligned.said
    part = next((p for p in said.clauses if p[0] <= m.start() < p[1]), (0, len(text)))
    moves = [s for s in said.senses if s.sort is Sort.MOVE]
    return {s.way for s in moves if part[0] <= s.start < part[1]} or {s.way for s in moves}


def _is_so(found: dict[str, str | None], ways: set[Way], aligned: Aligned, story: Story) -> bool:
    whole = max(story.wholes)
    shares = [c.number / whole for c in story.known.counts if c.way in ways and whole]
    if not shares:
        shares = [
            f.value
            for f in story.facts
            if f.form is Form.SHARE and aligned.closeness(f.said) and (not ways or ways & f.ways)
        ]
    if found.get("all"):
        return any(share == 1 for share in shares)
    if found.get("none"):
        return any(share == 0 for share in shares)
    if found.get("most"):
        return any(share > Fraction(1, 2) for share in shares)
    return any(share < Fraction(1, 2) for share in shares) or (found.get("few") or "").startswith("only")
