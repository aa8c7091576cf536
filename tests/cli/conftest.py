"""Runs the command line in this process, as a shell would see it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsgen.cli import main
from tests.projects import copied


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["newsgen", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(left.value.code or 0), out, err)

    return ran


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example of twenty neighbourhoods."""
    return copied("covid-north-east", tmp_path)


def change(file: Path, old: str, new: str) -> None:
    """Put `new` for the first `old` of a file."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
