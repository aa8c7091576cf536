"""What `newsgen lint` finds in templates and rules: all that would stop a build, and figures typed into the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgen.errors import Fault, TemplateError
from newsgen.language.style import load_style
from newsgen.model.finding import Vocabulary
from newsgen.model.story import Story
from newsgen.writing.blame import blame
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.limits import Limits
from newsgen.writing.phrase_check import phrases_of
from newsgen.writing.phrases.book import Book, book_of
from newsgen.writing.phrases.faults import PhraseLint
from newsgen.writing.phrases.notes import notes_of
from newsgen.writing.phrases.order_faults import unread_orders
from newsgen.writing.phrases.phrase_filters import PHRASE_FILTERS
from newsgen.writing.speech import Speech
from newsgen.writing.template_faults import look_through, rule_faults
from newsgen.writing.template_text import text_faults


def lint_templates(
    folder: Path, style: str, stories: tuple[Story, ...], angles: Mapping[str, Vocabulary], limits: Limits
) -> tuple[str, ...]:
    """Check every template, phrase and rule of the stories, each within the limits. TemplateError with all faults.

    What it gives are notes: what is no fault, and what an editor may want to know.
    """
    spoken = load_style(style, (folder / "styles",))
    environment = sandbox(folder / "templates", Speech(spoken))
    environment.filters |= PHRASE_FILTERS
    book = book_of(folder / "templates", spoken.language, angles)
    faults, notes = look(book, environment, stories, spoken.language, limits)
    if faults:
        raise TemplateError(*faults)
    return notes


def look(
    book: Book, environment: Sandbox, stories: tuple[Story, ...], language: str, limits: Limits
) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
    """All faults that lint finds in templates, phrases and rules; and its notes."""
    phrases = phrases_of(book, environment, stories, language)
    faults: list[Fault] = []
    with limits.of_a_batch():
        for story in stories:
            try:
                with blame(f"templates/{story.template}"), limits.of_a_draft():
                    faults += _faults_of(story, phrases)
            except TemplateError as error:
                faults += error.faults
        try:
            with blame("templates"), limits.of_a_draft():
                faults += phrases.files()
                faults += unread_orders(book, [book.story_of(story.template) for story in stories])
        except TemplateError as error:
            faults += error.faults
    if faults:
        return tuple(dict.fromkeys(faults)), ()
    return (), tuple(dict.fromkeys((*map(str, phrases.doubts), *notes_of(book, language, stories))))


def _faults_of(story: Story, phrases: PhraseLint) -> Iterator[Fault]:
    book, environment = phrases.book, phrases.environment
    findings = {use.alias: use.angle for use in story.angles}
    if told := book.story_of(story.template):
        yield from phrases.story(told, findings)
    else:
        faults, says = look_through(environment, book, story.template, findings)
        yield from faults
        yield from text_faults(environment, story.template, phrases.language)
        yield from phrases.said(says, findings, story.name)
    if story.when:
        where = f"newsgen.toml, story {story.name!r}, when = {story.when!r}"
        with blame(where):
            yield from rule_faults(environment, book, story.when, where, findings)
