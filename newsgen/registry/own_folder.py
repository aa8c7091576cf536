"""The files of a folder that a project may have: one that cannot be read is said, not passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgen.errors import Fault, NewsgenError


def files_in(folder: Path, suffix: str, error: type[NewsgenError]) -> list[Path]:
    """All that is in a folder under a name that ends so, by name; nothing where there is no folder.

    `error`: it is a file, a link that leads nowhere, or may not be read.
    """
    return [path for path in _paths(folder, error) if path.name.endswith(suffix)]


def files_below(folder: Path, error: type[NewsgenError]) -> Iterator[Path]:
    """Every ordinary file of a folder and of those in it, in a lasting order. `error` as `files_in` has it."""
    for path in files_in(folder, "", error):
        if path.is_dir():
            if not path.is_symlink():
                yield from files_below(path, error)
        elif path.is_file():
            yield path


def _paths(folder: Path, error: type[NewsgenError]) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as refused:
        if isinstance(refused, FileNotFoundError) and not folder.is_symlink():
            return []
        found = "a link that leads nowhere" if isinstance(refused, FileNotFoundError) else refused.strerror
        raise error(Fault(str(folder), found or str(refused), "a folder that can be read, or none")) from None
