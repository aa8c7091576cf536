"""The [questions] of a newsgen.toml: what its table does not say; each is open until the key that answers it is set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsgen.errors import Fault
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


def _fault(file: Path, text: str, key: str, asks: str) -> Fault:
    *table, name = key.split(".")
    place: tuple[str | int, ...] = tuple(int(step) - 1 if step.isdecimal() else step for step in table)
    head = ".".join(step for step in table if not step.isdecimal())
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if re.fullmatch(rf"\[\[?{re.escape(head)}\]\]?\s*", line):
            ready = _ready(lines, number + 1, name)
            if ready is not None:
                at, first = ready
                return Fault(
                    f"{file.name}, line {at + 1}", f"{key} is not set. {asks}", f"a line such as: {first}"
                )
    where = line_of(file, text, place)
    return Fault(where, f"{key} is not set. {asks}", f"a line {name} = ... in [{head}]")


def _ready(lines: list[str], start: int, name: str) -> tuple[int, str] | None:
    """The first commented line of a table that sets a key, by index, without its hash."""
    for number, line in enumerate(lines[start:], start):
        if line.startswith("["):
            return None
        if match := re.fullmatch(rf"#\s*({re.escape(name)}\s*=.*)", line):
            return number, match[1]
    return None
