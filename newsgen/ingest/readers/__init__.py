"""The readers, one format a file, each a module of this folder or of another package, with a `READER`."""

from __future__ import annotations

from functools import cache

from newsgen.errors import Fault, PluginError, SourceError
from newsgen.ingest.readers.reader import Reader
from newsgen.model.source import Reading
from newsgen.registry import modules


@cache
def readers() -> tuple[Reader, ...]:
    """All readers: newsgen's own in the order of their files' names, then those of other packages in that of theirs.

    PluginError: two read one format.
    """
    known: dict[str, str] = {}
    found = modules(__name__, "READER")
    for name, module in found.items():
        for ending in module.READER.formats:
            if ending in known:
                where, found_there = f"the reader {name!r}, {module.__name__}", f"read by {known[ending]}"
                raise PluginError(Fault(where, f"{ending!r} is {found_there}", "a format of its own"))
            known[ending] = module.__name__
    return tuple(module.READER for module in found.values())


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
