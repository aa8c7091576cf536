"""A table as it was published on one day: its bytes, how they were read, and what was read."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from newsgen.ingest.dataset import Dataset
from newsgen.model.measure import Measure
from newsgen.model.source import Source


@cache
def _declared() -> TypeAdapter[tuple[Source, tuple[Measure, ...]]]:
    """Made where it is used: without a store no build waits for it."""
    return TypeAdapter(tuple[Source, tuple[Measure, ...]])


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a vintage: its path as declared, the hash and the length of its bytes, and these, packed by zlib."""

    path: str
    sha256: str
    size: int
    packed: bytes

    def unpacked(self) -> bytes:
        """Its bytes. ValueError where they are not those that were kept."""
        try:
            data = zlib.decompress(self.packed)
        except zlib.error as error:
            raise ValueError from error
        if sha256(data).hexdigest() != self.sha256:
            raise ValueError
        return data


def kept_file(path: str, data: bytes) -> KeptFile:
    """A file as it is kept."""
    return KeptFile(path, sha256(data).hexdigest(), len(data), zlib.compress(data))


@dataclass(frozen=True, slots=True)
class Vintage:
    """A table with its day of publication. `files` are its source and its lookups, each once.

    `dataset` is what it was read as, without anything of older tables.
    """

    source: Source
    measures: tuple[Measure, ...]
    dataset: Dataset
    files: tuple[KeptFile, ...]

    @property
    def published(self) -> date:
        """Its day."""
        return self.source.published

    @property
    def content(self) -> str:
        """What makes two vintages the same table: the bytes of the source, and which part of them is meant.

        Names, lookups and measures belong to the description, and may be put right later.
        """
        main = next(f.sha256 for f in self.files if f.path == self.source.source)
        part = [self.source.member, self.source.sheet, sorted(map(_where, self.source.where.items()))]
        return sha256(f"{main} {json.dumps(part)}".encode()).hexdigest()

    @property
    def declared(self) -> str:
        """How it was read, as JSON."""
        return _declared().dump_json((self.source, self.measures)).decode()


def described(declared: str) -> tuple[Source, tuple[Measure, ...]]:
    """The description back from its JSON. ValueError where this newsgen does not know it."""
    return _declared().validate_json(declared)


def _where(item: tuple[str, Any]) -> tuple[str, list[str]]:
    column, texts = item
    return column, sorted([texts] if isinstance(texts, str) else texts)
