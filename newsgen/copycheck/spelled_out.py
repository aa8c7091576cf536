"""Numbers in words: cardinals, fractions, multiples, ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.number import Form, Number
from newsgen.language.spelling import spelled

_SMALL = {spelled(n, "en"): n for n in (*range(20), *range(20, 100, 10))}
_BIG = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {spelled(n, "en", "ordinal"): n for n in (*range(1, 20), *range(20, 100, 10))}
SCALES = _BIG | {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
"""What multiplies the figure before it."""
PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
PARTS |= {f"{word}s": n for word, n in PARTS.items()}
"""What the word divides by."""
TIMES = {
    **dict.fromkeys(["twice", "double", "doubles", "doubled", "doubling", "twofold"], Fraction(2)),
    **dict.fromkeys(
        ["thrice", "treble", "trebled", "trebling", "triple", "tripled", "tripling", "threefold"], Fraction(3)
    ),
    **dict.fromkeys(["quadruple", "quadrupled", "quadrupling", "fourfold"], Fraction(4)),
    **dict.fromkeys(["quintupled", "fivefold"], Fraction(5)),
    "tenfold": Fraction(10),
    **dict.fromkeys(["halved", "halving", "halves"], Fraction(1, 2)),
}
"""Words that say a multiple by themselves."""
_WORDS = re.compile(r"[^\W\d_]+")
_HIGHEST = re.compile(
    r"[\s-](?:joint[\s-])?(?:high|low|great|small|large|big|steep|sharp|fast|bad|poor|rich)[a-z]*est\b|[\s-](?:most|least|worst|best|fewest|place)\b",
    re.IGNORECASE,
)
_OF_A_RUN = re.compile(
    r"\s(?:(?:straight|successive|consecutive)\b"
    r"|(?:time|day|week|month|quarter|year)\s(?:in a row|running|in succession)\b)"
)
_CAME = re.compile(
    r"(?:\b(?:came|come|comes|ranked|ranks|placed|finished|was|is|were|are|lies|stands|rank|joint)\s)$",
    re.IGNORECASE,
)
Words = Sequence[tuple[int, int, str]]
Read = tuple[Number, int] | None
_NOT_AFTER_A_PART = word_list("after_an_ordinal")


def cardinal(words: Sequence[str], at: int) -> tuple[int, int]:
    """The number that begins at that word, and where it ends; (0, at) where none does.

    "And" must stand after a hundred.

    >>> cardinal("one hundred and fifty five and two".split(), 0), cardinal("two and three".split(), 0)
    ((155, 5), (2, 1))
    """
    total = part = 0
    i, seen, may_follow = at, False, 10**15
    while i < len(words):
        word = words[i]
        if (
            word == "and"
            and seen
            and part % 100 == 0
            and (part or total)
            and i + 1 < len(words)
            and words[i + 1] in _SMALL
        ):
            i += 1
            continue
        if word in _SMALL:
            value = _SMALL[word]
            if seen and (
                value == 0
                or value >= may_follow
                or (part % 100 and not (part % 100 >= 20 and part % 10 == 0 and value < 10))
            ):
                break
            part, may_follow = part + value, value
            if value < 20:
                may_follow = 0
            elif value < 100:
                may_follow = 10
        elif word == "hundred" and seen and 0 < part < 100:
            part, may_follow = part * 100, 100
        elif word == "dozen" and seen and 0 < part < 100 and not total:
            return part * 12, i + 1
        elif word in _BIG and word != "hundred" and seen and part:
            total, part, may_follow = total + part * _BIG[word], 0, 1000
        else:
            break
        seen, i = True, i + 1
    if seen and words[i - 1] == "and":
        i -= 1
    return (total + part, i) if seen else (0, at)


def ordinal(words: Sequence[str], at: int) -> tuple[int, int]:
    """The place that begins at that word, and where it ends; (0, at) where none does.

    >>> ordinal(["twenty", "first", "highest"], 0)
    (21, 2)
    """
    if words[at] in _ORDINALS:
        return _ORDINALS[words[at]], at + 1
    tens = _SMALL.get(words[at], 0)
    if tens >= 20 and at + 1 < len(words) and 0 < _ORDINALS.get(words[at + 1], 0) < 10:
        return tens + _ORDINALS[words[at + 1]], at + 2
    return 0, at


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
    if plain[at : at + 4] == ["quarter", "of", "a", "million"]:
        return _number(text, words, at, at + 3, Fraction(250_000), Form.PLAIN), at + 4
    over, until = (1, at + 1) if plain[at] in {"a", "an"} else cardinal(plain, at)
    if until == at or until >= len(words) or not _joined(text, words, at, until):
        return None
    if plain[until] == "half" and plain[at] in {"a", "an", "one"}:
        return _number(text, words, at, until, Fraction(1, 2), Form.SHARE), until + 1
    under = PARTS.get(plain[until])
    if under is None or (plain[until].endswith("s") != (over > 1)):
        return None
    following = plain[until + 1] if until + 1 < len(plain) else ""
    scale = (
        _BIG.get(plain[until + 3], 0)
        if plain[until + 1 : until + 3] == ["of", "a"] and until + 3 < len(plain)
        else 0
    )
    if scale:  # three-quarters of a million
        return _number(text, words, at, until + 3, Fraction(over, under) * scale, Form.PLAIN), until + 4
    if following in {"to", "ago"} or (
        over == 1 and plain[at] in {"a", "an"} and following in _NOT_AFTER_A_PART
    ):
        return None
    return _number(text, words, at, until, Fraction(over, under), Form.SHARE), until + 1


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
    if (
        _HIGHEST.match(text, end)
        or _OF_A_RUN.match(text, end)
        or (_CAME.search(text[:start]) and re.match(r"\s*(?:[,.;:)]|in\b|on\b|with\b|at\b|$)", text[end:]))
        or re.match(r",?\s(?:at|on|with)\s[£$€\d]", text[end:])
        or (re.search(r"[,\sa-z]\s?$", text[:start]) and re.match(r",\s(?:at|on|with)\s", text[end:]))
    ):
        return _number(text, words, at, until - 1, Fraction(value), Form.RANK), until
    return None
