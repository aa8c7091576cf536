"""JSON as newsgen writes it: keys in the order given, records and sentences one a line, so that it diffs well."""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONEncoder
from typing import Any

from newsgen.errors import Fault, OutputError

# The indenting encoder of the standard library is pure Python, and ten times as slow as this one.
_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class Encoded(str):
    """A value that is JSON already."""

    __slots__ = ()


def encoded(value: Any) -> Encoded:
    """A value as JSON in one line. ValueError: a number in it is not finite."""
    return Encoded(_encode(value))


def json_text(fields: Mapping[str, str]) -> str:
    """An object of fields that are encoded already, indented two levels deep, with a newline at its end."""
    return "{\n" + ",\n".join(f"  {_encode(name)}: {value}" for name, value in fields.items()) + "\n}\n"


def json_fields(record: Mapping[str, Any], where: str) -> dict[str, str]:
    """The record's values, each as JSON: lists of objects on lines of their own, all else in one line.

    OutputError, naming `where`, if a number in it is not finite: a missing value has no business in an
    edition.
    """
    try:
        return {name: _value(value) for name, value in record.items()}
    except ValueError as error:
        raise OutputError(Fault(where, "a figure that is not a number", "a finite number")) from error


def whole_if_whole(value: float) -> float | int:
    """29.0 as 29, so that a reader in any language sees a count as a count; other numbers as they are."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Encoded):
        return "[\n" + ",\n".join(f"    {item}" for item in value) + "\n  ]"
    if isinstance(value, list) and value and (isinstance(value[0], dict) or " " in str(value[0])):
        return "[\n" + ",\n".join(f"    {_encode(item)}" for item in value) + "\n  ]"
    return _encode(value)
