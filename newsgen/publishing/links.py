"""Links to sister stories, which are names of files in an edition, become the addresses that a CMS gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from newsgen.model.body import Element, Node
from newsgen.publishing.nodes import attributes_of, words_of

_SISTER = re.compile(r"([\w-]+)\.html")
_WORD = re.compile(r"\w")
_ABSOLUTE = ("http:", "https:")


def relinked(nodes: Iterable[Node], addresses: Mapping[str, str]) -> tuple[Node, ...]:
    """The nodes with each relative link leading to the address of that slug.

    A paragraph or an item that says nothing but such a link ("READ MORE: ...") goes where the slug has no address, and
    so does a list left empty; in any other, the words of the link stay and the link goes. No relative link is left.
    """
    return tuple(_relinked(nodes, addresses))


def sisters(nodes: Iterable[Node]) -> frozenset[str]:
    """The slugs that are linked to."""
    return frozenset(slug for link in _links(nodes) if (slug := _slug(link)))


def relative_images(nodes: Iterable[Node]) -> Iterator[str]:
    """The files of images that lie in the edition."""
    for one in nodes:
        if isinstance(one, Element):
            source = attributes_of(one).get("src", "") if one.tag == "img" else ""
            if source and not source.startswith(_ABSOLUTE):
                yield source
            yield from relative_images(one.content)


def _relinked(nodes: Iterable[Node], addresses: Mapping[str, str]) -> Iterator[Node]:
    for one in nodes:
        if isinstance(one, str):
            yield one
        elif one.tag in {"p", "li"} and _is_only_a_dead_link(one, addresses):
            continue
        elif one.tag == "a" and _relative(one):
            to = addresses.get(_slug(one))
            if to is None:
                yield from _relinked(one.content, addresses)
            else:
                yield Element("a", f' href="{escape(to)}"', one.content)
        else:
            content = tuple(_relinked(one.content, addresses))
            if content or one.tag not in {"ul", "ol"}:
                yield Element(one.tag, one.attributes, content)


def _is_only_a_dead_link(block: Element, addresses: Mapping[str, str]) -> bool:
    links = list(_links(block.content))
    if not links or any(not _relative(link) or _slug(link) in addresses for link in links):
        return False
    return not _WORD.search(words_of(_without_labels(block.content)))


def _without_labels(nodes: Iterable[Node]) -> Iterator[Node]:
    """What stands beside links and words in bold, which introduce them."""
    return (one for one in nodes if isinstance(one, str) or one.tag not in {"a", "strong"})


def _links(nodes: Iterable[Node]) -> Iterator[Element]:
    for one in nodes:
        if isinstance(one, Element):
            if one.tag == "a":
                yield one
            yield from _links(one.content)


def _relative(link: Element) -> bool:
    return not attributes_of(link)["href"].lower().startswith(_ABSOLUTE)


def _slug(link: Element) -> str:
    found = _SISTER.fullmatch(attributes_of(link)["href"])
    return found[1] if found else ""
