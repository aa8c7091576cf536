"""What `newsgen lint` finds in templates and rules: all that would stop a build, and figures typed into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import nodes

from newsgen.errors import Fault, TemplateError
from newsgen.language.senses import comparisons_in
from newsgen.language.style import load_style
from newsgen.model.finding import Vocabulary
from newsgen.model.story import Story
from newsgen.writing.blame import blame
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.limits import Limits
from newsgen.writing.loose import loose_numbers
from newsgen.writing.phrases.book import book_of
from newsgen.writing.phrases.faults import PhraseLint, unread_orders
from newsgen.writing.phrases.telling import PHRASE_FILTERS
from newsgen.writing.speech import Speech
from newsgen.writing.template_faults import Read, read_templates, rule_faults, template_faults


def lint_templates(
    folder: Path, style: str, stories: tuple[Story, ...], angles: Mapping[str, Vocabulary], limits: Limits
) -> None:
    """Check every template, phrase and rule of the stories, each within the limits. TemplateError with all faults."""
    spoken = load_style(style, (folder / "styles",))
    environment = sandbox(folder / "templates", Speech(spoken))
    environment.filters |= PHRASE_FILTERS
    book = book_of(folder / "templates", spoken.language, angles)
    known = {use.alias: use.angle for story in stories for use in story.angles}
    phrases = PhraseLint(book, environment, known, spoken.language)
    faults: list[Fault] = []
    with limits.of_a_batch():
        for story in stories:
            try:
                with blame(f"templates/{story.template}"), limits.of_a_draft():
                    faults += _faults_of(story, environment, angles, spoken.language, phrases)
            except TemplateError as error:
                faults += error.faults
        try:
            with blame("templates"), limits.of_a_draft():
                faults += phrases.files()
                faults += unread_orders(book, [book.story_of(story.template) for story in stories])
        except TemplateError as error:
            faults += error.faults
    if faults:
        raise TemplateError(*dict.fromkeys(faults))


def _faults_of(
    story: Story, environment: Sandbox, angles: Mapping[str, Vocabulary], language: str, phrases: PhraseLint
) -> list[Fault]:
    aliases = {use.alias: angles[use.angle] for use in story.angles}
    faults: list[Fault] = []
    if told := phrases.book.story_of(story.template):
        faults += phrases.story(told, {use.alias: use.angle for use in story.angles})
    else:
        faults += template_faults(environment, story.template, aliases, angles)
        for one in read_templates(environment, story.template)[0]:
            faults += _typed(one, language)
    if story.when:
        where = f"newsgen.toml, story {story.name!r}, when = {story.when!r}"
        with blame(where):
            faults += rule_faults(environment, story.when, where, aliases)
    return faults


def _typed(one: Read, language: str) -> Iterator[Fault]:
    """Figures and words of comparison in the template's own text; and figures in the texts that one_of chooses from."""
    figure = "a figure: {{ above.count|number }}, {{ top.value|multiple_of(average) }}"
    fact = (
        'a fact to bear it out: {{ "rose"|because(top.change) }}, {{ top|superlative("highest", measure) }}'
    )
    for data in one.all(nodes.TemplateData):
        text = re.sub(r"<[^<>]*>", lambda tag: " " * len(tag[0]), data.data)
        typed = [(word, figure) for word in loose_numbers(text, language)]
        typed += [(word, fact) for word in comparisons_in(text, language)]
        for word, wanted in typed:
            line = data.lineno + text[: text.find(word)].count("\n")
            yield Fault(f"{one.where}, line {line}", f"the template types {word!r}", wanted)
    for call in one.all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "one_of":
            for choice in call.find_all(nodes.Const):
                for number in loose_numbers(str(choice.value), language):
                    yield Fault(one.at(choice), f"the template types {number!r}", figure)
