"""The [questions] of a newsgen.toml: what its table does not say; each is open until the key that answers it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, InputError
from newsgen.model.question import Question
from newsgen.project.faults import line_of


def open_questions(file: Path, text: str, raw: Mapping[str, Any]) -> list[Fault]:
    """A fault for each question whose key is not set: where the answer goes, what is asked, the line to put in."""
    questions = raw.get("questions")
    if not isinstance(questions, Mapping):
        return []
    return [
        _fault(file, text, key, asks)
        for key, asks in questions.items()
        if isinstance(asks, str) and not is_set(raw, key)
    ]


def is_set(raw: Mapping[str, Any], key: str) -> bool:
    """Whether a dotted key has a value; a number counts the tables of a list, from 1 ("patches.1.name")."""
    node: Any = raw
    for step in key.split("."):
        if isinstance(node, list) and step.isdecimal() and 1 <= int(step) <= len(node):
            node = node[int(step) - 1]
        elif isinstance(node, Mapping) and step in node:
            node = node[step]
        else:
            return False
    return True


def still_open(text: str, raw: Mapping[str, Any]) -> list[Question]:
    """The same questions, each with its reason and candidates, as `written` put them beside the key."""
    questions = raw.get("questions")
    if not isinstance(questions, Mapping):
        return []
    lines = text.splitlines()
    return [
        _question(lines, key, asks)
        for key, asks in questions.items()
        if isinstance(asks, str) and not is_set(raw, key)
    ]


def with_line(text: str, key: str, line: str) -> str:
    """The text with the line that answers a question, in the place of its candidates, or below its table's name.

    InputError: no table of the text can hold it.
    """
    lines = text.splitlines()
    *table, name = key.split(".")
    for start in _tables(lines, table):
        places = [number for number, _ in _candidates(lines, start, name)]
        if places:
            kept = [one for n, one in enumerate(lines) if n not in places[1:]]
            kept[places[0]] = line
            return "\n".join(kept) + "\n"
    for start in _tables(lines, table):
        return "\n".join([*lines[:start], line, *lines[start:]]) + "\n"
    raise InputError(Fault(key, "the file has no table for it", f"[{'.'.join(table)}]"))


def _question(lines: list[str], key: str, asks: str) -> Question:
    *table, name = key.split(".")
    begins = f"# {' '.join(asks.split())} ("
    found: list[str] = []
    why = ""
    for start in _tables(lines, table):
        ready = _candidates(lines, start, name)
        found += (line.partition("=")[2].strip() for _, line in ready)
        for one in lines[start : ready[0][0]] if ready else ():
            why = one[len(begins) : -1] if one.startswith(begins) and one.endswith(")") else why
    return Question(key, asks, why, tuple(found))


def _tables(lines: list[str], table: list[str]) -> Iterator[int]:
    """Where the content of a table begins, by index, for each place that has its name."""
    head = ".".join(step for step in table if not step.isdecimal())
    for number, line in enumerate(lines):
        if re.fullmatch(rf"\[\[?{re.escape(head)}\]\]?\s*", line):
            yield number + 1


def _fault(file: Path, text: str, key: str, asks: str) -> Fault:
    *table, name = key.split(".")
    place: tuple[str | int, ...] = tuple(int(step) - 1 if step.isdecimal() else step for step in table)
    head = ".".join(step for step in table if not step.isdecimal())
    lines = text.splitlines()
    for start in _tables(lines, table):
        for at, first in _candidates(lines, start, name):
            return Fault(
                f"{file.name}, line {at + 1}", f"{key} is not set. {asks}", f"a line such as: {first}"
            )
    where = line_of(file, text, place)
    return Fault(where, f"{key} is not set. {asks}", f"a line {name} = ... in [{head}]")


def _candidates(lines: list[str], start: int, name: str) -> list[tuple[int, str]]:
    """The commented lines of a table that set a key, each by index and without its hash."""
    found = []
    for number, line in enumerate(lines[start:], start):
        if line.startswith("["):
            break
        if match := re.fullmatch(rf"#\s*({re.escape(name)}\s*=.*)", line):
            found.append((number, match[1]))
    return found
