"""What a template takes in: its own text and those of the templates that it extends, includes and imports."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from jinja2 import Environment, TemplateError
from jinja2.meta import find_referenced_templates


def template_digest(environment: Environment, name: str) -> bytes:
    """A digest of all of them. One that is named by an expression may be any: then all there are take part."""
    digest = blake2b(digest_size=16)
    for known, text in sorted(_sources(environment, name, {})):
        digest.update(repr((known, text)).encode())
    return digest.digest()


def _sources(environment: Environment, name: str, seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    if name in seen or environment.loader is None:
        return
    try:
        seen[name] = environment.loader.get_source(environment, name)[0]
        referenced = list(find_referenced_templates(environment.parse(seen[name])))
    except TemplateError as error:  # it is found again, and told, where the template is run
        seen[name], referenced = str(error), []
    yield name, seen[name]
    for other in environment.list_templates() if None in referenced else filter(None, referenced):
        yield from _sources(environment, other, seen)
