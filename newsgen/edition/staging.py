"""The folder beside OUT in which an edition is written, and what killed runs leave of theirs.

Such a folder is called `.OUT.newsgen-` and 16 random hex digits, and nothing else is taken for one. The run
that writes to it holds a lock (flock) on it, which ends with the run however that ends, so that a leftover is
told from work in progress without clocks or process ids.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsgen.edition.files import ALWAYS, FOLDERS
from newsgen.edition.uninterrupted import uninterrupted

if sys.platform != "win32":
    import fcntl


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """A fresh folder beside `out`, with `stories` and `facts` in it; what has its name at the end is removed."""
    while True:
        fresh = out.parent / f"{_prefix(out)}{secrets.token_hex(8)}"
        try:
            fresh.mkdir()
            # Before we hold it, another run may take the folder for a leftover: then we make another.
            with held(fresh, wait=True) as ours:
                if not ours:
                    continue
                for inside in ALWAYS:
                    (fresh / inside).mkdir()
                yield fresh
                return
        finally:
            with uninterrupted():
                _remove(fresh)


def clean_up(out: Path) -> None:
    """Remove what killed runs left beside `out`; put its edition back if one was killed while moving it."""
    named = re.compile(rf"{re.escape(_prefix(out))}[0-9a-f]{{16}}(-moved)?")
    leftovers: list[Path] = []
    with suppress(OSError):  # a folder that may not be listed can be written to all the same
        leftovers = sorted(path for path in out.parent.iterdir() if named.fullmatch(path.name))
    for leftover in leftovers:
        with suppress(OSError), held(leftover, wait=False) as ours:
            if ours and leftover.name.endswith("-moved") and not out.exists():
                leftover.rename(out)
            elif ours:
                _remove(leftover)


def _remove(folder: Path) -> None:
    """Remove one of ours, also where somebody took the right to write from it, as from an edition that was replaced."""
    for one in (folder, *(folder / inside for inside in FOLDERS)):
        with suppress(OSError):
            if not one.is_symlink():
                one.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def moved_aside(fresh: Path) -> Path:
    """Where the edition before waits while `fresh` takes its place, where one step cannot do it."""
    return fresh.with_name(f"{fresh.name}-moved")


def _prefix(out: Path) -> str:
    return f".{out.name}.newsgen-"


@contextmanager
def held(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Whether we hold the folder that stands under this name, until the end of the block.

    On Windows nothing can be held, so that what is there is always taken for another run's work.
    """
    if sys.platform == "win32":
        yield wait
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield _is_still(folder, descriptor)
    finally:
        os.close(descriptor)


def _is_still(folder: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
