"""What running a template may take: its time on the clock, its CPU time and its memory."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Limits:
    """Stops a template that runs too long; the system ends the process if even that does not help."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        signal.signal(signal.SIGALRM, self._expired)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Room for one draft's worth of time."""
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        spent = int(time.process_time() + 2 * self.seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (spent, hard))
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))

    def _expired(self, *_: Any) -> None:
        raise TimeoutError(
            f"it took longer than {self.seconds:g} seconds (project.seconds_a_draft) and was stopped"
        )


@contextmanager
def memory(megabytes: int) -> Iterator[None]:
    """Room for so much more address space than the process has now."""
    pages = Path("/proc/self/statm")
    if not pages.exists():
        yield
        return
    used = int(pages.read_text().split()[0]) * resource.getpagesize()
    allowed = used + megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
