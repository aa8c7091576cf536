"""What is looked for in templates and phrases before they are run: once, and not again where an earlier run has."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from jinja2 import Template

from newsgen.errors import TemplateError
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrase_check import book_faults
from newsgen.writing.phrases.book import Book
from newsgen.writing.sources import phrases_digest, template_digest
from newsgen.writing.template_cache import TemplateCache
from newsgen.writing.template_faults import template_faults


def angles_of(plan: StoryPlan) -> dict[str, str]:
    """The plan's findings by their names, each with its angle."""
    return {alias: found.angle for alias, found in plan.findings.items()}


@dataclass
class Checks:
    """The checks of a house's phrases and templates; `cache` keeps those that were clean."""

    newsroom: NewsroomSettings
    language: str
    environment: Sandbox
    book: Book
    cache: TemplateCache | None
    looked: bool = False

    def phrases(self) -> None:
        """TemplateError with all that is wrong in phrases of the project's own, and in what its stories say of them.

        The shipped phrases are without fault.
        """
        if self.looked or not self.book.has_own():
            return
        self.looked = True
        stories = self.newsroom.stories
        key = phrases_digest(self.book, stories) if self.cache else b""
        if self.cache and self.cache.is_clean(key):
            return
        faults = tuple(dict.fromkeys(book_faults(self.book, self.environment, stories, self.language)))
        if faults:
            raise TemplateError(*faults)
        if self.cache:
            self.cache.keep_clean(key)

    def template(self, plan: StoryPlan) -> Template:
        """A template, compiled; every unknown name in it is a fault, whether or not this story would meet it."""
        self.phrases()
        key = self._key(plan) if self.cache else b""
        if not self.cache or not self.cache.is_clean(key):
            faults = tuple(template_faults(self.environment, self.book, plan.template, angles_of(plan)))
            if faults:
                raise TemplateError(*faults)
            if self.cache:
                self.cache.keep_clean(key)
        return self.environment.get_template(plan.template)

    def _key(self, plan: StoryPlan) -> bytes:
        """A digest of all that a template is held against: its text, and what its story's findings are called."""
        aliases = {alias: self.newsroom.angles[angle] for alias, angle in angles_of(plan).items()}
        known = [
            (alias, sorted(said.facts), sorted(said.situations)) for alias, said in sorted(aliases.items())
        ]
        found = blake2b(repr(known).encode(), digest_size=16)
        found.update(template_digest(self.environment, plan.template))
        return found.digest()
