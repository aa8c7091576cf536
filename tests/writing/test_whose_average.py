"""An average says whose it is, wherever it is told; a median is called by its name, in either language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.regenerate import no_network

ENGLISH, GERMAN = ROOT / "examples" / "barsetshire", ROOT / "tests" / "projects" / "barsetshire-german"
OWN = {"around-the-average"}
"""A story of the project's own template, for a mean of areas."""
BARE = re.compile(
    r"\bthe average(?! (?:neighbourhood|published figure|of|for|across|flu rate in)\b)"
    r"|der Durchschnitt(?! (?:der|aller|von|für)\b)"
)
CALLED = re.compile(r"\baverage\b|Durchschnitt")


def texts(folder: Path, kind: str) -> dict[str, str]:
    project = load(folder)
    measures = tuple(replace(m, average=kind) if m.name == "rate" else m for m in project.measures)
    stories = tuple(s for s in project.stories if s.name not in OWN and s.measure == "rate")
    edition = build(replace(project, measures=measures, stories=stories), no_network)
    assert [d.slug for d in edition.drafts if d.status == "blocked"] == []
    return {d.slug: f"{d.headline}\n{d.standfirst}\n{d.text}" for d in edition.drafts}


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ENGLISH, GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("kind", ["mean of areas", "median", "pooled"])
def test_no_average_without_its_place_and_no_median_called_one(folder: Path, kind: str) -> None:
    pattern = BARE if kind == "mean of areas" else CALLED
    found = {slug: match[0] for slug, text in texts(folder, kind).items() if (match := pattern.search(text))}
    assert found == {}
