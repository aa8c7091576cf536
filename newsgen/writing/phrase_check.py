"""What a build looks for in the phrases of a project: what `newsgen lint` would find there in all that stories say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.errors import Fault
from newsgen.model.story import Story
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.book import Book
from newsgen.writing.phrases.faults import PhraseLint
from newsgen.writing.template_faults import look_through


def phrases_of(book: Book, environment: Sandbox, stories: Iterable[Story], language: str) -> PhraseLint:
    """The phrases of a project, to be looked through."""
    findings = {use.alias: use.angle for story in stories for use in story.angles}
    return PhraseLint(book, environment, findings, language)


def book_faults(
    book: Book, environment: Sandbox, stories: tuple[Story, ...], language: str
) -> Iterator[Fault]:
    """What is wrong in orders, own phrases and own blocks that a story tells or says."""
    phrases = phrases_of(book, environment, stories, language)
    for story in stories:
        findings = {use.alias: use.angle for use in story.angles}
        if told := book.story_of(story.template):
            yield from phrases.story(told, findings)
        else:  # its own faults are told where it is loaded
            says = look_through(environment, book, story.template, findings)[1]
            yield from phrases.said(says, findings, story.name)
    yield from phrases.spoken()
