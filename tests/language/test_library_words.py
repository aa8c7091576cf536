"""All the words and signs that come from a library, over the range that drafts use.

A draft may not read otherwise because a library has a new version. Where this fails after an update, the library says
something else than it did: have newsgen say it itself, or take the new word over here and read what becomes of the
golden editions. The tests pass on the newest and on the lowest version that pyproject.toml allows.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import format_decimal, get_currency_symbol, list_currencies

from newsgen.language import FILTERS, load_style
from newsgen.language.articles import with_article
from newsgen.language.english.nouns import article_of, inflector, plural_of, singular_unit
from newsgen.language.sentences import LARGEST_IN_WORDS
from newsgen.language.spelling import spelled
from tests.conftest import ROOT, SHARED

TAKEN = {
    "babel": {"Locale", "UnknownLocaleError"},
    "babel.dates": {"get_day_names", "get_month_names"},
    "babel.numbers": {"format_decimal", "get_currency_symbol", "list_currencies"},
    "num2words": {"num2words"},
    "inflect": {"engine"},
    "inflect.engine": {"a", "plural_noun", "singular_noun"},
}
"""All that newsgen asks of the three libraries; what is new here needs a table below."""

LOCALES = {"uk-regional": "en_GB", "bbc": "en_GB", "ap": "en_US", "regional-de": "de_DE"}
"""The house styles, and what their words are asked for in."""

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
SHORT_MONTHS = {
    "en_GB": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "en_US": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de_DE": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
FIGURES = [
    (0, "0", "0"),
    (7, "7", "7"),
    (999, "999", "999"),
    (1000, "1,000", "1.000"),
    (1234.5, "1,234.5", "1.234,5"),
    (0.25, "0.25", "0,25"),
    (123456, "123,456", "123.456"),
    (1234567890, "1,234,567,890", "1.234.567.890"),
]
ENGLISH_CARDINALS = """
    zero one two three four five six seven eight nine
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven
    twenty-eight twenty-nine
    thirty thirty-one thirty-two thirty-three thirty-four thirty-five thirty-six thirty-seven
    thirty-eight thirty-nine
    forty forty-one forty-two forty-three forty-four forty-five forty-six forty-seven forty-eight
    forty-nine
    fifty fifty-one fifty-two fifty-three fifty-four fifty-five fifty-six fifty-seven fifty-eight
    fifty-nine
    sixty sixty-one sixty-two sixty-three sixty-four sixty-five sixty-six sixty-seven sixty-eight
    sixty-nine
    seventy seventy-one seventy-two seventy-three seventy-four seventy-five seventy-six seventy-seven
    seventy-eight seventy-nine
    eighty eighty-one eighty-two eighty-three eighty-four eighty-five eighty-six eighty-seven
    eighty-eight eighty-nine
    ninety ninety-one ninety-two ninety-three ninety-four ninety-five ninety-six ninety-seven
    ninety-eight ninety-nine
"""
GERMAN_CARDINALS = """
    null eins zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
    zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig sechsundzwanzig
    siebenundzwanzig achtundzwanzig neunundzwanzig
    dreißig einunddreißig zweiunddreißig dreiunddreißig vierunddreißig fünfunddreißig sechsunddreißig
    siebenunddreißig achtunddreißig neununddreißig
    vierzig einundvierzig zweiundvierzig dreiundvierzig vierundvierzig fünfundvierzig sechsundvierzig
    siebenundvierzig achtundvierzig neunundvierzig
    fünfzig einundfünfzig zweiundfünfzig dreiundfünfzig vierundfünfzig fünfundfünfzig sechsundfünfzig
    siebenundfünfzig achtundfünfzig neunundfünfzig
    sechzig einundsechzig zweiundsechzig dreiundsechzig vierundsechzig fünfundsechzig sechsundsechzig
    siebenundsechzig achtundsechzig neunundsechzig
    siebzig einundsiebzig zweiundsiebzig dreiundsiebzig vierundsiebzig fünfundsiebzig sechsundsiebzig
    siebenundsiebzig achtundsiebzig neunundsiebzig
    achtzig einundachtzig zweiundachtzig dreiundachtzig vierundachtzig fünfundachtzig sechsundachtzig
    siebenundachtzig achtundachtzig neunundachtzig
    neunzig einundneunzig zweiundneunzig dreiundneunzig vierundneunzig fünfundneunzig sechsundneunzig
    siebenundneunzig achtundneunzig neunundneunzig
"""
ENGLISH_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth
    tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
    twenty-seventh twenty-eighth twenty-ninth
    thirtieth thirty-first thirty-second thirty-third thirty-fourth thirty-fifth thirty-sixth
    thirty-seventh thirty-eighth thirty-ninth
    fortieth forty-first forty-second forty-third forty-fourth forty-fifth forty-sixth forty-seventh
    forty-eighth forty-ninth
    fiftieth fifty-first fifty-second fifty-third fifty-fourth fifty-fifth fifty-sixth fifty-seventh
    fifty-eighth fifty-ninth
    sixtieth sixty-first sixty-second sixty-third sixty-fourth sixty-fifth sixty-sixth sixty-seventh
    sixty-eighth sixty-ninth
    seventieth seventy-first seventy-second seventy-third seventy-fourth seventy-fifth seventy-sixth
    seventy-seventh seventy-eighth seventy-ninth
    eightieth eighty-first eighty-second eighty-third eighty-fourth eighty-fifth eighty-sixth
    eighty-seventh eighty-eighth eighty-ninth
    ninetieth ninety-first ninety-second ninety-third ninety-fourth ninety-fifth ninety-sixth
    ninety-seventh ninety-eighth ninety-ninth
"""
GERMAN_ORDINALS = """
    erste zweite dritte vierte fünfte sechste siebte achte neunte
    zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte
    zwanzigste einundzwanzigste zweiundzwanzigste dreiundzwanzigste vierundzwanzigste fünfundzwanzigste
    sechsundzwanzigste siebenundzwanzigste achtundzwanzigste neunundzwanzigste
    dreißigste einunddreißigste zweiunddreißigste dreiunddreißigste vierunddreißigste fünfunddreißigste
    sechsunddreißigste siebenunddreißigste achtunddreißigste neununddreißigste
    vierzigste einundvierzigste zweiundvierzigste dreiundvierzigste vierundvierzigste fünfundvierzigste
    sechsundvierzigste siebenundvierzigste achtundvierzigste neunundvierzigste
    fünfzigste einundfünfzigste zweiundfünfzigste dreiundfünfzigste vierundfünfzigste fünfundfünfzigste
    sechsundfünfzigste siebenundfünfzigste achtundfünfzigste neunundfünfzigste
    sechzigste einundsechzigste zweiundsechzigste dreiundsechzigste vierundsechzigste fünfundsechzigste
    sechsundsechzigste siebenundsechzigste achtundsechzigste neunundsechzigste
    siebzigste einundsiebzigste zweiundsiebzigste dreiundsiebzigste vierundsiebzigste fünfundsiebzigste
    sechsundsiebzigste siebenundsiebzigste achtundsiebzigste neunundsiebzigste
    achtzigste einundachtzigste zweiundachtzigste dreiundachtzigste vierundachtzigste fünfundachtzigste
    sechsundachtzigste siebenundachtzigste achtundachtzigste neunundachtzigste
    neunzigste einundneunzigste zweiundneunzigste dreiundneunzigste vierundneunzigste fünfundneunzigste
    sechsundneunzigste siebenundneunzigste achtundneunzigste neunundneunzigste
"""
ENDINGS = """
    1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th
    30th 31st 32nd 33rd 34th 41st 42nd 43rd 51st 52nd 53rd 61st 62nd 63rd 71st 72nd 73rd 81st 82nd 83rd 91st 92nd 93rd
    99th
"""
WORDS = {("en", "cardinal"): ENGLISH_CARDINALS, ("de", "cardinal"): GERMAN_CARDINALS} | {
    ("en", "ordinal"): ENGLISH_ORDINALS,
    ("de", "ordinal"): GERMAN_ORDINALS,
}

FIGURES_WITH_AN = """
    8 11 18 80 81 88 89 800 801 888 899 1100 1111 1199 1800 1888 8,000 8000 8080 8,500 11,000 11000 18,000 18000 80,000
    88,888 800,000 811,000 8,000,000 11,000,000 18,500,000 80,000,000 800,000,000 8,000,000,000 11,000,000,000
"""
FIGURES_WITH_A = """
    0 1 2 3 4 5 6 7 9 10 12 13 14 15 16 17 19 20 28 70 90 98 100 108 110 111 180 700 900 1000 1,000 1,100 1,800 1200
    1700 1900 2018 2021 10,000 12,000 20,000 100,000 118,000 1,000,000 1,800,000 7,000,000 100,000,000 1,000,000,000
"""
NOUNS_WITH_AN = (
    "émigré École Ynys Ysgol RAF "
    "area election increase average MP NHS hour unusual overall early older uptake eight-fold upper A F X"
)
NOUNS_WITH_A = (
    "FTSE SATs Yvonne year -8 "
    "Covid flu rate rise case share unit university European one-off house crime NATO ward borough new U"
)

PLURALS = {
    # what follows the noun, both sides of each edge
    "complaint about noise": "complaints about noise",
    "hospital bed": "hospital beds",
    "house building project": "house building projects",
    "registered voter": "registered voters",
    "loan agreed": "loans agreed",
    "house sold": "houses sold",
    "person aged 65": "people aged 65",
    "offence involving knives": "offences involving knives",
    "household receiving help": "households receiving help",
    "pupil eligible for free school meals": "pupils eligible for free school meals",
    "planning meeting": "planning meetings",
    "PhD": "PhDs",
    "German": "Germans",
    "hanger-on": "hangers-on",
    "check-up": "check-ups",
    # what the shipped templates, examples and projects say
    "Covid case rate": "Covid case rates",
    "Covid rate": "Covid rates",
    "Democratic share of the vote": "Democratic shares of the vote",
    "Democratic vote": "Democratic votes",
    "Republican share of the vote": "Republican shares of the vote",
    "Republican vote": "Republican votes",
    "annual house price growth rate": "annual house price growth rates",
    "average house price": "average house prices",
    "borough": "boroughs",
    "burglary": "burglaries",
    "council": "councils",
    "country": "countries",
    "county": "counties",
    "district": "districts",
    "figure": "figures",
    "first jab": "first jabs",
    "flu case rate": "flu case rates",
    "flu jab uptake": "flu jab uptakes",
    "flu rate": "flu rates",
    "lead": "leads",
    "locality": "localities",
    "margin": "margins",
    "median house price": "median house prices",
    "neighbourhood": "neighbourhoods",
    "new case": "new cases",
    "number of burglaries": "numbers of burglaries",
    "number of recorded crimes": "numbers of recorded crimes",
    "number of robberies": "numbers of robberies",
    "parish": "parishes",
    "person": "people",
    "planning region": "planning regions",
    "recorded crime": "recorded crimes",
    "robbery": "robberies",
    "sale": "sales",
    "share of people aged 16 and over already given a first Covid jab": (
        "shares of people aged 16 and over already given a first Covid jab"
    ),
    "share of people aged 80 and over already given a first Covid jab": (
        "shares of people aged 80 and over already given a first Covid jab"
    ),
    "vote": "votes",
    # what a newsroom is likely to
    "GP": "GPs",
    "MP": "MPs",
    "area": "areas",
    "bus": "buses",
    "child": "children",
    "church": "churches",
    "constituency": "constituencies",
    "crime rate": "crime rates",
    "crisis": "crises",
    "death": "deaths",
    "dwelling": "dwellings",
    "family": "families",
    "home": "homes",
    "household": "households",
    "inquiry": "inquiries",
    "knife": "knives",
    "life": "lives",
    "man": "men",
    "offence": "offences",
    "passer-by": "passers-by",
    "patient": "patients",
    "point": "points",
    "property": "properties",
    "resident": "residents",
    "school": "schools",
    "seat": "seats",
    "sheep": "sheep",
    "state": "states",
    "theft": "thefts",
    "ward": "wards",
    "wife": "wives",
    "woman": "women",
}
UNITS = {
    "cases per 100,000 people": "case per 100,000 people",
    "people": "person",
    "crimes per 1,000 residents": "crime per 1,000 residents",
    "deaths": "death",
    "homes": "home",
    "households": "household",
    "jabs": "jab",
    "miles": "mile",
    "offences": "offence",
    "robberies": "robbery",
    "sales": "sale",
    "votes": "vote",
}
"""Units, and those of one."""
SYMBOLS = {
    "en_GB": "AUD=A$ CAD=CA$ CHF=CHF CNY=CN¥ DKK=DKK EUR=€ GBP=£ INR=₹ JPY=JP¥ NOK=NOK NZD=NZ$ PLN=PLN SEK=SEK USD=US$",
    "en_US": "AUD=A$ CAD=CA$ CHF=CHF CNY=CN¥ DKK=DKK EUR=€ GBP=£ INR=₹ JPY=¥ NOK=NOK NZD=NZ$ PLN=PLN SEK=SEK USD=$",
    "de_DE": "AUD=AU$ CAD=CA$ CHF=CHF CNY=CN¥ DKK=DKK EUR=€ GBP=£ INR=₹ JPY=¥ NOK=NOK NZD=NZ$ PLN=PLN SEK=SEK USD=$",
}


def _taken() -> Iterator[tuple[str, str]]:
    """The library's module and the name of it, for each that newsgen's code asks for."""
    for path in (ROOT / "newsgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in TAKEN:
                yield from ((node.module or "", alias.name) for alias in node.names)
            elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "inflector()":
                yield "inflect.engine", node.attr


def test_nothing_else_is_taken_from_them() -> None:
    found: dict[str, set[str]] = {}
    for module, name in _taken():
        found.setdefault(module, set()).add(name)
    assert found == TAKEN


@pytest.mark.parametrize(("style", "locale"), LOCALES.items())
def test_house_styles_have_these_locales(style: str, locale: str) -> None:
    assert load_style(style).locale == locale


def test_every_house_style_is_here() -> None:
    assert {path.stem for path in (ROOT / "newsgen" / "language" / "styles").glob("*.toml")} == set(LOCALES)


@pytest.mark.parametrize("locale", sorted(set(LOCALES.values())))
def test_names_of_months_and_days(locale: str) -> None:
    language = locale[:2]
    for asked in (locale, language):  # sentence ends and gates ask for either
        names = get_month_names("wide", locale=asked)
        assert [names[n] for n in range(1, 13)] == MONTHS[language].split()
    short = get_month_names("abbreviated", locale=locale)
    assert [short[n] for n in range(1, 13)] == SHORT_MONTHS[locale].split()
    days = get_day_names("wide", locale=locale)
    assert [days[n] for n in range(7)] == DAYS[language].split()


@pytest.mark.parametrize("locale", sorted(set(LOCALES.values())))
@pytest.mark.parametrize(("number", "english", "german"), FIGURES)
def test_figures(locale: str, number: float, english: str, german: str) -> None:
    assert format_decimal(number, locale=locale) == (german if locale == "de_DE" else english)
    assert Locale.parse(locale).decimal_formats[None].pattern == "#,##0.###"


@pytest.mark.parametrize("locale", sorted(set(LOCALES.values())))
def test_signs_of_currencies(locale: str) -> None:
    for code, _, sign in (pair.partition("=") for pair in SYMBOLS[locale].split()):
        assert code in list_currencies()
        assert (code, get_currency_symbol(code, locale=locale)) == (code, sign)


@pytest.mark.parametrize(("language", "form"), WORDS)
def test_numbers_in_words(language: str, form: str) -> None:
    first = 0 if form == "cardinal" else 1
    said = [spelled(n, language, form) for n in range(first, LARGEST_IN_WORDS + 1)]
    assert said == WORDS[language, form].split()


def test_endings_of_ordinals() -> None:
    assert [spelled(int(each[:-2]), "en", "ordinal_num") for each in ENDINGS.split()] == ENDINGS.split()
    assert spelled(0, "en", "ordinal_num") == "0th"  # 100th goes by its last two figures


@pytest.mark.parametrize(
    ("article", "texts"),
    [("an", FIGURES_WITH_AN), ("a", FIGURES_WITH_A), ("an", NOUNS_WITH_AN), ("a", NOUNS_WITH_A)],
)
def test_articles(article: str, texts: str) -> None:
    assert [f"{article_of(text)} {text}" for text in texts.split()] == [
        f"{article} {text}" for text in texts.split()
    ]


@pytest.mark.parametrize(("noun", "plural"), PLURALS.items())
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def _case(name: str) -> Path:
    """A folder of the failing inputs that stand beside the checkout."""
    folder = SHARED / "cases" / "projects" / name
    if not folder.is_dir():
        pytest.skip("the cases are not beside the checkout")
    return folder


def test_case_plurals() -> None:
    for line in (_case("plurals") / "nouns.tsv").read_text().splitlines():
        one, many = line.split("\t")
        assert plural_of(one) == many


def test_case_articles() -> None:
    texts = (_case("articles") / "texts.txt").read_text().splitlines()
    said = [str(with_article(text, style=load_style("uk-regional"))).split(" ")[0] for text in texts]
    assert " ".join(said) == "an an an an an a a a"


@pytest.mark.parametrize(("unit", "of_one"), UNITS.items())
def test_units_of_one(unit: str, of_one: str) -> None:
    assert singular_unit(unit, {}) == of_one


def test_a_singular_is_not_taken_for_a_plural() -> None:
    assert [inflector().singular_noun(noun) for noun in ("case", "rate", "crime", "person")] == [False] * 4


def _english_projects() -> Iterator[tuple[str, dict[str, Any]]]:
    for root in ("examples", "tests/projects"):
        for path in sorted((ROOT / root).glob("*/newsgen.toml")):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            if "german" not in str(table.get("house", {})) + path.parent.name:
                yield path.parent.name, table


def _nouns(table: Any) -> Iterator[tuple[str, str]]:
    for key, value in table.items() if isinstance(table, dict) else enumerate(table):
        if key in {"noun", "unit"} and isinstance(value, str):
            yield key, value
        elif isinstance(value, dict | list):
            yield from _nouns(value)


def test_the_nouns_of_the_shipped_projects_are_here() -> None:
    found = {pair for _, table in _english_projects() for pair in _nouns(table)}
    assert {word for key, word in found if key == "noun"} <= set(PLURALS)
    assert {word for key, word in found if key == "unit"} <= set(UNITS)


@pytest.mark.parametrize(
    ("currency", "printed"),
    [("GBP", "£1.50"), ("HUF", "HUF1.50"), ("JPY", "JP¥2"), ("KWD", "KWD1.500"), ("RSD", "RSD1.50")],
)
def test_decimals_of_a_currency_are_no_matter_of_babel(currency: str, printed: str) -> None:
    assert str(FILTERS["money"](1.5, currency, style=load_style("bbc"))) == printed
