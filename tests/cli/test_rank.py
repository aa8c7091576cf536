# ruff: noqa: E501, PTH208 - a case a line reads best; names alone are compared
"""`newsgen rank`."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import newsgen
from newsgen.cli import main
from newsgen.ranking.frame_files import FORMATS, quoted
from tests.conftest import ROOT

BARSETSHIRE = ROOT / "examples" / "barsetshire"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["newsgen", "rank", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_csv_on_standard_output(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, str(BARSETSHIRE)) == 0
    out, err = capsys.readouterr()
    assert not err
    frame = newsgen.ranked(BARSETSHIRE)
    again = pd.read_csv(io.StringIO(out))
    assert list(again.columns) == list(frame.columns)
    assert again.value.tolist() == pytest.approx(frame.value.tolist(), nan_ok=True)


@pytest.mark.parametrize("ending", [*FORMATS, ".CSV"])
def test_a_file_by_its_ending(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"ranked{ending}"
    arguments = ("--patch", "Barchester", "--patch", "silverbridge", "--out", str(out))
    assert run(monkeypatch, str(BARSETSHIRE), *arguments) == 0
    frame = newsgen.ranked(BARSETSHIRE, patch=("Barchester", "Silverbridge"))
    assert capsys.readouterr().out == f"{len(frame):,} rows in {out}\n"
    assert set(frame.patch) == {"Barchester", "Silverbridge"}
    assert out.stat().st_size
    assert os.listdir(tmp_path) == [out.name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "x.xls"), "--out: the ending '.xls'; wanted one of .csv, .xlsx, .parquet, .json; did you mean '.xlsx'?"),
        (("--out", "x"), "--out: a file without an ending; wanted one of .csv, .xlsx, .parquet, .json"),
        (("--patch", "Barchestr"), "--patch: no patch is called 'Barchestr'; did you mean 'Barchester'?"),
        (("--out", "nowhere/x.csv"), "nowhere/x.csv: No such file or directory; wanted a file that can be written"),
        (("--out", "folder.csv"), "folder.csv: a folder; wanted a file"),
    ],
)  # fmt: skip
def test_what_is_refused(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    assert run(monkeypatch, str(BARSETSHIRE), *arguments) == 2
    assert capsys.readouterr().err == f"{said}\n"
    assert os.listdir(tmp_path) == ["folder.csv"]


def test_a_file_stays_where_a_new_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "ranked.csv"
    out.write_text("before")

    def fails(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    assert run(monkeypatch, str(BARSETSHIRE), "--out", str(out)) == 2
    assert out.read_text() == "before"
    assert os.listdir(tmp_path) == ["ranked.csv"]


def test_a_link_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "ranked.csv")
    assert run(monkeypatch, str(BARSETSHIRE), "--out", str(tmp_path / "link.csv")) == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "ranked.csv").stat().st_size


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "newsgen", "rank", str(BARSETSHIRE)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (
        2,
        "standard output: No space left on device; wanted room for all of it\n",
    )


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x", " ＝1"],
)
def test_what_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert quoted(text) == f"'{text}"
