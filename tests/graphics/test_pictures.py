"""A story's pictures: what they hold, what they never hold, and that they come into its page and its record."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from newsgen.graphics.lettering import fitted, width
from tests.cli.conftest import Run, run
from tests.graphics.county import WANTED, county

__all__ = ["run"]


def built(run: Run, folder: Path) -> dict[str, bytes]:
    """The files of the stories of a county that wants pictures."""
    file = folder / "newsgen.toml"
    text = file.read_text().replace('title = "Flu in Barsetshire"', WANTED)
    file.write_text(text)
    out = folder.with_name("out")
    shutil.rmtree(out, ignore_errors=True)
    ran = run("build", folder, "--out", out)
    assert ran.status == 0, ran.err
    return {path.name: path.read_bytes() for path in sorted((out / "stories").iterdir())}


def test_pictures_are_in_the_folder_the_record_and_the_body(run: Run, tmp_path: Path) -> None:
    files = built(run, county(tmp_path / "county"))
    record = next(json.loads(data) for name, data in files.items() if name.endswith(".json"))
    kinds = [media["file"].partition(".")[2] for media in record["media"]]
    assert kinds == ["map.svg", "bars.svg", "card.png"]  # two weeks are no past
    for media in record["media"]:
        assert sha256(files[media["file"]]).hexdigest() == media["sha256"]
    alts = re.findall(r'<img src="[^"]*" alt="([^"]*)"', record["body_html"])
    assert alts == [media["alt"] for media in record["media"][:2]]
    claimed = {claim["text"] for claim in record["claims"]}
    assert {*re.findall(r"\d+\.\d", " ".join(alts))} <= claimed


@pytest.mark.parametrize(
    ("headline", "lines"),
    [("Flu is up", 1), ("Flu rate in Dumbello is more than four times the average " * 3, 9), ("W" * 60, 6)],
)
def test_a_headline_shrinks_then_wraps_and_is_never_cut(headline: str, lines: int) -> None:
    found = fitted(headline, 500, (60, 40, 30), 4, bold=True)
    assert "".join(found.lines).replace(" ", "") == headline.replace(" ", "")
    assert all(width(line, found.size, bold=True) <= 500 for line in found.lines)
    assert len(found.lines) <= lines
