"""Builds that are killed at random moments, and what OUT held each time.

    python -m tests.workers.kills [--times 1000] [--seed 1]

A small project is built again and again, its table in two versions by turns, of which most stories are the same (so
that they are linked from the edition before). Each build is the whole command in a process group of its own, with one
worker or two, and dies of SIGKILL: the main process alone, or the whole group. Half of the moments are spread over the
length of a build, half lie around its end, where folders change places. After each, OUT must be one of the two editions
byte for byte, and no process be left; a good build now and then must leave nothing beside OUT.

A start of newsgen takes about a second: so a process that has imported all of it is forked for each build. Its workers
are processes of their own, started as always. Prints how far the builds had come, and last what OUT held.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import newsgen
from tests.workers.running import in_session, tree, until
from tests.workers.shire import shire

COUNCILS_IN_ALL = 3
GOOD_RUN_AFTER = 25
"""Kills."""
AFTER_THE_END = 1.1
"""Of the usual length of a build: so late are the last moments."""
SWAPPING = 0.05
"""Seconds from the moment when the edition is all there, in its stage, till its build is surely over."""


class Kills:
    """Two versions of a project, the editions that they come to, and what was seen so far."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.out, self.caches = folder / "beside" / "edition", folder / "cache"
        self.out.parent.mkdir()
        self.projects = [shire(folder / name, COUNCILS_IN_ALL) for name in ("first", "second")]
        table = self.projects[1] / "table.csv"
        table.write_text(table.read_text().replace(",2031-02-09,", ",2031-02-09,1", 1))
        self.editions, took = [], []
        for version in (0, 1, 0, 1):
            began = time.monotonic()
            assert self.ran(version) == 0
            took.append(time.monotonic() - began)
            self.editions.append(tree(self.out))
        assert self.editions[:2] == self.editions[2:]
        assert self.editions[0] != self.editions[1]
        self.usual = statistics.median(took)
        self.stages: Counter[str] = Counter()
        self.held: Counter[str] = Counter()

    def kill(self) -> None:
        """Build the version that OUT has not, and kill that build."""
        before = self.version()
        spread = self.dice.random() < 0.5
        moment = (
            self.dice.uniform(0, self.usual * AFTER_THE_END) if spread else self.dice.uniform(0, SWAPPING)
        )
        group = self.dice.random() < 0.3
        child = self.forked(1 - before, workers=self.dice.choice([1, 2]))
        if not spread:
            with suppress(AssertionError):
                until(lambda: self.ready() or ended(child), "the edition is ready to be published")
        time.sleep(moment)
        with suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        until(lambda: not in_session(child), "the workers end with the build", 30)
        after = self.version()
        stage = self.stage(before, after) if os.WIFSIGNALED(status) else "over before it was killed"
        if not os.WIFSIGNALED(status):
            assert os.WEXITSTATUS(status) == 0, status
        self.stages[stage] += 1
        self.held[{-1: "torn", before: "old"}.get(after, "new")] += 1
        if after < 0:
            self.good_run()

    def stage(self, before: int, after: int) -> str:
        """How far the build had come, by what it left."""
        left = [path for path in self.out.parent.iterdir() if path != self.out]
        if before != after:
            return (
                "swapped, the edition before not yet removed"
                if left
                else "all there, its record to be written"
            )
        if not left:
            return "starting or reading"
        if any(path.name.startswith(".job-") for folder in left for path in folder.iterdir()):
            return "writing"
        return "about to swap" if self.ready() else "before or after writing"

    def ready(self) -> bool:
        """Whether an edition is all there, in its stage."""
        return any(self.out.parent.glob(".edition.newsgen-*/index.html"))

    def version(self) -> int:
        """Which of the two OUT is, -1 for neither."""
        found = tree(self.out)
        return self.editions.index(found) if found in self.editions else -1

    def good_run(self) -> None:
        """Nothing is left over after it."""
        version = self.dice.randrange(2)
        assert self.ran(version) == 0
        assert self.version() == version
        assert [path.name for path in self.out.parent.iterdir()] == [self.out.name]

    def ran(self, version: int) -> int:
        """The exit status of a build that nobody kills."""
        _, status = os.waitpid(self.forked(version), 0)
        return os.waitstatus_to_exitcode(status)

    def forked(self, version: int, workers: int = 1) -> int:
        """A build in a session of its own: its number."""
        arguments = ["newsgen", "build", str(self.projects[version]), "--out", str(self.out), "--workers"]
        child = os.fork()
        if child == 0:
            os.setsid()
            os.environ["NEWSGEN_CACHE"] = str(self.caches)
            sys.argv = [*arguments, str(workers)]
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            status = 3
            try:
                from newsgen.cli import main

                main()
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 0
            finally:
                os._exit(status)
        return child


def ended(child: int) -> bool:
    """Whether it has ended; it can be waited for yet."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def warm() -> None:
    """Import all of newsgen."""
    for found in pkgutil.walk_packages(newsgen.__path__, "newsgen."):
        importlib.import_module(found.name)


def killed(times: int, seed: int, tell: Callable[[str], None] = print) -> Kills:
    """So many builds, killed."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(Path(folder), seed)
        tell(f"a build takes {kills.usual:.2f} s")
        for number in range(1, times + 1):
            kills.kill()
            if number % GOOD_RUN_AFTER == 0 or number == times:
                kills.good_run()
            if number % 100 == 0:
                tell(f"{number}: {dict(kills.held)}")
    return kills


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.workers.kills")
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    found = killed(asked.times, asked.seed)
    for stage, number in found.stages.most_common():
        print(f"{number:6}  {stage}")
    held = found.held
    print(
        f"{asked.times} kills: {held['old']} had the old edition, {held['new']} the new, torn: {held['torn']}"
    )


if __name__ == "__main__":
    main()
