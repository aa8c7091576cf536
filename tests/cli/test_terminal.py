"""Nothing that a server, a cell or a name of a file holds steers the terminal that newsgen speaks on."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.cli.terminal import plain, say_nothing_harmful
from tests.conftest import ROOT

ESC = "\x1b[2J\x1b]0;owned\x07"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, na\u00efve\tand\nso on\r\n", "plain, na\u00efve\tand\nso on\r\n"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\x9b31m", "\\u009b31m"),
        ("a\rb", "a\\u000db"),
        ("\x00\x07\x08\x7f", "\\u0000\\u0007\\u0008\\u007f"),
        ("\u202e48", "\\u202e48"),
        ("\udc80", "\\udc80"),
        ("\U000f0000", "\\udb80\\udc00"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_what_is_shown_of_a_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_json_stays_what_it_was() -> None:
    found = {"a": "\x1b\x9b\u202e\U000f0000\udc80\r"}
    assert json.loads(plain(json.dumps(found, ensure_ascii=False))) == found


def test_text_is_made_harmless_and_bytes_are_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    say_nothing_harmful()
    print(ESC)
    sys.stdout.flush()
    sys.stdout.buffer.write(b"\x1b")
    out.flush()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    assert buffer.getvalue().decode() == "\\u001b[2J\\u001b]0;owned\\u0007\n\x1b"


def on_a_terminal(*arguments: str | Path, cwd: Path) -> bytes:
    """All that a command writes to a terminal."""
    main, other = pty.openpty()
    command = [sys.executable, "-c", "from newsgen.cli import main; main()", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with subprocess.Popen(command, stdout=other, stderr=other, cwd=cwd, env=environment) as process:
        os.close(other)
        said = b""
        try:
            while more := os.read(main, 65536):
                said += more
        except OSError:  # how Linux says that nobody writes any more
            pass
        process.wait(60)
    os.close(main)
    return said


@pytest.mark.parametrize(
    "arguments",
    [("new", f"{ESC}.csv"), ("lint", f"{ESC}"), (f"{ESC}",), ("say", f"{{{{ '{ESC}' }}}}"), ("build", "\udc9b2J")],
)  # fmt: skip
def test_no_name_reaches_a_terminal_as_it_is(arguments: tuple[str, ...], tmp_path: Path) -> None:
    said = on_a_terminal(*arguments, cwd=tmp_path)
    assert said
    assert not {b"\x1b", b"\x07", b"\x9b", b"\x00"} & {bytes([one]) for one in said}, said


def test_no_cell_reaches_a_terminal_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'area{ESC},"ra\nte"\nBar{ESC},x{ESC}\nSilver,4\nHog,5\nPlum,6\n')
    for arguments in (
        ["new", "t.csv", "--out", "made"],
        ["build", "made"],
        ["rank", "made"],
        ["lint", "made"],
    ):
        said = on_a_terminal(*arguments, cwd=tmp_path)
        assert not {b"\x1b", b"\x07"} & {bytes([one]) for one in said}, said
