"""No file but a language's own holds its words: a second language is heard everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any, cast

import pytest

from newsgen.language import FILTERS, HouseStyle
from newsgen.language.english import words as english
from newsgen.language.languages import known_languages, words_of

LOUD = "newsgen.language.loud.words"
WORD_TABLES = ("QUALIFIERS", "PARTS", "QUANTIFIERS")


def louder(value: Any) -> Any:
    """Words in capitals; in a tuple and a table too."""
    if isinstance(value, tuple):
        return tuple(map(louder, value))
    if isinstance(value, dict):
        return {key: louder(words) for key, words in value.items()}
    return value.upper() if isinstance(value, str) else value


@pytest.fixture
def loud(bbc: HouseStyle) -> Iterator[HouseStyle]:
    """English, but every word in capitals: a small letter in what it says came from somewhere else."""
    language = ModuleType(LOUD)
    for name, thing in vars(english).items():
        if callable(thing) and getattr(thing, "__module__", "") == english.__name__:
            setattr(language, name, lambda *args, spoken=thing, **how: louder(spoken(*args, **how)))
    vars(language).update({name: thing for name, thing in vars(english).items() if name.isupper()}, AND="AND")
    vars(language).update({name: louder(getattr(english, name)) for name in WORD_TABLES})
    sys.modules[LOUD] = language
    sys.modules[LOUD.removesuffix(".words")] = language
    yield replace(bbc, name="loud", language="loud")
    del sys.modules[LOUD], sys.modules[LOUD.removesuffix(".words")]
    words_of.cache_clear()


FEBRUARY = ("2021-02-01", "2021-02-28")
HEARD: list[tuple[str, tuple[Any, ...], str]] = [
    ("about", (1987, 1000), "ALMOST 2,000"),
    ("against", (130, 100), "30% ABOVE"),
    ("and_list", (["A & B", "C", "D"],), "A AND B; C; AND D"),
    ("change_from", (4, 0), "UP FROM NONE TO FOUR"),
    ("change_from", (124, 100), "UP 24%, FROM 100 TO 124"),
    ("change_from", (100, 100), "UNCHANGED AT 100"),
    ("change_from", (0, 3, "CASES"), "DOWN FROM THREE TO NO CASES"),
    ("change_from", (3, 2, "percent"), "UP ONE PERCENTAGE POINT, FROM 2% TO 3%"),
    ("count", (0, "CASE"), "NO CASES"),
    ("count", (2_500_000, "CASE"), "2.5 MILLION CASES"),
    ("decimal", (-1,), "MINUS 1.0"),
    ("direction", (103, 100), "ROSE SLIGHTLY"),
    ("duration", (14,), "TWO WEEKS"),
    ("bare", ("NEW CASE",), "CASE"),
    ("by_part", (48,), "ALMOST HALF"),
    ("fraction", (0.48,), "ALMOST HALF"),
    ("in_a_row", (3, "week"), "FOR THE THIRD WEEK IN A ROW"),
    ("in_full", (1, "MILES"), "ONE MILE"),
    ("money", (-5,), "MINUS £5"),
    ("multiple_of", (30, 100), "LESS THAN A THIRD OF"),
    ("multiple_of", (247, 100), "ALMOST TWO AND A HALF TIMES"),
    ("multiple_of", (100, 100), "THE SAME AS"),
    ("number", (0,), "ZERO"),
    ("number_of", ("case",), "NUMBER OF CASES"),
    ("one_in", (0.125,), "ONE IN EIGHT"),
    ("or_list", (["A", "B"],), "A OR B"),
    ("ordinal", (1,), "FIRST"),
    ("ordinal", (22,), "22ND"),
    ("out_of", (7, 20, "AREA"), "SEVEN OF THE 20 AREAS"),
    ("periods", (5, "week"), "FIVE WEEKS"),
    ("place_name", ("A & B",), "A AND B"),
    ("plural", ("child",), "CHILDREN"),
    ("points", (3,), "THREE PERCENTAGE POINTS"),
    ("ranked", (3, "HIGHEST", True), "JOINT THIRD-HIGHEST"),
    ("sentence", ("20 AREAS",), "TWENTY AREAS"),
    ("several", (5,), "A HANDFUL OF"),
    ("the", ("AREA",), "THE AREA"),
    ("with_article", ("8 AREAS",), "AN 8 AREAS"),
    ("superlative", ("CASE RATE", "highest"), "THE HIGHEST CASE RATE"),
    ("superlative", ("CASE RATE", "lowest", "", True), "THE JOINT LOWEST CASE RATE"),
    ("week_to", ("2021-02-18",), "THE WEEK TO 18 FEBRUARY"),
    ("period", ("2021-01-01", "2021-03-31", "quarter"), "THE FIRST QUARTER OF 2021"),
    ("period", ("2020-04-01", "2021-03-31", "year"), "THE YEAR TO MARCH 2021"),
    ("period", ("2020-11-03", "2020-11-03", "election"), "THE 2020 ELECTION"),
    ("period", ("2021-02-18", "2021-02-18", "day"), "18 FEBRUARY"),
    ("so_far", ("2021-02-12", "2021-02-18", "week"), "BY 18 FEBRUARY"),
    ("so_far", ("2021-02-01", "2021-02-28", "month"), "BY THE END OF FEBRUARY 2021"),
    ("so_far", ("2020-01-01", "2020-12-31", "year"), "BY THE END OF 2020"),
    ("earlier_period", ("2021-02-05", "2021-02-11", "week", "2021-02-12", "2021-02-18"), "THE WEEK BEFORE"),
    ("earlier_period", ("2020-02-01", "2020-02-29", "month", *FEBRUARY), "THE SAME MONTH A YEAR EARLIER"),
]  # fmt: skip
SAYS_NO_WORDS = {"agree", "capitals", "day", "per_cent", "quoted", "weekday"}
"""What comes out of these is the template's, the style's or CLDR's."""


@pytest.mark.parametrize(("name", "args", "words"), HEARD)
def test_a_second_language_is_heard(name: str, args: tuple[Any, ...], words: str, loud: HouseStyle) -> None:
    assert str(FILTERS[name](*args, style=loud)) == words


def test_every_filter_that_says_words_is_heard_here() -> None:
    assert {name for name, _, _ in HEARD} | SAYS_NO_WORDS == set(FILTERS)


def test_languages_are_found_by_their_file() -> None:
    assert known_languages() == ("english", "german")
    assert cast("object", words_of("english")) is english
