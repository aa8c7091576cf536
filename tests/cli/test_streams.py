"""Standard output that is full, closed or not read: one line says so, and the status is true of what was done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.cli.terminal import plain
from tests.conftest import ROOT
from tests.regenerate import GOLDEN

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "examples" / "covid-north-east"
EDITION = GOLDEN / "covid-north-east"
STORY = "durham-darlington-teesside-highest"
READ_ONLY = {
    "explain": f"explain {STORY} --edition {EDITION}",
    "check": f"check {EDITION}/stories/{STORY}.html --edition {EDITION}",
    "lint": f"lint {EXAMPLE}",
    "rank": f"rank {EXAMPLE}",
    "say": "say x",
    "angles": "angles",
    "schema": "schema",
    "help": "--help",
    "version": "--version",
}
FULL = "standard output: No space left on device; wanted room for all of it\n"
CLOSED = "standard output: it is closed; wanted room for all of it\n"
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


def _ran(call: str, end: str, tmp_path: Path) -> tuple[int, str]:
    command = f"set -o pipefail; {sys.executable} -m newsgen {call} {end}"
    ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "newsgen itself failed" not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr
    return ran.returncode, ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "statuses", "told"),
    [
        pytest.param("> /dev/full", {2}, FULL, id="full"),
        pytest.param(">&-", {2}, CLOSED, id="closed"),
        pytest.param("| head -0", {0, 1}, "", id="nobody reads on"),
        pytest.param("> /dev/null 2> /dev/full", {0}, "", id="standard error full"),
        pytest.param("> /dev/null 2>&-", {0}, "", id="standard error closed"),
        pytest.param(">&- 2>&- <&-", {2}, "", id="all closed"),
    ],
)
@pytest.mark.parametrize("call", READ_ONLY.values(), ids=READ_ONLY)
def test_a_command_that_only_says(call: str, end: str, statuses: set[int], told: str, tmp_path: Path) -> None:
    status, said = _ran(call, end, tmp_path)
    assert (status in statuses, said) == (True, told)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "status", "told"),
    [
        pytest.param("> /dev/full", 1, FULL, id="full"),
        pytest.param(">&-", 1, CLOSED, id="closed"),
        pytest.param("| true", 0, "Broken pipe\n", id="nobody reads on"),
        pytest.param("> /dev/null 2> /dev/full", 0, "", id="standard error full"),
        pytest.param("> /dev/null 2>&-", 0, "", id="standard error closed"),
    ],
)
@pytest.mark.parametrize(
    ("call", "done"),
    [
        pytest.param(f"build {EXAMPLE} --out made --log debug", "made", id="build"),
        pytest.param(f"new made --data {ROOT}/seeds/covid_north_east_2021-02-18.csv", "made/newsgen.toml", id="new"),
        pytest.param(f"rank {EXAMPLE} --out made.csv", "made.csv", id="rank"),
    ],
)  # fmt: skip
def test_what_is_in_place_stays_done(
    call: str, done: str, end: str, status: int, told: str, tmp_path: Path
) -> None:
    found, said = _ran(call, end, tmp_path)
    assert found == status
    assert (tmp_path / done).exists()
    if told:
        assert said.endswith(f"{done} is in place, but not all of it could be reported: {told}")


@pytest.mark.parametrize("end", ["--summary /dev/full", "--summary - > /dev/full", "--summary - >&-"])
def test_a_summary_that_cannot_be_written_hides_no_fault(end: str, tmp_path: Path) -> None:
    status, said = _ran("build nowhere", end, tmp_path)
    assert status == 2
    first, second = said.splitlines()
    assert first.startswith("nowhere: there is no such file")
    assert second.startswith(("/dev/full: ", "standard output: "))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Park East\tis\nhere “é” 🙂", "Park East\tis\nhere “é” 🙂"),
        ("\x1b[31mred\x07", r"\u001b[31mred\u0007"),
        ("\x9b31m\x7f\x00\r", r"\u009b31m\u007f\u0000\u000d"),
        ("48\u202e84\u2066", r"48\u202e84\u2066"),
        ("no file can hold \udcff", r"no file can hold \udcff"),
        ("no character \U0001fffe", r"no character \ud83f\udffe"),
    ],
)
def test_nothing_that_a_terminal_obeys(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("by", ["typer.echo(", " print(", "sys.stdout.write("])
def test_every_command_says_it_by_one_way(by: str) -> None:
    rest = [path for path in (ROOT / "newsgen" / "cli").glob("*.py") if path.name != "terminal.py"]
    assert len(rest) > 10
    assert [path.name for path in rest if by in path.read_text()] == []
