"""All, none, most of what a story counts, said without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsgen.checks.edited.alignment import Aligned
from newsgen.checks.edited.excused import inside
from newsgen.checks.edited.number import Form
from newsgen.checks.edited.senses import Sort
from newsgen.checks.edited.story import Story
from newsgen.checks.edited.verdicts import Found

_MANY = re.compile(
    r"\b(?P<all>all|every|each)(?: one)?(?: of)?(?: the| these| those)?(?: \d+| [a-z-]+)? (?P<noun1>[a-z]+)\b"
    r"|\b(?P<none>none|no|not one|not a single|neither)(?: of)?(?: the| these| those)?(?: \d+)? (?P<noun2>[a-z]+)\b"
    r"|\b(?P<most>most|the (?:vast |great )?majority|more than half|over half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun3>[a-z]+)\b"
    r"|\b(?P<few>(?:only )?a minority|less than half|fewer than half|under half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun4>[a-z]+)\b",
    re.IGNORECASE,
)


def quantified(aligned: Aligned, story: Story) -> Iterator[Found]:
    """All, none, most of what the story counts."""
    said = aligned.said
    things = {noun for kinds in story.nouns.values() for unit, noun in kinds if unit == "things"}
    for m in _MANY.finditer(said.text):
        noun = next((g for g in (m["noun1"], m["noun2"], m["noun3"], m["noun4"]) if g), "").lower()
        if not any(noun.startswith(thing) for thing in things) or inside(said.quoted, m.start(), m.end()):
            continue
        if m["none"] and re.search(
            r"\b(?:higher|lower|greater|more|fewer|less|as high|worse)\b", said.text[m.end() :]
        ):
            continue  # "no neighbourhood had a higher rate": a superlative
        part = next((p for p in said.parts if p[0] <= m.start() < p[1]), (0, len(said.text)))
        ways = {s.way for s in said.senses if s.sort is Sort.MOVE and part[0] <= s.start < part[1]}
        if any(m[0].lower() in other.text.lower() and ways <= other.ways() for _, other in aligned.near):
            continue
        shares = [
            f.value
            for f in story.facts
            if f.form is Form.SHARE and aligned.closeness(f.said) and (not ways or ways & f.ways)
        ]
        if not any(_is_so(m, share) for share in shares) and not (m["few"] and "only" in m[0]):
            yield aligned.found("comparison", m[0], "nothing in the data supports this")


def _is_so(m: re.Match[str], share: Fraction) -> bool:
    if m["all"]:
        return share == 1
    if m["none"]:
        return share == 0
    return share > Fraction(1, 2) if m["most"] else share < Fraction(1, 2)
