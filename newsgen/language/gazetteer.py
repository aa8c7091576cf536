"""How places are said, from a newsroom's own list: "the Cathedral Close", "on the Isle of Barle"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, LanguageError, nearest
from newsgen.language.style_table import built, faults_in
from newsgen.model.hidden import dotted, hidden_faults
from newsgen.own_file import bounded_text, toml_of


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """What is said of one place; "" leaves it as it is."""

    said: str = ""
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by the name that the table has for them, and nicknames of several together.

    >>> west = frozenset({"Hogglestock", "Silverbridge"})
    >>> gazetteer = Gazetteer({"Cathedral Close": PlaceNote("the Cathedral Close")}, {"West Barsetshire": west})
    >>> gazetteer.say("Cathedral Close"), gazetteer.nickname(["Silverbridge", "Hogglestock"])
    ('the Cathedral Close', 'West Barsetshire')
    """

    places: Mapping[str, PlaceNote] = field(default_factory=dict)
    nicknames: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def say(self, name: str) -> str:
        """The place as people there say it; its own name where nothing is noted."""
        return self._note(name).said or name

    def preposition(self, name: str) -> str:
        """The preposition that it takes; "" for the language's usual one."""
        return self._note(name).preposition

    def nickname(self, names: Iterable[str]) -> str:
        """What exactly these places are called together, or ""."""
        together = frozenset(names)
        return next((nickname for nickname, places in self.nicknames.items() if places == together), "")

    def _note(self, name: str) -> PlaceNote:
        return self.places.get(name, NOTHING)


NOTHING = PlaceNote()
TABLES = ("places", "nicknames")


def load_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer of a TOML file.

    [places."Cathedral Close"] has `said` and `preposition`; [nicknames] has lists of places:
    "West Barsetshire" = [...].
    LanguageError names every fault of the file, each with the nearest valid name.
    """
    text = bounded_text(path, str(path), LanguageError)
    table = toml_of(text, str(path), LanguageError, "a gazetteer in TOML")
    faults = (*hidden_faults(table, lambda place: f"{path}: {dotted(place)}"), *_faults(table, path))
    if faults:
        raise LanguageError(*faults)
    return Gazetteer(
        {name: built(PlaceNote, note) for name, note in table.get("places", {}).items()},
        {name: frozenset(places) for name, places in table.get("nicknames", {}).items()},
    )


def _faults(table: dict[str, Any], path: Path) -> Iterator[Fault]:
    for name, entries in table.items():
        where = f"{path}: {name}"
        if name not in TABLES:
            yield Fault(where, "unknown table", f"one of {', '.join(TABLES)}", nearest(name, TABLES))
        elif not isinstance(entries, dict):
            yield Fault(where, repr(entries), f"a table [{name}]")
        else:
            check = _faults_of_note if name == "places" else _faults_of_nickname
            for key, value in entries.items():
                yield from check(value, f"{where}.{key}")


def _faults_of_note(value: Any, where: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        yield from faults_in(PlaceNote, value, where)
    else:
        yield Fault(where, repr(value), 'a table, such as { said = "the Cathedral Close" }')


def _faults_of_nickname(value: Any, where: str) -> Iterator[Fault]:
    if not (isinstance(value, list) and len(value) > 1 and all(isinstance(name, str) for name in value)):
        yield Fault(where, repr(value), "a list of two names or more")
