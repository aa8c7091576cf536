"""Counts whose noun or verb is of the other number: "one wards", "two ward", "one ward have", "there was two"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import Pattern

from newsgen.language.gate_words import Pairs
from newsgen.language.spelling import spelled

_SPELLED = "|".join(sorted((spelled(n, "en") for n in range(1, 101)), key=len, reverse=True))
COUNT = re.compile(rf"(?P<all>all )?(?P<number>{_SPELLED}|\d[\d,]*)(?![\w.%-]|,\d)", re.IGNORECASE)
_MORE = "(?:(?:other|more|further) )?"
_NAME = r"(?:the )?[A-Z][\w\u2019'.-]*(?: (?:(?:and|of|on|upon|the|by|le|de|under) )*[A-Z][\w\u2019'.-]*)*"
_IN_PLACES = rf"(?: (?:in|across) {_NAME})*"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_NO_SUBJECT = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *_MONTHS,  # the day of a date: "in the week to October 23 was in Ayton"
        *(
            "in",
            "of",
            "at",
            "to",
            "by",
            "on",
            "or",
            "and",
            "for",
            "with",
            "from",
            "than",
            "among",
            "across",
            "after",
        ),
        *(
            "over",
            "under",
            "about",
            "between",
            "only",
            "just",
            "least",
            "the",
            "these",
            "In",
            "Of",
            "For",
            "With",
        ),
        *("At", "To", "By", "On", "From", "Among", "Across", "After", "The", "all"),
    )
)
"""What stands before a count that is not, or not alone, the subject of the verb after it: "in one ward figures are"."""
_AFTER = (
    r"(?= (?:has|have|had|is|are|was|were|in|with|where|of|above|below|at|that|which|across|on|and|or|to|from|saw)\b"
    r"|[.,:;)]|$)"
)
"""What may follow a noun that is not itself the first half of another: not "two ward councillors"."""


@lru_cache(maxsize=64)
def disagreeing(one: bool, areas: Pairs, others: Pairs) -> Pattern[str]:
    """Any of these in a sentence, as the group `found`, beside a count of one or of more.

    The number, as printed, stands in a line of its own before the sentence: there is one pattern for all of them.
    """
    right, wrong = (0, 1) if one else (1, 0)
    nouns = _any(pair[wrong] for pair in (*areas, *others))
    kinds, all_kinds = _any(pair[right] for pair in areas), _any(pair[1] for pair in areas)
    verbs, there = ("have|are|were", "are|were|have been") if one else ("has|is|was", "is|was|has been")
    things = _any(noun for pair in (*areas, *others) for noun in pair)
    of_all = rf"(?: of (?:the|all) (?:[\w,-]+ )?{all_kinds}| of the (?:{_SPELLED}|\d[\d,]*))?"
    said = "(?P=number)"
    return re.compile(
        r"(?P<number>.+)\n[\s\S]*?(?P<found>"
        rf"(?<![\w.,\u00a3$\u20ac-])(?={said} )"
        rf"(?:{said} {_MORE}{nouns}{_AFTER}"
        rf"|{_NO_SUBJECT}{said}(?: {_MORE}{kinds})?{of_all}{_IN_PLACES} (?:{verbs})\b)"
        rf"|(?:(?<=\n)|[,;:.] |\b(?:and|but|when|where|that) )[Tt]here (?:{there}) "
        rf"{said}(?= {things}|[.,;]| in | there|$))"
    )


def _any(words: Iterable[str]) -> str:
    """One of them; nothing fits where there are none."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"
