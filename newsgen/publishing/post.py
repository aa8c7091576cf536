"""A story of an edition as it is to be sent: its words, checked once more, and the sisters that it links to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.model.hidden import hidden, named
from newsgen.publishing.links import relative_images, relinked
from newsgen.publishing.nodes import nodes_of
from newsgen.publishing.target import Content, Target

_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Post:
    """What there is to send of one story."""

    id: str
    slug: str
    revision: str
    headline: str
    standfirst: str
    nodes: tuple[Node, ...]

    def content(self, target: Target, addresses: Mapping[str, str]) -> Content:
        """As a target keeps it, with links to those sisters, by slug, that have an address."""
        body = target.body(relinked(self.nodes, addresses))
        return Content(escape(self.headline, quote=False), escape(self.standfirst, quote=False), body)


def post_of(story: StoryRecord) -> Post:
    """The post of a story. PublishError: markup that the allow-list does not know, or an image of the edition's own."""
    where = f"stories/{story['slug']}.json"
    for part, words in (("headline", story["headline"]), ("standfirst", story["standfirst"])):
        if found := hidden(words):
            raise PublishError(Fault(where, f"{part}: {named(found)}", "ordinary text"))
    if not _NAME.fullmatch(story["id"]):
        raise PublishError(Fault(where, f"the id {story['id']!r}", "letters, digits, - and _"))
    nodes = nodes_of(story["body_html"], where)
    if images := list(relative_images(nodes)):
        found_ = f"the image {images[0]!r} lies in the edition"
        raise PublishError(
            Fault(where, found_, "images with an address of the web: newsgen sends no files yet")
        )
    return Post(story["id"], story["slug"], story["revision"], story["headline"], story["standfirst"], nodes)
