"""The pictures of a story as a CMS is sent them: always PNG, since WordPress refuses SVG, whoever sends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Protocol

from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, NewsgenError, PublishError
from newsgen.graphics.png import png
from newsgen.model.body import Element, Node
from newsgen.publishing.nodes import attributes_of

WIDE = 1200
"""Pixels across, of a drawing that is sent as PNG."""
LARGEST = 16 * 2**20
"""Bytes. None that newsgen draws comes near it."""
_KINDS = ("map", "card")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an edition: where its file lies, what is said of it, and the SHA-256 by which it is known."""

    path: Path
    alt: str
    caption: str
    credit: str
    digest: str

    def png(self) -> bytes:
        """Its pixels. PublishError: the file is not the one that the record speaks of, or cannot be drawn."""
        where = str(self.path)
        try:
            data = self.path.read_bytes()
        except OSError as error:
            wanted = "a picture of this edition: build it again"
            raise PublishError(Fault(where, error.strerror or str(error), wanted)) from None
        if len(data) > LARGEST or sha256(data).hexdigest() != self.digest:
            found = "not the picture that was drawn for the story"
            raise PublishError(Fault(where, found, "that one: build the edition again"))
        if self.path.suffix != ".svg":
            return data
        try:
            return png(data.decode("utf-8"), WIDE)
        except (NewsgenError, ValueError) as error:
            raise PublishError(
                Fault(where, f"no PNG can be made of it: {error}", "a drawing of newsgen's")
            ) from None


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture that a CMS has: the digest it is known by, the CMS's own key, and the address that shows it."""

    digest: str
    key: str
    address: str


class Gallery(Protocol):
    """What keeps pictures in a CMS, each once."""

    def stored(self, digests: Sequence[str]) -> Iterable[Stored]:
        """Those of them that are there."""

    def store(self, picture: Picture) -> Stored:
        """Put it there. UnsureError: nobody knows whether it was."""


def pictures_of(story: StoryRecord, folder: Path) -> dict[str, Picture]:
    """The pictures of a story by the names that its body calls them."""
    found = {}
    for one in story.get("media", ()):
        name = one["file"]
        if Path(name).name != name or not name.startswith(f"{story['slug']}."):
            raise PublishError(
                Fault(f"stories/{story['slug']}.json", f"the picture {name!r}", "one beside the story")
            )
        found[name] = Picture(folder / name, one["alt"], one["caption"], one["credit"], one["sha256"])
    return found


def featured(pictures: Mapping[str, Picture], kind: str) -> str:
    """The name of the picture that is to stand for the story; "" where none is wanted, or there is none."""
    return next((name for name in pictures if kind in _KINDS and Path(name).stem.endswith(f".{kind}")), "")


def placed(nodes: Iterable[Node], addresses: Mapping[str, str]) -> Iterator[Node]:
    """The nodes with each picture of the edition's at its address; a figure whose picture has none goes."""
    for one in nodes:
        if isinstance(one, str):
            yield one
        elif one.tag == "img":
            given = attributes_of(one)
            source = given["src"]
            if source in addresses or source.startswith(("http:", "https:")):
                yield _at(one, addresses.get(source, source))
        else:
            content = tuple(placed(one.content, addresses))
            if one.tag != "figure" or _has_picture(content):
                yield Element(one.tag, one.attributes, content)


def _has_picture(nodes: Iterable[Node]) -> bool:
    return any(isinstance(one, Element) and (one.tag == "img" or _has_picture(one.content)) for one in nodes)


def _at(image: Element, address: str) -> Element:
    given = attributes_of(image) | {"src": address}
    return Element(
        "img", "".join(f' {name}="{escape(value)}"' for name, value in given.items()), image.content
    )
