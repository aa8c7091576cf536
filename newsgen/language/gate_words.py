"""What gates must know of a language to read a draft's words: each language states it in its `gate_words` file.

A field that a language leaves empty is a question that no gate asks of its drafts; `newsgen lint` says which.
Words stand as they do in a text, capitals too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from re import Pattern

from newsgen.language.languages import language_of, stated_in

Set = frozenset[str]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GateWords:
    """The words of one language, a field for each thing that a gate asks."""

    # Change
    rises: Set = frozenset()
    """Verbs that say of a figure that it went up: "rose", "soared"."""
    falls: Set = frozenset()
    """Verbs that say of a figure that it went down."""
    also_rises: Set = frozenset()
    """What else tells readers of a rise, though it may be used of other things: nouns, parts of verbs."""
    also_falls: Set = frozenset()
    """The same of a fall."""
    every: Set = frozenset()
    """Words by which a sentence speaks of all areas: "every", "each"."""
    no: Set = frozenset()
    """Words by which it speaks of none of them, or of any: "no", "neither"."""
    signed: Pattern[str] | None = None
    """A size with its direction in its sign, after the word that makes it one: "by -0.6"."""
    per_cent: tuple[str, ...] = ()
    """How a percentage is said, beside the sign."""
    point: str = ""
    """What every word for percentage points has in it; without it, any text will do."""

    # Claims that no figure bears out
    verdicts: Set = frozenset()
    """Words that judge: "worst", "shocking"."""
    to_sort_out: Set = frozenset()
    """Words that send readers back to find out what belongs to what: "respectively"."""
    not_counted: Set = frozenset()
    """Whom or what tables of cases are mistaken to count: "infections", "patients"."""
    risks: Set = frozenset()
    """Words that make a level a danger to someone: "risk", "safer"."""
    cause_words: Set = frozenset()
    """The words of which one is in every `cause`: a quick look."""
    cause: Pattern[str] | None = None
    """A cause: "driven by"; or a reader's own chances: "chance of catching"."""

    # Standing
    next_words: Set = frozenset()
    """The words of which one is in every sentence of `next_said`: a quick look."""
    next_said: tuple[str, ...] = ()
    """How a sentence says that an area comes next in the order."""
    plain_lowest: Pattern[str] | None = None
    """A lowest that is not said to be the lowest of what is published."""
    none_words: Set = frozenset()
    """The words of which one is in every `none_of`: a quick look."""
    none_of: Callable[[str], Pattern[str]] | None = None
    """None of a noun, "no new cases", by its singular."""

    field_said: Pattern[str] | None = None
    """A word for what a rank is one of: "among the 12 councils", "of the 12"."""

    # Averages
    average_words: Set = frozenset()
    """An average, in each of its forms."""
    average: Pattern[str] | None = None
    """The same in a sentence."""
    average_of_what: Pattern[str] | None = None
    """An average together with its place, its areas or its kind."""
    average_said: Pattern[str] | None = None
    """A sentence's words for what a figure is held against where that is an average: the average, the rate for."""
    median_words: Set = frozenset()
    """Words by which a story says that its average is a median."""

    # Number
    counts_said: Pattern[str] | None = None
    """A count at the beginning of a claim, in the group `number`; `all` where it is "all five"."""
    plural: Callable[[str], str] | None = None
    """The plural of a noun. LanguageError where it has none."""
    disagreeing: Callable[[bool, Pairs, Pairs], Pattern[str]] | None = None
    """A noun or verb that is of another number than its count: the group `found` in a line with the count as printed,
    and the sentence below it. For a count of one or of more, with the nouns of areas, then all others, each in the
    singular and the plural."""

    # Time
    grains: Mapping[str, str] = field(default_factory=dict)
    """Words for a period, with the grain that they name: week, month, quarter or year."""
    period_said: Pattern[str] | None = None
    """A period by its word, in one of the groups `grain` (the period itself), `before` and `last` (the one that adjoins
    it) and `alike` (the same one a year earlier)."""
    today: Pattern[str] | None = None
    """Words for a day that go stale: "yesterday", "on Friday"."""
    dated: Mapping[str, str] = field(default_factory=dict)
    """Months whose names are other words or names too, each with a pattern of the month itself."""

    # Places and what a table or a template left behind
    place_kinds: Mapping[str, str] = field(default_factory=dict)
    """Words for kinds of places, with their stem in small letters. None that is a part of names."""
    may_be_doubled: Set = frozenset()
    """Words that may stand twice in a row."""
    unclear_subjects: tuple[str, ...] = ()
    """How a sentence begins that leans on a place named before it: "It ", "The figure "."""
    test_lines: Pattern[str] | None = None
    """A name that was made for a test, in small letters."""
    test_hints: tuple[str, ...] = ()
    """Letters of which some are in every one of `test_lines`: a quick look."""


NOTHING = GateWords()


@cache
def gate_words_of(tag: str) -> GateWords:
    """What the language of a BCP 47 tag states; nothing for a language that newsgen does not know.

    >>> "rose" in gate_words_of("en-GB").rises, gate_words_of("cy").rises
    (True, frozenset())
    """
    return stated_by(language_of(tag))


@cache
def stated_by(language: str) -> GateWords:
    """What the language of that name states; nothing where it has no file for it."""
    stated = stated_in(language, "gate_words") or NOTHING
    assert isinstance(stated, GateWords)
    return stated
