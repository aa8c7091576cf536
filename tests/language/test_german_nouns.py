"""German nouns: what is worked out from the declared forms, and what is asked for by its key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, load_style
from newsgen.language.german.nouns import plural, singular, the
from newsgen.language.nouns import Case, Noun

FALL = Noun("Fall", "m", "Fälle", genitive="Falls")
PATIENT = Noun("Patient", "m", "Patienten", genitive="Patienten")
GEMEINDE = Noun("Gemeinde", "f", "Gemeinden")
KIND = Noun("Kind", "n", "Kinder", genitive="Kindes")
NAME = Noun("Name", "m", "Namen", accusative="Namen", dative="Namen", genitive="Namens")
AUTO = Noun("Auto", "n", "Autos", genitive="Autos")
VISUM = Noun("Visum", "n", "Visa", genitive="Visums", dative_plural="Visa")

DECLENSIONS = [
    pytest.param(FALL, "Fall Fall Fall Falls", "Fälle Fälle Fällen Fälle", id="strong"),
    pytest.param(PATIENT, "Patient Patienten Patienten Patienten", "Patienten " * 4, id="weak"),
    pytest.param(GEMEINDE, "Gemeinde " * 4, "Gemeinden " * 4, id="feminine"),
    pytest.param(KIND, "Kind Kind Kind Kindes", "Kinder Kinder Kindern Kinder", id="neuter"),
    pytest.param(NAME, "Name Namen Namen Namens", "Namen " * 4, id="irregular, all declared"),
    pytest.param(AUTO, "Auto Auto Auto Autos", "Autos " * 4, id="plural in -s"),
    pytest.param(VISUM, "Visum Visum Visum Visums", "Visa " * 4, id="plural that takes no -n"),
]


@pytest.mark.parametrize(("noun", "one", "many"), DECLENSIONS)
def test_declension(noun: Noun, one: str, many: str) -> None:
    assert [singular(noun, case) for case in Case] == one.split()
    assert [plural(noun, case) for case in Case] == many.split()


ASKED = [
    (Noun("Bezirk"), Case.NOMINATIVE, "gender"),
    (Noun("Bezirk", "m", "Bezirke"), Case.DATIVE, "genitive"),
    (Noun("Bezirk", "m", "Bezirke"), Case.GENITIVE, "genitive"),
    (replace(NAME, accusative=""), Case.ACCUSATIVE, "accusative"),
    (replace(NAME, dative=""), Case.DATIVE, "dative"),
    (Noun("Kind", "n"), Case.GENITIVE, "genitive"),
]


@pytest.mark.parametrize(("noun", "case", "key"), ASKED)
def test_a_form_that_grammar_does_not_settle_is_asked_for(noun: Noun, case: Case, key: str) -> None:
    with pytest.raises(LanguageError, match=f'the key {key} in .nouns. .*"{noun.word}" = {{ {key} = '):
        singular(noun, case)


@pytest.mark.parametrize(
    ("noun", "case", "key"),
    [
        (Noun("Bezirk", "m"), Case.NOMINATIVE, "plural"),
        (replace(VISUM, dative_plural=""), Case.DATIVE, "dative_plural"),
    ],
)
def test_a_plural_that_grammar_does_not_settle_is_asked_for(noun: Noun, case: Case, key: str) -> None:
    with pytest.raises(LanguageError, match=f"the key {key} in "):
        plural(noun, case)


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        (FALL, "der höchste Fall|den höchsten Fall|dem höchsten Fall|des höchsten Falls"),
        (GEMEINDE, "die höchste Gemeinde|die höchste Gemeinde|der höchsten Gemeinde|der höchsten Gemeinde"),
        (KIND, "das höchste Kind|das höchste Kind|dem höchsten Kind|des höchsten Kindes"),
        (Noun("Zahl der X"), f"{'die höchste Zahl der X|' * 2}der höchsten Zahl der X|der höchsten Zahl der X"),
    ],
)  # fmt: skip
def test_article_and_adjective_agree(noun: Noun, said: str) -> None:
    assert [the("höchst", noun, case) for case in Case] == said.split("|")


def test_a_newsroom_adds_a_noun_without_python(tmp_path: Path) -> None:
    toml = 'inherits = "regional-de"\n[nouns]\nBezirk = { gender = "m", plural = "Bezirke", genitive = "Bezirks" }\n'
    (tmp_path / "bote.toml").write_text(toml, encoding="utf-8")
    bote = load_style("bote", (tmp_path,))
    assert str(FILTERS["count"](3, "Bezirk", case="dative", style=bote)) == "drei Bezirken"
    assert str(FILTERS["count"](2, "Fall", style=bote)) == "zwei Fälle"  # tables are merged
    english = 'inherits = "bbc"\n[nouns]\nsquad = { plural = "squaddies" }\n'
    (tmp_path / "echo.toml").write_text(english, encoding="utf-8")
    assert str(FILTERS["count"](3, "squad", style=load_style("echo", (tmp_path,)))) == "three squaddies"


def test_an_unknown_case_names_the_nearest() -> None:
    for style in ("regional-de", "uk-regional"):
        with pytest.raises(LanguageError, match=r"'dativ'; wanted one of nominative.*did you mean 'dative'"):
            FILTERS["count"](3, "Fall", case="dativ", style=load_style(style))
