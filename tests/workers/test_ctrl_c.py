"""Ctrl-C at any moment of a build on a terminal: the edition is whole, the terminal clean, nobody at work any more."""

from __future__ import annotations

import os
import pty
import random
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workers.running import NEWSGEN, assert_all_gone, assert_alone, built, newsgen, tree, until
from tests.workers.shire import shire, table

pytestmark = pytest.mark.slow
CTRL_C = b"\x03"
CURSOR_OFF, CURSOR_ON = "\x1b[?25l", "\x1b[?25h"
LEAVING = -signal.SIGINT
"""All is done, and the interpreter on its way out."""
TIMES = int(os.environ.get("NEWSGEN_CTRL_C", "8"))
"""More for a night."""


class OnATerminal:
    """A build as a person starts it; what the terminal shows of it."""

    def __init__(self, *arguments: object) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ["TERM"] = "xterm"
            os.execv(sys.executable, [sys.executable, "-c", NEWSGEN, *map(str, arguments)])
        self._shown = b""
        # what nobody has read when the leader of a session ends is lost
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def _read(self) -> None:
        with suppress(OSError):  # nobody has the terminal any more
            while True:
                self._shown += os.read(self.terminal, 65536)

    @property
    def shown(self) -> str:
        return self._shown.decode(errors="replace")

    def type(self, key: bytes) -> None:
        with suppress(OSError):
            os.write(self.terminal, key)

    def ended(self) -> int:
        """Its exit status, minus a signal's number."""
        status = os.waitpid(self.pid, 0)[1]
        self._reading.join()
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


def test_at_any_moment(tmp_path: Path, out: Path) -> None:
    project = shire(tmp_path / "project", 12)
    old = built(project, out)
    table(project, 12, seed=2)
    other = tmp_path / "other"
    new = built(project, other)
    assert old != new
    usual = min(_while_the_bar_is_shown(project, other) for _ in range(3))
    dice = random.Random(7)
    stopped = 0
    for _ in range(TIMES):
        before = tree(out)
        running = _at_work(project, out, dice.choice([1, 2]))
        time.sleep(dice.uniform(0, usual))
        running.type(CTRL_C)
        status = running.ended()
        shown = running.shown
        assert status in {0, 130, LEAVING}, shown
        assert "Traceback" not in shown, shown
        assert shown.rfind(CURSOR_ON) > shown.rfind(CURSOR_OFF), shown
        if status == 130:
            stopped += 1
            assert shown.endswith("stopped\r\n"), shown
        assert tree(out) in ((before, new) if status == 130 else (new,))
        assert_alone(out)
        assert_all_gone(running.pid)
        if tree(out) == new:
            table(project, 12)
            assert newsgen("build", project, "--out", out).status == 0
            table(project, 12, seed=2)
    assert stopped > TIMES / 4


def _at_work(project: Path, out: Path, workers: int) -> OnATerminal:
    running = OnATerminal("build", project, "--out", out, "--workers", workers, "--fresh")
    until(lambda: CURSOR_OFF in running.shown, "the bar is shown")
    return running


def _while_the_bar_is_shown(project: Path, out: Path) -> float:
    """Seconds in which Ctrl-C can still stop a build; what a build takes to start is none of them."""
    running = _at_work(project, out, 1)
    began = time.monotonic()
    assert running.ended() == 0
    return time.monotonic() - began
