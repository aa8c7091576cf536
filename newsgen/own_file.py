"""Reads a file of the project as text or TOML: within bounds, and nothing that could forge what newsgen prints."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, NewsgenError
from newsgen.model.hidden import Place, dotted, hidden, named

MOST_BYTES = 2 * 1024**2
"""The largest newsgen.toml, template, insert, correction, house style or file of places: 2 MiB."""
DEEPEST = 20
"""Tables and lists within one another, in TOML and in an insert's front matter; the parts of one name of TOML."""
LARGEST = 2**63
"""No number is this large, or below its negative: TOML's own bound."""
# tomllib's time grows with the square of the parts of a name
_LONG_NAME = re.compile(rf"""(?:\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*){{{DEEPEST},}}""")


def lies_inside(folder: Path, path: Path) -> bool:
    """Whether a path, its symlinks followed, lies in the folder, its symlinks followed."""
    root, real = os.path.realpath(folder), os.path.realpath(path)
    return os.path.commonpath([root, real]) == root


def own_text(folder: Path, path: Path, where: str, error: type[NewsgenError]) -> str:
    """The text of a file of the project. `error`: outside the folder, and as `bounded_text` and `checked` have it."""
    if not lies_inside(folder, path):
        raise error(Fault(where, "it lies outside the project", f"a file in {folder.name}/"))
    return checked(bounded_text(path, where, error), where, error)


def checked(text: str, where: str, error: type[NewsgenError]) -> str:
    """The text as it is. `error` where it has a character that no text of a newsroom holds."""
    if found := hidden(text):
        line = text.count("\n", 0, found.start()) + 1
        raise error(Fault(f"{where}, line {line}", named(found), "ordinary text"))
    return text


def bounded_text(path: Path, where: str, error: type[NewsgenError]) -> str:
    """The text of a file, wherever it lies. `error`: unreadable, no ordinary file, too large, not UTF-8."""
    try:
        return bounded_bytes(path, where, error).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise error(Fault(where, "not text", "UTF-8")) from None


def bounded_bytes(path: Path, where: str, error: type[NewsgenError]) -> bytes:
    """The bytes of a file. `error`: unreadable, no ordinary file (a pipe, a device, a folder), too large."""
    try:
        # a pipe that nobody writes into is opened at once, and not waited for
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise error(Fault(where, "it is not an ordinary file", "a file"))
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise error(Fault(where, "there is no such file", "a readable file")) from None
    except IsADirectoryError:
        raise error(Fault(where, "it is a folder", "a file")) from None
    except (OSError, ValueError) as problem:
        found = getattr(problem, "strerror", None) or str(problem)
        raise error(Fault(where, found, "a readable file")) from None
    if len(data) > MOST_BYTES:
        raise error(Fault(where, "it is too large", f"at most {MOST_BYTES:,} bytes"))
    return data


def toml_of(
    text: str,
    where: str,
    error: type[NewsgenError],
    wanted: str = "",
    locate: Callable[[Place], str] | None = None,
) -> dict[str, Any]:
    """The tables of a text in TOML. `error`: not TOML, and as `check_values` has it; `locate` names a place of it."""
    name = _LONG_NAME.search(text)
    if name:
        line = text.count("\n", 0, name.start()) + 1
        raise error(Fault(f"{where}, line {line}", "a name of too many parts", f"at most {DEEPEST}"))
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise error(Fault(where, f"not TOML: {problem}", wanted)) from None
    except RecursionError:
        raise error(_too_deep(where)) from None
    except ValueError:  # Python makes no number of thousands of digits
        raise error(_too_large(where)) from None
    check_values(found, where, error, locate)
    return found


def check_values(
    given: Any, where: str, error: type[NewsgenError], locate: Callable[[Place], str] | None = None
) -> None:
    """`error` where tables and lists are nested too deeply, or a number is beyond LARGEST or none (nan)."""
    locate = locate or partial(_located, where)
    level: list[tuple[Place, Any]] = [((), given)]
    for _ in range(DEEPEST + 1):
        for place, value in level:
            if isinstance(value, int | float) and not -LARGEST <= value < LARGEST:
                raise error(_too_large(locate(place)))
        level = [inner for place, value in level for inner in _inside(place, value)]
        if not level:
            return
    raise error(_too_deep(locate(())))


def _located(where: str, place: Place) -> str:
    return f"{where}, {dotted(place)}" if place else where


def _inside(place: Place, value: Any) -> list[tuple[Place, Any]]:
    """What a table or a list holds, its keys included, each with its place."""
    if isinstance(value, Mapping):
        inner = [((*place, str(key)), inside) for key, inside in value.items()]
        return [(place, key) for key in value] + inner
    return (
        [((*place, at), inside) for at, inside in enumerate(value)] if isinstance(value, list | tuple) else []
    )


def _too_deep(where: str) -> Fault:
    return Fault(where, "tables and lists nested too deeply", f"at most {DEEPEST} within one another")


def _too_large(where: str) -> Fault:
    return Fault(where, "a number that is too large, or none", "numbers of at most 18 digits")
