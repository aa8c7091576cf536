"""What a story is told from: a template with all that it takes in, or an order with its phrases and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound

from newsgen.errors import TemplateError
from newsgen.model.story import Story
from newsgen.writing.phrases.book import BLOCK, STORY, Book
from newsgen.writing.shipped import SHIPPED

_TAKES = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*"""
    r"""(?:(?:"([^"\\]*)"|'([^'\\]*)')\s*(?=[-+]?%\}|(?:import|ignore|with|without|as)\b))?"""
)
"""Where a template takes in another: with its name, or with nothing where an expression names it."""


def story_digest(environment: Environment, book: Book, template: str) -> bytes:
    """A digest of all that a story is told from: its template, or its order with its phrases and blocks."""
    name = book.story_of(template)
    if not name:
        digest = blake2b(template_digest(environment, template), digest_size=16)
        if any("said" in text for _, text in _sources(environment, template, set())):
            digest.update(repr(sorted(book.texts_of(book.kinds()))).encode())
        return digest.digest()
    digest = blake2b(repr(list(book.texts(name + STORY))).encode(), digest_size=16)
    told = {part.block for part in book.order(name).parts()}
    blocks = [block for block in book.blocks() if block.removesuffix(BLOCK) in told]
    for block in blocks:
        digest.update(template_digest(environment, block))
    said = " ".join(text for block in blocks for _, text in _sources(environment, block, set()))
    kinds = book.kinds_said(name, said)
    digest.update(repr(sorted(book.texts_of(kinds))).encode())
    return digest.digest()


def phrases_digest(book: Book, stories: Iterable[Story]) -> bytes:
    """A digest of all phrases, orders and blocks beside the shipped ones, and of what stories call findings."""
    digest = blake2b(b"phrases", digest_size=16)
    for name, paths in sorted(book.names.items()):
        if any(SHIPPED not in path.parents for path in paths):
            digest.update(repr((name, *book.texts(name))).encode())
    for story in stories:
        digest.update(repr((story.template, [(use.alias, use.angle) for use in story.angles])).encode())
    return digest.digest()


def template_digest(environment: Environment, name: str) -> bytes:
    """A digest of all of them. One that is named by an expression may be any: then all there are take part."""
    digest = blake2b(digest_size=16)
    for known, text in sorted(_sources(environment, name, set())):
        digest.update(repr((known, text)).encode())
    return digest.digest()


def _sources(environment: Environment, name: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    if name in seen or environment.loader is None:
        return
    seen.add(name)
    try:
        text = environment.loader.get_source(environment, name)[0]
    except (TemplateNotFound, TemplateError) as error:  # it is reported where the template is run
        yield name, str(error)
        return
    yield name, text
    named = {first or second for first, second in _TAKES.findall(text)}
    for other in sorted(named if "" not in named else {*named, *environment.list_templates()} - {""}):
        yield from _sources(environment, other, seen)
