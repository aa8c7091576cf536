"""Where the packages that announce something are, and what is in their folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from newsgen.errors import Fault, PluginError
from newsgen.registry.entry_points import Announced, announced, announced_in, taken
from newsgen.registry.loading import loading

if TYPE_CHECKING:
    from importlib.metadata import Distribution


def folders(group: str, patterns: tuple[str, ...], own: Path, within: str = "") -> tuple[Path, ...]:
    """The folders of a group's packages (or those called `within` in them), by entry point, then newsgen's own.

    PluginError: a package is not there, or two folders have a file of one name.
    """
    found: list[Path] = []
    seen = dict.fromkeys(_names(own, patterns), "newsgen itself")
    faults = []
    for one in announced_in(group):
        for folder in (folder / within for folder in _folders_of(one)):
            names = _names(folder, patterns)
            faults += [taken(one, name, seen[name]) for name in names if name in seen]
            seen |= dict.fromkeys(names, one.distribution)
            found.append(folder)
    if faults:
        raise PluginError(*faults)
    return (*found, own)


def _names(folder: Path, patterns: tuple[str, ...]) -> list[str]:
    return sorted(path.name for pattern in patterns for path in folder.glob(pattern))


def homes() -> tuple[str, ...]:
    """The folders in which the packages that announce something were found."""
    return tuple(sorted({one.home for one in announced()}))


def files() -> tuple[Path, ...]:
    """Every file of the packages that announce something, by path; what Python keeps of them compiled is left out.

    Those that the installer noted down, and all that lies in any package or module of the same distribution: one that
    is installed to be worked on has most of its files elsewhere.
    """
    tops = {one.value.partition(".")[0]: one for one in announced()}
    found = {path for name, one in tops.items() for place in _top(name, one) for path in _within(place)}
    for package in _distributions():
        noted = [Path(str(package.locate_file(path))) for path in package.files or ()]
        found |= {path for path in noted if _counts(path) and path.is_file()}
        for name in _top_names(package, noted) - tops.keys():
            found |= {path for place in _origins(name) for path in _within(place)}
    return tuple(sorted({Path(os.path.normpath(path)) for path in found}))


def _distributions() -> Iterator[Distribution]:
    """The packages that announce something."""
    from importlib.metadata import distributions

    for name, home in sorted({(one.distribution, one.home) for one in announced()}):
        yield from distributions(name=name, path=[home])


def _top_names(package: Distribution, noted: Iterable[Path]) -> set[str]:
    """What a package lets Python import: as its installer says, and in the folders that it puts on the path."""
    names = set((package.read_text("top_level.txt") or "").split())
    for file in noted:
        if file.suffix == ".pth" and file.is_file():
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            names |= {found.name for found in iter_modules([line for line in lines if Path(line).is_dir()])}
    return names


def _within(place: Path) -> Iterator[Path]:
    """The files of a folder that count, in folders that are linked to as well; or the file itself."""
    if place.is_file():
        yield place
    been: set[tuple[int, int]] = set()
    for folder, inside, names in os.walk(place, followlinks=True):
        state = os.stat(folder)  # noqa: PTH116 - as os.walk gives it
        if (state.st_dev, state.st_ino) in been:  # a link that leads back up
            inside.clear()
            continue
        been.add((state.st_dev, state.st_ino))
        inside.sort()
        yield from (path for name in names if _counts(path := Path(folder, name)) and path.is_file())


def _counts(path: Path) -> bool:
    """Not what Python compiled of a source, nor what an installer says of the package."""
    return path.parent.name != "__pycache__" and path.parent.suffix != ".dist-info"


def _folders_of(one: Announced) -> tuple[Path, ...]:
    """Where the package of an entry point is."""
    with loading(one):
        spec = find_spec(one.value)
    if spec is None or spec.submodule_search_locations is None:
        raise PluginError(Fault(one.where, f"there is no package {one.value!r}", "a package with a folder"))
    return tuple(map(Path, spec.submodule_search_locations))


def _top(name: str, one: Announced) -> tuple[Path, ...]:
    """The folders of the topmost package that an entry point is in, or the file of that module."""
    with loading(one):
        found = _origins(name)
    if not found:
        raise PluginError(Fault(one.where, f"there is no package {name!r}", "a package with a folder"))
    return found


def _origins(name: str) -> tuple[Path, ...]:
    """The folders of a topmost package, or the file of a module; nothing where there is none."""
    spec = find_spec(name)
    if spec is None:
        return ()
    if spec.submodule_search_locations is not None:
        return tuple(map(Path, spec.submodule_search_locations))
    return (Path(spec.origin),) if spec.origin else ()
