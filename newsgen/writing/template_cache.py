"""Templates that were read and compiled by an earlier run: their code, and that nothing was wrong with them.

A cache in the user's folder for caches, like Python's own of compiled modules: it can be removed at any time.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import CodeType
from typing import TypeAlias

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_FOLDER, _SENTENCES = "templates", "sentences.code"
SentenceKey: TypeAlias = tuple[str, str, int]
SentenceCode: TypeAlias = tuple[tuple[str, ...], CodeType | None]


class TemplateCache:
    """What is kept in a folder of caches by the newsgen of this stamp; where nothing can be kept, nothing is."""

    def __init__(self, caches: Path, stamp: bytes) -> None:
        self.folder = caches / _FOLDER / blake2b(stamp, digest_size=8).hexdigest()
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def code(self) -> FileSystemBytecodeCache | None:
        """Jinja's own cache of compiled templates."""
        return _Code(str(self.folder)) if self.folder.is_dir() else None

    def sentences(self) -> dict[SentenceKey, SentenceCode]:
        """The wordings that were compiled, by text, file and line: their fixed words and the code of their slots."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            found = marshal.loads((self.folder / _SENTENCES).read_bytes())  # noqa: S302 - our own file
            return dict(found)
        return {}

    def keep_sentences(self, compiled: Mapping[SentenceKey, SentenceCode]) -> None:
        """Keep compiled wordings, whole or not at all."""
        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(marshal.dumps({**self.sentences(), **compiled}))
                Path(name).replace(self.folder / _SENTENCES)
            finally:
                Path(name).unlink(missing_ok=True)

    def is_clean(self, key: bytes) -> bool:
        """Whether a template was read before and nothing found, `key` being a digest of all that was looked at."""
        return self._clean(key).exists()

    def keep_clean(self, key: bytes) -> None:
        """Remember that nothing was found."""
        with suppress(OSError):
            self._clean(key).touch()

    def _clean(self, key: bytes) -> Path:
        return self.folder / f"{key.hex()}.clean"


class _Code(FileSystemBytecodeCache):
    """Where the disk is full, templates are compiled again the next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
