"""What a command takes, in processes of its own: CPU and wall time, and the memory of all its processes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

_EVERY = 0.02
_TICKS = os.sysconf("SC_CLK_TCK")
_NEWSGEN = "from newsgen.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds, of which `worker` are CPU of the processes that the command started; MB at the peak of each, added.

    What processes share is in the sum once for each; `largest` is the peak of the largest.
    """

    cpu: float
    worker: float
    wall: float
    peak: float
    largest: float


@dataclass(slots=True)
class _Seen:
    """What was seen last of each process."""

    cpu: dict[int, float] = field(default_factory=dict)
    peak: dict[int, float] = field(default_factory=dict)

    def look(self, process: int) -> None:
        with suppress(OSError, IndexError, StopIteration):
            folder = Path(f"/proc/{process}")
            numbers = (folder / "stat").read_text().rpartition(")")[2].split()
            lines = (folder / "status").read_text().splitlines()
            peak = next(line for line in lines if line.startswith("VmHWM")).split()[1]
            self.cpu[process] = (int(numbers[11]) + int(numbers[12])) / _TICKS
            self.peak[process] = int(peak) / 1024
            for thread in (folder / "task").iterdir():  # each has the children that it started
                for child in (thread / "children").read_text().split():
                    self.look(int(child))


def newsgen(*arguments: str) -> Used:
    """`newsgen ARGUMENTS`; it may end with a draft blocked."""
    return _run([sys.executable, "-c", _NEWSGEN, *arguments], {0, 1})[0]


def module(name: str, *arguments: str) -> tuple[dict[str, Any], Used]:
    """`python -m NAME ARGUMENTS`: the JSON that it prints, and what it took."""
    used, printed = _run([sys.executable, "-m", name, *arguments], {0})
    found: dict[str, Any] = json.loads(printed)
    return found, used


def _run(command: list[str], well: set[int]) -> tuple[Used, bytes]:
    before, start, seen = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), _Seen()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, cwd=ROOT) as process,
    ):
        while process.poll() is None:
            seen.look(process.pid)
            time.sleep(_EVERY)
        wall = time.perf_counter() - start
        said.seek(0)
        printed = said.read()
    assert process.returncode in well, (command, process.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    worker = sum(seconds for number, seconds in seen.cpu.items() if number != process.pid)
    return Used(cpu, worker, wall, sum(seen.peak.values()), max(seen.peak.values(), default=0.0)), printed
