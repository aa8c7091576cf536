"""The numbers of a text, in figures or in words, with what they are numbers of."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from newsgen.copycheck.number import Form, Number
from newsgen.copycheck.spelled_out import SCALES, in_words

_UNIT_SCALE = r"(?P<scale>million|billion|trillion|thousand|hundred|mn|bn|tn|m|k)"
_FIGURE = re.compile(
    rf"""(?<![\w.,·/])(?P<minus>(?<!\w)(?:-|minus\s))?(?P<currency>[£$€])?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|\.\d+)
    (?:\s(?P<over>\d)/(?P<under>\d))?
    (?:\s?{_UNIT_SCALE}\b)?
    (?P<ordinal>st|nd|rd|th)?(?!(?!(?:pct?|x)\b)[\w])""",
    re.VERBOSE | re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w/.,])(\d{1,2})/(\d{1,3})(?![\w/])")
_PER_CENT = re.compile(
    r"\s?%|[\s-]?per[\s-]?cent(?:age)?\b(?!\s*points?\b)|\s?pc\b(?!\s*points?)|\s?pct\b", re.IGNORECASE
)
_POINTS = re.compile(r"(?:\s?%|[\s-]?per[\s-]?cent(?:age)?)?[\s-]points?\b", re.IGNORECASE)
_TIMES = re.compile(r"[\s-]times\b|[\s-]?fold\b|x\b", re.IGNORECASE)
_MONEY = re.compile(r"\s(?:pounds?|euros?|dollars?|pence)\b|p\b", re.IGNORECASE)
_SPAN = re.compile(
    r"[\s-](?:second|minute|hour|day|night|week|fortnight|month|year|decade)s?\b", re.IGNORECASE
)
_OF = re.compile(r"\s(?:in|out of)(?:\severy)?\s(?=[\w])", re.IGNORECASE)
_DASH = re.compile(r"\s?[–-]\s?|\sto\s", re.IGNORECASE)


def quantities(text: str) -> list[Number]:
    """Every number of a text, in its order; ranges and shares as one.

    >>> [(n.text, str(n.value), n.form.name) for n in quantities("Up 1.2 per cent to £3.4m, two-thirds of it.")]
    [('1.2 per cent', '6/5', 'PER_CENT'), ('£3.4m', '3400000', 'MONEY'), ('two-thirds', '2/3', 'SHARE')]
    """
    found = [*_in_figures(text), *in_words(text)]
    found.sort(key=lambda n: (n.start, -n.end))
    apart: list[Number] = []
    for number in found:
        if not apart or number.start >= apart[-1].end:
            apart.append(number)
    return _ranges(text, _shares(text, [_formed(text, number) for number in apart]))


def _in_figures(text: str) -> list[Number]:
    found = [
        Number(m.start(), m.end(), m[0], Fraction(int(m[1]), int(m[2])), Fraction(0), Form.SHARE)
        for m in _SLASHED.finditer(text)
        if 0 < int(m[1]) < int(m[2])
    ]
    for m in _FIGURE.finditer(text):
        digits = m["digits"].replace(",", "").replace("·", ".")
        scale = SCALES.get((m["scale"] or "").lower(), 1)
        if m["scale"] == "M" and not m["currency"]:
            scale = 10**6
        value = Fraction(digits) * scale
        step = Fraction(1, 10 ** len(digits.partition(".")[2])) * scale
        if m["over"]:
            value, step = value + Fraction(int(m["over"]), int(m["under"])), Fraction(0)
        if m["minus"] and m["minus"].strip() == "-" and m.start() and text[m.start() - 1].isalnum():
            continue
        number = Number(m.start(), m.end(), m[0], -value if m["minus"] else value, step)
        if m["currency"]:
            number = replace(number, form=Form.MONEY, currency=m["currency"])
        elif m["ordinal"]:
            number = replace(number, form=Form.RANK)
        found.append(number)
    return found


def _formed(text: str, number: Number) -> Number:
    """With what stands behind it."""
    if number.form in {Form.TIMES, Form.SHARE}:
        return number
    for pattern, form in (
        (_POINTS, Form.POINTS),
        (_PER_CENT, Form.PER_CENT),
        (_TIMES, Form.TIMES),
        (_MONEY, Form.MONEY),
        (_SPAN, Form.SPAN),
    ):
        if m := pattern.match(text, number.end):
            if number.form is Form.RANK or (form is Form.MONEY and number.form is Form.MONEY):
                break
            if form is Form.SPAN:
                return replace(number, form=form)
            return replace(
                number,
                form=form,
                end=m.end(),
                text=text[number.start : m.end()],
                step=Fraction(0) if number.in_words and form is Form.TIMES else number.step,
            )
    return number


def _shares(text: str, numbers: list[Number]) -> list[Number]:
    """One in eight, four out of five: two numbers as one. "Seven of the 12" stays two, each of which is checked."""
    out: list[Number] = []
    for number in numbers:
        last = out[-1] if out else None
        if last and last.form is number.form is Form.PLAIN and 0 < last.value < number.value:
            between = _OF.match(text, last.end)
            if (
                between
                and between.end() == number.start
                and number.value <= 1000
                and last.value == int(last.value)
                and (
                    "out" in between[0].lower()
                    or last.value == 1
                    or number.value in {3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000}
                )
            ):
                whole = Number(
                    last.start,
                    number.end,
                    text[last.start : number.end],
                    last.value / number.value,
                    Fraction(0),
                    Form.SHARE,
                )
                out[-1] = whole
                continue
        out.append(number)
    return out


def _ranges(text: str, numbers: list[Number]) -> list[Number]:
    """Between 400 and 500, 400-500: two numbers as one."""
    out: list[Number] = []
    for number in numbers:
        last = out[-1] if out else None
        if (
            last
            and last.upto is None
            and last.value < number.value
            and last.form in {number.form, Form.PLAIN, Form.MONEY}
        ):
            between, before = text[last.end : number.start], text[: last.start].rstrip().lower()
            if (before.endswith("between") and between.strip() == "and") or (
                _DASH.fullmatch(between) and not re.search(r"\b(?:from|up|down|rose|fell|by)$", before)
            ):
                out[-1] = replace(
                    number,
                    start=last.start,
                    text=text[last.start : number.end],
                    value=last.value,
                    upto=number.value,
                )
                continue
        out.append(number)
    return out
