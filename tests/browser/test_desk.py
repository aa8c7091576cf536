"""The desk in a real browser: accessible by axe-core in both schemes and widths, and worked by the keyboard alone.

npm install --no-package-lock      in this folder, or elsewhere with NEWSGEN_NODE set to that folder
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.edition.read import read_edition
from newsgen.publishing.approvals import approve
from tests.browser.test_browser import HERE, MODULES, needs
from tests.conftest import ROOT

SLUG = "barsetshire-highest"
OUT = """
[publish.out]
kind = "folder"
url = "https://www.example.org/data"
folder = "out"
"""


def some_are_sent(project: Path, edition: Path) -> None:
    """Two stories are approved further down the list, one of them is sent."""
    stories = [*read_edition(edition).stories.values()][4:6]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    call = [sys.executable, "-m", "newsgen", "publish", str(edition), "--to", "out", "--approved"]
    for story in stories:
        approve(project, story["slug"], story["revision"], "approved", "Eleanor", at)
        if story is stories[0]:
            subprocess.run([*call, "--project", str(project)], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.slow
def test_an_editor_works_at_the_desk(tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    needs("Node.js", shutil.which("node"))
    needs("Chromium", chromium)
    needs("playwright-core", (MODULES / "node_modules" / "playwright-core").is_dir())
    needs("axe-core", (MODULES / "node_modules" / "axe-core").is_dir())
    project, edition = tmp_path / "project", tmp_path / "edition"
    shutil.copytree(ROOT / "examples" / "barsetshire", project)
    with (project / "newsgen.toml").open("a", encoding="utf-8") as file:
        file.write(OUT)
    shutil.copytree(HERE.parent / "golden" / "barsetshire", edition)
    some_are_sent(project, edition)
    run = [
        sys.executable,
        "-u",
        "-m",
        "newsgen",
        "desk",
        str(project),
        "--edition",
        str(edition),
        "--no-browser",
    ]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout
            found = re.search(r"http://\S+", desk.stdout.readline())
            assert found
            walk = ["node", str(HERE / "desk.mjs"), str(MODULES), str(chromium), str(tmp_path / "profile")]
            ran = subprocess.run([*walk, found[0], SLUG], capture_output=True, text=True, timeout=240)
        finally:
            desk.terminate()
    assert ran.returncode == 0, ran.stderr
    *pages, last = (json.loads(line) for line in ran.stdout.splitlines())
    assert len(pages) == 52
    wrong = [one for one in pages if one["violations"] or one["overflow"] or one["errors"] or one["requests"]]
    assert wrong == []
    keys = last["keys"]
    assert (keys["first"], keys["note"], keys["way"]) == (0, "ask the council", "way")
    assert keys["approved"].startswith("Approved by ")
    assert keys["held"].startswith("Held at the desk by ")
    assert keys["back"] == "claim"
    assert keys["restored"] is True
    assert keys["versions"] == 1
    assert keys["retold"].startswith("Changed")
    assert "still" in keys["new"]
    assert keys["left"] is True
    assert keys["saved"].startswith("Saved.")
    assert "still" in keys["kept"]
    assert keys["undone"] == "The version before is back."
    assert keys["answered"] is True
    assert keys["project"] == "As it stands on disk"
    assert (project / "newsgen.toml").read_text(encoding="utf-8").endswith("# ours")
    assert (keys["looked"], keys["sent"]) == ("1 story would be sent.", "Created (1)")
    assert len([*(project / "out").glob("*.html")]) == 2
    assert not (project / "templates" / "highest.phrases").exists()
