"""The size of a change by a part, and a noun without what tells more of it: edges as tables, truth as a property."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.errors import LanguageError
from newsgen.language.counts import bare
from newsgen.language.parts import by_part
from newsgen.language.style import load_style

UK, GERMAN = load_style("uk-regional"), load_style("regional-de")

SIZES: list[tuple[float, str, str]] = [
    (0, "0 per cent", "0 Prozent"),
    (0.4, "0.4 per cent", "0,4 Prozent"),
    (1, "1 per cent", "1 Prozent"),
    (5, "5 per cent", "5 Prozent"),
    (9.4, "9 per cent", "9 Prozent"),
    (9.5, "10 per cent", "10 Prozent"),
    (10, "10 per cent", "10 Prozent"),
    (10.6, "11 per cent", "11 Prozent"),
    (23.74, "24 per cent", "24 Prozent"),
    (23.75, "almost a quarter", "fast ein Viertel"),
    (24.87, "almost a quarter", "fast ein Viertel"),
    (24.875, "a quarter", "ein Viertel"),
    (25.125, "a quarter", "ein Viertel"),
    (25.13, "just over a quarter", "gut ein Viertel"),
    (26.25, "just over a quarter", "gut ein Viertel"),
    (26.26, "26 per cent", "26 Prozent"),
    (31, "31 per cent", "31 Prozent"),
    (50, "half", "die Hälfte"),
    (66.7, "two-thirds", "zwei Drittel"),
    (94.6, "95 per cent", "95 Prozent"),
    (95, "95 per cent", "95 Prozent"),
    (99.4, "99 per cent", "99 Prozent"),
    (99.9, "99.9 per cent", "99,9 Prozent"),
    (100, "100 per cent", "100 Prozent"),
    (120, "120 per cent", "120 Prozent"),
    (1234, "1,234 per cent", "1.234 Prozent"),
]


@pytest.mark.parametrize(("size", "english", "german"), SIZES)
def test_by_part(size: float, english: str, german: str) -> None:
    assert (str(by_part(size, style=UK)), str(by_part(size, style=GERMAN))) == (english, german)


@given(st.decimals(0, 130, places=3))
def test_a_part_is_true_of_its_size_and_close_to_it(size: object) -> None:
    said = by_part(size, style=UK)
    number = Fraction(str(size))
    if said.truth is None:
        assert abs(Fraction(str(said).partition(" ")[0]) - number) <= Fraction(1, 2)
    else:
        assert number in said.truth
        assert said.truth.low * Fraction(11, 10) >= said.truth.high
        assert number >= Fraction(19, 2)


BARE: list[tuple[str, str]] = [
    ("new Covid case", "case"),
    ("case", "case"),
    ("death within 28 days", "death"),
    ("child looked after", "child"),
    ("new case of flu", "case"),
    ("house price", "price"),
    ("GP", "GP"),
]


@pytest.mark.parametrize(("noun", "said"), BARE)
def test_bare(noun: str, said: str) -> None:
    assert str(bare(noun, style=UK)) == said


def test_a_german_noun_is_bare_without_its_adjectives() -> None:
    assert str(bare("Todesfall", style=GERMAN)) == "Todesfall"


@pytest.mark.parametrize("noun", ["new cases", "", 3])
def test_what_is_no_noun_in_the_singular_is_refused(noun: object) -> None:
    with pytest.raises(LanguageError):
        bare(noun, style=UK)
