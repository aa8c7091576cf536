"""Jobs that are not newsgen's, for workers to do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from newsgen.errors import Fault, TemplateError
from newsgen.workers import Tick

HERE = __name__


@dataclass(frozen=True)
class Echo:
    """Does what a chunk says: a word and what it is about."""

    patience: float = 60
    numbers: Any = None

    def __call__(self) -> Callable[[Any, Tick], Any]:
        return self.do

    def do(self, batch: tuple[str, Any], tick: Tick) -> Any:
        word, about = batch
        tick(f"{word} {about}")
        return getattr(self, word)(about)

    def give(self, about: Any) -> Any:
        return about

    def who(self, about: Any) -> int:
        return os.getpid()

    def sleep(self, seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    def die(self, how: int) -> None:
        os.kill(os.getpid(), how)

    def die_once(self, mark: Path) -> str:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    def fail(self, about: str) -> None:
        raise TemplateError(Fault("there", about))

    def slip(self, about: str) -> None:
        raise ZeroDivisionError(about)

    def eat(self, megabytes: int) -> None:
        raise MemoryError

    def written_to(self, at: int) -> float:
        self.numbers[at] = 1.0
        return 1.0

    def sum(self, about: Any) -> float:
        return float(np.sum(self.numbers))

    def unspeakable(self, about: Any) -> Any:
        return lambda: about
