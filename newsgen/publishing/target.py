"""What a CMS must be able to do to be sent stories, one file each; a module of this room with a `TARGET` is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol

from newsgen.errors import Fault, PluginError
from newsgen.model.body import Node
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.http import Http
from newsgen.publishing.pictures import Gallery
from newsgen.registry import modules

Status = Literal["draft", "scheduled", "published", "trashed", "pending", "private"]


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a post as a CMS keeps them: what it calls raw, never what it makes of that for readers.

    `image` is the CMS's key of the picture that stands for it, "" where newsgen is to set none.
    """

    title: str
    excerpt: str
    body: str
    image: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of it all. Title and excerpt count as readers see them: some CMSs escape these on the way in."""
        return self._digest(unescape(self.title), unescape(self.excerpt))

    @property
    def exact(self) -> str:
        """The same, letter by letter: what another program can work out from what it keeps."""
        return self._digest(self.title, self.excerpt)

    def _digest(self, title: str, excerpt: str) -> str:
        parts = (title, excerpt, self.body, *([self.image] if self.image else ()))
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Marker:
    """By what a post is known as newsgen's: its story, that story's revision, the digest of what was sent."""

    id: str
    revision: str = ""
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the CMS: `key` is the CMS's own name for it. A marker without `sent`: the CMS keeps none."""

    key: str
    status: Status
    content: Content
    marker: Marker


@dataclass(frozen=True, slots=True)
class Filed:
    """Under which names of the CMS's own a new post is filed. They are an editor's to change afterwards."""

    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


NOWHERE = Filed()


class Target(Protocol):
    """A CMS. Its methods raise PublishError where it refuses, UnsureError where nobody knows whether it wrote."""

    def ready(self, filed: Iterable[Filed] = ()) -> Iterable[str]:
        """Whether stories may be sent at all, and filed so; what the user should know of how it is set up."""

    def gallery(self) -> Gallery | str:
        """What keeps its pictures, or why stories go without them."""

    def find(self, ids: Sequence[str], known: Mapping[str, str]) -> Iterator[Standing]:
        """What stands there of these stories, drafts and what is in the bin too; `known` are keys from the ledger."""

    def body(self, nodes: Iterable[Node]) -> str:
        """The body as the CMS is to keep it."""

    def create(self, content: Content, marker: Marker, filed: Filed = NOWHERE) -> Standing:
        """A new post, always as a draft."""

    def update(self, key: str, content: Content, marker: Marker, over: Content) -> Standing:
        """Its words replaced, and nothing else of it.

        RefusedError with the code newsgen_edited: it is no draft with the words of `over` any more.
        """

    def address(self, key: str) -> str:
        """Where readers will find it, as far as that does not change when it is published."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a target is opened with: its name, its settings, the project's folder, and the way to the network."""

    name: str
    settings: PublishTarget
    project: Path
    http: Callable[[], Http]


@dataclass(frozen=True, slots=True)
class TargetKind:
    """How a kind of CMS is opened, the keys of [publish.NAME] that it cannot do without, and those it may have."""

    open: Callable[[Given], Target]
    needs: tuple[str, ...] = field(default=())
    takes: tuple[str, ...] = field(default=())


@cache
def targets() -> Mapping[str, TargetKind]:
    """The kinds that there are, by name. PluginError: a TARGET that is none."""
    found = {name: module.TARGET for name, module in modules("newsgen.publishing", "TARGET").items()}
    for name, kind in found.items():
        if not isinstance(kind, TargetKind):
            raise PluginError(Fault(f"the target {name!r}", repr(kind), "a TargetKind"))
    return MappingProxyType(found)
