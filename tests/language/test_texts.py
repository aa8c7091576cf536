"""Filters that take text: sentences, articles, lists, places; invisible marks and escaped text in all of them."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, HouseStyle
from newsgen.language.markers import marks_in, visible

A, Z = "\U000f0000", "\ue000"  # how the writing room marks where a claim starts and ends


def said(name: str, *args: object, style: HouseStyle, **how: object) -> str:
    return str(FILTERS[name](*args, style=style, **how))


SENTENCES = [
    ("1 area was", "One area was"),
    ("99 areas were", "Ninety-nine areas were"),
    ("0 areas were", "Zero areas were"),
    ("46.", "Forty-six."),
    ("20", "Twenty"),
    ("20, he said", "Twenty, he said"),
    ("20% of them", "Twenty per cent of them"),
    ("20 per cent of them", "Twenty per cent of them"),
    ("1st of March", "First of March"),
    ("12th-highest", "Twelfth-highest"),
    ("22nd in the table", "Twenty-second in the table"),
    ("20-year-old", "Twenty-year-old"),
    ("20 million people", "Twenty million people"),
    ("20 – or so", "Twenty – or so"),
    ("“20 areas", "“Twenty areas"),
    ("(3 areas)", "(Three areas)"),
    ("&#34;20&#34; he said", "&#34;Twenty&#34; he said"),
    ("parts of", "Parts of"),
    ("Parts of", "Parts of"),
    ("école", "École"),
    ("‘tis", "‘Tis"),
    ("&lt;b&gt; it is", "&lt;B&gt; it is"),
    (f"{A}20{Z} areas were", f"{A}Twenty{Z} areas were"),
    (f"{A}20{Z}% of", f"{A}Twenty per cent{Z} of"),
    (f"{A}12{Z}th-highest", f"{A}Twelfth{Z}-highest"),
    (f"{A}{A}parts{Z} of{Z}", f"{A}{A}Parts{Z} of{Z}"),
    (f"“{A}7{Z} areas", f"“{A}Seven{Z} areas"),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentence(text: str, wanted: str, uk: HouseStyle) -> None:
    assert said("sentence", text, style=uk) == wanted


def test_sentence_spells_per_cent_as_the_house_does(ap: HouseStyle) -> None:
    assert said("sentence", "20% of them", style=ap) == "Twenty percent of them"


RECAST = [
    "100 areas", "1,204 areas", "2.5 million", "2.5", "£20 was", "£350,000 was", "-5 was", "−5 was", "+5 was", "#5 was",
    "5G masts", "20m people", "9am", "10:30", "24/7", "4x4", "20-30 areas", "20–30 areas", "5-0", "007", "½ of them",
    "18 February was", "18th February was", "3 Sept. was", "20's", "20° in the shade", f"{A}100{Z} areas",
    f"{A}20{Z},000", f"£{A}20{Z} was", f"{A}18{Z} February was",
]  # fmt: skip


@pytest.mark.parametrize("text", RECAST)
def test_sentence_asks_to_recast(text: str, bbc: HouseStyle) -> None:
    with pytest.raises(LanguageError, match="recast"):
        said("sentence", text, style=bbc)


ARTICLES = [
    ("8", "an"), ("80 homes", "an"), ("800", "an"), ("8,000 homes", "an"), ("8.5 per cent", "an"), ("8th", "an"),
    ("85,000", "an"), ("11", "an"), ("11,000", "an"), ("11th-lowest", "an"), ("11.5", "an"), ("18", "an"),
    ("18,500", "an"), ("1800", "an"), ("1150", "an"), ("1,800", "a"), ("1,100", "a"), ("110", "a"), ("180", "a"),
    ("1", "a"), ("1.8", "a"), ("0.8", "a"), ("7", "a"), ("100", "a"), ("2021", "a"), ("1008", "a"), ("£8m", "an"),
    ("£1.8m", "a"), ("“18", "an"), ("MP", "an"), ("MPs", "an"), ("GP", "a"), ("NHS trust", "an"), ("HGV", "an"),
    ("RAF base", "an"), ("UK city", "a"), ("EU rule", "an"), ("ONS figure", "an"), ("LGBT group", "an"),
    ("M25 closure", "an"), ("A1 closure", "an"), ("NATO base", "a"), ("NASA probe", "a"), ("Ofsted report", "an"),
    ("X-ray", "an"), ("U-turn", "a"), ("A-level", "an"), ("e-scooter", "an"), ("university", "a"), ("unit", "a"),
    ("European", "a"), ("one-off", "a"), ("hour", "an"), ("honest", "an"), ("heir", "an"), ("hotel", "a"),
    ("unusual", "an"), ("area", "an"), ("neighbourhood", "a"), ("&#34;8&#34;", "an"),
    (f"{A}18{Z} per cent rise", "an"), (f"{A}12{Z} per cent rise", "a"), (f"{A}£{Z}8m", "an"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "article"), ARTICLES)
def test_with_article(text: str, article: str, uk: HouseStyle) -> None:
    assert said("with_article", text, style=uk) == f"{article} {text}"


LISTS = [
    (["Wingate & Castle Eden"], "Wingate and Castle Eden"),
    (["Peterlee East", "Wingate and Castle Eden"], "Peterlee East, and Wingate and Castle Eden"),
    (["Sandwell", "Anderson", "Andover"], "Sandwell, Anderson and Andover"),
    (["Live Or Let", "B"], "Live Or Let, and B"),
    (["Park East, Darlington", "Ryton"], "Park East, Darlington; and Ryton"),
    (["A, B", "C", "D"], "A, B; C; and D"),
    (["A", "B and C", "D"], "A; B and C; and D"),
    ([f"{A}Ryton{Z}", f"{A}South Bank & Teesville{Z}"], f"{A}Ryton{Z}, and {A}South Bank and Teesville{Z}"),
    ([f"Brand{Z}", f"{A}and{Z}over"], f"Brand{Z} and {A}and{Z}over"),
    (("Ryton", "Ryton"), "Ryton and Ryton"),
]


@pytest.mark.parametrize(("names", "wanted"), LISTS)
def test_and_list(names: list[str], wanted: str, uk: HouseStyle) -> None:
    assert said("and_list", names, style=uk) == wanted


def test_or_list(uk: HouseStyle) -> None:
    assert said("or_list", ["Ryton", "Blaydon"], style=uk) == "Ryton or Blaydon"
    assert said("or_list", ["B & C", "D"], style=uk) == "B and C, or D"


def test_lists_take_phrases_and_generators(uk: HouseStyle) -> None:
    names = (FILTERS["place_name"](name, style=uk) for name in ("B & C", "D", "E"))
    assert said("and_list", names, style=uk) == "B and C; D; and E"


PLACES = [
    ("A&B", "A and B"), ("A &B", "A and B"), ("A& B", "A and B"), ("A&amp;B", "A and B"), ("A &#38; B", "A and B"),
    ("O&#39;Neil &amp; Co", "O&#39;Neil and Co"), ("R\u00a0&\u00a0D", "R and D"), ("  Park   East ", "Park East"),
    (f"{A}South Bank & Teesville{Z}", f"{A}South Bank and Teesville{Z}"), (f"A {A}&{Z} B", f"A {A}and{Z} B"),
    (f"A{A}&{Z}B", f"A {A}and {Z}B"), ("A & B & C", "A and B and C"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wanted"), PLACES)
def test_place_name(name: str, wanted: str, uk: HouseStyle) -> None:
    assert said("place_name", name, style=uk) == wanted


CAPITALS = [
    (("parts of Darlington", 1), "PARTS of Darlington"),
    (("parts of Darlington", 3), "PARTS OF DARLINGTON"),
    (("parts of", 9), "PARTS OF"),
    (("Twenty-four areas", 1), "TWENTY-FOUR areas"),
    (("Rock &amp; roll is", 3), "ROCK &amp; ROLL is"),
    ((f"{A}twenty{Z} areas", 1), f"{A}TWENTY{Z} areas"),
    (("parts of", 0), "parts of"),
    (("parts of",), "parts of"),
]


@pytest.mark.parametrize(("args", "wanted"), CAPITALS)
def test_capitals(args: tuple[object, ...], wanted: str, uk: HouseStyle) -> None:
    assert said("capitals", *args, style=uk) == wanted


PLURALS = [
    ("case", "cases"), ("new case", "new cases"), ("person", "people"), ("child", "children"),
    ("county", "counties"), ("bus", "buses"), ("boss", "bosses"), ("process", "processes"),
    ("princess case", "princess cases"), ("GP", "GPs"), ("MP", "MPs"), ("newly elected MP", "newly elected MPs"),
    ("passer-by", "passers-by"), ("member of staff", "members of staff"), ("chief of staff", "chiefs of staff"),
    ("staff", "staff"), ("mother-in-law", "mothers-in-law"), ("half", "halves"),
    ("business address", "business addresses"), ("house sale", "house sales"), ("A-level", "A-levels"),
    ("crisis", "crises"), ("area of concern", "areas of concern"),
    ("case per 100,000 people", "cases per 100,000 people"),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "wanted"), PLURALS)
def test_plural(noun: str, wanted: str, uk: HouseStyle) -> None:
    assert said("plural", noun, style=uk) == wanted


def test_a_stated_plural_is_taken(uk: HouseStyle) -> None:
    assert said("count", 2, "cases", "cases", style=uk) == "two cases"
    assert said("count", 2, "premises", "premises", style=uk) == "two premises"


ESCAPED = [
    ("sentence", ()), ("with_article", ()), ("place_name", ()), ("capitals", (2,)), ("quoted", ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "args"), ESCAPED)
def test_escaped_text_stays_escaped_once_and_comes_back_plain(
    name: str, args: tuple[object, ...], uk: HouseStyle
) -> None:
    text = escape('o\'neil <b> "x" & co')
    phrase = FILTERS[name](text, *args, style=uk)
    assert type(phrase.text) is str
    assert "amp;amp" not in phrase.text
    assert "&amp;#" not in phrase.text
    shown = Markup(phrase.text).unescape()
    assert "<b>" in shown.lower()
    assert "'" in shown


def test_escaped_names_are_joined_plain(uk: HouseStyle) -> None:
    phrase = FILTERS["and_list"]([escape("A & B"), escape("<i>")], style=uk)
    assert type(phrase.text) is str
    assert phrase.text == "A and B, and &lt;i&gt;"


def test_marks_are_told_from_text() -> None:
    text = f"{A}20{Z} areas\uf8ff\U000ffffd"
    assert visible(text) == "20 areas"
    assert marks_in(text) == f"{A}{Z}\uf8ff\U000ffffd"


def test_quotes_are_the_house_s(uk: HouseStyle, bbc: HouseStyle) -> None:
    assert said("quoted", "x", style=uk) == "“x”"
    assert said("quoted", "x", style=bbc) == "‘x’"


AGREEMENT = [(0, "are"), (1, "is"), (1.0, "is"), (-1, "is"), (1.5, "are"), (2, "are")]


@pytest.mark.parametrize(("n", "verb"), AGREEMENT)
def test_agree(n: float, verb: str, uk: HouseStyle) -> None:
    assert said("agree", n, "is", "are", style=uk) == verb


RANKS = [
    ((1, "highest"), "highest"), ((2, "highest"), "second-highest"), ((9, "lowest"), "ninth-lowest"),
    ((11, "lowest"), "11th-lowest"), ((112, "lowest"), "112th-lowest"), ((1000, "highest"), "1,000th-highest"),
    ((10, "highest", True), "joint 10th-highest"), ((21, "highest", False), "21st-highest"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), RANKS)
def test_ranked(args: tuple[object, ...], words: str, uk: HouseStyle) -> None:
    assert said("ranked", *args, style=uk) == words
