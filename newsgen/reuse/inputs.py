"""All that goes into an edition, as one digest: where it is the same as before, so is the edition."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.errors import Fault, ProjectError
from newsgen.project import Project
from newsgen.registry.own_folder import files_below
from newsgen.reuse.source_state import Sources
from newsgen.reuse.stamp import stamp
from newsgen.writing.shipped import SHIPPED

if TYPE_CHECKING:
    from newsgen.history.store import Store

FOLDERS = ("templates", "styles", "inserts", "corrections")
"""Of a project: every file in them counts, whether or not it is used."""


def project_digest(folder: Path, text: str, places: str) -> bytes:
    """A digest of newsgen.toml, the folders of the project, its gazetteer, if any, and newsgen's own templates."""
    folder = folder.resolve()
    digest = blake2b(repr((str(folder), text)).encode(), digest_size=16)
    folders = (SHIPPED, *(folder / name for name in FOLDERS))
    gazetteer = (folder / places,) if places else ()
    for path in (*gazetteer, *(path for inside in folders for path in files_below(inside, ProjectError))):
        try:
            with path.open("rb") as file:
                digest.update(repr((str(path), file_digest(file, blake2b).digest())).encode())
        except OSError as error:
            raise ProjectError(Fault(str(path), error.strerror or str(error), "a readable file")) from None
    return digest.digest()


def inputs_of(
    project: Project, only: tuple[str, ...], as_of: date | None, sources: Sources, store: Store | None
) -> bytes:
    """A digest of newsgen, the project and its files, its sources as they are now, the past that it knows, the call.

    SourceError where a source cannot be read.
    """
    digest = blake2b(stamp(), digest_size=16)
    digest.update(project_digest(project.folder, project.text, project.about.places))
    if project.map is not None:
        digest.update(_of_file(project.folder / project.map.boundaries))
    digest.update(repr((project.source, only, as_of, _umask())).encode())
    for source in sources_of(project):
        digest.update(repr((source, sources.look(source))).encode())
    if store is not None:
        digest.update(store.state(project.source.published))
    return digest.digest()


def _of_file(path: Path) -> bytes:
    """A digest of a file; of one that cannot be read, nothing: whoever needs it says so."""
    try:
        with path.open("rb") as file:
            return file_digest(file, blake2b).digest()
    except OSError:
        return b""


def _umask() -> int:
    """Which rights new files go without; to be told, it has to be set."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def sources_of(project: Project) -> Iterable[str]:
    """The tables that a project reads, each once."""
    return dict.fromkeys((project.source.source, *(lookup.source for lookup in project.source.lookups)))
