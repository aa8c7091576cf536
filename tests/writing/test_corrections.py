from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsgen.errors import InsertError
from newsgen.model.period import Period
from newsgen.writing.corrections import read_corrections

WEEK = Period(date(2031, 2, 18), date(2031, 2, 12), "week")
SLUGS = {"barchester-highest", "barchester-lowest"}
GOOD = """
story = "barchester-highest"
period = 2031-02-18
published = 2031-03-02
first_published = 2031-02-23
heading = "Correction"
text = '''
An earlier version said 452.2.
It was   459.9.

A second paragraph.
'''
"""


def put(folder: Path, text: str, name: str = "one.toml") -> None:
    (folder / "corrections").mkdir(exist_ok=True)
    (folder / "corrections" / name).write_text(text)


def test_a_correction_is_read(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    (found,) = read_corrections(tmp_path, WEEK, SLUGS)
    assert found.name == "one"
    assert found.paragraphs == ("An earlier version said 452.2. It was 459.9.", "A second paragraph.")
    assert (found.period, found.published) == (date(2031, 2, 18), date(2031, 3, 2))


def test_there_may_be_none(tmp_path: Path) -> None:
    assert read_corrections(tmp_path, WEEK, SLUGS) == ()


def test_they_come_by_day_and_name(tmp_path: Path) -> None:
    put(tmp_path, GOOD, "b.toml")
    put(tmp_path, GOOD, "a.toml")
    put(tmp_path, GOOD.replace("2031-03-02", "2031-03-01"), "c.toml")
    put(tmp_path, "not read", "notes.md")
    assert [c.name for c in read_corrections(tmp_path, WEEK, SLUGS)] == ["c", "a", "b"]


def test_one_of_another_week_may_be_of_a_story_that_is_no_more(tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace("2031-02-18", "2031-02-11").replace("highest", "risers"))
    assert len(read_corrections(tmp_path, WEEK, SLUGS)) == 1


KEYS = "story, period, published, first_published, heading, text"
STORY = "a story of this project, by its address; did you mean 'barchester-highest'?"
BAD = [
    ("no such story", "-highest", "-hihgest", f", story: 'barchester-hihgest'; wanted {STORY}"),
    ("not TOML", 'story = "', "story = ", ": not TOML: "),
    ("a key that is none", "heading", "haeding", ": the key 'haeding'; did you mean 'heading'?\n"),
    ("a key that lacks", "period = 2031-02-18\n", "", f": no period; wanted {KEYS}"),
    ("a day that is text", "2031-03-02", '"2 May"', ": published = '2 May'; wanted a day: 2021-02-23"),
    (
        "a time of day",
        "2031-03-02",
        "2031-03-02T10:00:00",
        ": published = datetime.datetime(2031, 3, 2, 10, 0)",
    ),
    ("text that is a number", '"Correction"', "7", ": heading = 7; wanted text"),
    ("nothing said", '"Correction"', '" "', ": heading is empty; wanted text"),
    (
        "the later day first",
        "2031-02-23",
        "2031-03-23",
        ": first published on 2031-03-23, corrected on 2031-03-02",
    ),
    ("characters that mark claims", "452.2", "\ue000", ", line 8: a private-use character, U+E000"),
]


@pytest.mark.parametrize(("old", "new", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_wrong_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(InsertError) as caught:
        read_corrections(tmp_path, WEEK, SLUGS)
    assert str(caught.value).startswith(f"corrections/one.toml{message}")


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    put(tmp_path, "x = 1", "a.toml")
    put(tmp_path, GOOD.replace("highest", "hgihest"), "b.toml")
    with pytest.raises(InsertError) as caught:
        read_corrections(tmp_path, WEEK, SLUGS)
    assert {fault.where.partition(",")[0] for fault in caught.value.faults} == {
        "corrections/a.toml",
        "corrections/b.toml",
    }


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text(GOOD)
    project = tmp_path / "project"
    (project / "corrections").mkdir(parents=True)
    (project / "corrections" / "one.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(InsertError, match="it lies outside the project"):
        read_corrections(project, WEEK, SLUGS)
