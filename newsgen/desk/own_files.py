"""Files of the project that the desk writes: read whole, replaced in one step, and never over what nobody read."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from newsgen.errors import Fault, InputError
from newsgen.own_file import bounded_bytes, checked, lies_inside

MOST_TEXT = 200_000
"""Characters of a file: the longest shipped one has a tenth of that."""
_WRITING = Lock()


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file as it stands on disk; `digest` is of its bytes, "" where there is none."""

    name: str
    text: str = ""
    digest: str = ""


class ChangedOnDiskError(Exception):
    """The file is not as it was read: `now` is what stands there."""

    def __init__(self, now: OwnFile) -> None:
        super().__init__(f"{now.name} has changed on disk")
        self.now = now


def checked_text(text: object, name: str) -> str:
    """A text that may stand in that file. InputError: too long, or with a character that no text of a newsroom has."""
    if not isinstance(text, str) or len(text) > MOST_TEXT:
        raise InputError(Fault(name, "no text, or too long", f"at most {MOST_TEXT:,} characters"))
    return checked(text.replace("\r\n", "\n").replace("\r", "\n"), name, InputError)


def read_file(project: Path, folder: str, name: str) -> OwnFile:
    """A file in a folder of the project ("": its own), empty where there is none. InputError: unreadable."""
    return _read(_path(project, folder, name), name, _where(folder, name))[0]


def save_file(project: Path, folder: str, name: str, text: str | None, digest: str) -> OwnFile:
    """Put a text in the place of the file of that digest, in one step; None takes the file away.

    Line ends stay as the file had them. ChangedOnDiskError: it is another file now. InputError: it cannot be written.
    """
    path, where = _path(project, folder, name), _where(folder, name)
    with _WRITING:
        now, raw = _read(path, name, where)
        if now.digest != digest:
            raise ChangedOnDiskError(now)
        try:
            if text is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode())
        except OSError as error:
            raise InputError(Fault(where, error.strerror or str(error), "a folder to write in")) from None
        return _read(path, name, where)[0]


def _path(project: Path, folder: str, name: str) -> Path:
    path = project / folder / name
    if not lies_inside(project, project / folder) or path.is_symlink():
        raise InputError(Fault(_where(folder, name), "a link", "a file of the project's own"))
    return path


def _where(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _read(path: Path, name: str, where: str) -> tuple[OwnFile, bytes]:
    if not os.path.lexists(path):
        return OwnFile(name), b""
    raw = bounded_bytes(path, where, InputError)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Fault(where, "not text", "UTF-8")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return OwnFile(name, text, sha256(raw).hexdigest()), raw


def _replace(path: Path, data: bytes) -> None:
    """The bytes under that name, whole or not at all, with the rights that the file had."""
    path.parent.mkdir(exist_ok=True)
    rights = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).chmod(rights)
        Path(fresh).replace(path)
    finally:
        Path(fresh).unlink(missing_ok=True)
