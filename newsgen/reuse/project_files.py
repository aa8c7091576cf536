"""A project's files, as one digest."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from newsgen.writing.shipped import SHIPPED

FOLDERS = ("templates", "styles", "inserts", "corrections")
"""Of a project: every file in them counts, whether or not it is used."""


def project_digest(folder: Path, text: str, places: str) -> bytes:
    """A digest of newsgen.toml, the folders of the project, its gazetteer, if any, and newsgen's own templates."""
    folder = folder.resolve()
    digest = blake2b(repr((str(folder), text)).encode(), digest_size=16)
    folders = (SHIPPED, *(folder / name for name in FOLDERS))
    gazetteer = (folder / places,) if places else ()
    for path in (*gazetteer, *(path for inside in folders for path in sorted(inside.rglob("*")))):
        if path.is_file():
            digest.update(repr((str(path), path.read_bytes())).encode())
    return digest.digest()
