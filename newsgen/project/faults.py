"""What pydantic finds wrong, in our words: the line of the key, what was found, what was wanted, the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, nearest
from newsgen.project.file import schema


def fault(
    file: Path, text: str, error: dict[str, Any], where: str = "", allowed: Iterable[str] | None = None
) -> Fault:
    """A pydantic error as a fault: the line of its key, what was found, what was wanted.

    `where` and `allowed` stand in for its place in the file and the keys that the schema allows there.
    """
    loc: tuple[str | int, ...] = error["loc"]
    where = where or line_of(file, text, loc)
    key = str(loc[-1]) if loc else ""
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        allowed = _keys(loc[:-1]) if allowed is None else allowed
        return Fault(
            where, f"the key {key!r}", "a key that newsgen knows (`newsgen schema`)", nearest(key, allowed)
        )
    if error["type"] in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return Fault(where, f"{'.'.join(map(str, loc))} is missing", "it")
    if error["type"] == "value_error":  # our own: what was found, and what was wanted
        return Fault(where, *error["ctx"]["error"].args)
    return Fault(where, f"{'.'.join(map(str, loc))} = {error.get('input')!r}", error["msg"])


def _keys(loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the schema allows at a place."""
    body = schema()
    node = body
    for step in loc:
        while "$ref" in node:
            node = body["$defs"][node["$ref"].rpartition("/")[2]]
        if isinstance(step, int):
            node = node.get("items", node.get("prefixItems", [{}])[0] if "prefixItems" in node else {})
        else:
            node = node.get("properties", {}).get(step) or node.get("additionalProperties") or {}
        if not isinstance(node, dict):
            return ()
        options = [o for o in node.get("anyOf", ()) if "$ref" in o]
        node = options[0] if options else node
    while "$ref" in node:
        node = body["$defs"][node["$ref"].rpartition("/")[2]]
    return tuple(node.get("properties", ()))


def line_of(file: Path, text: str, loc: tuple[str | int, ...]) -> str:
    """The file and line of a key, as near as the text shows it."""
    lines = text.splitlines()
    position = 0
    for depth, step in enumerate(loc):
        if isinstance(step, int):
            continue
        head = re.escape(step)
        number = next((s for s in loc[depth + 1 : depth + 2] if isinstance(s, int)), 0)
        path = r"\.".join(re.escape(str(s)) for s in loc[: depth + 1] if isinstance(s, str))
        table = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{path}\s*\]", line)]
        key = [
            i
            for i, line in enumerate(lines[position:], position)
            if re.search(rf"(^|[\s{{,]){head}\s*=", line)
        ]
        if table:
            position = table[min(number, len(table) - 1)]
        elif key:
            position = key[0]
    return f"{file.name}, line {position + 1}"
