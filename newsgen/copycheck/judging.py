"""The numbers of a copy, each with its verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.copycheck.alignment import RELATED, ROW, Aligned
from newsgen.copycheck.arithmetic import follows, went_from
from newsgen.copycheck.contradicted import contradicted, whose_it_is
from newsgen.copycheck.counted import are_in, is_counted, is_threshold, went_so
from newsgen.copycheck.excused import inside
from newsgen.copycheck.facts import Fact
from newsgen.copycheck.hedges import Hedge
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.story import Story
from newsgen.copycheck.subjects import is_line
from newsgen.copycheck.supports import Support, Whose, supports, value_fits, way_fits, whose
from newsgen.copycheck.two_places import against_another, is_gap
from newsgen.copycheck.verdicts import Found
from newsgen.copycheck.whether_ours import FROM_THE_DRAFT, LEANS, SURE, is_ours
from newsgen.copycheck.worked_out import LEVELS, holds

_NOT_EVEN = re.compile(r"\b(?:no|none|not|nowhere)\b[^.;:]*\beven\s$", re.IGNORECASE)
_SIDE_OF = re.compile(r" (?:that are |with \w+ )?(?:above|below|over|under) \d")
_PER = re.compile(r"\b(?:per|every|for each)\s$")
CLOSE = 0.5
"""From here on a number may come from a sentence of the draft that is not the closest."""


def judge(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """Every number that may be a claim, in the copy's order."""
    before: list[Mention] = []
    for aligned in copy:
        found = {mention: _judged(mention, aligned, story) for mention in aligned.said.mentions}
        shown = [m for m, one in found.items() if one is not None and one.verdict in {"holds", "not ours"}]
        for mention, one in found.items():
            if _is_open(one, mention, aligned) and follows(mention, (*before, *shown), aligned.said, story):
                found[mention] = aligned.found("holds", mention.number.text, "")
        before = shown
        yield from (one for one in found.values() if one is not None)


def _is_open(found: Found | None, mention: Mention, aligned: Aligned) -> bool:
    """Whether nothing speaks against a number but that no figure is the same: no other stands there in the draft."""
    if found is None or found.verdict not in {"unsupported", "not ours", "changed"}:
        return False
    beside = aligned.beside.get(mention)
    return found.verdict != "changed" or beside is None or beside[0].form is not mention.number.form


def _judged(mention: Mention, aligned: Aligned, story: Story) -> Found | None:
    said, beside = aligned.said, aligned.beside.get(mention)
    if inside(said.quoted, mention.number.start, mention.number.end) and not _from_the_draft(aligned):
        return None
    if aligned.same and beside:
        if (
            beside[0].owner
            and not said.areas()
            and whose(mention, said, beside[0]) is Whose.ANOTHERS
            and not _is_row(said)
        ):
            return aligned.found(
                "swapped",
                mention.number.text,
                f"the sentence now follows one about another place; {whose_it_is(beside[0], story)}",
                beside[0],
            )
        return aligned.found("holds", mention.number.text, "", beside[0])
    unit = next((f for f in story.facts if f.mention.number.value == mention.number.value), None)
    if unit and mention.number.value == 100_000 and _PER.search(said.text[: mention.number.start]):
        return aligned.found("holds", mention.number.text, "", unit)  # a unit goes neither up nor down
    if _NOT_EVEN.search(said.text[: mention.number.start]):
        return None  # "no other had even half as many"
    for ask, why in (
        (against_another, "the figures of the two places do not bear this out"),
        (are_in, "of the list so many are not there"),
        (went_so, "so many went the other way"),
        (went_from, "the two numbers went the other way"),
    ):
        so = ask(mention, said, story)
        if so:
            return aligned.found("holds", mention.number.text, "")
        if so is False and beside and beside[0].mention.number.value != mention.number.value:
            return aligned.found(
                "changed", mention.number.text, f"{beside[0].text} is now {mention.number.text}", beside[0]
            )
        if so is False:
            return aligned.found("comparison", mention.number.text, why)
    found = supports(mention, aligned, story)
    if is_line(mention, said, story):  # a figure just below the line is no support for the line
        found = [s for s in found if s.fact.threshold is not Hedge.NONE or s.beside]
    held = next((s for s in found if s.holds and _stands(s, mention, aligned, story)), None)
    if held:
        return aligned.found("holds", mention.number.text, "", held.fact)
    if (
        said.line.kind != "row"
        and not _has_turned_line(mention, said, found)
        and _by_data(mention, aligned, story)
    ):
        return aligned.found("holds", mention.number.text, "")
    if _is_no_claim(mention, aligned, story) and not any(map(_is_turned, found)):
        return None
    if not is_ours(mention, aligned, story):
        return aligned.found(
            "not ours", mention.number.text, "no figure of this story: check it at its source"
        )
    return contradicted(mention, aligned, story, found)


def _by_data(mention: Mention, aligned: Aligned, story: Story) -> bool:
    said = aligned.said
    return (
        holds(mention, said, story)
        or is_gap(mention, said, story)
        or is_counted(mention, said, story)
        or (is_threshold(mention, said, story) and not _is_rounded(mention, aligned))
    )


def _has_turned_line(mention: Mention, said: ParsedSentence, found: Sequence[Support]) -> bool:
    """Whether the draft has it of the other side of a line: "almost twice" for "more than", "of the 18 below 500"."""
    of_a_line = _SIDE_OF.match(said.text, mention.number.end) is not None
    return any(s.beside and not s.way and (of_a_line or s.fact.threshold is not Hedge.NONE) for s in found)


def _is_rounded(mention: Mention, aligned: Aligned) -> bool:
    """Whether it stands where the draft prints a figure that is no line: "at more than 290" for "at 283.7"."""
    fact, same = aligned.beside.get(mention, (None, 0))
    return fact is not None and same >= SURE and fact.threshold is Hedge.NONE and fact.form in LEVELS


def _is_row(said: ParsedSentence) -> bool:
    return said.line.kind in {"row", "item"}


def _from_the_draft(aligned: Aligned) -> bool:
    """Whether words in quotation marks are the draft's own sentence, with claims in it."""
    return (
        bool(aligned.near)
        and aligned.near[0][0] >= 0.6
        and any(fact.number >= 0 for fact, _ in aligned.beside.values())
    )


def _stands(support: Support, mention: Mention, aligned: Aligned, story: Story) -> bool:
    """Whether a fact may answer for the number where it stands."""
    said, fact, beside = aligned.said, support.fact, aligned.beside.get(mention)
    if support.beside:
        return True
    if fact.unit == "rank" and mention.number.form is not Form.RANK and not _is_row(said):
        return False
    if fact.said is not aligned.closest and (
        fact.said.line.kind == "link" or (fact.number < 0 and support.closeness < 0.6)
    ):
        return False
    if beside and beside[1] >= SURE and not _fits(mention, said, beside[0]):
        if beside[1] == ROW or not _strictly(support, mention, said):
            return False
        if support.whose is not Whose.ITS_OWN:
            return support.closeness >= 0.6 and fact.said is not beside[0].said
    if support.whose is Whose.ITS_OWN and fact.owner:
        return True
    related = (
        _in_company(support, mention, aligned, story)
        or support.closeness >= (RELATED if fact.said is aligned.closest else CLOSE)
        or len(mention.near & fact.mention.near) >= 2
    )
    return related and (fact.number >= 0 or bool(mention.near & fact.mention.near))


def _in_company(support: Support, mention: Mention, aligned: Aligned, story: Story) -> bool:
    """Whether another number of the sentence is from the same sentence of the draft, and one of the two is its place's.

    "Nine of the 20 are in Hogglestock" comes from "Hogglestock has nine of the 20" however few words they share.
    """
    others = [m for m in aligned.said.mentions if m is not mention]
    return any(
        value_fits(other, fact, aligned.said)
        and Whose.ITS_OWN in {support.whose, whose(other, aligned.said, fact)}
        for fact in story.facts
        if fact.said is support.fact.said and fact.unit and fact.mention is not support.fact.mention
        for other in others
    )


def _fits(mention: Mention, said: ParsedSentence, fact: Fact) -> bool:
    return (
        value_fits(mention, fact, said)
        and way_fits(mention, said, fact)
        and whose(mention, said, fact) is not Whose.ANOTHERS
    )


def _strictly(support: Support, mention: Mention, said: ParsedSentence) -> bool:
    """Whether also the words right at the number agree: the comparison, and the places between the same commas."""
    fact = support.fact
    if set(mention.ways) != set(fact.ways):
        return False
    if fact.owner:
        return True
    mine, its = said.part_of(mention), fact.said.part_of(fact.mention)
    return {p.name for p in said.containers(mine)} == {p.name for p in fact.said.containers(its)}


def _is_turned(support: Support) -> bool:
    """Whether the draft's own sentence has the number with the comparison the other way: "one more case"."""
    return support.closeness >= FROM_THE_DRAFT and support.whose is Whose.ITS_OWN and not support.way


def _is_no_claim(mention: Mention, aligned: Aligned, story: Story) -> bool:
    """Whether a number that nothing supports is of other things: a span of time in a sentence of the editor's own."""
    number = mention.number
    if number.form is Form.SPAN:
        if number.text.lower() in {"seven", "7"} and "day" in aligned.said.text[number.end : number.end + 5]:
            return True
        return not aligned.near or (mention not in aligned.beside and aligned.near[0][0] < 0.6)
    if number.text.lower() == "no":
        return mention not in aligned.beside or not story.kinds(aligned.said, mention)
    if number.form in {Form.TIMES, Form.SHARE, Form.RANK} and not aligned.near:
        return not _speaks_of_the_story(aligned.said, story)
    if number.text.lower() == "one":
        return mention not in aligned.beside and not story.kinds(aligned.said, mention)
    return _is_row(aligned.said) and mention.number.start == 0 and mention.cell == 0 and not aligned.near


def _speaks_of_the_story(said: ParsedSentence, story: Story) -> bool:
    words = {word for noun in story.nouns for word in noun} | {"rate", "figure", "average"}
    leans = bool(said.topic) and LEANS.match(said.text) is not None
    return leans or bool(words & said.stems) or any(n.place for n in said.named)
