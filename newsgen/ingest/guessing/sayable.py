"""Whether a noun made from a header can be printed, as far as its letters tell."""

from __future__ import annotations

import re

_VAGUE = frozenset({
    "figure", "value", "amount", "number", "count", "total", "data", "result", "measure", "observation", "column",
    "estimate", "statistic", "variable", "unnamed", "freq", "frequency", "figures", "values",
})  # fmt: skip
"""Words that say of a figure no more than that it is one."""
_SHORTENED = frozenset({
    "avg", "num", "no", "nr", "pct", "perc", "perm", "excl", "incl", "obs", "val", "var", "qty", "pop", "med", "est",
    "cnt", "dept", "tot", "lst", "rte", "amt", "idx", "vol", "std", "temp", "govt", "auth", "auths", "chg", "yr", "hh",
    "wk", "mth",
})  # fmt: skip
"""What headers write for a longer word."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORT = frozenset({"a", "an", "at", "by", "for", "in", "of", "on", "or", "per", "the", "to"})


def is_sayable(noun: str) -> bool:
    """Whether each of its words is one (letters, with a vowel, nothing shortened) and at least one is telling.

    >>> [is_sayable(noun) for noun in ("new case", "perm excl rate", "figure", "obs_value", "rate 7d")]
    [True, False, False, False, False]
    """
    words = noun.split()
    whole = all(_LETTERS.fullmatch(word) for word in words)
    lower = [word.lower() for word in words]
    read = all(word in _SHORT or (len(word) > 2 and re.search("[aeiouyäöüéèà]", word)) for word in lower)
    telling = any(word not in _VAGUE | _SHORT for word in lower)
    foreign = bool(lower) and bool(re.search("[iu]$", lower[-1]))  # "ricoverati": a plural that takes no s
    return bool(words) and whole and read and telling and not foreign and not _SHORTENED & set(lower)
