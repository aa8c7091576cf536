"""A story of an edition as it is to be sent: its words, checked once more, and the sisters that it links to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType

from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.model.hidden import hidden, named
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.links import relative_images, relinked
from newsgen.publishing.nodes import nodes_of
from newsgen.publishing.pictures import Picture, Stored, featured, pictures_of, placed
from newsgen.publishing.target import NOWHERE, Content, Filed, Target

_NAME = re.compile(r"[\w-]+")
_PART = re.compile(r"\{(patch|story)\}")
NONE: Mapping[str, Stored] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Post:
    """What there is to send of one story."""

    id: str
    slug: str
    revision: str
    headline: str
    standfirst: str
    nodes: tuple[Node, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    filed: Filed = NOWHERE
    image: str = ""

    def wanted(self) -> frozenset[str]:
        """The names of the pictures that are to be there: those in its body, and the one that stands for it."""
        return frozenset(relative_images(self.nodes)) | ({self.image} - {""})

    def content(
        self, target: Target, addresses: Mapping[str, str], stored: Mapping[str, Stored] = NONE
    ) -> Content:
        """As a target keeps it, with links to those sisters, by slug, that have an address.

        `stored` are its pictures by name; one that is not there is not shown.
        """
        shown = placed(self.nodes, {name: one.address for name, one in stored.items()})
        body = target.body(relinked(shown, addresses))
        image = stored[self.image].key if self.image in stored else ""
        return Content(escape(self.headline, quote=False), escape(self.standfirst, quote=False), body, image)


def post_of(story: StoryRecord, folder: Path, settings: PublishTarget) -> Post:
    """The post of a story whose pictures lie in that folder, filed and with the image that the settings say.

    PublishError: markup that the allow-list does not know, or an image that the record does not.
    """
    where = f"stories/{story['slug']}.json"
    for part, words in (("headline", story["headline"]), ("standfirst", story["standfirst"])):
        if found := hidden(words):
            raise PublishError(Fault(where, f"{part}: {named(found)}", "ordinary text"))
    if not _NAME.fullmatch(story["id"]):
        raise PublishError(Fault(where, f"the id {story['id']!r}", "letters, digits, - and _"))
    nodes = nodes_of(story["body_html"], where)
    pictures = pictures_of(story, folder)
    for name in relative_images(nodes):
        if name not in pictures:
            raise PublishError(Fault(where, f"the image {name!r}", "one of its `media`, or an address"))
    return Post(
        *(story["id"], story["slug"], story["revision"], story["headline"], story["standfirst"], nodes),
        pictures=pictures,
        filed=_filed(story, settings),
        image=featured(pictures, settings.image),
    )


def _filed(story: StoryRecord, settings: PublishTarget) -> Filed:
    names = {"patch": story["patch"]["name"], "story": story["story"]}
    tags = (_PART.sub(lambda found: names[found[1]], tag) for tag in settings.tags)
    category = settings.categories.get(story["story"], "")
    return Filed(tuple(dict.fromkeys(tags)), (category,) if category else ())
