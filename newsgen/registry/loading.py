"""The modules of a room: newsgen's own, and those that other packages announce."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from newsgen.errors import Fault, PluginError
from newsgen.registry.entry_points import Announced, announced_in


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


def module_of(one: Announced, *needed: str) -> ModuleType:
    """The module that an entry point names. PluginError: it is no module of that name, or lacks what is needed."""
    if one.value.rpartition(".")[2] != one.name:
        wanted = "a module whose last part is the name of the entry point"
        raise PluginError(Fault(one.where, repr(one.value), wanted))
    with loading(one):
        module = import_module(one.value)
        missing = [name for name in needed if not hasattr(module, name)]
    if missing:
        raise PluginError(Fault(one.where, f"{one.value} defines no {', no '.join(missing)}"))
    return module


@contextmanager
def loading(one: Announced) -> Iterator[None]:
    """While a package's code runs to be loaded: what it prints is none of a command's output, and it ends no run.

    PluginError: it raises anything, SystemExit among them, but what Ctrl-C does.
    """
    try:
        with redirect_stdout(sys.stderr):
            yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise PluginError(Fault(one.where, f"{one.value} does not import: {why}")) from error
