"""A reader of comparisons: what a phrase claims of a number, by English alone."""

from __future__ import annotations

import re
from fractions import Fraction

SMALL = "zero one two three four five six seven eight nine".split()  # noqa: SIM905
SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
PARTS = {
    "half": Fraction(1, 2), "a third": Fraction(1, 3), "a quarter": Fraction(1, 4), "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10), "a twentieth": Fraction(1, 20), "a hundredth": Fraction(1, 100),
    "two-thirds": Fraction(2, 3), "three-quarters": Fraction(3, 4), "two-fifths": Fraction(2, 5),
    "three-fifths": Fraction(3, 5), "four-fifths": Fraction(4, 5), "nine-tenths": Fraction(9, 10),
    "all": Fraction(1), "none": Fraction(0), "the same as": Fraction(1), "": Fraction(1), "twice": Fraction(2),
}  # fmt: skip
QUALIFIERS = ("almost", "just over", "just under", "more than", "less than", "around", "roughly", "about")


def number_of(text: str) -> Fraction:
    """The number that a text says: "minus two", "2.5 million", "12,345"; "none" is 0."""
    if text.startswith("minus "):
        return -number_of(text.removeprefix("minus "))
    number, _, scale = text.partition(" ")
    amount = (
        Fraction(SMALL.index(number))
        if number in SMALL
        else Fraction(0 if number == "none" else number.replace(",", ""))
    )
    return amount * SCALES[scale] if scale else amount


def anchor_of(text: str) -> tuple[str, Fraction]:
    """The qualifier ("" for a bare phrase) and the value that it leans on."""
    qualifier = next((q for q in QUALIFIERS if text == q or text.startswith(f"{q} ")), "")
    named = text.removeprefix(qualifier).strip()
    if named.removesuffix(" of") in PARTS:
        return qualifier, PARTS[named.removesuffix(" of")]
    if found := re.fullmatch(r"(\w+) and a half times", named):
        return qualifier, number_of(found[1]) + Fraction(1, 2)
    if found := re.fullmatch(r"(\S+) in (\S+)", named):
        return qualifier, number_of(found[1]) / number_of(found[2])
    return qualifier, number_of(named.removesuffix(" times"))


def compared(text: str, value: Fraction, *, bands: bool = True) -> bool:
    """Whether the phrase is true of the value; without `bands`, "almost" may reach as far as it likes."""
    if re.fullmatch(r"1\.\d times", text):
        return abs(value - anchor_of(text)[1]) <= Fraction(1, 20)
    return holds(*anchor_of(text), value, bands=bands, strict=text in {"all", "none", "the same as"})


def holds(qualifier: str, anchor: Fraction, value: Fraction, *, bands: bool, strict: bool) -> bool:
    """Whether a value lies to an anchor as the qualifier says; a `strict` anchor alone is true of it alone."""
    five, half = anchor / 20, anchor / 200
    match qualifier:
        case "almost" | "just under":
            return anchor - five <= value < anchor
        case "just over":
            return anchor < value <= anchor + five
        case "more than":
            return value > anchor and (not bands or value - anchor > five or value - anchor > Fraction(1, 4))
        case "less than":
            return value < anchor and (not bands or anchor - value > five)
        case "around" | "about":
            return abs(value - anchor) <= half
        case "roughly":
            return abs(value - anchor) <= five
    return value == anchor if strict else abs(value - anchor) <= half
