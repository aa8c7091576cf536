"""Reads a file of the project as text, and nothing that lies outside it or could forge what newsgen prints."""

from __future__ import annotations

import os
import re
from pathlib import Path

from newsgen.errors import Fault, InputError

PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that mark claims while a draft is printed."""


def lies_inside(folder: Path, path: Path) -> bool:
    """Whether a path, its symlinks followed, lies in the folder, its symlinks followed."""
    root, real = os.path.realpath(folder), os.path.realpath(path)
    return os.path.commonpath([root, real]) == root


def own_text(folder: Path, path: Path, where: str, error: type[InputError]) -> str:
    """The text of a file of the project. `error`: outside the folder, unreadable, not UTF-8, private-use characters."""
    if not lies_inside(folder, path):
        raise error(Fault(where, "it lies outside the project", f"a file in {folder.name}/"))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise error(Fault(where, problem.strerror or str(problem), "a readable file")) from None
    except UnicodeDecodeError:
        raise error(Fault(where, "not text", "UTF-8")) from None
    found = PRIVATE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise error(
            Fault(f"{where}, line {line}", f"a private-use character, U+{ord(found[0]):04X}", "ordinary text")
        )
    return text
