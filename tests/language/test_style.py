"""House styles: built in, a newsroom's own, and what is wrong with them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, load_style, style_names
from newsgen.language.style import BUILT_IN


def write(folder: Path, name: str, toml: str) -> tuple[Path, ...]:
    (folder / f"{name}.toml").write_text(toml, encoding="utf-8")
    return (folder,)


def complaints(name: str, folders: tuple[Path, ...]) -> list[str]:
    with pytest.raises(LanguageError) as caught:
        load_style(name, folders)
    return [
        str(fault).replace(str(folders[0]) if folders else "", "").lstrip("/")
        for fault in caught.value.faults
    ]


def test_the_styles_there_are(tmp_path: Path) -> None:
    there = style_names()
    assert {"ap", "bbc", "regional-de", "uk-regional"} <= {*there}
    assert style_names(write(tmp_path, "echo", "")) == tuple(sorted({*there, "echo"}))


@pytest.mark.parametrize("name", style_names())
def test_built_in_styles_load_once_and_travel(name: str) -> None:
    style = load_style(name)
    assert style is load_style(name)
    assert style.name == name
    travelled = pickle.loads(pickle.dumps(style))
    assert travelled == style
    assert hash(travelled) == hash(style)


def test_a_style_of_its_own_inherits_and_differs(tmp_path: Path) -> None:
    toml = 'inherits = "uk-regional"\n[per_cent]\nform = "{} pc"\n[money.symbols]\nEUR = "EUR "\n'
    echo = load_style("echo", write(tmp_path, "echo", toml))
    assert str(FILTERS["per_cent"](27, style=echo)) == "27 pc"
    assert str(FILTERS["sentence"]("27% of", style=echo)) == "Twenty-seven per cent of"
    assert str(FILTERS["money"](5, "EUR", style=echo)) == "EUR 5"
    assert str(FILTERS["money"](5, "USD", style=echo)) == "$5"  # tables are merged
    assert echo.dates == load_style("uk-regional").dates


def test_a_style_of_the_same_name_mends_the_built_in_one(tmp_path: Path) -> None:
    folders = write(tmp_path, "bbc", 'inherits = "bbc"\n[text]\nopening_capitals = 2\n')
    mended = load_style("bbc", folders)
    assert str(FILTERS["capitals"]("parts of Darlington", style=mended)) == "PARTS OF Darlington"
    assert mended.per_cent.form == "{}%"
    assert load_style("bbc").text.opening_capitals == 0


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for folder, mark in (("a", "A"), ("b", "B")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "echo", f'inherits = "bbc"\n[labels]\nsee_more = "{mark}"\n')
    assert load_style("echo", (tmp_path / "b", tmp_path / "a")).labels.see_more == "B"


def test_every_option_of_a_house_is_heard(tmp_path: Path) -> None:
    toml = """
        inherits = "uk-regional"
        [numbers]
        words_up_to = 10
        millions_from = 100000
        million_decimals = 2
        decimals = 2
        [lists]
        serial_comma = true
        [changes]
        small_base = 200
        slight_below = 1
        sharp_from = 10
        slight_points_below = 0.1
        sharp_points_from = 1
        [money]
        currency = "EUR"
        million = "{} Mio"
        [dates]
        day = "{day}.{month}"
    """
    house = load_style("house", write(tmp_path, "house", toml))

    def said(name: str, *args: object, **how: object) -> str:
        return str(FILTERS[name](*args, style=house, **how))

    assert [said("number", 10), said("number", 11), said("ordinal", 10)] == ["ten", "11", "tenth"]
    assert [said("about", n, 50_000) for n in (250_000, 248_000)] == ["0.25 million", "almost 0.25 million"]
    assert [said("number", 250_000), said("number", 1_234_567)] == ["0.25 million", "1.23 million"]
    assert said("per_cent", 1 / 3) == "0.33 per cent"
    assert said("and_list", ["A", "B", "C"]) == "A, B, and C"
    assert said("and_list", ["A", "B"]) == "A and B"
    assert said("change_from", 240, 199) == "up from 199 to 240"
    assert [said("direction", v, 1000) for v in (1009, 1010, 1100)] == [
        "rose slightly",
        "rose",
        "rose sharply",
    ]
    assert [said("direction", v, 50, unit="percent") for v in (50.05, 50.1, 51)] == [
        "rose slightly",
        "rose",
        "rose sharply",
    ]
    assert said("money", 1_250_000) == "€1.25 Mio"
    assert said("day", "2021-02-18") == "18.February"


def test_digits_are_the_locale_s(tmp_path: Path) -> None:
    for locale, written in (("en_DE", "1.234.567,5"), ("en_IN", "12,34,567.5"), ("en_GB", "1,234,567.5")):
        folders = write(tmp_path, "other", f'inherits = "bbc"\nlocale = "{locale}"\n')
        assert str(FILTERS["decimal"](1234567.45, 1, style=load_style("other", folders))) == written


FAULTS = [
    ('inherit = "bbc"', "inherit: unknown key; wanted one of", "did you mean"),
    ('inherits = "bbc"\n[number]', "number: unknown key", "did you mean 'numbers'?"),
    ('inherits = "bbc"\nname = "x"', "name: unknown key", ""),
    ('inherits = "bbc"\n[numbers]\nword_up_to = 9', "numbers.word_up_to: unknown key", "did you mean 'words_up_to'?"),
    ('inherits = "bbc"\n[numbers]\nwords_up_to = "9"', "numbers.words_up_to: '9'; wanted a whole number", ""),
    ('inherits = "bbc"\n[numbers]\nwords_up_to = true', "numbers.words_up_to: True; wanted a whole number", ""),
    ('inherits = "bbc"\n[numbers]\nwords_up_to = -1', "words_up_to: -1; wanted a whole number of at least 0", ""),
    ('inherits = "bbc"\n[changes]\nsharp_from = "much"', "sharp_from: 'much'; wanted a number of at least 0", ""),
    ('inherits = "bbc"\n[lists]\nserial_comma = 1', "lists.serial_comma: 1; wanted true or false", ""),
    ('inherits = "bbc"\nlists = 1', "lists: 1; wanted a table [lists]", ""),
    ('inherits = "bbc"\n[per_cent]\nform = "per cent"', "per_cent.form: 'per cent'; wanted text with {}", ""),
    ('inherits = "bbc"\n[per_cent]\nform = "{} {}"', "wanted text with {}", ""),
    ('inherits = "bbc"\n[per_cent]\nform = "{:>9}"', "wanted text with {}", ""),
    ('inherits = "bbc"\n[per_cent]\nform = "{!r}"', "wanted text with {}", ""),
    ('inherits = "bbc"\n[per_cent]\nform = "{"', "wanted text with {}", ""),
    ('inherits = "bbc"\n[dates]\nday = "{month} {day.__class__}"', "wanted text with {day} and {month}", ""),
    ('inherits = "bbc"\n[places]\nfirst_mention = "{name} {where} {parent}"', "text with {name} and {parent}", ""),
    ('inherits = "bbc"\n[dates]\nmonths_with_day = ["Jan."]', "wanted 0 of them or 12 of them", ""),
    ('inherits = "bbc"\n[text]\nquotes = [1, 2]', "wanted a list of texts", ""),
    ('inherits = "bbc"\n[money]\nsymbols = { GBP = 1 }', "wanted a table of texts", ""),
    ('inherits = "bbc"\n[money]\ncurrency = "gbp"', "money: 'gbp'; wanted an ISO 4217 currency code", ""),
    ('inherits = "bbc"\nlocale = "xx_XX"', "locale: 'xx_XX'; wanted a locale such as en_GB", ""),
    ('inherits = "bbc"\nlocale = "de_DE"', "locale: 'de_DE'; wanted a locale of english: en_...", ""),
    ('inherits = "bbc"\nlanguage = "german"', "inherits: a style in english; wanted one in german, or none", ""),
    ('inherits = "regional-de"\nlanguage = "english"', "a style in german; wanted one in english, or none", ""),
    ('inherits = "bbc"\n[money]\nform = "{amount}"', "money.form: '{amount}'; wanted text with {amount} and", ""),
    ('inherits = "bbc"\n[nouns]\nFall = "Fälle"', "nouns.Fall: 'Fälle'; wanted a table [nouns.Fall]", ""),
    ('inherits = "bbc"\n[nouns.Fall]\ngenus = "m"', "nouns.Fall.genus: unknown key; wanted one of gender, plural", ""),
    ('inherits = "bbc"\n[nouns.Fall]\ngender = "x"', "nouns.Fall.gender: 'x'; wanted one of f, m, n", ""),
    ('inherits = "bbc"\n[nouns.Fall]\nplural = 2', "nouns.Fall.plural: 2; wanted text", ""),
    ('inherits = "bbc"\nnouns = 1', "nouns: 1; wanted a table [nouns]", ""),
    ('inherits = "bbc"\nlanguage = "englisch"', "language: 'englisch'; wanted one of en", "did you mean 'english'?"),
    ('inherits = "bcc"', "'bcc'; wanted one of ap, bbc, echo, regional-de, uk-regional", "did you mean 'bbc'?"),
    ('inherits = "echo"', "inherits: 'echo'; wanted a style that does not inherit itself", ""),
    ("inherits = 5", "inherits: 5; wanted one of", ""),
    ("[numbers", "a house style in TOML", ""),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "found", "nearest"), FAULTS)
def test_a_fault_of_a_style_names_its_file_and_key(
    tmp_path: Path, toml: str, found: str, nearest: str
) -> None:
    told = complaints("echo", write(tmp_path, "echo", toml))[0]
    assert told.startswith("echo.toml: ")
    assert found in told
    assert nearest in told


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folders = write(
        tmp_path, "echo", 'inherits = "bbc"\nlocal = "en_GB"\n[lists]\nserial_comma = 1\ncommas = 2\n'
    )
    assert len(complaints("echo", folders)) == 3


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    told = complaints("echo", write(tmp_path, "echo", 'language = "english"\n'))
    assert 'echo.toml: locale: missing; wanted a value, or inherits = "uk-regional"' in told
    assert any("money.billion: missing" in line for line in told)
    assert not any("language" in line for line in told)


def test_an_unknown_style_names_the_nearest() -> None:
    assert complaints("uk-regionel", ()) == [
        "house style: 'uk-regionel'; wanted one of ap, bbc, regional-de, uk-regional; did you mean 'uk-regional'?"
    ]


def test_every_key_stands_in_the_first_style() -> None:
    assert "inherits" not in (BUILT_IN / "uk-regional.toml").read_text(encoding="utf-8")
