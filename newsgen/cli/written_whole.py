"""Several files, all or none of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from newsgen.errors import Fault, OutputError


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write each beside its place, then put all in place. OutputError, with nothing changed: one cannot be written."""
    fresh: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for file, data in files.items():
            if file.is_dir():
                raise IsADirectoryError(0, "a folder", str(file))
            made += [folder for folder in (file.parent, *file.parent.parents) if not folder.exists()]
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh[file] = file.with_name(f".{file.name}.{os.getpid()}")
            fresh[file].write_bytes(data)
        for file, written in fresh.items():
            written.replace(file)
    except OSError as error:
        for written in fresh.values():
            written.unlink(missing_ok=True)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        place = str(error.filename or next(iter(files)).parent)
        found, wanted = error.strerror or str(error), "a place that can be written to"
        raise OutputError(Fault(place, found, wanted)) from None
