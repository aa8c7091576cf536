"""Tables from which a withheld figure followed by what was printed beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.regenerate import no_network

CASES = {
    "22-disclosure-t1b": ("33.8", "rate"),
    "23-disclosure-t2": ("33.8", "rate"),
    "25-disclosure-t4": ("0.0091", "share"),
    "26-disclosure-t5b": ("73", "cases"),
    "28-disclosure-t7": ("2", "gap"),
    "29-disclosure-t8": ("8.3", "positivity"),
}
"""The figure that gave the withheld one away, and its measure."""


@pytest.mark.parametrize("name", CASES)
def test_the_figure_is_kept_back_and_said_to_be(shared: Path, tmp_path: Path, name: str) -> None:
    raw, measure = CASES[name]
    shutil.copytree(shared.parent / "cases" / "stories" / name, tmp_path / "p")
    edition = build(load(tmp_path / "p"), no_network)
    put_edition(edition, tmp_path / "e")
    for path in sorted((tmp_path / "e" / "stories").glob("*.json")):
        for claim in json.loads(path.read_text())["claims"]:
            assert f'"{measure}", "raw": "{raw}"' not in json.dumps(claim, sort_keys=True)
    kept = [c.message for d in edition.drafts for c in d.cautions if c.id == "kept_back"]
    assert kept
    assert all(message.startswith(f"{measure}: ") for message in kept)
