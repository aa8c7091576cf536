"""What publishers write beside figures and in place of them: conventions.toml, with the source of each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OF_NO_PUBLISHER = (
    "na",
    "n/a",
    "nan",
    "null",
    "none",
    "#n/a",
    "",
    "-",
    "--",
    "–",
    "..",
    "...",
    ":",
    "[x]",
    "[z]",
)
"""Texts, in small letters, that say in any table that there is no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One publisher's signs: texts for a withheld and for a missing figure, and flags with what they mean."""

    name: str
    source: str
    withheld: tuple[str, ...]
    missing: tuple[str, ...]
    flags: Mapping[str, str]


@cache
def conventions() -> Mapping[str, Convention]:
    """The publishers whose signs are known, by a short name."""
    tables = tomllib.loads(files(__package__).joinpath("conventions.toml").read_text("utf-8"))
    return {
        key: Convention(
            name=table["name"],
            source=table["source"],
            withheld=tuple(table["withheld"]),
            missing=tuple(table["missing"]),
            flags=table["flags"],
        )
        for key, table in tables.items()
    }


@cache
def known_flags() -> Mapping[str, str]:
    """Each text that some publisher puts after a figure, and what it means; all of them agree on what they share."""
    return {flag: means for one in conventions().values() for flag, means in one.flags.items()}


@cache
def is_missing(text: str) -> bool:
    """Whether some publisher writes it where there is no figure, and none where one is withheld."""
    return text.casefold() in OF_NO_PUBLISHER or (
        any(text in one.missing for one in conventions().values()) and not is_withheld(text)
    )


@cache
def is_withheld(text: str) -> bool:
    """Whether some publisher writes it where a figure is withheld."""
    return any(text in one.withheld for one in conventions().values())
