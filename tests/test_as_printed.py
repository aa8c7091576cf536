"""Real inputs of which a draft said more, or less, than is printed in it: what is said of them now."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def cases(shared: Path) -> Path:
    return shared.parent / "cases"


def built(case: Path, tmp_path: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    project = copytree(case, tmp_path / "project")
    # the case is of the mean of areas, which was the default with both parts declared
    settings = (project / "newsgen.toml").read_text()
    text = settings.replace('numerator = "cases"\n', 'numerator = "cases"\naverage = "mean of areas"\n', 1)
    for own in (project / "templates").glob("*.html"):  # the shipped stories are told from phrases now
        own.write_text(own.read_text().replace("shipped/highest.html", "story.html"))
    (project / "newsgen.toml").write_text(settings if "\naverage = " in settings else text)
    out = tmp_path / "edition"
    command = [sys.executable, "-m", "newsgen", "build", str(project), "--out", str(out)]
    return out, subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def text_of(out: Path, patch: str) -> str:
    return "\n".join(p.read_text() for p in sorted((out / "stories").glob(f"{patch}*.txt")))


@pytest.mark.parametrize(
    ("case", "patch", "said", "not_said"),
    [
        ("12-times-1.25", "county-durham", "at more than 25 per cent above the average", "1.3 times"),
        (
            "14-threshold-123.45",
            "wychavon-and-worcester",
            "above 123.45 in 20 neighbourhoods in Wychavon and Worcester",
            "above 123.5",
        ),
        ("15-rounding-468.35", "stockton-on-tees", "468.4", "468.3"),
    ],
)
def test_stories(cases: Path, tmp_path: Path, case: str, patch: str, said: str, not_said: str) -> None:
    out, ran = built(cases / "stories" / case, tmp_path)
    assert ran.returncode in (0, 1), ran.stderr
    text = text_of(out, patch)
    assert said in text
    assert not_said not in text


def test_the_value_of_a_mean_is_the_nearest_float(cases: Path, tmp_path: Path) -> None:
    out, _ = built(cases / "stories" / "15-rounding-468.35", tmp_path)
    records = (json.loads(p.read_text()) for p in (out / "stories").glob("stockton-on-tees*.json"))
    assert 468.35 in {claim["value"] for record in records for claim in record["claims"]}


def test_template_unit_changed_by_a_filter(cases: Path, tmp_path: Path) -> None:
    out, ran = built(cases / "projects" / "template-unit-changed-by-a-filter", tmp_path)
    assert ran.returncode == 2
    assert "templates/highest.html, line 2: per_cent: a figure whose unit is 'count'" in ran.stderr
    assert "'count(noun)'" in ran.stderr
    assert not out.exists()
