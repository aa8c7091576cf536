"""A copy held against its story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsgen.copycheck.alignment import Aligned, align
from newsgen.copycheck.binding import ties
from newsgen.copycheck.comparing import compare
from newsgen.copycheck.dating import date_check
from newsgen.copycheck.judging import judge
from newsgen.copycheck.lines import EditedCopy
from newsgen.copycheck.lists import list_check
from newsgen.copycheck.parse_sentences import parse_sentences
from newsgen.copycheck.parsed_sentence import ParsedSentence
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found
from newsgen.copycheck.whether_ours import LEANS
from newsgen.errors import Fault, InputError

MOST_SENTENCES = 3_000
MOST_FIGURES = 2_500
_FIGURES = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the copy's order; what was cut comes last."""

    slug: str
    copy: EditedCopy
    found: tuple[Found, ...]

    @property
    def failures(self) -> tuple[Found, ...]:
        """What must not go out like this."""
        return tuple(f for f in self.found if f.fails)

    @property
    def not_ours(self) -> tuple[Found, ...]:
        """The numbers of which the edition knows nothing: the editor answers for them."""
        return tuple(f for f in self.found if f.verdict == "not ours")

    @property
    def holding(self) -> tuple[Found, ...]:
        """The figures and dates that hold."""
        return tuple(f for f in self.found if f.verdict == "holds")


def check(copy: EditedCopy, story: Story) -> Report:
    """Every figure, comparison, date and list of the copy against the story."""
    if len(_FIGURES.findall(copy.text)) > MOST_FIGURES:
        raise InputError(Fault("", f"more than {MOST_FIGURES:,} figures", "the copy of one story"))
    said = parse_sentences(copy.lines, story.places)
    if len(said) > MOST_SENTENCES or sum(len(one.mentions) for one in said) > MOST_FIGURES:
        raise InputError(Fault("", "more sentences or numbers than any story has", "the copy of one story"))
    _lean_on_the_lead(said, story)
    aligned = align(said, story)
    numbers = list(judge(aligned, story))
    kept = {f.claim for f in numbers if f.verdict == "holds"}
    wrong = {f.claim for f in numbers if f.fails}
    found = [
        *numbers,
        *compare(aligned, story),
        *ties(aligned, story),
        *date_check(aligned, story),
        *list_check(aligned, story, kept),
    ]
    cut = list(_cut(story, kept | wrong, aligned))
    found.sort(key=lambda f: (f.line == 0, f.line))
    return Report(story.record["slug"], copy, (*found, *cut))


def _lean_on_the_lead(said: Sequence[ParsedSentence], story: Story) -> None:
    """Sentences that lean on an area before the copy has named any speak of the one that the draft is about."""
    for one in said:
        if one.areas() or one.opens_strangely:
            return
        if LEANS.match(one.text):
            one.topic = story.lead


def _cut(story: Story, answered: set[int], copy: Sequence[Aligned]) -> Iterator[Found]:
    """Claims with a number that the copy no longer has, a sentence at a time."""
    lost: dict[str, list[str]] = {}
    in_copy = {a.said.plain for a in copy}
    for fact in story.facts:
        if (
            fact.number >= 0
            and not fact.derived
            and fact.number not in answered
            and fact.said.plain not in in_copy
        ):
            lost.setdefault(fact.said.text, []).append(fact.text)
    for sentence, texts in lost.items():
        yield Found("cut", 0, sentence, ", ".join(texts), "no longer in the copy")
