"""The comparisons of a copy that stand without a number: superlatives, "rose", "above the average", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.excused import inside
from newsgen.copycheck.lexicon import lexicon
from newsgen.copycheck.parsed_sentence import ParsedSentence
from newsgen.copycheck.quantifiers import quantified
from newsgen.copycheck.senses import Sense, Sort, Way
from newsgen.copycheck.story import Story
from newsgen.copycheck.superlatives import LEANS, all_extremes, lost_its_place, ranks, superlatives
from newsgen.copycheck.two_places import against_another
from newsgen.copycheck.verdicts import Found
from newsgen.copycheck.worked_out import has_moved

_NEVER = re.compile("|".join(lexicon()["swap"]["never"]), re.IGNORECASE)
_UNHEARD = re.compile(rf"\b(?:{'|'.join(lexicon()['history']['unheard'])})\b", re.IGNORECASE)
NEARLY_THE_SAME = 0.8
"""From here on a sentence is one of the draft with a word or two changed."""
_A_NAME = re.compile(r" (?:that (?:of|for|in) )?(?:the )?[A-Z]")
_MOST = re.compile(r" (?:by )?(?:the )?(?:most|furthest|fastest)\b", re.IGNORECASE)


def compare(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """What is wrong with them, in the copy's order."""
    drafted = all_extremes(story.said)
    for aligned in copy:
        if aligned.same and not lost_its_place(aligned):
            continue
        said = aligned.said
        yield from quantified(aligned, story)
        if not aligned.near and not _is_about(said, story):
            continue
        yield from ranks(aligned, story)
        yield from superlatives(aligned, drafted)
        if never := _NEVER.search(said.text):
            yield aligned.found("comparison", never[0], "fewer would put no area there")
        yield from _moved_most(aligned, story)
        yield from _loose(aligned, story)
        yield from _unheard(aligned, story)


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
    ends = {s.way for _, other in aligned.near for s in other.senses if s.sort is Sort.EXTREME}
    drafted |= ends & {Way.UP}
    if turned := _turned(aligned):
        yield aligned.found("comparison", turned, "the comparison points the other way than in the draft")
        return
    if (so := against_another(None, said, story)) is not None:
        if not so:
            yield aligned.found("comparison", said.text, "the figures of the two places do not bear this out")
        return
    for sense in said.loose:
        if inside(said.quoted, sense.start, sense.end) or sense.way in drafted:
            continue
        if sense.sort is Sort.LEVEL and sense.way in ends:
            continue  # the lowest is lower than the next
        if sense.sort is Sort.LEVEL and sense.text.lower() in {"over", "under", "up to", "beyond", "behind"}:
            continue
        if sense.sort is Sort.MOVE and has_moved(sense.way, said, story):
            continue
        why = (
            "the comparison points the other way than in the draft"
            if drafted and sense.way is not Way.LEVEL
            else "nothing in the data supports this comparison"
        )
        yield aligned.found("comparison", sense.text, why)


def _turned(aligned: Aligned) -> str:
    """The one comparison of a sentence that is the draft's but for its way: "below" for "above"; "" where none is."""
    if not aligned.near or aligned.near[0][0] < NEARLY_THE_SAME:
        return ""
    mine, its = (_beside_a_name(said) for said in (aligned.said, aligned.near[0][1]))
    if (
        mine is None
        or its is None
        or mine.way is its.way
        or _tells(aligned.said) != _tells(aligned.near[0][1])
    ):
        return ""
    return mine.text


def _beside_a_name(said: ParsedSentence) -> Sense | None:
    """The one comparison of a level in it, where it is one to a name: "above the North East's"."""
    levels = [s for s in said.senses if s.sort is Sort.LEVEL and not inside(said.quoted, s.start, s.end)]
    return levels[0] if len(levels) == 1 and _A_NAME.match(said.text, levels[0].end) else None


def _tells(said: ParsedSentence) -> tuple[object, ...]:
    """The areas and the numbers that a sentence has."""
    return said.areas(), [m.number.value for m in said.mentions]


def _moved_most(aligned: Aligned, story: Story) -> Iterator[Found]:
    """A move that is said to be the greatest, of an area that went the other way."""
    said = aligned.said
    for sense in said.senses:
        if sense.sort is not Sort.MOVE or not _MOST.match(said.text, sense.end) or not said.areas():
            continue
        if not inside(said.quoted, sense.start, sense.end) and not has_moved(sense.way, said, story):
            yield aligned.found("comparison", sense.text, "its figures went the other way")


def _unheard(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Claims of history that no figure of the story makes."""
    said = aligned.said
    for m in _UNHEARD.finditer(said.text):
        if not inside(said.quoted, m.start(), m.end()) and not any(
            m[0].lower() in other.text.lower() for other in story.said
        ):
            yield aligned.found("comparison", m[0], "nothing in the data supports this")
