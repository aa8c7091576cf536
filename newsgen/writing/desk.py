"""The desk: starts the worker that runs templates, hands it plans, and ends it if it hangs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path
from types import TracebackType
from typing import Any

from newsgen.errors import Fault, TemplateError
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

_ROOT = Path(__file__).resolve().parent.parent.parent
# The worker runs this newsgen, whatever is installed beside it, and nothing of the folder it is started in (-P).
_START = "import sys; sys.path.insert(0, sys.argv[1]); from newsgen.writing.worker import main; main(int(sys.argv[2]))"


class Desk:
    """A worker of its own for the length of a `with` block. It starts while the caller reads its tables.

    Templates are the newsroom's, but a slip in one must not hang a build or fill the machine: so they run in a process
    with limits, and this side never waits for it longer than a draft may take.
    """

    def __init__(self) -> None:
        here, there = Pipe()
        self._worker = here
        with there:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-c", _START, str(_ROOT), str(there.fileno())],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
            )
        self._house: House | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.close()
        self._process.kill()
        self._process.wait()

    def open(self, house: House) -> None:
        """Tell the worker whose templates and voice it has. NewsgenError where they are wrong."""
        self._house = house
        self._worker.send(house)
        self._answer(lambda slug: None, "the house")

    def decide(self, questions: list[tuple[str, StoryPlan]]) -> list[bool]:
        """Whether each `when` expression is true of its plan."""
        self._worker.send(("decide", questions))
        answer: list[bool] = self._answer(lambda slug: None, "a rule (when = ...)")
        return answer

    def write(self, plans: tuple[StoryPlan, ...], tick: Callable[[str], None]) -> tuple[Draft, ...]:
        """A draft for each plan, in their order."""
        self._worker.send(("write", plans))
        drafts: list[Draft] = []
        self._answer(tick, plans[0].slug if plans else "", drafts)
        return tuple(drafts)

    def _answer(self, tick: Callable[[str], None], doing: str, drafts: list[Draft] | None = None) -> Any:
        """The worker's answer; the drafts that come before it, one by one, go to `drafts`."""
        assert self._house is not None
        # The worker stops a slow template itself; this is for one that not even a signal reaches.
        patience = 2 * self._house.seconds_a_draft + 30
        last = doing
        while True:
            try:
                if not self._worker.poll(patience):
                    raise TemplateError(
                        Fault("templates", f"nothing came after {last} for {patience:g} seconds")
                    )
                what, given = self._worker.recv()
            except (EOFError, ConnectionResetError):
                self._process.wait()
                why = "the process that runs templates ended: it used more memory or time than it may"
                raise TemplateError(Fault("templates", f"{why}, after {last}")) from None
            if what == "tick":
                last = given
                tick(given)
            elif what == "draft" and drafts is not None:
                last = given.slug
                drafts.append(given)
            elif what == "error":
                raise given
            else:
                return given
