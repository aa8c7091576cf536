"""How a sentence and a story open, and where the sentences of a running text end."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from newsgen.language.dates import month_names
from newsgen.language.exact import text, unsayable, whole
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.markers import ENTITY, ENTITY_OF_A_MARK, MARK, marks_in, visible
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

_END = re.compile(r"(?<=[.!?])[\"”“’)]?\s+(?=[\"“„‘(]?(?P<next>[^\W_]))")
_DAY = re.compile(r"(?<![\d.,])\d{1,2}\.\s+$")
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Sen|Rep|Lt|Gen|St|Ste|No|Nr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S)\.\s+$"
)
_OPENING = re.compile(rf"(?P<lead>(?:{ENTITY_OF_A_MARK}|(?!{ENTITY})&|[^\w&])*)(?P<figure>[0-9]*)")
_OPENS = re.compile(r"(?:.*[\s\"'“‘(\[;])?", re.DOTALL)
_GOES_ON_ALONE = re.compile(
    r"""
    $ | \s | [-‑–—][^\W\d]               # "20-year-old"
    | [.,;:!?)\]’”'"](?!\w)              # but not "20.5", "20,000", "10:30"
    | &(?:quot|\#34|\#39|\#x27);(?!\w)
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(rf"(?P<entity>{ENTITY})|[^&]+|&")
LARGEST_IN_WORDS = 99
SPELLED = f"a sentence that does not begin with a figure above {LARGEST_IN_WORDS}, a sum or a date: recast it"


def sentence_ends(text: str, locale: str = "en_GB") -> tuple[int, ...]:
    """Where each sentence of a text begins that has one before it.

    A sentence begins with a capital or a figure. The point of a day does not end one ("am 9. Februar"), nor that of
    a word cut short ("Feb. 18", "St. Ewold's").

    >>> text = "Am 9. Februar waren es 21. Im März waren es zwölf."
    >>> [text[at:] for at in sentence_ends(text, "de_DE")]
    ['Im März waren es zwölf.']
    >>> text = "St. Ewold's had 21 on Feb. 18. It had 12 before."
    >>> [text[at:] for at in sentence_ends(text)]
    ['It had 12 before.']
    """
    return _ends(text, _months(locale))


@lru_cache(maxsize=8192)  # typesetting and gates look at the same lines, by "en_GB" and by "en"
def _ends(text: str, months: str) -> tuple[int, ...]:
    ends = []
    for found in _END.finditer(text):
        begins = found["next"].isupper() or found["next"].isdigit()
        is_day = _DAY.search(text, max(0, found.start() - 4), found.end()) and re.compile(months).match(
            text, found.end()
        )
        is_short = _SHORTENED.search(text, max(0, found.start() - 6), found.end())
        if begins and not is_day and not is_short:
            ends.append(found.end())
    return tuple(ends)


@template_filter
def sentence(value: Any, *, style: HouseStyle) -> Phrase:
    """The sentence as it must begin: a capital letter, and words in place of a figure.

    Whole numbers up to ninety-nine are spelled, with what depends on them ("20%" is "Twenty per cent", "12th"
    "Twelfth"). LanguageError asks to recast what begins with a larger figure, a decimal, a sum of money, a
    date, or a figure that is part of something else (a range, a time); and for a value that is not text.

    >>> [str(sentence(text, style=uk)) for text in ("46 areas were low.", "parts of Framley were.")]
    ['Forty-six areas were low.', 'Parts of Framley were.']
    """
    words = text(value)
    opening = _OPENING.match(words)
    assert opening is not None  # it matches the empty text
    lead, figure, rest = opening["lead"], opening["figure"], words[opening.end() :]
    if figure:
        rest = _spelled(value, lead, figure, rest, style)
    elif rest[:1].isnumeric():
        raise unsayable(value, SPELLED)
    return Phrase(lead + rest[:1].upper() + rest[1:])


@template_filter
def capitals(value: Any, words: Any = None, *, style: HouseStyle) -> Phrase:
    """The text with its opening words in capitals, as many as the house has; `words` asks for another number.

    LanguageError: a value that is not text; a number of words that is not whole or under 0.

    >>> str(capitals("Parts of Framley were above.", 2, style=uk)), str(capitals("Parts of", style=uk))
    ('PARTS OF Framley were above.', 'Parts of')
    """
    wanted = (
        style.text.opening_capitals
        if words is None
        else whole(words, "a number of words, 0 or more", least=0)
    )
    running = text(value)
    # no text has more words than letters, and no pattern repeats more than 2 ** 32 times
    opening = re.match(rf"(?:\s*\S+){{0,{min(wanted, len(running))}}}", running)
    assert opening is not None  # it matches the empty text
    raised = _ENTITY.sub(lambda found: found[0] if found["entity"] else found[0].upper(), opening[0])
    return Phrase(raised + running[opening.end() :])


@template_filter
def quoted(value: Any, *, style: HouseStyle) -> Phrase:
    """The text between the quotation marks of the house.

    LanguageError: a value that is not text.

    >>> str(quoted("a fine day", style=uk)), str(quoted("a fine day", style=bbc))
    ('“a fine day”', '‘a fine day’')
    """
    before, after = style.text.quotes
    return Phrase(f"{before}{text(value)}{after}")


@cache
def _months(locale: str) -> str:
    from babel.dates import get_month_names

    names = (get_month_names("wide", locale=locale.replace("-", "_"))[n] for n in range(1, 13))
    return rf"(?:{'|'.join(map(re.escape, names))})\b"


def _spelled(value: Any, lead: str, figure: str, rest: str, style: HouseStyle) -> str:
    """The words for the figure, and the rest without what they stand for."""
    language = words_of(style.language)
    seen = visible(rest)
    n = int(figure)
    has_sign = not _OPENS.fullmatch(visible(lead))
    if n > LARGEST_IN_WORDS or str(n) != figure or has_sign or _is_date(seen, style):
        raise unsayable(value, SPELLED)
    if ending := language.ordinal_ending(seen):
        if (spelled := language.opening_ordinal(n)) is None:
            raise unsayable(value, SPELLED)
        return spelled + _without(rest, ending)
    if seen.startswith("%"):
        return style.per_cent.in_words.format(language.cardinal(n)) + _without(rest, 1)
    if not _GOES_ON_ALONE.match(seen):
        raise unsayable(value, SPELLED)
    return language.cardinal(n) + rest


def _is_date(after: str, style: HouseStyle) -> bool:
    """Whether what follows a figure makes it a day: "18 February"."""
    following = after[words_of(style.language).ordinal_ending(after) :].split(maxsplit=1)
    return bool(following) and following[0].rstrip(",.;:!?").lower() in month_names(style)


def _without(rest: str, characters: int) -> str:
    """The rest without its first visible characters; the marks among them stay."""
    at = 0
    while characters:
        characters -= not re.match(MARK, rest[at])
        at += 1
    return marks_in(rest[:at]) + rest[at:]
