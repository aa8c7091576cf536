"""The words that the check reads: the lexicon of the English language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import newsgen.language.english

LEXICON = Path(newsgen.language.english.__file__).with_name("lexicon.toml")
Patterns = Mapping[str, Sequence[str]]


@cache
def lexicon() -> dict[str, Patterns]:
    """Regular expressions by table and key; what a pattern names as <part> is put in its place."""
    tables = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    parts = {
        name: p if isinstance(p, str) else f"(?:{'|'.join(p)})" for name, p in tables.pop("parts").items()
    }
    return {
        table: {
            key: patterns.split()
            if isinstance(patterns, str)
            else [_whole(pattern, parts) for pattern in patterns]
            for key, patterns in keys.items()
        }
        for table, keys in tables.items()
    }


def word_list(name: str) -> frozenset[str]:
    """The words of that name."""
    return frozenset(lexicon()["words"][name])


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with its parts; it may be broken over lines, whose ends and indents are no part of it."""
    lines = pattern.splitlines()
    whole = "".join(line.lstrip() for line in lines) if len(lines) > 1 else pattern
    for name, part in parts.items():
        whole = whole.replace(f"<{name}>", part)
    return whole
