"""What a program hands over, as the rest of newsgen has it; and errors in the words of Python, not the command line."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from os import fspath
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, InputError, NewsgenError

_OPTION = re.compile(r"--(as-of|claim|patch|project|story)\b")
_LONGEST = 60


@contextmanager
def words_of_python() -> Iterator[None]:
    """In an error that is raised inside, an option of the command line is the parameter of its name."""
    try:
        yield
    except NewsgenError as error:
        told = [replace(f, where=_parameter(f.where), wanted=_parameter(f.wanted)) for f in error.faults]
        if told == [*error.faults]:
            raise
        raise type(error)(*told) from None


def path(given: Any, name: str) -> Path:
    """A path. InputError where it is none, or has a NUL in it."""
    try:
        text = fspath(given)
    except TypeError:
        text = b""
    if not isinstance(text, str):
        raise InputError(Fault(name, shown(given), "a path"))
    if "\0" in text:
        raise InputError(Fault(name, shown(given), "a path without a NUL in it"))
    return Path(given)


def day(given: Any, name: str = "as_of") -> date | None:
    """A day: of a date, a datetime, a Timestamp, or as "2026-11-23". InputError where it is none of these."""
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    try:
        found = date.fromisoformat(given) if isinstance(given, str) else given.date()
    except (AttributeError, TypeError, ValueError):
        found = None
    if not isinstance(found, date) or isinstance(found, datetime):  # as pandas' NaT is
        raise InputError(Fault(name, shown(given), 'a date, or text such as "2026-11-23"'))
    return found


def names(given: Any, name: str = "patch") -> tuple[str, ...]:
    """One name, several, or none. InputError where they are no texts."""
    if given is None or isinstance(given, str):
        return () if given is None else (given,)
    several = tuple(given) if isinstance(given, Iterable) and not isinstance(given, bytes | Mapping) else (0,)
    if not all(isinstance(one, str) for one in several):
        raise InputError(Fault(name, shown(given), "a name, or a list of names"))
    return several


def text(given: Any, name: str) -> str:
    """A text. InputError where it is none."""
    if not isinstance(given, str):
        raise InputError(Fault(name, shown(given), "a text"))
    return given


def whole(given: Any, name: str) -> int:
    """A whole number from 1 on, numpy's too. InputError where it is none."""
    try:
        number = 0 if isinstance(given, bool) else operator.index(given)
    except TypeError:
        number = 0
    if number < 1:
        raise InputError(Fault(name, shown(given), "a whole number, 1 or more"))
    return number


def tables(given: Mapping[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """Copies of the tables of a newsgen.toml as TOML has them; what no TOML has goes to `faults`."""
    return {key: _plain(table, key, faults) for key, table in given.items()}


def shown(given: Any) -> str:
    """What a value is, shortly: 5, 'x', a DataFrame."""
    said = repr(given) if given is None or isinstance(given, str | bytes | int | float) else ""
    return said if 0 < len(said) <= _LONGEST else f"a {type(given).__name__}"


def _plain(given: Any, where: str, faults: list[Fault]) -> Any:
    """Mappings as dictionaries, sequences as lists, numpy's numbers as Python's."""
    if isinstance(given, Mapping):
        odd = [k for k in given if not isinstance(k, str) or k != _whole_characters(k)]
        faults += [Fault(where, f"the key {shown(key)}", "ordinary text") for key in odd]
        return {
            str(key): _plain(value, f"{where}.{_whole_characters(str(key))}", faults)
            for key, value in given.items()
        }
    if isinstance(given, list | tuple):
        return [_plain(value, f"{where}, number {n}", faults) for n, value in enumerate(given, 1)]
    value = given.item() if hasattr(given, "dtype") and getattr(given, "ndim", None) == 0 else given
    if isinstance(value, str) and re.search("[\ud800-\udfff]", value):
        faults.append(
            Fault(
                where.encode("ascii", "backslashreplace").decode(),
                f"half a character: {value!r}",
                "ordinary text",
            )
        )
    elif not isinstance(value, str | bool | int | float | date | time):
        faults.append(Fault(where, shown(given), "a text, a number, a day, a list or a table"))
    return value


def _whole_characters(said: str) -> str:
    """What can be printed, whatever it holds."""
    return said.encode("utf-8", "backslashreplace").decode()


def _parameter(said: str) -> str:
    return _OPTION.sub(lambda option: option[1].replace("-", "_"), said)
