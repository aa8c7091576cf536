"""What running templates may take: time on the clock, CPU time and memory."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


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
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        spent = int(time.process_time() + 2 * self.seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (spent, hard))
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))

    @contextmanager
    def of_a_batch(self) -> Iterator[None]:
        """Room for so much more address space than the process has now: entered around all of a batch's templates."""
        pages = Path("/proc/self/statm")
        if not pages.exists():
            yield
            return
        used = int(pages.read_text().split()[0]) * resource.getpagesize()
        allowed = used + self.megabytes * 2**20
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))

    def _expired(self, *_: Any) -> None:
        raise TimeoutError(
            f"it took longer than {self.seconds:g} seconds (project.seconds_a_draft) and was stopped"
        )
