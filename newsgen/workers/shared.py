"""A task as its workers find it: a folder with a pickle of it, and its arrays beside the pickle, which each maps.

Nothing large goes through a pipe or is copied: the arrays of a dataset are written once (pickle protocol 5, out of
band), and every worker on a machine has the same pages of memory, of which it touches what its batches need.
"""

from __future__ import annotations

import mmap
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

_TASK, _ARRAYS, _PLACES = "task.pickle", "arrays", "places.pickle"
_ALIGNED = 64

Tick = Callable[[str], None]


Task: TypeAlias = Callable[[], Callable[[Any, Tick], Any]]
"""Called in a worker, once: gives what does a batch there, ticking as it goes on, and answers."""


def share(task: object, folder: Path) -> None:
    """Write a task, or what else has large arrays, into an empty folder."""
    buffers: list[pickle.PickleBuffer] = []
    pickled = pickle.dumps(task, protocol=5, buffer_callback=buffers.append)
    places = []
    with (folder / _ARRAYS).open("wb") as file:
        for buffer in buffers:
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            raw = buffer.raw()
            places.append((file.tell(), raw.nbytes))
            file.write(raw)
    (folder / _PLACES).write_bytes(pickle.dumps(places))
    (folder / _TASK).write_bytes(pickled)


def shared(folder: Path) -> Any:
    """What was written into a folder; its arrays are mapped, and cannot be written to."""
    places: list[tuple[int, int]] = pickle.loads((folder / _PLACES).read_bytes())  # noqa: S301 - our own file
    with (folder / _ARRAYS).open("rb") as file:
        size = (folder / _ARRAYS).stat().st_size
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")
    buffers = [mapped[start : start + length] for start, length in places]
    return pickle.loads((folder / _TASK).read_bytes(), buffers=buffers)  # noqa: S301 - our own file
