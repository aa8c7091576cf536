"""Built pages in a real browser: HTML5 by vnu, accessible by axe-core, and no request to anywhere.

    npm install --no-package-lock      in this folder, or elsewhere with NEWSGEN_NODE set to that folder

Any edition can be looked at: NEWSGEN_EDITIONS names folders, apart by the system's path separator. With SHOTS
set to a folder, pictures of each page are left there: phone, desktop, dark, and as printed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from newsgen.edition.write import put_edition
from newsgen.outputs.index_page import FORMAT
from tests.regenerate import EXAMPLES

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("NEWSGEN_NODE", HERE))
PAGES = 5
"""How many pages of an edition a browser opens: two seconds each. vnu reads them all."""


def needs(name: str, found: object) -> None:
    """Skip on a user's machine, never in CI."""
    if not found:
        message = f"{name} is not here: see {HERE / 'test_browser.py'}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def no_story(slug: str) -> bytes:
    raise AssertionError(f"the front page reads {slug}")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    built = tmp_path_factory.mktemp("browser") / "edition"
    put_edition(sample().edition(), built)
    put_edition(sample().nasty_edition(), built.with_name("nasty"))
    long = built.with_name("long")
    long.mkdir()
    for name, data in FORMAT.files(sample().many(450, 230, 1284), no_story).items():
        (long / name).write_bytes(data)
    others = os.environ.get("NEWSGEN_EDITIONS", "").split(os.pathsep)
    golden = [HERE.parent / "golden" / example for example in EXAMPLES]
    return [built, built.with_name("nasty"), long, *golden, *(Path(other) for other in others if other)]


def sample() -> ModuleType:
    """The module of tests/outputs that makes the sample."""
    spec = importlib.util.spec_from_file_location(
        "sample_edition", HERE.parent / "outputs" / "sample_edition.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(edition: Path) -> list[Path]:
    """The front page and its further ones, then the stories, without the fragments."""
    stories = sorted(
        page for page in (edition / "stories").glob("*.html") if not page.name.endswith(".body.html")
    )
    return [edition / "index.html", *sorted(edition.glob("index-*.html")), *stories]


def test_pages_are_html5(editions: list[Path]) -> None:
    jar = MODULES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    needs("Java", shutil.which("java"))
    needs("vnu-jar", jar.is_file())
    found = subprocess.run(
        [
            "java",
            "-jar",
            str(jar),
            "--stdout",
            "--format",
            "json",
            *map(str, chain.from_iterable(map(pages, editions))),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(found.stdout)["messages"]
    ]
    assert said == [], found.stderr


def test_pages_are_accessible_and_stay_by_themselves(editions: list[Path], tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    needs("Node.js", shutil.which("node"))
    needs("Chromium", chromium)
    needs("playwright-core", (MODULES / "node_modules" / "playwright-core").is_dir())
    needs("axe-core", (MODULES / "node_modules" / "axe-core").is_dir())
    opened = [page for edition in editions for page in pages(edition)[:PAGES]]
    found = subprocess.run(
        [
            "node",
            str(HERE / "browse.mjs"),
            str(MODULES),
            str(chromium),
            str(tmp_path / "profile"),
            *map(str, opened),
        ],
        capture_output=True,
        text=True,
        timeout=60 + 10 * len(opened),
    )
    assert found.returncode == 0, found.stderr
    said = [json.loads(line) for line in found.stdout.splitlines()]
    assert [page["page"] for page in said] == list(map(str, opened))
    assert [page for page in said if page["violations"] or page["requests"] or page["errors"]] == []
