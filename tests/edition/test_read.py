from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen import __version__
from newsgen.edition.read import read_edition
from newsgen.edition.write import put_edition
from newsgen.errors import OutputError
from tests.outputs.sample_edition import edition


@pytest.fixture
def out(tmp_path: Path) -> Path:
    put_edition(edition(), tmp_path / "edition")
    return tmp_path / "edition"


def test_an_edition_comes_back_as_it_was_written(out: Path) -> None:
    found = read_edition(out)
    assert found.folder == out
    assert found.record == json.loads((out / "edition.json").read_text())
    assert list(found.stories) == [draft.slug for draft in edition().drafts]
    assert found.stories["highest-barchester"]["patch"]["name"] == "Barchester"


def test_some_stories_only(out: Path) -> None:
    (out / "stories" / "highest-barchester.json").unlink()
    assert list(read_edition(out, slugs=["lowest-barsetshire"]).stories) == ["lowest-barsetshire"]


def test_the_third_number_of_a_version_makes_no_difference(out: Path) -> None:
    change(out, lambda record: record.update(newsgen_version=".".join(__version__.split(".")[:2]) + ".999"))
    assert read_edition(out).stories


def change(out: Path, how: Callable[[dict], object]) -> None:
    record = json.loads((out / "edition.json").read_text())
    how(record)
    (out / "edition.json").write_text(json.dumps(record))


NOT_AN_EDITION = "not an edition of newsgen; wanted a version and a list of stories"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda out: (out / "edition.json").unlink(),
            "{out}: not an edition: it holds no edition.json; wanted a folder that newsgen built",
        ),
        (
            lambda out: (out / "edition.json").write_text("[1]"),
            "{out}/edition.json: a JSON list; wanted an object",
        ),
        (
            lambda out: (out / "edition.json").write_text("{"),
            "{out}/edition.json: cannot be read: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1); wanted the JSON that newsgen wrote",
        ),
        (
            lambda out: change(out, lambda r: r.pop("newsgen_version")),
            "{out}/edition.json: " + NOT_AN_EDITION,
        ),
        (lambda out: change(out, lambda r: r.update(stories=3)), "{out}/edition.json: " + NOT_AN_EDITION),
        (
            lambda out: change(out, lambda r: r.update(stories=[{"slug": "../../etc/passwd"}])),
            "{out}/edition.json: " + NOT_AN_EDITION,
        ),
        (
            lambda out: change(out, lambda r: r.update(newsgen_version="99.1")),
            "{out}/edition.json: written by a newer newsgen, 99.1; wanted an edition of "
            + __version__
            + " or older",
        ),
        (
            lambda out: (out / "stories" / "highest-barchester.json").unlink(),
            "{out}/stories/highest-barchester.json: missing; "
            "wanted the record of a story that edition.json names",
        ),
        (
            lambda out: (out / "stories" / "highest-barchester.json").write_text('{"slug": "x"}'),
            "{out}/stories/highest-barchester.json: the record of 'x'; wanted that of 'highest-barchester'",
        ),
    ],
)
def test_what_is_no_edition(spoil: Callable[[Path], None], message: str, out: Path) -> None:
    spoil(out)
    with pytest.raises(OutputError) as caught:
        read_edition(out)
    assert str(caught.value) == message.format(out=out)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no such folder; wanted the folder of an edition"):
        read_edition(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a file, not a folder"):
        read_edition(tmp_path / "file")


def test_a_slug_that_is_not_in_it(out: Path) -> None:
    with pytest.raises(OutputError) as caught:
        read_edition(out, slugs=["highest-barchster"])
    assert str(caught.value) == (
        f"{out}/edition.json: no story 'highest-barchster'; wanted a slug of this edition; "
        "did you mean 'highest-barchester'?"
    )
