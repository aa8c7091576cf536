"""One way of discovery: what is in the files of a room, and what other installed packages announce for it.

A file of a room is found by its place, and its name is its file's. Another package announces its own by entry points,
in its pyproject.toml:

    [project.entry-points."newsgen.angles"]
    near_average = "barsetshire.near_average"

The group is that of the room; the name is the last part of the module's. In newsgen.styles and newsgen.templates an
entry point names, under any name, a package whose folder holds the files. Nothing that is announced takes the place of
what newsgen ships, or of what another package announces: two of one name are an error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from newsgen.errors import Fault, PluginError, nearest

GROUPS = (
    "newsgen.angles",
    "newsgen.commands",
    "newsgen.gates",
    "newsgen.outputs",
    "newsgen.readers",
    "newsgen.styles",
    "newsgen.templates",
)
"""The groups of entry points that newsgen asks for. One that it does not know is a mistake, and reported."""


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


def modules(package: str, having: str, *needed: str, group: str = "") -> Mapping[str, ModuleType]:
    """The modules of a room that define the name `having`: newsgen's own, then those of other packages, each by name.

    The group is "newsgen." and the last part of the room's name, where none is given. PluginError: what a package
    announces does not import, lacks `having` or a name that is `needed`, or has the name of another.
    """
    room = import_module(package)
    files = sorted(found.name for found in iter_modules(room.__path__) if not found.ispkg)
    own = {name: import_module(f"{package}.{name}") for name in files}
    found = {name: module for name, module in own.items() if hasattr(module, having)}
    announced = announced_in(group or f"newsgen.{package.rpartition('.')[2]}", frozenset(own))
    return MappingProxyType(found | {one.name: module_of(one, having, *needed) for one in announced})


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


def taken(one: Announced, name: str, by: str) -> Fault:
    """The fault of what would take a name that is another's."""
    return Fault(one.where, f"{name!r} is the name of one that {by} has", "a name of its own")


def module_of(one: Announced, *needed: str) -> ModuleType:
    """The module that an entry point names. PluginError: it is no module of that name, or lacks what is needed."""
    if one.value.rpartition(".")[2] != one.name:
        wanted = "a module whose last part is the name of the entry point"
        raise PluginError(Fault(one.where, repr(one.value), wanted))
    try:
        module = import_module(one.value)
    except Exception as error:
        raise PluginError(_no_import(one, error)) from error
    if missing := [name for name in needed if not hasattr(module, name)]:
        raise PluginError(Fault(one.where, f"{one.value} defines no {', no '.join(missing)}"))
    return module


def folders(group: str, pattern: str, own: Path, within: str = "") -> tuple[Path, ...]:
    """The folders of a group's packages (or those called `within` in them), by entry point, then newsgen's own.

    PluginError: a package is not there, or two folders have a file of one name.
    """
    found: list[Path] = []
    seen = {path.name: "newsgen itself" for path in own.glob(pattern)}
    faults = []
    for one in announced_in(group):
        for folder in (folder / within for folder in _places(one)):
            names = sorted(path.name for path in folder.glob(pattern))
            faults += [taken(one, name, seen[name]) for name in names if name in seen]
            seen |= dict.fromkeys(names, one.distribution)
            found.append(folder)
    if faults:
        raise PluginError(*faults)
    return (*found, own)


def homes() -> tuple[str, ...]:
    """The folders in which the packages that announce something were found."""
    return tuple(sorted({one.home for one in announced()}))


def files() -> Iterator[Path]:
    """Every file of the packages that announce something, what Python compiles left out."""
    tops = {one.value.partition(".")[0]: one for one in announced()}
    for one in tops.values():
        for place in _places(one, top=True):
            inside = sorted(place.rglob("*")) if place.is_dir() else (place,)
            yield from (path for path in inside if path.is_file() and path.suffix != ".pyc")


@cache
def announced() -> tuple[Announced, ...]:
    """All entry points for newsgen of the installed packages, by group and name.

    PluginError: a group that newsgen does not ask for.
    """
    if not _any_announced():
        return ()
    from importlib.metadata import distributions  # slow to load, and mostly there is nothing to find

    found: dict[str, list[Announced]] = {}
    for one in distributions():
        if "[newsgen." not in (one.read_text("entry_points.txt") or ""):
            continue
        name, home = str(one.metadata["Name"]), str(one.locate_file(""))
        entries = [e for e in one.entry_points if e.group.startswith("newsgen.")]
        found.setdefault(  # what stands first on the path is what Python imports
            name.casefold().replace("_", "-"),
            [Announced(e.group, e.name, e.value, name, one.version, home) for e in entries],
        )
    every = sorted(one for entries in found.values() for one in entries)
    faults = [
        Fault(
            one.where, f"the group {one.group!r}", f"one of {', '.join(GROUPS)}", nearest(one.group, GROUPS)
        )
        for one in every
        if one.group not in GROUPS
    ]
    if faults:
        raise PluginError(*faults)
    return tuple(every)


def _any_announced() -> bool:
    """Whether any package in a folder of the path has an entry point for newsgen: it takes a few milliseconds."""
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as there:
                inside = [one.path for one in there if one.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for path in inside:
            try:
                with open(f"{path}/entry_points.txt", "rb") as file:  # noqa: PTH123 - a Path each takes twice as long
                    if b"[newsgen." in file.read():
                        return True
            except OSError:
                continue
    return False


def _places(one: Announced, *, top: bool = False) -> tuple[Path, ...]:
    """Where the package of an entry point is, or the topmost one that it is in: folders, or the file of a module."""
    name = one.value.partition(".")[0] if top else one.value
    try:
        spec = find_spec(name)
    except Exception as error:
        raise PluginError(_no_import(one, error)) from error
    if spec is None or (spec.submodule_search_locations is None and not top):
        raise PluginError(Fault(one.where, f"there is no package {name!r}", "a package with a folder"))
    if spec.submodule_search_locations is not None:
        return tuple(map(Path, spec.submodule_search_locations))
    return (Path(spec.origin),) if spec.origin else ()


def _no_import(one: Announced, error: Exception) -> Fault:
    why = " ".join(f"{type(error).__name__}: {error}".split())
    return Fault(one.where, f"{one.value} does not import: {why}")
