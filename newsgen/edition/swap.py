"""Putting a folder in the place of another in one step, and a file system's bytes on its disk."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from newsgen.edition.staging import moved_aside

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def put_in_place(fresh: Path, out: Path) -> None:
    """Let `fresh` stand under the name `out`. What stood there before is called `fresh` then.

    Where `out` is new or empty, a rename does it. Otherwise the two change places: `renameat2` on Linux,
    `renamex_np` on macOS. A file system that has no such step (some network mounts, Windows) gets two
    renames: then `out` may be missing for a moment, but never in parts, and if the run is killed in that
    moment, the next one puts the edition back.
    """
    try:
        fresh.rename(out)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.EACCES}:
            raise
        try:
            exchange(fresh, out)
        except OSError as refused:
            if refused.errno not in _NO_EXCHANGE:
                raise
            _replace_in_two_steps(fresh, out)
    _flush_folder(out.parent)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step; OSError (ENOSYS, EINVAL) where there is no such step."""
    if sys.platform == "linux":
        names = os.fsencode(one), os.fsencode(other)
        _call("renameat2", _AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE, path=other)
    elif sys.platform == "darwin":
        _call("renamex_np", os.fsencode(one), os.fsencode(other), _RENAME_SWAP, path=other)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))


def flush(folder: Path) -> None:
    """All that was written under the folder is on its disk. OSError if it could not be."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _call("syncfs", descriptor, path=folder)
        finally:
            os.close(descriptor)
    elif sys.platform != "win32":
        os.sync()


def _replace_in_two_steps(fresh: Path, out: Path) -> None:
    aside = moved_aside(fresh)
    out.rename(aside)
    try:
        fresh.rename(out)
    except OSError:
        aside.rename(out)
        raise
    with suppress(OSError):
        aside.rename(fresh)


def _flush_folder(folder: Path) -> None:
    """The names in the folder are on its disk. The edition is in place by now: a refusal changes nothing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _call(function: str, *arguments: int | bytes, path: Path) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, function):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(path))
    if getattr(library, function)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(path))
