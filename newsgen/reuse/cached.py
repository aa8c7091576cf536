"""What is kept of an edition apart from it, in the user's folder for caches: values, for this newsgen alone."""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsgen.reuse.stamp import stamp

_DIGEST = 16


def cached(caches: Path, out: Path, what: str) -> Any:
    """What was kept under this name of the edition at `out`; None where nothing was that this newsgen wrote."""
    # whatever is wrong with it, the edition can be built without
    with suppress(Exception):
        data = _path(caches, out, what).read_bytes()
        head, kept = data[: len(stamp()) + _DIGEST], data[len(stamp()) + _DIGEST :]
        if head == stamp() + _digest(kept):
            return pickle.loads(kept)  # noqa: S301 - our own file, in a folder of the user's alone
    return None


def keep(value: Any, caches: Path, out: Path, what: str) -> None:
    """Keep it, whole or not at all; where it cannot be kept, the next build takes longer, and that is all."""
    path = _path(caches, out, what)
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            kept = pickle.dumps(value, protocol=5)
            file.write(stamp() + _digest(kept))
            file.write(kept)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def _path(caches: Path, out: Path, what: str) -> Path:
    place = blake2b(os.fsencode(os.path.realpath(out)), digest_size=16).hexdigest()
    return caches / "builds" / f"{place}-{what}"
