"""A source's bytes: from a file of the project, or from an address by way of the opener."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from newsgen.errors import Fault, SourceError, nearest
from newsgen.model.web_address import without_secrets

Opener: TypeAlias = Callable[[str], bytes]
"""Fetches an http(s) address; SourceError where it cannot."""

Validators: TypeAlias = tuple[str, str]
"""What a server knows a version of a file by: its ETag and its Last-Modified, "" where it has none."""

Asker: TypeAlias = Callable[[str, Validators], tuple[bytes | None, Validators]]
"""Asks an http(s) address for what is newer than a version: its bytes, None where nothing is, and its validators."""

Fetch: TypeAlias = Callable[[str, Path, Opener], bytes]
"""What `fetch` does: from a source, the project's folder and an opener to the source's bytes."""

IN_MEMORY = "memory:"
"""How the address of a table begins that only the opener of a Python program has (`newsgen.draft`)."""
MOST_BYTES = 1024**3
"""The largest file that is read, as it lies on disk: 1 GiB."""


def fetch(source: str, folder: Path, opener: Opener) -> bytes:
    """The bytes of a source. SourceError: no such file (the nearest is named), a folder, empty, too large."""
    refuse_user(source)
    where = without_secrets(source)
    data = opener(source) if is_address(source) else _from_file(source, folder)
    if not data[:1].strip() and not data.strip():
        raise SourceError(Fault(where, "it is empty", "a table"))
    if len(data) > MOST_BYTES:
        raise SourceError(_too_large(where, len(data)))
    return data


def refuse_user(source: str) -> None:
    """SourceError, which does not repeat it, for an address with a user's name or a password; or of no host."""
    if not is_address(source):
        return
    try:
        parts = urlsplit(source)
        host = parts.hostname or ""
    except ValueError:
        raise SourceError(
            Fault(without_secrets(source), "its host is malformed", "http://HOST/PATH")
        ) from None
    if "@" in parts.netloc:
        raise SourceError(
            Fault(host, "an address with a user's name in it: it would be printed with every figure")
        )


def is_address(source: str) -> bool:
    """Whether a source is fetched rather than opened."""
    return source.lower().startswith(("http://", "https://", IN_MEMORY))


def file_name(source: str) -> str:
    """The last part of a path or address: what faults call it, and what tells its format."""
    path = unquote(urlsplit(source).path) if is_address(source) else source.replace("\\", "/")
    return path.rstrip("/").rsplit("/", 1)[-1] or source


def _from_file(source: str, folder: Path) -> bytes:
    path = folder / source
    try:
        if path.is_dir():
            raise SourceError(Fault(source, "it is a folder", "a file", _nearest_in(path, "")))
        if path.exists() and not path.is_file():
            raise SourceError(Fault(source, "it is not an ordinary file", "a file"))
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(_too_large(source, path.stat().st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(_missing(source, path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(Fault(source, f"it cannot be read: {reason}", "a readable file")) from None


def _missing(source: str, path: Path) -> Fault:
    if not path.parent.is_dir():
        return Fault(source, "there is no such file, nor its folder", f"a file below {path.parent}")
    return Fault(
        source, "there is no such file", f"a file of {path.parent}", _nearest_in(path.parent, path.name)
    )


def _nearest_in(folder: Path, name: str) -> str:
    names = sorted(p.name for p in folder.iterdir() if p.is_file())
    return nearest(name, names) if name else (names[0] if len(names) == 1 else "")


def _too_large(source: str, size: int) -> Fault:
    return Fault(source, f"it has {size:,} bytes", f"at most {MOST_BYTES:,}")
