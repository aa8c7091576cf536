"""The record of the last build of an edition, kept apart from it: what went in, what came out, under which keys.

It is a cache: where it is gone, or of another newsgen, everything is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen.drafting.work_order import Entry, Kept
from newsgen.edition.files import State, files_of
from newsgen.model.draft import Edition
from newsgen.outputs.format import story_formats
from newsgen.reuse.cached import keep, kept
from newsgen.reuse.source_state import Seen

_WHAT = "record"


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
    found = kept(folder, out, _WHAT)
    return found if isinstance(found, Record) else None


def write_record(record: Record, folder: Path, out: Path) -> None:
    """Keep the record of the edition at `out`."""
    keep(record, folder, out, _WHAT)
