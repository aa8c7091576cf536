"""The process that runs templates, and nothing else: it has limits on memory, on CPU time and on the clock."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, NewsgenError, TemplateError
from newsgen.model.house import House
from newsgen.writing.render import Writer


class Limits:
    """Stops a template that runs too long; the desk kills the process if even that does not help."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        signal.signal(signal.SIGALRM, self._expired)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Room for one draft's worth of time."""
        spent = int(time.process_time() + 2 * self.seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (spent, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _expired(self, *_: Any) -> None:
        raise TimeoutError(
            f"it took longer than {self.seconds:g} seconds (project.seconds_a_draft) and was stopped"
        )


def limit_memory(megabytes: int) -> None:
    """Allow so much more address space than the process has now."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        used = int(pages.read_text().split()[0]) * resource.getpagesize()
        allowed = used + megabytes * 2**20
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(
            resource.RLIMIT_AS, (allowed if hard == resource.RLIM_INFINITY else min(allowed, hard), hard)
        )


def serve(desk: Connection) -> None:
    """Answer the desk until it hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which then hangs up
    house: House = desk.recv()
    guard = Limits(house.seconds_a_draft)
    try:
        writer = Writer(house, guard)
    except NewsgenError as error:
        desk.send(("error", error))
        return
    desk.send(("ready", None))
    while True:
        what, given = desk.recv()
        limit_memory(house.memory_mb)
        try:
            answer: Any = None
            if what == "decide":
                answer = writer.decide(given)
            else:
                for draft in writer.write(given, lambda slug: desk.send(("tick", slug))):
                    desk.send(("draft", draft))
        except NewsgenError as error:
            desk.send(("error", error))
            continue
        except Exception as error:
            found = f"newsgen itself failed: {type(error).__name__}: {error}"
            desk.send(("error", TemplateError(Fault("templates", found))))
            continue
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        desk.send(("done", answer))


def main(descriptor: int) -> None:
    """Serve the desk on this descriptor; when it hangs up, the work is over."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(descriptor))
