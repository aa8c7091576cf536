"""A large table as it was read before, by the content of its files: its arrays are mapped, and nothing is read again.

It is in the form in which workers have it (workers.shared): not Parquet, which has the rows of a table but not what was
made of them, and which would be decoded each time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from newsgen.ingest import Opener
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.reading import read
from newsgen.model.measure import Measure
from newsgen.model.source import Source
from newsgen.reuse.source_state import Sources
from newsgen.reuse.stamp import stamp
from newsgen.workers.shared import load_shared, share

LEAST_FIGURES = 100_000
"""A smaller table is read as quickly as its copy is looked for."""
_SUM = "sum"


class Copies:
    """One for each table of a project; that of another content takes the place of the one before."""

    def __init__(self, caches: Path, sources: Sources) -> None:
        self.folder, self.sources = caches / "tables", sources

    def read(self, source: Source, measures: tuple[Measure, ...], folder: Path, opener: Opener) -> Dataset:
        """What `ingest.reading.read` gives, from a copy where there is one."""
        home = self.folder / _hex(str(folder.resolve()), source.source)
        seen = {name: self.sources.seen[name].digest for name in _names(source)}
        kept = home / _hex(stamp(), source, measures, seen)
        # whatever is wrong with it, the table can be read
        with suppress(Exception):
            if (kept / _SUM).read_text() == _sum(kept):
                found = load_shared(kept)
                if isinstance(found, Dataset):
                    return found
        found = read(source, measures, folder, opener)
        large = sum(grid.values.size for grid in found.grids.values()) >= LEAST_FIGURES
        # a file may have been written to since it was looked at
        if large and seen == {name: self.sources.look(name) for name in seen}:
            _keep(found, kept)
        return found


def _keep(dataset: Dataset, kept: Path) -> None:
    """Keep the copy, whole or not at all, and no older one."""
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        fresh.mkdir(mode=0o700, parents=True)
        share(dataset, fresh)
        (fresh / _SUM).write_text(_sum(fresh))
        for other in kept.parent.iterdir():
            if other != fresh:
                shutil.rmtree(other, ignore_errors=True)
        fresh.rename(kept)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)


def _sum(folder: Path) -> str:
    """A digest of a copy: a machine that lost its power may have left zeros."""
    digest = blake2b(digest_size=16)
    for path in sorted(folder.iterdir()):
        if path.name != _SUM:
            with path.open("rb") as file:
                while piece := file.read(2**20):
                    digest.update(piece)
    return digest.hexdigest()


def _names(source: Source) -> Iterator[str]:
    yield source.source
    yield from (lookup.source for lookup in source.lookups)


def _hex(*what: object) -> str:
    return blake2b(repr(what).encode(), digest_size=16).hexdigest()
