"""Numbers in words: cardinals, fractions, multiples, ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from newsgen.checks.edited.lexicon import word_list
from newsgen.checks.edited.number import Form, Number
from newsgen.checks.edited.number_words import PARTS, TIMES, cardinal, ordinal

_WORDS = re.compile(r"[^\W\d_]+")


_HIGHEST = re.compile(
    r"[\s-](?:joint[\s-])?(?:high|low|great|small|large|big|steep|sharp|fast|bad|poor|rich)[a-z]*est\b|[\s-](?:most|least|worst|best|fewest|place)\b",
    re.IGNORECASE,
)


_CAME = re.compile(
    r"(?:\b(?:came|come|comes|ranked|ranks|placed|finished|was|is|were|are|lies|stands|rank|joint)\s)$",
    re.IGNORECASE,
)


def in_words(text: str) -> list[Number]:
    """Cardinals, fractions, multiples, and ordinals that are a rank."""
    words = [(m.start(), m.end(), m[0].lower()) for m in _WORDS.finditer(text)]
    plain = [word for *_, word in words]
    found: list[Number] = []
    at = 0
    while at < len(words):
        read = (
            _none(text, words, plain, at)
            or _multiple(text, words, plain, at)
            or _part(text, words, plain, at)
            or _cardinal(text, words, plain, at)
            or _rank(text, words, plain, at)
        )
        if read is None:
            at += 1
            continue
        number, at = read
        found.append(number)
    return found


Words = Sequence[tuple[int, int, str]]


Read = tuple[Number, int] | None


def _joined(text: str, words: Words, first: int, last: int) -> bool:
    """Whether nothing but spaces and hyphens stands between the words."""
    return all(text[words[i][1] : words[i + 1][0]] in {" ", "-", " - "} for i in range(first, last))


def _number(
    text: str, words: Words, first: int, last: int, value: Fraction, form: Form, step: int = 0
) -> Number:
    start, end = words[first][0], words[last][1]
    return Number(start, end, text[start:end], value, Fraction(step), form, in_words=True)


def _none(text: str, words: Words, plain: Sequence[str], at: int) -> Read:
    """No cases: zero of what follows in the plural."""
    if plain[at] != "no" or not any(
        word.endswith("s") and not word.endswith("ss") for word in plain[at + 1 : at + 4]
    ):
        return None
    return _number(text, words, at, at, Fraction(0), Form.PLAIN, 1), at + 1


def _multiple(text: str, words: Words, plain: Sequence[str], at: int) -> Read:
    times = TIMES.get(plain[at])
    if times is None:
        return None
    after = plain[at + 1] if at + 1 < len(plain) else ""
    if plain[at] == "twice" and after in {"a", "per", "weekly", "daily", "monthly", "yearly"}:
        return None
    if plain[at] in {"double", "treble", "triple"} and after not in {
        "the",
        "that",
        "what",
        "its",
        "last",
        "those",
        "their",
        "this",
        "of",
        "as",
        "digits",
        "since",
        "in",
    }:
        return None
    return _number(text, words, at, at, times, Form.TIMES), at + 1


def _part(text: str, words: Words, plain: Sequence[str], at: int) -> Read:
    """Two-thirds, a quarter, half."""
    if plain[at] == "half":
        before, after = plain[at - 1] if at else "", plain[at + 1] if at + 1 < len(plain) else ""
        follows = text[words[at][1] : words[at][1] + 1]
        if before in {"first", "second", "other", "last"} or after in {
            "time",
            "term",
            "hour",
            "past",
            "marathon",
            "price",
            "day",
        }:
            return None
        if after == "a" and plain[at + 2 : at + 3] in (
            ["dozen"],
            ["million"],
            ["billion"],
            ["century"],
            ["hundred"],
        ):
            scale = {"dozen": 12, "million": 10**6, "billion": 10**9, "century": 100, "hundred": 100}[
                plain[at + 2]
            ]
            return _number(text, words, at, at + 2, Fraction(scale, 2), Form.PLAIN), at + 3
        if after == "an" or (follows == "-" and after not in {"of", "the"}):
            return None
        return _number(text, words, at, at, Fraction(1, 2), Form.SHARE), at + 1
    over, until = (1, at + 1) if plain[at] in {"a", "an"} else cardinal(plain, at)
    if until == at or until >= len(words) or not _joined(text, words, at, until):
        return None
    if plain[until] == "half" and plain[at] in {"a", "an", "one"}:
        return _number(text, words, at, until, Fraction(1, 2), Form.SHARE), until + 1
    under = PARTS.get(plain[until])
    if under is None or (plain[until].endswith("s") != (over > 1)):
        return None
    following = plain[until + 1] if until + 1 < len(plain) else ""
    if following in {"to", "ago"} or (
        over == 1 and plain[at] in {"a", "an"} and following in _NOT_AFTER_A_PART
    ):
        return None
    return _number(text, words, at, until, Fraction(over, under), Form.SHARE), until + 1


_NOT_AFTER_A_PART = word_list("after_an_ordinal")


def _cardinal(text: str, words: Words, plain: Sequence[str], at: int) -> Read:
    if plain[at] in {"a", "an"}:
        after = plain[at + 1] if at + 1 < len(plain) else ""
        value = {
            "dozen": 12,
            "hundred": 100,
            "thousand": 1000,
            "million": 10**6,
            "billion": 10**9,
            "couple": 2,
        }.get(after)
        if value is None:
            return None
        return _number(text, words, at, at + 1, Fraction(value), Form.PLAIN, 0), at + 2
    value, until = cardinal(plain, at)
    while until > at + 1 and not _joined(text, words, at, until - 1):
        value, until = cardinal(plain[: until - 1], at)
    if until == at:
        return None
    exact = Fraction(value)
    if plain[until : until + 3] == ["and", "a", "half"]:
        exact, until = exact + Fraction(1, 2), until + 3
    return _number(text, words, at, until - 1, exact, Form.PLAIN, 1), until


def _rank(text: str, words: Words, plain: Sequence[str], at: int) -> Read:
    value, until = ordinal(plain, at)
    if until == at or not _joined(text, words, at, until - 1):
        return None
    start, end = words[at][0], words[until - 1][1]
    if _HIGHEST.match(text, end) or (
        _CAME.search(text[:start]) and re.match(r"\s*(?:[,.;:)]|in\b|on\b|with\b|at\b|$)", text[end:])
    ):
        return _number(text, words, at, until - 1, Fraction(value), Form.RANK), until
    return None
