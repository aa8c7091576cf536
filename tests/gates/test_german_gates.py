"""Each gate that asks a language for its words, in German: what trips it, and what does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgen.gates.spoken import needs
from newsgen.language.gate_words import GateWords
from newsgen.language.languages import known_languages
from newsgen.model.area import Area
from newsgen.model.derivation import Derivation
from newsgen.model.plan import Insert
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.gates.small import CELL, CHANGE, GATES, HOUSE, ROWS, claim, draft, plan, said, with_table
from tests.regenerate import no_network
from tests.tables import RATE, Row

GERMAN = replace(HOUSE, language="de-DE", area_kind="Ortsteil")
INZIDENZ = replace(RATE, noun="Inzidenz", unit="Fälle pro 100.000 Einwohner", short_unit="pro 100.000")
WITHHELD = (Area("9", "Moor", "ortsteil", (("council", "Y"),)),)


def of(lead: str = "highest", rows: Any = ROWS, **options: Any) -> Any:
    return plan(rows, lead, measure=INZIDENZ, **options)


ROSE = "In A stieg die Inzidenz in der Woche bis zum 9. Februar um 20,0."


@pytest.mark.parametrize(
    ("text", "size", "faults"),
    [
        (ROSE, 20.0, 0),
        (ROSE, -20.0, 1),
        (ROSE, None, 1),
        ("Die Inzidenz sank um -20,0.", -20.0, 1),
        ("Die Inzidenz schnellte in A nach oben.", None, 1),
        ("In keinem Ortsteil ist sie gesunken.", None, 1),
        ("Der Steigerwald ist weit.", None, 0),
    ],
)
def test_verbs_of_change(text: str, size: float | None, faults: int) -> None:
    claims = () if size is None else (claim("20,0", text, size, origin=CHANGE),)
    assert len(said("change_words", draft(text=text, claims=claims), of(), GERMAN)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [("Sie stieg in allen.", 0), ("Sie sank in jedem.", 1), ("In keinem Ortsteil ist sie gesunken.", 0)],
)
def test_verbs_of_change_where_all_went_one_way(text: str, faults: int) -> None:
    rows: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 8.0, 2.0)]
    assert len(said("change_words", draft(text=text), of(rows=rows), GERMAN)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("In A stieg sie.", 1),
        ("In A stieg sie, in zweien sank sie.", 0),
        ("In zweien ging sie zurück.", 0),
        ("In zweien gab es einen Rückgang.", 0),
    ],
)
def test_rises_told_alone(text: str, faults: int) -> None:
    rows: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 8.0, 12.0), ("C", "X", 7.0, 12.0)]
    assert len(said("one_sided", draft(text=text), of("biggest_rise", rows), GERMAN)) == faults


@pytest.mark.parametrize(
    ("gate", "text", "faults"),
    [
        ("verdict", "Das ist ein schockierender Wert, leider.", 2),
        ("verdict", "A und B liegen vorn, Letzteres mit 5.", 1),
        ("verdict", "A hat den höchsten Wert.", 0),
        ("beyond_measure", "In A gab es viele Infektionen.", 1),
        ("beyond_measure", "Das Risiko ist in A hoch.", 1),
        ("beyond_measure", "Der hohe Wert ist auf ein Fest zurückzuführen.", 1),
        ("beyond_measure", "Sicher ist die Reihenfolge nicht; die Fälle wurden gezählt.", 0),
        ("average_named", "Das ist doppelt so hoch wie der Durchschnitt von 179.", 1),
        ("average_named", "Das liegt über dem Durchschnitt in der Woche bis zum 9. Februar.", 1),
        ("average_named", "Das ist doppelt so hoch wie der Durchschnitt der 20 Ortsteile.", 0),
        ("average_named", "Das ist doppelt so hoch wie der Durchschnitt von 179 für X.", 0),
        ("average_named", "Das ist doppelt so hoch wie der landesweite Durchschnitt.", 0),
        ("period_words", "Im Monat davor waren es 7.", 1),
        ("period_words", "Im vergangenen Monat waren es 7.", 1),
        ("period_words", "In der Woche bis zum 9. Februar waren es 7, in der Woche davor 8.", 0),
        ("period_words", "Im Vorjahr waren es in derselben Woche 8.", 0),
        ("place_kind", "Zwanzig Stadtteile liegen darüber.", 1),
        ("place_kind", "Zwanzig Orte im Landkreis Celle liegen darüber.", 0),
        ("other_dates", "Das war im Mai so.", 1),
        ("other_dates", "Das sagte Frau Mai.", 0),
        ("leftovers", "dass die die Zahl kennen", 0),
        ("leftovers", "es war war hoch", 1),
    ],
)
def test_words(gate: str, text: str, faults: int) -> None:
    assert len(said(gate, draft(text=text), of(), GERMAN)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Nirgends in X war die Inzidenz höher als in A.", 1),
        ("In A war sie höher als der Durchschnitt für X.", 0),
        ("In A war sie höher als die für X.", 0),
    ],
)
def test_what_rests_on_the_average_says_so(text: str, faults: int) -> None:
    claims = (claim("höher", text, 1.5, "ratio", origin=Derivation("ratio", (CELL, CELL))),)
    assert len(said("average_unsaid", draft(text=text, claims=claims), of(), GERMAN)) == faults


def test_a_median_is_called_one() -> None:
    planned = plan(measure=replace(INZIDENZ, average="median"))
    plainly, so = (
        "Das liegt über dem Durchschnitt aller.",
        "Das liegt über dem Durchschnitt, dem Median, aller.",
    )
    assert len(said("average_named", draft(text=plainly), planned, GERMAN)) == 1
    assert said("average_named", draft(text=so), planned, GERMAN) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("In Moor gab es keine Fälle.", 1),
        ("In Moor gab es keinen einzigen Fall.", 1),
        ("In Moor gab es null neue Fälle.", 1),
        ("Für Moor wurden keine Fallzahlen veröffentlicht.", 0),
        ("In Moor gab es höchstens zwei Fälle.", 0),
    ],
)
def test_a_withheld_figure_is_not_none(text: str, faults: int) -> None:
    planned = with_table(plan(measure=replace(INZIDENZ, noun="Fall")), suppressed=WITHHELD)
    assert len(said("withheld_told", draft(text=text), planned, GERMAN)) == faults


@pytest.mark.parametrize(
    ("headline", "faults"),
    [("C hat die niedrigste Inzidenz", 1), ("C hat die niedrigste veröffentlichte Inzidenz", 0)],
)
def test_a_lowest_is_of_what_is_published(headline: str, faults: int) -> None:
    planned = with_table(of("lowest"), suppressed=WITHHELD)
    assert len(said("withheld_told", draft(headline=headline), planned, GERMAN)) == faults


@pytest.mark.parametrize(("name", "faults"), [("B", 0), ("C", 1)])
def test_an_area_passed_over(name: str, faults: int) -> None:
    planned = of()
    code = {s.area.name: s.area.code for s in planned.table.rankings}
    first, then = "A hatte 400,0.", f"Es folgt {name} mit 9,0."
    claims = (claim("400,0", first, 400.0, area=code["A"]), claim("9,0", then, 9.0, area=code[name]))
    found = said("passed_over", draft(text=f"{first} {then}", claims=claims), planned, GERMAN)
    assert len(found) == faults


@pytest.mark.parametrize(("text", "faults"), [("4 Prozent", 1), ("4 Prozentpunkte", 0)])
def test_percentage_points(text: str, faults: int) -> None:
    one = draft(text=text, claims=(claim(text, f"Um {text} mehr.", 4.0, "points", origin=CHANGE),))
    assert len(said("points", one, of(), GERMAN)) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [("Das sagte er gestern.", 1), ("Das sagte er am Morgen.", 0), ("He said so today.", 0)],
)
def test_an_insert_that_goes_stale(text: str, faults: int) -> None:
    insert = Insert("a", "Ein Amt", ("X",), "ein Amt", (), None, None, f"<p>{text}</p>", text)
    planned = of(rows=ROWS[:2])
    assert len(said("insert_fit", draft(), replace(planned, inserts=(insert,)), GERMAN)) == faults


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        ("Testgebiet 3", 1),
        ("Musterstadt", 1),
        ("Platzhalter", 1),
        ("Lorem ipsum", 1),
        ("Testorf", 0),
        ("Mustin", 0),
    ],
)
def test_what_looks_like_a_test(name: str, faults: int) -> None:
    assert len(said("looks_like_a_test", draft(), of(rows=[*ROWS, (name, "X", 5.0, None)]), GERMAN)) == faults


def test_number_words_crowd_a_sentence() -> None:
    numbers = ("zwei", "drei", "vier", "fünf", "sechs")
    sentence = f"Unter all diesen Orten waren es {', '.join(numbers)} in jenen."
    claims = tuple(claim(n, sentence, 2, "count") for n in numbers)
    assert len(said("crowded_sentence", draft(text=sentence, claims=claims), of(), GERMAN)) == 1
    assert said("crowded_sentence", draft(text=sentence, claims=claims[:4]), of(), GERMAN) == []


def test_the_german_edition_has_no_caution_of_words() -> None:
    edition = build(load(ROOT / "tests" / "projects" / "barsetshire-german"), no_network)
    asking = {one.id for one in GATES.values() if needs(one)} | {
        "crowded_sentence",
        "other_dates",
        "leftovers",
    }
    assert [(d.slug, c) for d in edition.drafts for c in d.cautions if c.id in asking] == []


def test_what_gates_need_is_what_languages_state() -> None:
    fields = set(GateWords.__dataclass_fields__)
    asked = {name for one in GATES.values() for name in needs(one)}
    gates = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "newsgen" / "gates").glob("*.py"))
    assert asked <= fields
    assert {name for name in fields if f".{name}" not in gates} == set(), "no gate asks for it"
    for language in known_languages():
        assert Path(ROOT / "newsgen" / "language" / language / "gate_words.py").is_file()
