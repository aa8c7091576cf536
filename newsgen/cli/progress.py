"""How far a run is: a bar on a terminal, a line a stage anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsgen.cli.terminal import tell
from newsgen.edition.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from newsgen.drafting import Progress


class ProgressBar:
    """A bar on a terminal, from the first stage on; a line a stage anywhere else."""

    def __init__(self) -> None:
        import sys

        self.live = sys.stderr.isatty()
        self._said: set[str] = set()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self._move if self.live else self._line

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            with uninterrupted():
                self._bar.stop()

    def _line(self, stage: str, done: int, total: int) -> None:
        if stage not in self._said:
            self._said.add(stage)
            tell(f"{stage} ...", err=True)

    def _move(self, stage: str, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            from newsgen.cli.terminal import steering

            console = Console(file=steering())
            # what others say goes its own way, on which it is made harmless
            self._bar = Bar(console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
            self._task = self._bar.add_task("starting", total=None)
            with uninterrupted():  # a bar that began by half would leave the terminal without its cursor
                self._bar.start()
        self._bar.update(self._task, description=stage, completed=done, total=total)
