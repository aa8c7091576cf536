"""What a template takes in: its own text and those of the templates that it extends, includes and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound

from newsgen.errors import TemplateError

_TAKES = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*"""
    r"""(?:(?:"([^"\\]*)"|'([^'\\]*)')\s*(?=[-+]?%\}|(?:import|ignore|with|without|as)\b))?"""
)
"""Where a template takes in another: with its name, or with nothing where an expression names it."""


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
