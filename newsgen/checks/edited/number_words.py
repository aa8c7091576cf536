"""English words for numbers, read back. What they are comes from the library that writes them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

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
