"""The readers, one format a file, each a module of this folder or of another package, with a `READER`."""

from __future__ import annotations

from functools import cache

from newsgen.errors import Fault, PluginError, SourceError
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows
from newsgen.model.source import Reading
from newsgen.registry import Announced, announced_modules, guarded, modules

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
    others = announced_modules("newsgen.readers")
    return tuple(_held(module.READER, others.get(name)) for name, module in found.items())


def _held(reader: Reader, by: Announced | None) -> Reader:
    """A reader; that of another package is held to giving Rows."""
    if by is None:
        return reader
    return Reader(
        reader.formats,
        guarded(by, "read()", reader.read, _rows),
        guarded(by, "signature()", reader.signature, _truth),
        guarded(by, "looks_like()", reader.looks_like, _truth),
        reader.apart,
    )


def _rows(where: str, found: object) -> Rows:
    if not isinstance(found, Rows):
        raise PluginError(Fault(where, f"read() gave {found!r}"[:200], "Rows"))
    return found


def _truth(where: str, found: object) -> bool:
    return bool(found)


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
    if suffix == "xls" or data.startswith(_OLD_WORKBOOK):
        raise SourceError(Fault(name, "a workbook of the old kind, .xls", "it saved as .xlsx"))
    known = ", ".join(sorted(f for r in readers() for f in r.formats))
    raise SourceError(Fault(name, "its format could not be found", f"`format` to be one of {known}"))
