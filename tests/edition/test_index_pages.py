"""The further pages of a front page as files of an edition: they come and go with it, and nobody else's are touched."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.edition.written import SUMS
from newsgen.errors import OutputError
from newsgen.outputs.index_split import MOST
from tests.edition.test_write import assert_alone, tree
from tests.outputs.sample_edition import many

PAGES = ["index-2.html", "index-3.html", "index.html", "index.js"]


@pytest.fixture(autouse=True)
def pages_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories a page, so that few are many."""
    for section in MOST:
        monkeypatch.setitem(MOST, section, 2)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "beside" / "edition"


def index_files(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob("index*"))


def test_pages_of_two_hundred(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    put_edition(many(450, 1, 2), out)
    assert index_files(out) == PAGES
    assert {*PAGES} <= {line.split()[1] for line in (out / SUMS).read_text().splitlines()}


@pytest.mark.parametrize("without_list", [False, True])
@pytest.mark.parametrize("fewer", [(4, 0, 0), (2, 0, 0), (0, 0, 0), (0, 3, 0)], ids=str)
def test_further_pages_go_with_their_stories(
    fewer: tuple[int, int, int], without_list: bool, out: Path
) -> None:
    put_edition(many(5), out)
    assert index_files(out) == PAGES
    if without_list:
        (out / SUMS).unlink()
    put_edition(many(*fewer), out)
    put_edition(many(*fewer), out.with_name("fresh"))
    assert tree(out) == tree(out.with_name("fresh"))
    assert not out.with_name("edition-edited").exists()


@pytest.mark.parametrize("numbers", [(0, 5, 0), (0, 0, 5), (3, 2, 3)], ids=str)
def test_pages_of_every_section_are_known_by_the_record_alone(
    numbers: tuple[int, int, int], out: Path
) -> None:
    put_edition(many(*numbers), out)
    assert index_files(out) == PAGES
    (out / SUMS).unlink()
    put_edition(many(*numbers), out)
    assert_alone(out)


BEFORE = {
    "a short edition": (1, "index-2.html", False),
    "a short edition without its list": (1, "index-2.html", True),
    "a short edition, and the search's data": (1, "index.js", False),
    "beyond the last page": (5, "index-4.html", False),
    "beyond the last page, without the list": (5, "index-4.html", True),
    "a name that no page has": (5, "index-02.html", True),
}


@pytest.mark.parametrize("after", [1, 50])
@pytest.mark.parametrize("name", BEFORE)
def test_a_page_of_somebody_elses_is_left_alone(name: str, after: int, out: Path) -> None:
    number, file, without_list = BEFORE[name]
    put_edition(many(number), out)
    (out / file).write_text("mine")
    if without_list:
        (out / SUMS).unlink()
    there = tree(out.parent)
    with pytest.raises(OutputError, match=f"did not write: {re.escape(file)};"):
        put_edition(many(after), out)
    assert tree(out.parent) == there


def test_a_page_that_the_list_does_not_have_is_somebody_elses(out: Path) -> None:
    """As in an edition of many stories that a newsgen of before wrote, on one page."""
    put_edition(many(5), out)
    lines = (out / SUMS).read_text().splitlines(keepends=True)
    (out / SUMS).write_text("".join(line for line in lines if "index-2.html" not in line))
    with pytest.raises(OutputError, match=r"did not write: index-2\.html;"):
        put_edition(many(5), out)


def test_a_folder_with_a_pages_name_is_left_alone(out: Path) -> None:
    put_edition(many(5), out)
    (out / "index-2.html").unlink()
    (out / "index-2.html").mkdir()
    with pytest.raises(OutputError, match=r"did not write: index-2\.html;"):
        put_edition(many(5), out)


def test_a_page_that_was_edited_is_kept_aside(out: Path) -> None:
    put_edition(many(5), out)
    (out / "index-3.html").write_text("mine")
    put_edition(many(1), out)
    assert tree(out.with_name("edition-edited")) == {"index-3.html": b"mine"}
    assert index_files(out) == ["index.html"]


def test_a_draft_that_changes_changes_its_page_and_the_search(out: Path) -> None:
    before = many(5)
    put_edition(before, out)
    there = tree(out)
    changed = replace(before.drafts[4], headline="Another")
    put_edition(replace(before, drafts=(*before.drafts[:4], changed)), out)
    now = tree(out)
    differ = {name for name in now if now[name] != there[name] and not name.startswith("stories/")}
    assert differ == {"index-3.html", "index.js", "edition.json", SUMS}
