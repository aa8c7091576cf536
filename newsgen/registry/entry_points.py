"""The entry points for newsgen of the installed packages, as their installers wrote them down."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.errors import Fault, PluginError, nearest

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUPS = (
    "newsgen.angles",
    "newsgen.commands",
    "newsgen.gates",
    "newsgen.outputs",
    "newsgen.publishing",
    "newsgen.readers",
    "newsgen.styles",
    "newsgen.templates",
)
"""The groups of entry points that newsgen asks for. One that it does not know is a mistake, and reported."""
_OURS = "[newsgen."


@dataclass(frozen=True, slots=True, order=True)
class Announced:
    """An entry point of an installed package; `home` is the folder that the package was installed into."""

    group: str
    name: str
    value: str
    distribution: str
    version: str
    home: str

    @property
    def where(self) -> str:
        """Where to look for what is wrong with it."""
        return f"the entry point {self.name!r} of {self.group}, from {self.distribution} {self.version}"


def announced_in(group: str, shipped: frozenset[str] = frozenset()) -> tuple[Announced, ...]:
    """What other packages announce in a group, by name. PluginError: two have one name, or one that is shipped."""
    found = tuple(one for one in announced() if one.group == group)
    faults, seen = [], dict.fromkeys(shipped, "newsgen itself")
    for one in found:
        if one.name in seen:
            faults.append(taken(one, one.name, seen[one.name]))
        seen[one.name] = one.distribution
    if faults:
        raise PluginError(*faults)
    return found


def announced_modules(group: str) -> Mapping[str, Announced]:
    """The entry points of a group, by name: a module of the room that is not among them is newsgen's own."""
    return {one.name: one for one in announced_in(group)}


def taken(one: Announced, name: str, by: str) -> Fault:
    """The fault of what would take a name that is another's."""
    return Fault(one.where, f"{name!r} is the name of one that {by} has", "a name of its own")


@cache
def announced() -> tuple[Announced, ...]:
    """All entry points for newsgen of the installed packages, by group and name.

    PluginError: a group that newsgen does not ask for, entry points that cannot be read, a package that is in no
    folder (what it holds could not all be found there).
    """
    if not _any_announced():
        return ()
    from importlib.metadata import distributions  # slow to load, and mostly there is nothing to find

    found: dict[str, tuple[Announced, ...]] = {}
    for one in distributions():
        if entries := _entries(one):  # what stands first on the path is what Python imports
            found.setdefault(entries[0].distribution.casefold().replace("_", "-"), entries)
    every = sorted(one for entries in found.values() for one in entries)
    if faults := [*_in_no_folder(every), *_unknown_groups(every)]:
        raise PluginError(*faults)
    return tuple(every)


def _entries(one: Distribution) -> tuple[Announced, ...]:
    """Those for newsgen of one package. PluginError: there are some, and they cannot be read."""
    try:
        if _OURS not in (one.read_text("entry_points.txt") or ""):
            return ()
    except UnicodeDecodeError as error:
        if _OURS.encode() not in error.object:
            return ()
        raise _unreadable(one, error) from error
    try:
        name, version, home = str(one.metadata["Name"]), str(one.version), str(one.locate_file(""))
        entries = [entry for entry in one.entry_points if entry.group.startswith("newsgen.")]
    except Exception as error:
        raise _unreadable(one, error) from error
    return tuple(Announced(e.group, e.name, e.value, name, version, home) for e in entries)


def _unreadable(one: Distribution, error: Exception) -> PluginError:
    try:
        name = str(one.metadata["Name"])
    except Exception:
        name = "a package without a name"
    found = f"its entry_points.txt or METADATA cannot be read: {type(error).__name__}: {error}"
    where = f"{name}, installed in {one.locate_file('')}"
    return PluginError(Fault(where, found, "lines such as `shouting = dispatch.shouting`, in UTF-8"))


def _in_no_folder(every: list[Announced]) -> list[Fault]:
    strangers = {one.home: one for one in every if not Path(one.home).is_dir()}
    return [
        Fault(
            f"{one.distribution} {one.version}", f"it lies in {home}, no folder", "a package installed in one"
        )
        for home, one in strangers.items()
    ]


def _unknown_groups(every: list[Announced]) -> list[Fault]:
    wanted = f"one of {', '.join(GROUPS)}"
    return [
        Fault(one.where, f"the group {one.group!r}", wanted, nearest(one.group, GROUPS))
        for one in every
        if one.group not in GROUPS
    ]


def _any_announced() -> bool:
    """Whether any package in a folder of the path may have an entry point for newsgen: it takes a few milliseconds.

    What is on the path and no folder (a zip) is worth the longer look.
    """
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as there:
                endings = (".dist-info", ".egg-info", "EGG-INFO")
                inside = [one.path for one in there if one.name.endswith(endings)]
        except NotADirectoryError:
            return True
        except OSError:
            continue
        for path in inside:
            try:
                with open(f"{path}/entry_points.txt", "rb") as file:  # noqa: PTH123 - a Path each takes twice as long
                    if _OURS.encode() in file.read():
                        return True
            except OSError:
                continue
    return False
