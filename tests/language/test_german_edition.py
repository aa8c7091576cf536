"""The Barsetshire story in German, whole: nothing of it is English, every figure is proved, the headlines stand."""

from __future__ import annotations

import ast
import json
import re
import shutil
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound
from typer.testing import CliRunner

from newsgen.cli.app import app
from newsgen.edition.write import put_edition
from newsgen.errors import InputError
from newsgen.language import load_style
from newsgen.language.languages import words_of
from newsgen.model.draft import Draft, Edition
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.environment import ProjectLoader
from newsgen.writing.loose import loose_numbers
from newsgen.writing.shipped import SHIPPED
from newsgen.writing.variety import OneOf
from tests.conftest import ROOT
from tests.examples.test_barsetshire import check
from tests.language.reading_german import number_of
from tests.regenerate import no_network
from tests.stranger import Stranger

PROJECT = ROOT / "tests" / "projects" / "barsetshire-german"
LANGUAGE = ROOT / "newsgen" / "language"
SPELLED_ALIKE = {"am", "an", "die", "er", "in", "sank", "so", "stand", "war", "was"}
"""English words that are German words too, with another meaning or the same."""
HEADLINES = {
    "barsetshire-hoch": "Grippe-Inzidenz in zwölf Ortsteilen in Barsetshire über 300",
    "barsetshire-niedrig": "Greshamsbury North hat die niedrigste veröffentlichte "
    "Grippe-Inzidenz in Barsetshire",
    "barsetshire-doppelt": "Grippe-Inzidenz in sieben Ortsteilen in Barsetshire "
    "mehr als doppelt so hoch wie der Durchschnitt der Ortsteile in Barsetshire mit veröffentlichtem Wert",
    "courcy-and-chaldicotes-hoch": "Nearthewinde und Closerstill hat die höchste "
    "Grippe-Inzidenz in Courcy und Chaldicotes",
    "silverbridge-niedrig": "Apjohn und Eames Common haben gemeinsam die niedrigste Grippe-Inzidenz in Silverbridge",
    "hogglestock-niedrig": "Hartletop hat die niedrigste Grippe-Inzidenz in Hogglestock",
    "barsetshire-anstieg": "Grippe-Inzidenz in Barsetshire stieg in Roebury am stärksten",
    "silverbridge-rueckgang": "Grippe-Inzidenz in Silverbridge sank in Prettyman's Piece am stärksten",
    "hogglestock-ueberblick": "Grippe-Inzidenz in Hogglestock: die Ortsteile im Überblick",
}
SENTENCES = {
    "barsetshire-hoch": "Dumbello in Hogglestock hatte in der Woche bis zum 9. Februar mit 817,4 Fällen pro 100.000 "
    "Einwohner die höchste Grippe-Inzidenz aller Ortsteile in Barsetshire.",
    "silverbridge-niedrig": "Apjohn und Eames Common hatten in der Woche bis zum 9. Februar mit jeweils 100,8 Fällen "
    "pro 100.000 Einwohner gemeinsam die niedrigste Grippe-Inzidenz aller Ortsteile in Silverbridge.",
    "barsetshire-niedrig": "berechnet aus 75 Ortsteilen mit veröffentlichtem Wert.",
    "greshamsbury-niedrig": "Für Lookaloft wurden in der Woche bis zum 9. Februar höchstens zwei "
    "Neuerkrankungen gezählt.",
    "barchester-lage": "Mit 161,6 Fällen pro 100.000 Einwohner liegt der Durchschnitt der Ortsteile in Barchester mit "
    "veröffentlichtem Wert unter 186,0: So hoch ist der Durchschnitt der Ortsteile in Barsetshire mit "
    "veröffentlichtem Wert.",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build(load(PROJECT), no_network)


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("german") / "edition"
    put_edition(edition, out)
    return out


def draft(edition: Edition, slug: str) -> Draft:
    return next(d for d in edition.drafts if d.slug == slug)


def test_every_draft_is_written_and_passes_its_gates(edition: Edition) -> None:
    assert len(edition.drafts) >= 20
    assert not [(d.slug, d.cautions) for d in edition.drafts if d.status == "blocked"]
    assert not [(d.slug, d.unproved) for d in edition.drafts if d.unproved]


def test_the_headlines_stand(edition: Edition) -> None:
    assert {slug: draft(edition, slug).headline for slug in HEADLINES} == HEADLINES


@pytest.mark.parametrize(("slug", "sentence"), SENTENCES.items())
def test_a_sentence_of_each_kind(edition: Edition, slug: str, sentence: str) -> None:
    assert sentence in draft(edition, slug).text


def test_the_language_is_on_the_page_and_in_the_record(edition: Edition, folder: Path) -> None:
    assert edition.language == "de-DE"
    assert json.loads((folder / "edition.json").read_text(encoding="utf-8"))["language"] == "de-DE"
    for page in (folder / "stories").glob("*.html"):
        if not page.name.endswith(".body.html"):
            assert '<html lang="de-DE">' in page.read_text(encoding="utf-8")


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))


def words_said_by(language: str) -> set[str]:
    """The words in the strings of a language's files, docstrings aside."""
    found: set[str] = set()
    for file in (LANGUAGE / language).glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs)
        found |= set().union(*(words_in(s) for s in strings if isinstance(s, str)))
    return found


def words_typed_in(templates: Path) -> set[str]:
    """The words of the templates' own text."""
    environment = Environment(extensions=[OneOf])
    found: set[str] = set()
    for file in templates.glob("*.html"):
        tokens = environment.lex(file.read_text(encoding="utf-8"))
        found |= set().union(
            *(words_in(re.sub(r"<[^>]*>", " ", v)) for _, kind, v in tokens if kind == "data")
        )
    return found


def test_no_word_of_english_is_in_it(edition: Edition) -> None:
    english = words_said_by("english") | words_typed_in(SHIPPED)
    assert {"the", "of", "highest", "twice", "average", "published", "figures", "where", "almost"} <= english
    leaks = english - SPELLED_ALIKE
    names = {
        area.name
        for d in edition.drafts
        for f in d.findings
        for s in f.areas
        if (area := getattr(s, "area", s))
    }
    names |= {p.name for p in edition.patches} | {"Courcy and Chaldicotes"}
    for d in edition.drafts:
        text = " ".join((d.headline, d.standfirst, d.text))
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, " ").replace(name.replace(" and ", " und "), " ")
        text = re.sub(r"https?://\S+", " ", text)
        assert sorted(words_in(text) & leaks) == [], d.slug


def test_the_list_of_english_words_would_find_one() -> None:
    english = words_said_by("english") | words_typed_in(SHIPPED)
    for text in ("in the week to", "almost twice", "and", "SEE MORE: Flu rates", "cases per 100,000 people"):
        assert words_in(text) & (english - SPELLED_ALIKE), text


def test_a_stranger_gets_the_same_figures(folder: Path) -> None:
    stranger = Stranger(folder, PROJECT)
    slugs = [story["slug"] for story in stranger.edition["stories"]]
    assert len(slugs) >= 20
    for slug in slugs:
        check(stranger, folder / "stories" / f"{slug}.json")


def test_what_is_printed_is_the_figure(edition: Edition) -> None:
    """Plain figures, read back by German alone, to the decimals that they show."""
    read = 0
    for claim in (c for d in edition.drafts for c in d.claims if c.unit in {"rate", "count"}):
        first = claim.text.split(" ")[0].lower()
        if not re.fullmatch(r"[\d.,]+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf", first):
            continue
        decimals = len(first.partition(",")[2])
        exact = abs(Decimal(repr(float(claim.value)))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        assert Decimal(str(float(number_of(first)))) == exact, claim
        read += 1
    assert read > 500


def test_a_sentence_of_a_claim_does_not_end_at_a_day(edition: Edition) -> None:
    sentences = {c.sentence for d in edition.drafts for c in d.claims}
    assert any("bis zum 9. Februar mit 817,4" in sentence for sentence in sentences)
    assert not [s for s in sentences if re.search(r"\b\d{1,2}\.$", s) and "zum" in s]


def test_the_names_are_those_of_the_gazetteer(edition: Edition) -> None:
    text = " ".join(d.text for d in edition.drafts)
    assert "Domhof" in text
    assert "Courcy and Chaldicotes" not in text
    assert "Cathedral Close" not in text


def copied(to: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "barsetshire" / "data", to / "examples" / "barsetshire" / "data")
    return Path(shutil.copytree(PROJECT, to / "tests" / "projects" / PROJECT.name))


def test_a_noun_that_nobody_declared_names_the_key_to_add(tmp_path: Path) -> None:
    project = copied(tmp_path)
    style = project / "styles" / "barsetshire-bote.toml"
    text = style.read_text(encoding="utf-8")
    style.write_text(text.replace(', plural = "Neuerkrankungen" }', " }"), encoding="utf-8")
    with pytest.raises(InputError, match=r'the key plural in .nouns. of the house style: "Neuerkrankung" = '):
        build(load(project), no_network)


def test_a_shipped_template_is_never_taken_from_another_language(tmp_path: Path) -> None:
    loader = ProjectLoader(tmp_path, "klingon")
    with pytest.raises(TemplateNotFound) as caught:
        loader.get_source(None, "highest.html")
    wanted = "newsgen ships it in English alone, so write templates/highest.story in klingon"
    assert caught.value.message == f"there is no template 'highest.html'; {wanted}"
    own = tmp_path / "highest.html"
    own.write_text("qaStaH nuq", encoding="utf-8")
    assert loader.get_source(None, "highest.html")[0] == "qaStaH nuq"
    german = ProjectLoader(tmp_path / "none", "german")
    for name in ("story.html", "shipped/story.html"):
        assert Path(german.get_source(None, name)[1]).parent.name == "german"


def test_lint_passes() -> None:
    done = CliRunner().invoke(app, ["lint", str(PROJECT)])
    assert done.exit_code == 0, done.output


def test_say_speaks_german() -> None:
    template = "{{ n|count('Fall', case='dative') }} {{ x|in_full('Fälle pro 100.000 Einwohner', 1) }}"
    arguments = ["say", template, "--style", "regional-de", "--data", '{"n": 3, "x": 1520.14}']
    done = CliRunner().invoke(app, arguments)
    assert done.stdout.strip() == "drei Fällen 1.520,1 Fälle pro 100.000 Einwohner"


NUMBERS = [
    ("zwei Orte", ["zwei"]),
    ("doppelt so hoch", ["doppelt"]),
    ("Die Hälfte der Orte", ["Hälfte"]),
    ("einundzwanzig Fälle", ["einundzwanzig"]),
    ("ein Drittel, drei Viertel", ["Drittel", "drei", "Viertel"]),
    ("dreimal so viele, 15-mal", ["dreimal", "15"]),
    ("verdoppelt, halbiert, verdreifacht", ["verdoppelt", "halbiert", "verdreifacht"]),
    ("anderthalbmal und zweieinhalbmal", ["anderthalbmal", "zweieinhalbmal"]),
    ("die zweithöchste, der dritte", ["zweithöchste", "dritte"]),
    ("Dutzende, hunderte, 2,5 Millionen", ["Dutzende", "hunderte", "2,5", "Millionen"]),
    ("1.520,1 und 100.000", ["1.520,1", "100.000"]),
    ("der einhunderterste Fall", ["einhunderterste"]),
    ("ein Ort und eine Gemeinde, der erste", []),
    ("Zweifel, Achtung, beachten, Sechserpack", []),
    ("einfach, einig, undicht, Elfenbein, Dreistigkeit", []),
]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_number_words_of_german(text: str, found: list[str]) -> None:
    assert loose_numbers(text, "german") == found


def test_english_is_the_language_where_none_is_named() -> None:
    assert loose_numbers("zwei areas, two areas") == ["two"]
    assert words_of(load_style("regional-de").language) is words_of("german")
