"""What all filters share: discovery, the cache, complaints."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, HouseStyle, Phrase
from newsgen.language.filters import template_filter

NAMES = """
about against agree and_list bare by_part capitals change_from count day decimal direction duration earlier_period
fraction in_a_row in_full money multiple_of number number_of one_in or_list ordinal out_of per_cent period periods
place_name plural points quoted ranked sentence several so_far superlative the week_to weekday with_article
""".split()  # noqa: SIM905 - a glossary reads better


def test_every_filter_is_found_and_no_other() -> None:
    assert list(FILTERS) == NAMES


def test_filters_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        FILTERS["number"] = FILTERS["decimal"]  # type: ignore[index]


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction])
def test_every_kind_of_number_is_said_alike(kind: type, uk: HouseStyle) -> None:
    assert str(FILTERS["number"](kind(7), style=uk)) == "seven"
    assert str(FILTERS["multiple_of"](kind(290), kind(100), style=uk)) == "almost three times"


def test_the_cache_keeps_true_and_one_apart(uk: HouseStyle) -> None:
    assert str(FILTERS["number"](1, style=uk)) == "one"
    with pytest.raises(LanguageError):
        FILTERS["number"](True, style=uk)


def test_the_cache_keeps_styles_apart(uk: HouseStyle, bbc: HouseStyle) -> None:
    assert str(FILTERS["per_cent"](27, style=uk)) == "27 per cent"
    assert str(FILTERS["per_cent"](27, style=bbc)) == "27%"


def test_a_wrong_call_names_the_filter_and_how_it_is_called(uk: HouseStyle) -> None:
    with pytest.raises(LanguageError) as caught:
        FILTERS["count"](3, style=uk)
    assert (
        str(caught.value)
        == "count: missing a required argument: 'noun'; wanted count(noun, plural=None, case=None)"
    )


def test_a_complaint_carries_its_parts(uk: HouseStyle) -> None:
    with pytest.raises(LanguageError) as caught:
        FILTERS["number"]("7", style=uk)
    (fault,) = caught.value.faults
    assert (fault.where, fault.found, fault.wanted) == ("number", "'7'", "a number")


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch, uk: HouseStyle) -> None:
    monkeypatch.setattr("newsgen.language.filters._filters", {})

    @template_filter
    def broken(value: object, *, style: HouseStyle) -> Phrase:
        return Phrase("a" + value)  # type: ignore[operator]

    for value in (1, [1]):  # remembered, and not
        with pytest.raises(TypeError, match="can only concatenate str"):
            broken(value, style=uk)


def test_slow_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys, newsgen.language\n"
        "assert not {'babel', 'inflect', 'num2words', 'typeguard', 'pandas'} & set(sys.modules)\n"
        "style = newsgen.language.load_style('uk-regional')\n"
        "assert str(newsgen.language.FILTERS['count'](4, 'child', style=style)) == 'four children'\n"
        "assert 'inflect' in sys.modules and 'typeguard' not in sys.modules\n"
        "import typeguard, inflect\n"
        "assert typeguard.check_type(1, int) == 1\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
