"""The files of an edition as they lie on disk: where each is as it was left, the edition stands."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

State: TypeAlias = tuple[int, int]
"""A file's size, and the moment of its last change in nanoseconds."""


FOLDERS = ("stories", "facts", "maps")
"""The folders inside an edition's."""
ALWAYS = ("stories", "facts")
"""Those that every edition has."""
LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that nobody wrote and nobody misses."""


def files_of(out: Path) -> dict[str, State]:
    """The files of an edition by their names from its folder; none where it is not there."""
    found: dict[str, State] = {}
    for folder, prefix in ((out, ""), *((out / inside, f"{inside}/") for inside in FOLDERS)):
        with suppress(OSError), os.scandir(folder) as there:
            for one in there:
                if not one.is_dir(follow_symlinks=False):
                    stat = one.stat(follow_symlinks=False)
                    found[prefix + one.name] = stat.st_size, stat.st_mtime_ns
    return found
