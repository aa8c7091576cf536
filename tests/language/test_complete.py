"""What a language still lacks: listed, for every language that there is."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsgen.copycheck.lexicon import reads
from newsgen.errors import LanguageError
from newsgen.gates.spoken import unspoken
from newsgen.language import FILTERS, load_style, style_names
from newsgen.language.languages import known_languages, words_of
from newsgen.language.multiples import PARTS_OF_ONE, TIMES
from newsgen.language.parts import CHANCES, FRACTIONS
from newsgen.language.periods import DAYS_OF
from newsgen.language.style import HouseStyle, LabelStyle
from newsgen.language.words import Qualifier, Sense, Strength, Way, Words
from newsgen.writing.loose import loose_numbers
from newsgen.writing.shipped import SHIPPED
from tests.language.test_cases import ENGLISH, rows

FUNCTIONS = {
    name: thing for name, thing in vars(Words).items() if inspect.isfunction(thing) and name[0] != "_"
}
NUMBERS_ALONE = {"german"}
"""Of whose copy `newsgen check` reads the numbers alone."""
ATTRIBUTES = [name for name in Words.__annotations__ if name.isupper()]


def lacking(language: str, cases: Path, templates: Path = SHIPPED) -> list[str]:
    """One line for each thing that a language must have and has not."""
    module = words_of(language)
    missing = [*_members(module)]
    if not missing:
        missing += [*_meanings(module), *_numbers(language)]
    return [
        *missing,
        *_style(language),
        *_templates(language, templates),
        *_gate_words(language),
        *_cases(language, cases),
    ]


def _members(module: Words) -> Iterator[str]:
    for name in ATTRIBUTES:
        if not getattr(module, name, None):
            yield f"the attribute {name}"
    for name, wanted in FUNCTIONS.items():
        parameters = [p for p in inspect.signature(wanted).parameters if p != "self"]
        found = getattr(module, name, None)
        if found is None:
            yield f"the function {name}({', '.join(parameters)})"
        elif list(inspect.signature(found).parameters) != parameters:
            yield f"the parameters of {name}: ({', '.join(parameters)})"


def _meanings(module: Words) -> Iterator[str]:
    """Every member of every enumeration, and every round value that has a name."""
    parts = {anchor.value for anchor in (*PARTS_OF_ONE, *FRACTIONS.anchors)}
    parts |= {anchor.value for anchor in CHANCES.anchors if anchor.value.denominator == 1}
    tries: list[tuple[str, tuple[Any, ...]]] = [
        *(("times", (qualifier, anchor.value, "9")) for qualifier in Qualifier for anchor in (*PARTS_OF_ONE, *TIMES)),
        *(("compared", (way, "9", False)) for way in Way),
        *(("changed", (way, "9", False, "1", "2")) for way in Way),
        *(("moved", case) for case in product(Way, Strength, (True, False))),
        *(("one_before", (grain,)) for grain in DAYS_OF if grain != "election"),
        *(("stretch_to_day", (grain, "9")) for grain in ("month", "quarter", "year")),
        *(("same_a_year_earlier", (grain, last)) for grain in ("week", "month", "quarter") for last in (True, False)),
    ]  # fmt: skip
    yield from (
        f"words for {one}, with {{}} in them"
        for one in Qualifier
        if "{}" not in module.QUALIFIERS.get(one, "")
    )
    yield from (f"words for the share {value}" for value in sorted(parts) if not module.PARTS.get(value))
    for name, args in tries:
        try:
            said = getattr(module, name)(*args)
        except (KeyError, LanguageError):
            said = ""
        if not said:
            yield f"words for {name}{args}"
    for sense in set(Sense) - set(module.SENSES.values()):
        yield f"a word for {sense}"
    yield from (f"{word!r} in SENSES by its casefold" for word in module.SENSES if word != word.casefold())


def _numbers(language: str) -> Iterator[str]:
    words = words_of(language)
    for n in (0, *range(2, 100), 200, 1000, 10**6):
        if not loose_numbers(words.cardinal(n), language):
            yield f"{words.cardinal(n)!r} among its NUMBER_WORDS"
    for anchor in TIMES:
        said = words.times(Qualifier.EXACT, anchor.value, words.cardinal(int(anchor.value)))
        if anchor.value not in {Fraction(1), Fraction(3, 2)} and not loose_numbers(said, language):
            yield f"{said!r} among its NUMBER_WORDS"


def _style(language: str) -> Iterator[str]:
    styles = [style for style in map(load_style, style_names()) if style.language == language]
    if not styles:
        yield "a house style in newsgen/language/styles"
    others = {
        label
        for style in map(load_style, style_names())
        if style.language != language
        for label in _labels(style)
    }
    for style in styles:
        for name, label in zip((f.name for f in fields(LabelStyle)), _labels(style), strict=True):
            if not label or label in others:
                yield f"the label {name} of {style.name}"


def _labels(style: HouseStyle) -> list[str]:
    return [getattr(style.labels, f.name) for f in fields(LabelStyle)]


def _templates(language: str, folder: Path) -> Iterator[str]:
    own = folder if language == "english" else folder / language
    for file in sorted(folder.glob("*.html")):
        if not (own / file.name).is_file():
            yield f"the template {own.relative_to(folder) / file.name}"


ENGLISH_ALONE = {"number_agreement"}
"""A noun of a language with declared plurals is not known by its singular alone; lint says that the gate is silent."""


def _gate_words(language: str) -> Iterator[str]:
    for gate, words in unspoken(language).items():
        if gate in ENGLISH_ALONE:
            continue
        yield from (f"{name} in its gate_words, for the gate {gate}" for name in words)
    if not reads(language) and language not in NUMBERS_ALONE:
        yield "a lexicon.toml and its grammar, for newsgen check"


def _cases(language: str, file: Path) -> Iterator[str]:
    if language == "english" and not file.is_file():
        return  # they lie beside the checkout
    tried = {name for row in rows(file) for name in re.findall(r"\|\s*(\w+)", row["template"])}
    not_in_english = {"agree", "against", "bare", "by_part", "capitals", "direction", "duration", "earlier_period"} | {
        "in_a_row", "in_full", "number_of", "one_in", "or_list", "period", "periods", "plural", "quoted", "several",
        "so_far", "superlative", "the",
    }  # fmt: skip
    for name in sorted(set(FILTERS) - tried - (not_in_english if language == "english" else set())):
        yield f"a case of {name} in {file.name}"


def cases_of(language: str) -> Path:
    return ENGLISH if language == "english" else Path(__file__).parent / f"{language}_cases.tsv"


@pytest.mark.parametrize("language", known_languages())
def test_a_language_lacks_nothing(language: str) -> None:
    missing = lacking(language, cases_of(language))
    assert not missing, f"{language} lacks\n" + "\n".join(missing)


@pytest.fixture
def half() -> Iterator[str]:
    """German with holes in it."""
    name = "newsgen.language.half"
    module = ModuleType(name)
    vars(module).update({key: thing for key, thing in vars(words_of("german")).items() if key[0] != "_"})
    sys.modules[name] = sys.modules[f"{name}.words"] = module
    yield "half"
    del sys.modules[name], sys.modules[f"{name}.words"]
    words_of.cache_clear()


def test_what_is_missing_is_listed(half: str, tmp_path: Path) -> None:
    module: Any = words_of(half)
    del module.joined, module.NUMBER_WORDS
    module.election = lambda when: ""
    (tmp_path / "half").mkdir()
    for name in ("story.html", "half/story.html", "highest.html"):
        (tmp_path / name).write_text("", encoding="utf-8")
    missing = lacking(half, tmp_path / "half_cases.tsv", tmp_path)
    assert missing[:5] == [
        "the attribute NUMBER_WORDS",
        "the function joined(names, either, separation, serial_comma)",
        "the parameters of election: (year)",
        "a house style in newsgen/language/styles",
        "the template half/highest.html",
    ]
    assert "a case of count in half_cases.tsv" in missing
    assert "verdicts in its gate_words, for the gate verdict" in missing
    assert "a lexicon.toml and its grammar, for newsgen check" in missing


def test_a_word_that_is_missing_is_listed(half: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = words_of(half)
    module.moved = lambda way, strength, plural: (
        "" if way is Way.DOWN and strength is Strength.SHARP else "stieg"
    )
    module.SENSES = {"Höher": Sense.UP}
    module.QUALIFIERS = {**module.QUALIFIERS, Qualifier.ALMOST: "fast"}
    module.PARTS = {share: words for share, words in module.PARTS.items() if share != Fraction(1, 3)}
    module.cardinal = lambda n: "mille" if n == 1000 else words_of("german").cardinal(n)
    missing = "\n".join(lacking(half, tmp_path / "none.tsv", tmp_path))
    assert "words for moved(<Way.DOWN: 2>, <Strength.SHARP: 3>, True)" in missing
    assert "words for Qualifier.ALMOST, with {} in them" in missing
    assert "words for the share 1/3" in missing
    assert "a word for Sense.LOWEST" in missing
    assert "'Höher' in SENSES by its casefold" in missing
    assert "'mille' among its NUMBER_WORDS" in missing
