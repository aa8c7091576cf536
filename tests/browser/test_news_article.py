"""The NewsArticle of a story's page against schema.org's own types, as schema-dts has them for TypeScript.

npm install --no-package-lock      in this folder, or elsewhere with NEWSGEN_NODE set to that folder
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.model.correction import Correction
from newsgen.model.measure import Measure
from newsgen.model.newsroom import Disclosure
from newsgen.outputs.story_page import story_page
from tests.browser.test_browser import HERE, MODULES, needs, sample
from tests.regenerate import EXAMPLES

TYPED = """import type {{ NewsArticle, WithContext }} from "schema-dts";
export const article: WithContext<NewsArticle> = {};
"""
_ARTICLE = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def article(page: str) -> dict[str, Any]:
    found = _ARTICLE.search(page)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def full() -> dict[str, Any]:
    """The article of a story that says all that one can say."""
    made = sample()
    day = date(2031, 3, 2)
    correction = Correction("c", "highest-barsetshire", day, day, day, "Correction", ("It was 452.2.",))
    told = Disclosure("The Observer", "The data desk", "https://example.org/how", "https://example.org/table")
    edition = replace(made.edition(), disclosure=told, measures=(Measure(name="rate", noun="case rate"),))
    return article(story_page(replace(made.draft(), corrections=(correction,)), edition))


def check(articles: list[dict[str, Any]], folder: Path) -> str:
    """What the compiler says of them: nothing where all are well typed."""
    needs("Node.js", shutil.which("node"))
    needs("schema-dts", (MODULES / "node_modules" / "schema-dts").is_dir())
    needs("typescript", (MODULES / "node_modules" / "typescript").is_dir())
    for number, one in enumerate(articles):
        (folder / f"article{number}.ts").write_text(TYPED.format(json.dumps(one)))
    (folder / "node_modules").symlink_to((MODULES / "node_modules").resolve())
    files = [f"article{number}.ts" for number in range(len(articles))]
    tsc = ["node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck"]
    module = ["--module", "nodenext", "--moduleResolution", "nodenext", "--types", ""]
    return subprocess.run(
        [*tsc, *module, *files], cwd=folder, capture_output=True, text=True, timeout=120
    ).stdout


def test_articles_are_as_schema_org_has_them(tmp_path: Path) -> None:
    pages = [
        sorted((HERE.parent / "golden" / name / "stories").glob("*-highest.html"))[0] for name in EXAMPLES
    ]
    golden = [article(page.read_text()) for page in pages if "ld+json" in page.read_text()]
    assert check([full(), *golden], tmp_path) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("digitalSourceType", "https://schema.org/SomethingElse"),
        ("correction", {"@type": "Place", "name": "Barsetshire"}),
        ("haedline", "Four neighbourhoods"),
    ],
)
def test_the_compiler_finds_what_is_not(name: str, value: Any, tmp_path: Path) -> None:
    assert name in check([full() | {name: value}], tmp_path)
