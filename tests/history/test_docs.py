"""docs/history.md, run from top to bottom."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from newsgen.history.address import PASSWORD, address_faults
from tests.history.county import county, published, rows, table
from tests.test_written_docs import DOCS, blocks, in_shell, page, same, typed


@pytest.mark.slow
def test_what_the_page_says_is_printed(tmp_path: Path) -> None:
    county(tmp_path / "flu", 4)
    (tmp_path / "old").mkdir()
    for week in (0, 1, 3):
        (tmp_path / "old" / f"flu_published_{published(week)}.csv").write_text(table(rows(week)))
    said = [block for block in blocks(page("history.md")) if block.kind == "console"]
    assert len(said) == 4
    for block in said:
        printed = typed(block.text, lambda line: in_shell(line, tmp_path))
        assert same(block.text, printed), f"it says\n{block.text}\nbut it is\n{printed}"


def test_the_settings_are_valid() -> None:
    found = [tomllib.loads(b.text)["history"] for b in blocks(page("history.md")) if b.kind == "toml"]
    assert len(found) == 2
    assert not [fault for settings in found for fault in address_faults(settings["store"])]
    assert PASSWORD in page("history.md")


def test_the_page_links_to_what_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)?(?:#([\w-]*))?\)", page("history.md"))
    assert links
    for name, anchor in links:
        assert not name or (DOCS / name).exists()
        assert not anchor or f"\n## {anchor.capitalize()}\n" in page("history.md")
