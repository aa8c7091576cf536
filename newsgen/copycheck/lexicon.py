"""The words that the check reads: the lexicon of a language, a file of its folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from newsgen import language as languages

READ = "english"
"""The language whose sentences the check takes apart: the grammar in this room is its own, beside its lexicon."""
LANGUAGES = Path(languages.__file__).parent
Patterns = Mapping[str, Sequence[str]]


@cache
def lexicon(language: str = READ) -> dict[str, Patterns]:
    """Regular expressions by table and key; what a pattern names as <part> is put in its place."""
    tables = tomllib.loads((LANGUAGES / language / "lexicon.toml").read_text(encoding="utf-8"))
    parts = {
        name: _joined(p) if isinstance(p, str) else f"(?:{'|'.join(p)})"
        for name, p in tables.pop("parts").items()
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


def reads(language: str) -> bool:
    """Whether the check reads the words of that language; of any other it reads the numbers alone."""
    return language == READ


def word_list(name: str, language: str = READ) -> frozenset[str]:
    """The words of that name."""
    return frozenset(lexicon(language)["words"][name])


def _joined(pattern: str) -> str:
    lines = pattern.splitlines()
    return "".join(line.lstrip() for line in lines) if len(lines) > 1 else pattern


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with its parts; it may be broken over lines, whose ends and indents are no part of it."""
    whole = _joined(pattern)
    for name, part in parts.items():
        whole = whole.replace(f"<{name}>", part)
    return whole
