"""The answers to the questions of a newsgen.toml, as a person gives them: what they stand for in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from newsgen.errors import Fault, InputError, nearest
from newsgen.ingest.guessing.said_period import said_period

_TO_FILL = re.compile(r"[A-Z]{4,}")
"""What a candidate leaves to a person: YYYY-MM-DD, PUBLISHER."""


def answers_of(given: Iterable[str], keys: Iterable[str]) -> dict[str, Any]:
    """The values of KEY=VALUE, by key. InputError with each that has no sign, or is of a key that there is not."""
    known = tuple(keys)
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for one in given:
        key, sign, text = (part.strip() for part in one.partition("="))
        if not sign or key not in known:
            wanted = (
                "a key of newsgen.toml, a sign =, a value" if not sign else "a key that the project file has"
            )
            faults.append(Fault(f"--answer {one!r}", f"the key {key!r}", wanted, nearest(key, known)))
            continue
        try:
            found[key] = value_of(key, text)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(*faults)
    return found


def value_of(key: str, text: str) -> Any:
    """A value as TOML has it; words that are no TOML are a text, and those of a period its length and last day."""
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text
    if key == "data.period" and not isinstance(value, Mapping):
        return said_period(text.strip("\"'"))
    return str(value) if key.rpartition(".")[2] in ("noun", "unit", "name", "publisher", "kind") else value


def is_form(text: str, candidates: Collection[str]) -> bool:
    """Whether it is a candidate as it was offered, with something in capitals that a person has to put."""
    return text in candidates and _TO_FILL.search(text) is not None
