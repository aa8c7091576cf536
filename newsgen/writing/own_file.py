"""Reads a file of the project as text, and nothing that lies outside it or could forge what newsgen prints."""

from __future__ import annotations

import os
from pathlib import Path

from newsgen.errors import Fault, InputError
from newsgen.model.hidden import hidden, named


def lies_inside(folder: Path, path: Path) -> bool:
    """Whether a path, its symlinks followed, lies in the folder, its symlinks followed."""
    root, real = os.path.realpath(folder), os.path.realpath(path)
    return os.path.commonpath([root, real]) == root


def own_text(folder: Path, path: Path, where: str, error: type[InputError]) -> str:
    """The text of a file of the project. `error`: outside the folder, unreadable, not UTF-8, hidden characters."""
    if not lies_inside(folder, path):
        raise error(Fault(where, "it lies outside the project", f"a file in {folder.name}/"))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise error(Fault(where, problem.strerror or str(problem), "a readable file")) from None
    except UnicodeDecodeError:
        raise error(Fault(where, "not text", "UTF-8")) from None
    if found := hidden(text):
        line = text.count("\n", 0, found.start()) + 1
        raise error(Fault(f"{where}, line {line}", named(found), "ordinary text"))
    return text
