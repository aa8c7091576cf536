"""The comparisons of a copy that stand without a number: superlatives, "rose", "above the average", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.excused import inside
from newsgen.copycheck.lexicon import lexicon
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import ParsedSentence
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story
from newsgen.copycheck.superlatives import LEANS, all_extremes, lost_its_place, ranks, superlatives
from newsgen.copycheck.verdicts import Found

_MANY = re.compile(
    r"\b(?P<all>all|every|each)(?: one)?(?: of)?(?: the| these| those)?(?: \d+| [a-z-]+)? (?P<noun1>[a-z]+)\b"
    r"|\b(?P<none>none|no|not one|not a single|neither)(?: of)?(?: the| these| those)?(?: \d+)? (?P<noun2>[a-z]+)\b"
    r"|\b(?P<most>most|the (?:vast |great )?majority|more than half|over half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun3>[a-z]+)\b"
    r"|\b(?P<few>(?:only )?a minority|less than half|fewer than half|under half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun4>[a-z]+)\b",
    re.IGNORECASE,
)
_UNHEARD = re.compile(rf"\b(?:{'|'.join(lexicon()['history']['unheard'])})\b", re.IGNORECASE)


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


def compare(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """What is wrong with them, in the copy's order."""
    drafted = all_extremes(story.said)
    for aligned in copy:
        if aligned.same and not lost_its_place(aligned):
            continue
        said = aligned.said
        if not aligned.near and not _is_about(said, story):
            continue
        yield from ranks(aligned, story)
        yield from superlatives(aligned, drafted)
        yield from _loose(aligned, story)
        yield from quantified(aligned, story)
        yield from _unheard(aligned, story)


def _is_so(m: re.Match[str], share: Fraction) -> bool:
    if m["all"]:
        return share == 1
    if m["none"]:
        return share == 0
    return share > Fraction(1, 2) if m["most"] else share < Fraction(1, 2)


def _is_about(said: ParsedSentence, story: Story) -> bool:
    nouns = {word for noun in story.nouns for word in noun} | {"rate", "figure", "average"}
    nouns |= {word for one in story.said for word in one.stems if word in {"case", "price", "vote", "dose"}}
    return (
        bool(nouns & said.stems)
        or any(n.place and n.place.is_area for n in said.named)
        or (bool(said.topic) and LEANS.match(said.text) is not None)
    )


def _loose(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Movements and levels that go with no number."""
    said = aligned.said
    drafted = {way for _, other in aligned.near for way in other.ways()}
    drafted |= {
        s.way for _, other in aligned.near for s in other.senses if s.sort is Sort.EXTREME and s.way is Way.UP
    }
    for sense in said.loose:
        if inside(said.quoted, sense.start, sense.end) or sense.way in drafted:
            continue
        if sense.sort is Sort.LEVEL and sense.text.lower() in {"over", "under", "up to", "beyond", "behind"}:
            continue
        why = (
            "the comparison points the other way than in the draft"
            if drafted and sense.way is not Way.LEVEL
            else "nothing in the data supports this comparison"
        )
        yield aligned.found("comparison", sense.text, why)


def _unheard(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Claims of history that no figure of the story makes."""
    said = aligned.said
    for m in _UNHEARD.finditer(said.text):
        if not inside(said.quoted, m.start(), m.end()) and not any(
            m[0].lower() in other.text.lower() for other in story.said
        ):
            yield aligned.found("comparison", m[0], "nothing in the data supports this")
