"""What newsgen wrote into the files of an edition, by SHA256SUMS beside them: a file that differs was edited since.

The list is as `sha256sum -c SHA256SUMS` wants it, and travels with the edition: caches are cleared, editions copied.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from newsgen.edition.files import LEFT_BY_DESKTOPS, files_of

SUMS = "SHA256SUMS"


def sums_text(folder: Path) -> str:
    """The list of an edition's files as they are now: for each its SHA-256 and its name, by name."""
    return "".join(f"{_digest(folder / name)}  {name}\n" for name in sorted(files_of(folder)) if name != SUMS)


def sums_of(folder: Path) -> dict[str, str] | None:
    """The SHA-256 of each file as newsgen wrote it, by name; None where an older newsgen kept no list. OSError."""
    try:
        text = (folder / SUMS).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    lines = (line.partition("  ") for line in text.splitlines())
    return {name: digest for digest, _, name in lines if name}


def keep_edits(out: Path) -> tuple[Path, ...]:
    """Copy what was edited in an edition into the folder `OUT-edited` beside it, where nothing is ever replaced.

    They are the copies, by name; none where an older newsgen wrote the edition, which does not tell. A file that is no
    longer in the list counts as edited. OSError where one cannot be read or copied.
    """
    known = sums_of(out)
    if known is None:
        return ()
    aside = out.with_name(f"{out.name}-edited")
    ours = {SUMS, *LEFT_BY_DESKTOPS}
    names = [name for name in sorted(files_of(out)) if name.rpartition("/")[2] not in ours]
    return tuple(
        _copied(out / name, aside / name) for name in names if _digest(out / name) != known.get(name)
    )


def _copied(file: Path, wanted: Path) -> Path:
    """The copy: under its own name, or the first free one with a number; one that is there already is enough."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    for place in _places(wanted):
        if not place.is_symlink() and not place.exists():
            shutil.copy2(file, place)
            return place
        if place.is_file() and _digest(place) == _digest(file):
            return place
    raise AssertionError("there is always another number")


def _places(wanted: Path) -> Iterator[Path]:
    yield wanted
    number = 2
    while True:
        yield wanted.with_stem(f"{wanted.stem}.{number}")
        number += 1


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
