"""`newsgen map`: what its pages hold, what they never hold, and what is said where a map cannot be drawn."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from newsgen.graphics import map_pages
from tests.cli.conftest import Run, change, run
from tests.conftest import ROOT
from tests.graphics.county import CODES, WITHHELD, county, rate_of, rows

__all__ = ["run"]
BANDS = """bands = [
    { name = "Straw", colour = "#fddc8c", high = 200 },
    { name = "Rust", colour = "#d95f1e", low = 200, high = 400.5 },
    { name = "Plum", colour = "#7a1f3d", low = 400.5 },
]"""


def drawn(run: Run, folder: Path, *more: str) -> dict[str, str]:
    """The pages of a project by file name."""
    out = folder.with_name("maps")
    shutil.rmtree(out, ignore_errors=True)
    ran = run("map", folder, "--out", out, *more)
    assert (ran.status, ran.err) == (0, "")
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(out.iterdir())}


def words(page: str) -> str:
    return " ".join(re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL).split())


def test_a_page_reads_without_a_script(run: Run, tmp_path: Path) -> None:
    page = drawn(run, county(tmp_path / "county", BANDS))["rate.html"]
    told = words(page)
    assert "Flu case rate The week to February 8, 2031; cases per 100,000 people" in told
    key = "Straw: below 200 Rust: 200 to below 400.5 Plum: 400.5 or more two or fewer cases, withheld"
    assert (
        f"Key {key} Source: the Barsetshire Health Office, published on February 11, 2031. Outlines:" in told
    )
    assert "Parish 11 Hogglestock &amp; Plumstead 595.3 up 27 per cent, from 467.7 to 595.3" in told
    assert "Parish 05 Silverbridge two or fewer cases, withheld" in told
    assert page.count("<path class=") == len(CODES) + 4
    assert page.count('class="bw"') == 3


def test_no_withheld_figure_is_in_any_byte(run: Run, tmp_path: Path) -> None:
    """Nor can one be told from what is: all else alike, a page is the same whatever a withheld figure is."""
    folder = county(tmp_path / "county")
    pages = drawn(run, folder)
    for cases, people in WITHHELD.values():
        for page in pages.values():
            assert rate_of(cases, people) not in page
            assert str(people) not in page
    told = "\n".join(rows())
    for cases, people in WITHHELD.values():
        told = told.replace(f"[c],{people},{rate_of(cases, people)}", f"[c],{people},{rate_of(0, people)}")
    assert told != "\n".join(rows())
    assert drawn(run, county(folder, lines=told.split("\n"))) == pages


def test_the_same_bytes_whatever_the_order_of_rows_and_outlines(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    pages = drawn(run, folder)
    head, *lines = rows()
    assert drawn(run, county(folder, lines=[head, *lines[::-1]])) == pages


def test_a_page_may_do_nothing_but_its_own(run: Run, tmp_path: Path) -> None:
    page = drawn(run, county(tmp_path / "county"))["rate.html"]
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src &#x27;none&#x27;; style-src &#x27;sha256-")
    assert "unsafe" not in policy
    assert "strict-dynamic" not in policy
    assert "style=" not in page.partition("<script>")[0]
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []


def test_names_are_no_markup(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(folder / "newsgen.toml", "Outlines: nobody's.", "<script>alert(1)</script>")
    page = drawn(run, folder)["rate.html"]
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_too_many_areas_for_a_page_are_divided(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = county(tmp_path / "county", BANDS)
    whole = drawn(run, folder)["rate.html"]
    monkeypatch.setattr(map_pages, "MOST_BYTES", len(whole.encode()) - 1)
    pages = drawn(run, folder)
    assert [*pages] == ["rate-hogglestock-plumstead.html", "rate-silverbridge.html", "rate.html"]
    link = '<a href="rate-silverbridge.html" data-patches="silverbridge">Silverbridge</a>'
    assert link in pages["rate.html"]
    assert "Flu case rate: Silverbridge" in pages["rate-silverbridge.html"]
    assert "Parish 11" not in pages["rate-silverbridge.html"]
    assert "Plum: 400.5 or more" in pages["rate-silverbridge.html"]  # colours mean the same on each page


def test_a_page_that_no_level_makes_small_enough(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_pages, "MOST_BYTES", 5_000)
    ran = run("map", county(tmp_path / "county"), "--out", tmp_path / "maps")
    assert ran.status == 2
    assert "a page for 12 areas is larger than 5 kB, and so is one for each council; wanted" in ran.err
    assert not (tmp_path / "maps").exists()


def test_the_example_speaks_its_language(run: Run, tmp_path: Path) -> None:
    ran = run(
        "map",
        ROOT / "tests" / "projects" / "barsetshire-german",
        "--out",
        tmp_path / "map.html",
        "--measure",
        "rate",
    )
    assert (ran.status, ran.err) == (0, "")
    told = words((tmp_path / "map.html").read_text(encoding="utf-8"))
    assert "Ort suchen" in told
    assert "400 und mehr" in told
    assert "zurückgehalten" in told
    assert " below " not in told


REFUSED = {
    "no map": ("[map]", "[mop]", "the key 'mop'; wanted a key that newsgen knows (`newsgen schema`); did you mean 'map'?"),
    "no file": ('"map.geojson"', '"mop.geojson"', "no file 'mop.geojson'; wanted a file of outlines: GeoJSON, TopoJSON or GeoPackage; did you mean 'map.geojson'?"),
    "another property": ('code = "code"\nattribution', 'code = "cod"\nattribution', "no feature has the property 'cod'; wanted one of code; did you mean 'code'?"),
    "a tolerance": ("attribution", "tolerance = -1\nattribution", "map.tolerance = -1; wanted metres, 0 or more"),
    "a gap": ("low = 200", "low = 210", "a band ends at 200.0 and the next begins at 210.0; wanted bands without gap or overlap"),
    "an overlap": ("low = 200", "low = 190", "a band ends at 200.0 and the next begins at 190.0; wanted bands without gap or overlap"),
    "no room": ("high = 400.5", "high = 200", "the band 'Rust' from 200 to 200; wanted a low end below the high end"),
    "an open end inside": ("low = 200, ", "", "'Rust' has no low end, and stands beside another band; wanted open ends in the first and the last band alone"),
    "no colour": ("#d95f1e", "rust", "the colour 'rust'; wanted six hexadecimal digits after #: #41b6c4"),
    "one colour twice": ("#d95f1e", "#FDDC8C", "2 bands coloured '#fddc8c'; wanted one"),
    "one name twice": ('"Rust"', '"Plum"', "2 bands named 'Plum'; wanted one"),
    "no name": ('"Rust"', '""', "a band without a name; wanted the name of its colour, for those who cannot see it"),
    "a value in no band": ("low = 400.5 }", "low = 400.5, high = 500 }", "595.3 of Parish 11 lies in no band; wanted bands that every figure lies in"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_said(case: str, run: Run, tmp_path: Path) -> None:
    old, new, said = REFUSED[case]
    folder = county(tmp_path / "county", BANDS)
    change(folder / "newsgen.toml", old, new)
    ran = run("map", folder, "--out", tmp_path / "maps")
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "maps").exists()


def test_a_measure_that_is_none(run: Run, tmp_path: Path) -> None:
    ran = run("map", county(tmp_path / "county"), "--measure", "rates")
    assert ran.status == 2
    assert "no measure is called 'rates'; wanted one of rate, cases, people; did you mean 'rate'?" in ran.err


def test_an_area_without_an_outline_is_in_the_table(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(folder / "map.geojson", '"S23"', '"S2E"')
    ran = run("map", folder, "--out", tmp_path / "map.html")
    assert ran.status == 0
    assert "caution: Parish 11 (S23) has no outline and is not on the map; the file has 'S2E'" in ran.err
    assert "Parish 11" in (tmp_path / "map.html").read_text(encoding="utf-8")
