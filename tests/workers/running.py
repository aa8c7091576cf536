"""`newsgen` in a session of its own, as a terminal has it: what it says, what it leaves, which processes it has."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 300
"""Seconds: others may be at work on the machine."""
NEWSGEN = "from newsgen.cli import main; main()"
SMALL_CHUNKS = f"import newsgen.drafting.batches; newsgen.drafting.batches.MOST_IN_A_BATCH = {{}}; {NEWSGEN}"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status, minus a signal's number; standard output and standard error."""

    status: int
    said: str
    faults: str


@dataclass(frozen=True, slots=True)
class Running:
    """A command that runs: `process` leads a session, whose number is its own."""

    process: subprocess.Popen[str]

    def ended(self) -> Ended:
        said, faults = self.process.communicate(timeout=PATIENCE)
        return Ended(self.process.returncode, said, faults)

    @property
    def workers(self) -> list[int]:
        """The processes that it has started, in the order in which they came."""
        return [number for number in in_session(self.process.pid) if number != self.process.pid]


def started(*arguments: object, most: int = 0, under: Iterable[str] = ()) -> Running:
    """`newsgen ARGUMENTS`, with `most` drafts in a chunk where it is given, `under` a command that limits it."""
    code = SMALL_CHUNKS.format(most) if most else NEWSGEN
    command = [sys.executable, "-c", code, *map(str, arguments)]
    out = subprocess.PIPE
    return Running(
        subprocess.Popen(
            [*under, *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            text=True,
            cwd=ROOT,
            start_new_session=True,
        )
    )


def newsgen(*arguments: object, most: int = 0, under: Iterable[str] = ()) -> Ended:
    return started(*arguments, most=most, under=under).ended()


def assert_refused(ended: Ended, *says: str) -> None:
    """It ended with status 2 and a line that has these words, and no traceback."""
    assert ended.status == 2, ended
    assert ended.said == ""
    assert "Traceback" not in ended.faults
    said = [line for line in ended.faults.splitlines() if not line.endswith("...")]
    assert any(all(words in line for words in says) for line in said), said


def built(project: Path, out: Path, *arguments: object, most: int = 0) -> dict[str, bytes]:
    """What `newsgen build` wrote there, all anew."""
    found = newsgen("build", project, "--out", out, "--fresh", *arguments, most=most)
    assert found.status in {0, 1}, found
    return tree(out)


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, and folders that are empty."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }


def in_session(leader: int) -> list[int]:
    """The processes of a session that live, oldest first."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append((int(fields[19]), int(folder.name)))
    return [number for _, number in sorted(found)]


def until(true: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"{what}: not within {seconds} seconds"
        time.sleep(0.005)


def written(out: Path) -> int:
    """How many files of stories a build has written so far, which is not yet done."""
    return sum(1 for _ in out.parent.glob(f".{out.name}.newsgen-*/stories/*"))


def assert_all_gone(leader: int) -> None:
    """No process of the session is left; one that was just told to end may take a moment."""
    until(lambda: not in_session(leader), f"the session {leader} ended", 30)


def assert_alone(out: Path) -> None:
    """Nothing stands beside the edition."""
    assert [path.name for path in out.parent.iterdir()] == [out.name]
