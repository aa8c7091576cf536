"""A story's line: the past of its leader and of its patch, what is marked, what is a gap, and where names stand."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.graphics.line_chart import Course, LineDrawn, Point, apart, line_chart
from tests.cli.conftest import Run, change, run
from tests.graphics.county import NEWEST, TOML, WEEKS, county, rate_of, rows_with_past

__all__ = ["run"]


def drawn(run: Run, folder: Path, *more: str) -> str:
    out = folder.with_name("line.svg")
    ran = run("picture", folder, "--story", "barsetshire-highest", "--kind", "line", "--out", out, *more)
    assert (ran.status, ran.err) == (0, "")
    return out.read_text(encoding="utf-8")


def with_past(folder: Path, withheld: date | None = None) -> Path:
    """The county with its past; the figure of S20 is withheld in the week that ends on that day."""
    cells = {("S20", withheld): (2, 9_000)} if withheld else {}
    found = county(
        folder, lines=rows_with_past(cells), toml=TOML.replace('"council"\n\n[[st', '"county"\n\n[[st')
    )
    change(found / "newsgen.toml", "decimals = 1", 'decimals = 1\naverage = "pooled"')
    return found


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_leader_and_patch_have_their_names_and_figures_at_their_ends(run: Run, tmp_path: Path) -> None:
    svg = drawn(run, with_past(tmp_path / "county"))
    assert "Parish 11" in texts(svg)
    assert "Barsetshire" in texts(svg)
    cases = sum(11 + i * 3 + 6 * (i % 3) for i in range(12))
    people = sum(9_000 + 37 * i for i in range(12))
    assert f"average: {rate_of(cases, people)}" in texts(svg)


def test_the_week_before_and_the_year_before_are_marked(run: Run, tmp_path: Path) -> None:
    svg = drawn(run, with_past(tmp_path / "county"))
    eleventh = [rate_of(11 + 33 + n * 2, 9_000 + 37 * 11) for n in range(len(WEEKS))]
    assert f"February 2: {eleventh[5]}" in texts(svg)
    assert f"February 10, 2030: {eleventh[0]}" in texts(svg)
    assert svg.count("<circle") == 6  # three for each line


def test_breaks_are_gaps(run: Run, tmp_path: Path) -> None:
    lines = re.findall(r'<path d="([^"]*)" fill="none"', drawn(run, with_past(tmp_path / "county")))
    assert [(d.count("M"), d.count("L")) for d in lines] == [(3, 4), (3, 4)]  # a year, then a week left out


def test_a_week_in_which_a_figure_is_withheld_is_a_gap_in_the_patch(run: Run, tmp_path: Path) -> None:
    svg = drawn(run, with_past(tmp_path / "county", WEEKS[4]))
    lines = re.findall(r'<path d="([^"]*)" fill="none"', svg)
    assert sorted((d.count("M"), d.count("L")) for d in lines) == [(3, 4), (4, 2)]


def test_a_patch_with_a_withheld_figure_now_has_no_line(run: Run, tmp_path: Path) -> None:
    svg = drawn(run, with_past(tmp_path / "county", NEWEST))
    assert len(re.findall(r'<path d="([^"]*)" fill="none"', svg)) == 1
    assert "average" not in svg


@pytest.mark.slow
def test_the_words_of_a_line_are_claims(run: Run, tmp_path: Path) -> None:
    folder = with_past(tmp_path / "county")
    change(folder / "newsgen.toml", "[data]", 'pictures = ["line"]\n\n[data]')
    ran = run("build", folder, "--out", tmp_path / "out")
    assert ran.status == 0, ran.err
    record = json.loads((tmp_path / "out" / "stories" / "barsetshire-highest.json").read_text())
    (media,) = record["media"]
    assert media["file"] == "barsetshire-highest.line.svg"
    claimed = {claim["text"] for claim in record["claims"]}
    assert len(numbers := re.findall(r"\d+\.\d", media["alt"])) == 4
    assert {*numbers} <= claimed
    assert not [one for one in record["cautions"] if one["severity"] == "block"]


BOX = st.tuples(st.floats(0, 300), st.integers(10, 40))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BOX, min_size=1, max_size=5))
def test_names_at_ends_never_lie_over_one_another(boxes: list[tuple[float, int]]) -> None:
    tops = apart([top for top, _ in boxes], [high for _, high in boxes], 0, 300)
    placed = sorted((top, top + high) for top, (_, high) in zip(tops, boxes, strict=True))
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(placed))
    assert placed[0][0] >= -1e-6
    assert placed[-1][1] <= 300 + 1e-6


def test_ends_at_one_height_have_both_names() -> None:
    days = [date(2031, 1, 5), date(2031, 1, 12)]
    courses = [
        Course(name, [Point(days[0], 3), Point(days[1], 5, "5", True)], lead)
        for name, lead in (
            ("Parish", True),
            ("A place whose name is long enough to need two lines or more", False),
        )
    ]
    of = LineDrawn("Title", "unit", "alt", courses, [(0, "0"), (5, "5")], [(days[1], "12 January")], ["Foot"])
    found = re.findall(r'<text x="[\d.]*" y="([\d.]*)"[^>]*font-weight="600">([^<]*)<', line_chart(of))
    ends = sorted(float(y) for y, text in found if text != "Title")
    assert len(ends) >= 5
    assert all(other - one >= 15 for one, other in pairwise(ends))
