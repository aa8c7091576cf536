"""The phrase files of the project itself, as the desk reads and writes them: whole, and never over what nobody read."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from newsgen.errors import Fault, InputError
from newsgen.own_file import bounded_bytes, checked, lies_inside

MOST_TEXT = 200_000
"""Characters of a file: the longest shipped one has a tenth of that."""
FOLDER = "templates"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}\.phrases")
_WRITING = Lock()


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A phrase file as it stands on disk; `digest` is of its bytes, "" where there is none."""

    name: str
    text: str = ""
    digest: str = ""


class ChangedOnDiskError(Exception):
    """The file is not as it was read: `now` is what stands there."""

    def __init__(self, now: OwnFile) -> None:
        super().__init__(f"{now.name} has changed on disk")
        self.now = now


def checked_name(name: object) -> str:
    """The name of a phrase file. InputError where it is none, such as a path."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError(Fault("the file", repr(name), "a phrase file: highest.phrases"))
    return name


def checked_text(text: object, name: str) -> str:
    """A text that may stand in that file. InputError: too long, or with a character that no text of a newsroom has."""
    if not isinstance(text, str) or len(text) > MOST_TEXT:
        raise InputError(Fault(name, "no text, or too long", f"at most {MOST_TEXT:,} characters"))
    return checked(text.replace("\r\n", "\n").replace("\r", "\n"), name, InputError)


def read_own(project: Path, name: str) -> OwnFile:
    """The project's own file of that name, empty where there is none. InputError: it cannot be read."""
    return _read(_path(project, name), name)[0]


def save_own(project: Path, name: str, text: str | None, digest: str) -> OwnFile:
    """Put a text in the place of the file of that digest, in one step; None takes the file away.

    Line ends stay as the file had them. ChangedOnDiskError: it is another file now. InputError: it cannot be written.
    """
    path = _path(project, name)
    with _WRITING:
        now, raw = _read(path, name)
        if now.digest != digest:
            raise ChangedOnDiskError(now)
        try:
            if text is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode())
        except OSError as error:
            raise InputError(
                Fault(f"{FOLDER}/{name}", error.strerror or str(error), "a folder to write in")
            ) from None
        return _read(path, name)[0]


def _path(project: Path, name: str) -> Path:
    folder = project / FOLDER
    path = folder / checked_name(name)
    if not lies_inside(project, folder) or path.is_symlink():
        raise InputError(Fault(f"{FOLDER}/{name}", "a link", "a file of the project's own"))
    return path


def _read(path: Path, name: str) -> tuple[OwnFile, bytes]:
    if not os.path.lexists(path):
        return OwnFile(name), b""
    raw = bounded_bytes(path, f"{FOLDER}/{name}", InputError)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Fault(f"{FOLDER}/{name}", "not text", "UTF-8")) from None
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
