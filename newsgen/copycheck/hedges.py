"""Whether a number, as its words give it, is a fair way to print a value: "about 450" of 452.2, not "about 500"."""

from __future__ import annotations

import re
from enum import Enum, auto
from fractions import Fraction

from newsgen.copycheck.lexicon import lexicon
from newsgen.copycheck.number import Form, Number
from newsgen.language.comparisons import NEAR


class Hedge(Enum):
    """What stands around a number that is not meant to the digit."""

    NONE = auto()
    ABOUT = auto()
    ALMOST = auto()
    JUST_OVER = auto()
    MORE_THAN = auto()
    LESS_THAN = auto()
    AT_LEAST = auto()
    AT_MOST = auto()


THRESHOLDS = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST})
"""Those that make of a number a line, on one side of which figures lie."""
_BEFORE = [(Hedge[name.upper()], "|".join(patterns)) for name, patterns in lexicon()["hedges"].items()]
_BEFORE_ANY = re.compile(
    r"(?:"
    + "|".join(
        f"(?P<h{n}>\\b(?:{pattern})|(?<!\\w)[~≈])" if hedge is Hedge.ABOUT else f"(?P<h{n}>\\b(?:{pattern}))"
        for n, (hedge, pattern) in enumerate(_BEFORE)
    )
    + r")\s?(?:the |a |an |their |its |all |that |those |once |just |the \w+ )?$",
    re.IGNORECASE,
)
_COMPARING = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})
_NUMBER_OF = re.compile(rf"(?<![\w.,]){lexicon()['ties']['number'][0]}(?:\s[a-z]+)?\s$", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(rf"(?<![\w.,]){lexicon()['ties']['number'][0]}\s$", re.IGNORECASE)
_AFTER = (
    (
        Hedge.AT_LEAST,
        re.compile(
            r"(?:[^\s.,;]*\s){0,3}?or (?:more|over|above|higher|greater)\b|\s?\+|-plus\b|\splus\b(?!\s\d)",
            re.IGNORECASE,
        ),
    ),
    (Hedge.AT_MOST, re.compile(r"(?:[^\s.,;]*\s){0,3}?or (?:fewer|less|under|below|lower)\b", re.IGNORECASE)),
    (Hedge.ABOUT, re.compile(r"\sor so\b|\sor thereabouts\b|-odd\b|-ish\b|\s?ish\b", re.IGNORECASE)),
)


def hedge_of(text: str, number: Number) -> tuple[Hedge, int]:
    """The hedge of a number, and where the whole phrase begins."""
    before = text[: number.start]
    if m := _BEFORE_ANY.search(before[-60:]):
        n = next(i for i in range(len(_BEFORE)) if m[f"h{i}"] is not None)
        begins = number.start - len(before[-60:]) + m.start()
        apart = _NUMBER_OF if " than" in m[0] else _NUMBER_BESIDE  # not "four neighbourhoods below 400"
        if _BEFORE[n][0] in _COMPARING and apart.search(text[:begins]):
            return Hedge.NONE, number.start  # "eight more than the 10 of the week before"
        return _BEFORE[n][0], begins
    for hedge, pattern in _AFTER:
        if pattern.match(text, number.end):
            return hedge, number.start
    return Hedge.NONE, number.start


def fair(number: Number, hedge: Hedge, value: Fraction) -> bool:
    """Whether the words are true of the value and close enough to it to stand for it.

    Without a hedge, half of what the last digit counts; a bare "twice" or "a third" stays within two per cent. "About",
    "almost" and "just over" stay within five per cent (a multiple within seven and a half: 1.88 is "almost twice"), and
    a count within one where it is rounded to tens or dozens.
    "More than" is the value cut off at a round figure: "more than 400" of 452.2, not "more than 300".
    """
    said = number.value
    if number.upto is not None:
        return said <= value <= number.upto and number.upto - said <= max(value, Fraction(1))
    value, said = abs(value), abs(said)
    match hedge:
        case Hedge.NONE:
            return abs(value - said) <= _bare(number)
        case Hedge.ABOUT:
            return abs(value - said) <= _near(number)
        case Hedge.ALMOST:
            return said - _near(number) <= value < said
        case Hedge.JUST_OVER:
            return said < value <= said + _near(number)
        case Hedge.MORE_THAN:
            return said < value <= said + _round(number)
        case Hedge.AT_LEAST:
            return said <= value <= said + _round(number)
        case Hedge.LESS_THAN:
            return said - _round(number) <= value < said
        case Hedge.AT_MOST:
            return said - _round(number) <= value <= said


def _bare(number: Number) -> Fraction:
    if number.form in {Form.TIMES, Form.SHARE} and number.step in {0, 1}:
        return abs(number.value) / 50
    return number.step / 2


def _near(number: Number) -> Fraction:
    """How far off "about" may be: a twentieth, and half of what the figure was rounded to; a count by one at least."""
    said = abs(number.value)
    if number.form is Form.TIMES:
        return NEAR * said * Fraction(3, 2)
    if number.form is not Form.PLAIN and number.form is not Form.MONEY:
        wider = Fraction(8, 5) if number.form is Form.SHARE else 1
        return max(NEAR * said * wider, number.step / 2)
    whole = number.step == 1 and said >= 10 and (said % 5 == 0 or said % 12 == 0)
    near = min(NEAR * said, max(_round(number), number.step) * Fraction(3, 5))
    return max(near, number.step if near else Fraction(0), Fraction(1 if whole else 0))


def _round(number: Number) -> Fraction:
    """How far the next figure lies that is as round: 50 from 450, 100 from 400, a half from two and a half times."""
    said = abs(number.value)
    if number.form is Form.SHARE:
        return said / 4
    if number.form is Form.TIMES:
        return Fraction(1) if said.denominator == 1 else Fraction(1, 2)
    if not said:
        return Fraction(0)
    unit = Fraction(1, 1000)
    while said % (unit * 10) == 0:
        unit *= 10
    return unit * 5 if said % (unit * 5) == 0 and unit >= 1 and said != unit * 5 else unit
