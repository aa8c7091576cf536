"""The readers, one format a file, found by discovery: a module of this folder with a `READER`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from newsgen.errors import Fault, SourceError
from newsgen.ingest.readers.reader import Reader
from newsgen.model.source import Reading


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, in the order of their files' names."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.READER for module in modules if hasattr(module, "READER"))


def reader_for(data: bytes, name: str, reading: Reading) -> Reader:
    """The reader of the declared format; else by the first bytes, the name's ending, the text."""
    suffix = name.rstrip("'").rsplit(".", 1)[-1].lower()
    choices = (
        [r for r in readers() if reading.format in r.formats],
        [r for r in readers() if reading.format is None and r.signature(data)],
        [r for r in readers() if reading.format is None and suffix in r.formats],
        [r for r in readers() if reading.format is None and r.looks_like(data)],
    )
    for found in choices:
        if found:
            return found[0]
    known = ", ".join(sorted(f for r in readers() for f in r.formats))
    raise SourceError(Fault(name, "its format could not be found", f"`format` to be one of {known}"))
