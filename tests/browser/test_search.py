"""The search of the front page, run in Node.js against the least of a page that it needs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from newsgen.outputs.index_page import index_pages
from newsgen.outputs.skeleton import inline
from tests.browser.test_browser import needs, sample

RUN = Path(__file__).with_name("search.mjs")


def searched(words: list[str], folder: Path) -> list[dict[str, object]]:
    needs("Node.js", shutil.which("node"))
    (folder / "search.js").write_text(inline("index_search.js"))
    (folder / "index.js").write_text(index_pages(sample().many(300, 2))["index.js"])
    ran = subprocess.run(
        ["node", str(RUN), str(folder), *words], capture_output=True, text=True, timeout=60, check=True
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


CASES = {
    "ward 300 ": ("1 of 302 stories", ["stories/highest-ward-300.html"]),
    "HÖGGLESTOCK 299": ("1 of 302 stories", ["stories/highest-ward-299.html"]),
    "lowest": ("2 of 302 stories", ["stories/lowest-ward-1.html", "stories/lowest-ward-2.html"]),
    "highest-ward-217": ("1 of 302 stories", ["stories/highest-ward-217.html"]),
    "plumstead": ("0 of 302 stories", []),
    "  ": ("", []),
}


def test_words_find_stories(tmp_path: Path) -> None:
    found = searched(list(CASES), tmp_path)
    assert {words: (one["said"], one["links"]) for words, one in zip(CASES, found, strict=True)} == CASES
    assert found[2]["words"] == (
        "Case rate in Ward 1 of Hogglestock Blocked Ward 1 of Hogglestock lowest Score 1.00 2 cautions "
        "Case rate in Ward 2 of Hogglestock Blocked Ward 2 of Hogglestock lowest Score 1.00 2 cautions"
    )


def test_many_are_the_best_of_them(tmp_path: Path) -> None:
    (one,) = searched(["rate"], tmp_path)
    links = one["links"]
    assert one["said"] == "302 of 302 stories; the best 100 of them:"
    assert isinstance(links, list)
    assert links == [f"stories/highest-ward-{number}.html" for number in range(1, 101)]


def test_the_field_is_shown_and_the_data_is_asked_for_once(tmp_path: Path) -> None:
    for one in searched(["ward", "rate"], tmp_path):
        assert (one["hidden"], one["loaded"]) == (False, ["index.js"])


def test_data_that_is_not_there_is_said(tmp_path: Path) -> None:
    needs("Node.js", shutil.which("node"))
    (tmp_path / "search.js").write_text(inline("index_search.js"))
    ran = subprocess.run(
        ["node", str(RUN), str(tmp_path), "ward"], capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(ran.stdout)["said"] == "The list of the stories, index.js, is not beside this page."
