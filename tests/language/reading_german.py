"""A reader of comparisons in German, by German alone: the qualifier as English has it, and the anchor."""

from __future__ import annotations

import re
from fractions import Fraction

SMALL = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()  # noqa: SIM905
SCALES = {"Million": 10**6, "Millionen": 10**6, "Milliarde": 10**9, "Milliarden": 10**9}
SCALES |= {"Billion": 10**12, "Billionen": 10**12}
PARTS = {
    "halb": Fraction(1, 2), "die Hälfte": Fraction(1, 2), "ein Drittel": Fraction(1, 3),
    "ein Viertel": Fraction(1, 4), "ein Fünftel": Fraction(1, 5), "ein Zehntel": Fraction(1, 10),
    "ein Zwanzigstel": Fraction(1, 20), "ein Hundertstel": Fraction(1, 100), "zwei Drittel": Fraction(2, 3),
    "drei Viertel": Fraction(3, 4), "zwei Fünftel": Fraction(2, 5), "drei Fünftel": Fraction(3, 5),
    "vier Fünftel": Fraction(4, 5), "neun Zehntel": Fraction(9, 10), "alle": Fraction(1), "keine": Fraction(0),
    "doppelt": Fraction(2), "anderthalbmal": Fraction(3, 2),
}  # fmt: skip
QUALIFIERS = {
    "fast": "almost", "gut": "just over", "mehr als": "more than", "weniger als": "less than", "rund": "around",
    "ungefähr": "roughly",
}  # fmt: skip
OF_ONE = {
    "genauso hoch wie": "", "etwa so hoch wie": "about", "ungefähr so hoch wie": "roughly",
    "etwas niedriger als": "almost", "etwas höher als": "just over", "höher als": "more than",
    "niedriger als": "less than",
}  # fmt: skip
AS_HIGH = " so hoch wie"


def number_of(text: str) -> Fraction:
    """The number that a text says: "minus zwei", "2,5 Millionen", "12.345", "eine Million"."""
    if text.startswith("minus "):
        return -number_of(text.removeprefix("minus "))
    number, _, scale = text.partition(" ")
    if scale:
        return (Fraction(1) if number == "eine" else number_of(number)) * SCALES[scale]
    if number in SMALL:
        return Fraction(SMALL.index(number))
    assert re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?", number), number
    return Fraction(number.replace(".", "").replace(",", "."))


def anchor_of(text: str) -> tuple[str, Fraction]:
    """The qualifier ("" for a bare phrase) and the value that it leans on."""
    if text in OF_ONE:
        return OF_ONE[text], Fraction(1)
    german = next((q for q in QUALIFIERS if text.startswith(f"{q} ")), "")
    named = text.removeprefix(german).strip().removesuffix(AS_HIGH)
    qualifier = QUALIFIERS.get(german, "")
    if named in PARTS:
        return qualifier, PARTS[named]
    if found := re.fullmatch(r"(\w+)einhalbmal", named):
        return qualifier, number_of(found[1]) + Fraction(1, 2)
    if found := re.fullmatch(r"(einer|\S+) von (\S+)", named):
        return qualifier, (Fraction(1) if found[1] == "einer" else number_of(found[1])) / number_of(found[2])
    return qualifier, number_of(re.sub(r"-?mal$", "", named))
