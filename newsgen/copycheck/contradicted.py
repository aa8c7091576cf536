"""Why a number of a copy does not hold, in the words of a finding."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.facts import Fact
from newsgen.copycheck.hedges import Hedge
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.story import Story
from newsgen.copycheck.supports import Support, Whose
from newsgen.copycheck.verdicts import Found


def contradicted(mention: Mention, aligned: Aligned, story: Story, found: Sequence[Support]) -> Found:
    """The finding: which figure of the draft speaks against it, or that none bears it out."""
    said, beside = aligned.said, aligned.beside.get(mention)
    fits = [s for s in found if not s.holds]
    moved = next(
        (
            s
            for s in fits
            if s.whose is Whose.ANOTHERS
            and s.fact.owner
            and s.fact.unit != "rank"
            and mention.hedge is Hedge.NONE
        ),
        None,
    )
    turned = next((s for s in fits if s.beside and not s.way), None)
    if (
        beside
        and beside[0].mention.number.value == mention.number.value
        and beside[0].mention.hedge is not mention.hedge
    ):
        was = _phrase(beside[0].said, beside[0].mention)
        return aligned.found(
            "comparison", mention.number.text, f"{was!r} is now {_phrase(said, mention)!r}", beside[0]
        )
    if turned:
        return aligned.found(
            "comparison",
            mention.number.text,
            f"the comparison points the other way than in the draft; {whose_it_is(turned.fact, story)}",
            turned.fact,
        )
    if beside and not any(s.beside for s in found):
        also = (
            f"; {mention.number.text} is {_name(moved.fact, story)}'s"
            if moved and _name(moved.fact, story)
            else ""
        )
        return aligned.found(
            "swapped" if also else "changed",
            mention.number.text,
            f"{beside[0].text} is now {mention.number.text}{also}",
            beside[0],
        )
    if moved:
        return aligned.found("swapped", mention.number.text, whose_it_is(moved.fact, story), moved.fact)
    if fits and not fits[0].way:
        return aligned.found(
            "comparison",
            mention.number.text,
            f"nothing in the data supports this comparison; {whose_it_is(fits[0].fact, story)}",
            fits[0].fact,
        )
    if fits and not fits[0].noun:
        return aligned.found(
            "unsupported",
            mention.number.text,
            f"{mention.number.text} is a number of something else in this story",
            fits[0].fact,
        )
    instead = _instead(mention, aligned, story)
    if instead:
        return aligned.found(
            "changed", mention.number.text, f"{instead.text} is now {mention.number.text}", instead
        )
    return aligned.found(
        "unsupported", mention.number.text, f"nothing in the data supports {_phrase(said, mention)!r}", None
    )


def _instead(mention: Mention, aligned: Aligned, story: Story) -> Fact | None:
    """The one number of the closest sentence that the copy's has lost, if it is of the same kind."""
    if aligned.closest is None or aligned.near[0][0] < 0.5:
        return None
    values = {m.number.value for m in aligned.said.mentions}
    lost = [
        fact
        for fact in story.facts
        if fact.said is aligned.closest and not fact.derived and fact.form is mention.number.form
        if fact.mention.number.value not in values
    ]
    return lost[0] if len(lost) == 1 else None


def _phrase(said: ParsedSentence, mention: Mention) -> str:
    """The number with its hedge."""
    if mention.hedge is Hedge.NONE:
        return mention.number.text
    before = said.text[said.part_of(mention)[0] : mention.number.start].split()
    return " ".join([*before[-2:], mention.number.text])


def _name(fact: Fact, story: Story) -> str:
    """What the draft calls the area whose figure it is."""
    return next((p.name for p in story.places.by_words.values() if fact.owner and fact.owner in p.codes), "")


def whose_it_is(fact: Fact, story: Story) -> str:
    """Whose figure it is, or where the draft has it."""
    name = _name(fact, story)
    what = fact.derived or fact.text
    return f"{what} is the figure of {name}" if name else f"the draft has: {fact.said.text[:100]!r}"
