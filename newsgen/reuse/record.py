"""The record of the last build of an edition, kept apart from it: what went in, what came out, under which keys.

It is a cache: where it is gone, or of another newsgen, everything is written anew. What a look needs, to see that
nothing is new, is kept in one file, what a build needs of the drafts in another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen.edition.files import State, files_of
from newsgen.model.draft import Edition
from newsgen.reuse.cached import cached, keep
from newsgen.reuse.source_state import Seen

_RECORD, _DRAFTS = "record", "drafts"


@dataclass(frozen=True, slots=True)
class Record:
    """What went into an edition, and what came out.

    `inputs` is a digest of all that went in, `sources` the tables as they were found, `files` those of the edition, by
    name, as they were left.
    """

    inputs: bytes
    edition: Edition
    files: Mapping[str, State]
    sources: Mapping[str, Seen]

    def stands(self, out: Path) -> bool:
        """Whether the folder holds that edition still, every file untouched, and nothing else."""
        return files_of(out) == self.files


def read_record(caches: Path, out: Path) -> Record | None:
    """The record of the edition at `out`; None where there is none that this newsgen wrote."""
    found = cached(caches, out, _RECORD)
    return found if isinstance(found, Record) else None


def read_drafts(record: Record, caches: Path, out: Path) -> tuple[object, ...]:
    """What the build of that record knew of its drafts; none where it is not known."""
    found = cached(caches, out, _DRAFTS)
    # of two builds at once one may have kept its record, and the other its drafts
    return found[1] if isinstance(found, tuple) and found[0] == record.inputs else ()


def write_record(record: Record, drafts: tuple[object, ...], caches: Path, out: Path) -> None:
    """Keep the record of the edition at `out`, and what is known of its drafts."""
    keep((record.inputs, drafts), caches, out, _DRAFTS)
    keep(record, caches, out, _RECORD)
