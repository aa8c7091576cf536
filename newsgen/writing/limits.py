"""What running templates may take: time on the clock, CPU time and memory."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AGAIN = 1.0
"""Seconds until it is said once more to whoever took the error for one of a file or of a value, and went on."""


class Limits:
    """Stops a template that runs too long or fills the machine; the system ends the process where that does not help.

    `seconds` are for a draft, `megabytes` for all templates of a batch, beyond what the process has when it begins.
    """

    def __init__(self, seconds: float, megabytes: int) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        signal.signal(signal.SIGALRM, self._expired)

    @contextmanager
    def of_a_draft(self) -> Iterator[None]:
        """Room for one draft's worth of time: entered around everything that runs a template."""
        _set_soft(resource.RLIMIT_CPU, int(time.process_time() + 2 * self.seconds) + 2)
        signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            _set_soft(resource.RLIMIT_CPU, resource.RLIM_INFINITY)

    @contextmanager
    def of_a_batch(self) -> Iterator[None]:
        """Room for so much more address space than the process has now: entered around all of a batch's templates."""
        pages = Path("/proc/self/statm")
        if not pages.exists():
            yield
            return
        used = int(pages.read_text().split()[0]) * resource.getpagesize()
        _set_soft(resource.RLIMIT_AS, used + self.megabytes * 2**20)
        try:
            yield
        finally:
            _set_soft(resource.RLIMIT_AS, resource.RLIM_INFINITY)

    def _expired(self, *_: Any) -> None:
        raise TimeoutError(
            f"it took longer than {self.seconds:g} seconds (project.seconds_a_draft) and was stopped"
        )


def _set_soft(limit: int, wanted: int) -> None:
    """Set a limit as far as its hard one allows, which somebody else may lower at any moment."""
    while True:
        hard = resource.getrlimit(limit)[1]
        within = hard if wanted == resource.RLIM_INFINITY else wanted
        soft = within if hard == resource.RLIM_INFINITY else min(within, hard)
        try:
            resource.setrlimit(limit, (soft, hard))
        except ValueError:
            if resource.getrlimit(limit)[1] == hard:
                raise
        else:
            return
