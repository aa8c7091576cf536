"""A folder to copy to any other system: a story's body with links as they are on its site, and a record beside it.

`<id>.html` is the body, `<id>.json` has headline, standfirst and the marker. A body that somebody edited there stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.publishing.http import refused
from newsgen.publishing.nodes import html_of
from newsgen.publishing.pictures import Gallery, Picture, Stored
from newsgen.publishing.target import NOWHERE, Content, Filed, Given, Marker, Standing, TargetKind


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and the address at which its files will be found."""

    folder: Path
    base: str

    def ready(self, filed: Iterable[Filed] = ()) -> Iterator[str]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PublishError(
                Fault(str(self.folder), error.strerror or str(error), "a folder to write to")
            ) from None
        yield from ()

    def find(self, ids: Sequence[str], known: Mapping[str, str]) -> Iterator[Standing]:
        for id_ in ids:
            try:
                record = json.loads(self._path(id_, ".json").read_text(encoding="utf-8"))
                body = self._path(id_, ".html").read_bytes().decode("utf-8")
                marker = Marker(id_, record["newsgen_revision"], record["newsgen_sent"])
                content = Content(record["headline"], record["standfirst"], body, record.get("image", ""))
            except FileNotFoundError:
                continue
            except (OSError, ValueError, LookupError, TypeError) as error:
                path = self._path(id_, ".json")
                raise PublishError(
                    Fault(str(path), f"cannot be read: {error}", "what newsgen wrote")
                ) from None
            yield Standing(id_, "draft", content, marker)

    def body(self, nodes: Iterable[Node]) -> str:
        return html_of(nodes)

    def gallery(self) -> Gallery:
        return self

    def stored(self, digests: Sequence[str]) -> Iterator[Stored]:
        for digest in digests:
            if self._path(_named(digest), ".png").is_file():
                yield self._shown(digest)

    def store(self, picture: Picture) -> Stored:
        self._write(_named(picture.digest), ".png", picture.png())
        return self._shown(picture.digest)

    def _shown(self, digest: str) -> Stored:
        name = f"{_named(digest)}.png"
        return Stored(digest, name, f"{self.base}/{name}")

    def create(self, content: Content, marker: Marker, filed: Filed = NOWHERE) -> Standing:
        path = self._path(marker.id, ".html")
        if path.exists() and path.read_bytes() != content.body.encode("utf-8"):
            raise PublishError(Fault(str(path), "a file that newsgen did not write", "none of that name"))
        return self._put(marker.id, content, marker)

    def update(self, key: str, content: Content, marker: Marker, over: Content) -> Standing:
        for now in self.find([key], {}):
            if now.content != over:
                raise refused(409, "newsgen_edited", Fault(str(self._path(key, ".html")), "edited meanwhile"))
        return self._put(key, content, marker)

    def _put(self, key: str, content: Content, marker: Marker) -> Standing:
        record = {
            "newsgen_id": marker.id,
            "newsgen_revision": marker.revision,
            "newsgen_sent": marker.sent,
            "headline": content.title,
            "standfirst": content.excerpt,
        } | ({"image": content.image} if content.image else {})
        self._write(key, ".html", content.body.encode("utf-8"))
        self._write(key, ".json", json.dumps(record, ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
        return Standing(key, "draft", content, marker)

    def address(self, key: str) -> str:
        return f"{self.base}/{key}.html"

    def _path(self, key: str, suffix: str) -> Path:
        return self.folder / f"{key}{suffix}"

    def _write(self, key: str, suffix: str, data: bytes) -> None:
        """All of it or nothing: a copy that is made meanwhile has no half of a story."""
        path = self._path(key, suffix)
        fresh = path.with_name(f".{path.name}.new")
        try:
            fresh.write_bytes(data)
            fresh.replace(path)
        except OSError as error:
            raise PublishError(Fault(str(path), error.strerror or str(error), "a file to write")) from None


def _named(digest: str) -> str:
    return f"newsgen-{digest[:32]}"


def _open(given: Given) -> Folder:
    return Folder(given.project / given.settings.folder, given.settings.url.rstrip("/"))


TARGET = TargetKind(_open, needs=("folder",), takes=("image",))
