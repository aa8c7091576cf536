"""The phrase files of the project itself, as the desk reads and writes them."""

from __future__ import annotations

import re
from pathlib import Path

from newsgen.desk.own_files import OwnFile, read_file, save_file
from newsgen.errors import Fault, InputError

FOLDER = "templates"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}\.phrases")


def checked_name(name: object) -> str:
    """The name of a phrase file. InputError where it is none, such as a path."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError(Fault("the file", repr(name), "a phrase file: highest.phrases"))
    return name


def read_own(project: Path, name: str) -> OwnFile:
    """The project's own file of that name, empty where there is none. InputError: it cannot be read."""
    return read_file(project, FOLDER, checked_name(name))


def save_own(project: Path, name: str, text: str | None, digest: str) -> OwnFile:
    """Put a text in the place of the file of that digest, as `save_file` does."""
    return save_file(project, FOLDER, checked_name(name), text, digest)
