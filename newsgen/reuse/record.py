"""The record of the last build of an edition, kept apart from it: what went in, what came out, under which keys.

It is a cache: where it is gone, or of another newsgen, everything is written anew.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newsgen.job import Entry, Kept
from newsgen.model.draft import Edition
from newsgen.outputs.format import story_formats
from newsgen.outputs.publish import State
from newsgen.reuse.looked_at import Seen
from newsgen.reuse.stamp import stamp


@dataclass(frozen=True, slots=True)
class Record:
    """What went into an edition, and what came out.

    `inputs` is a digest of all that went in, `sources` the tables as they were found, `files` those of the edition, by
    name, as they were left.
    """

    inputs: bytes
    edition: Edition
    entries: tuple[Entry, ...]
    files: Mapping[str, State]
    sources: Mapping[str, Seen]

    def kept(self, out: Path) -> Iterator[tuple[Entry, Kept]]:
        """The stories that have a key, as a chunk is told of them."""
        suffixes = [found.suffix for found in story_formats()]
        for entry in self.entries:
            names = {suffix: f"stories/{entry.draft.slug}{suffix}" for suffix in suffixes}
            if entry.key and all(name in self.files for name in names.values()):
                yield (
                    entry,
                    Kept(entry.key, out, {suffix: self.files[name] for suffix, name in names.items()}),
                )

    def stands(self, out: Path) -> bool:
        """Whether the folder holds that edition still, every file untouched, and nothing else."""
        return files_of(out) == self.files


def read_record(folder: Path, out: Path) -> Record | None:
    """The record of the edition at `out`; None where there is none that this newsgen wrote."""
    # whatever is wrong with it, the edition can be built without
    with suppress(Exception), _path(folder, out).open("rb") as file:
        if file.read(len(stamp())) == stamp():
            found = pickle.load(file)  # noqa: S301 - our own file, in a folder of the user's alone
            return found if isinstance(found, Record) else None
    return None


def write_record(record: Record, folder: Path, out: Path) -> None:
    """Keep the record, whole or not at all; where it cannot be kept, the next build takes longer, and that is all."""
    path = _path(folder, out)
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(stamp())
            pickle.dump(record, file, protocol=5)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def files_of(out: Path) -> dict[str, State]:
    """The files of an edition by their names from its folder; none where it is not there."""
    found: dict[str, State] = {}
    for folder, prefix in ((out, ""), (out / "stories", "stories/")):
        with suppress(OSError), os.scandir(folder) as there:
            for one in there:
                if not one.is_dir(follow_symlinks=False):
                    stat = one.stat(follow_symlinks=False)
                    found[prefix + one.name] = stat.st_size, stat.st_mtime_ns
    return found


def _path(folder: Path, out: Path) -> Path:
    return folder / "builds" / blake2b(os.fsencode(os.path.realpath(out)), digest_size=16).hexdigest()
