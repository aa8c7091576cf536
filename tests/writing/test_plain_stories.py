"""A plain story of a newsroom's own: it may say phrases, the blocks of the furniture are its furniture too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.errors import TemplateError
from newsgen.model.draft import Draft
from newsgen.pipeline import build
from newsgen.project import load
from tests.projects import copied
from tests.regenerate import no_network

HEAD = '{% extends "story.html" %}\n{% block headline %}A headline{% endblock %}\n'
Told = Callable[[str], Draft]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The draft of County Durham of a project whose story of the highest is a template of these blocks."""
    project = copied("covid-north-east", tmp_path)
    (project / "templates").mkdir()

    def one(blocks: str) -> Draft:
        (project / "templates" / "highest.html").write_text(HEAD + blocks)
        edition = build(load(project), no_network)
        return next(d for d in edition.drafts if d.slug == "county-durham-highest")

    return one


def block(text: str, name: str = "opening") -> str:
    return f"{{% block {name} %}}<p>{text}</p>{{% endblock %}}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("macro", "call", "phrase"),
    [
        ("the_average", "the_average(average, area_kind)", 'average|said("the_average")'),
        ("the_average_of", "the_average_of(average, area_kind)", 'average|said("the_average_of")'),
        ("that_of", "that_of(average, area_kind)", 'average|said("that_of")'),
        ("that_of", "that_of(average, area_kind, true)", 'average|said("that_of_named")'),
        (
            "counted",
            "counted(highest.top, count_noun, compared_with, area_kind)",
            'highest.top|said("counted")',
        ),
        ("from_whom", "from_whom(publisher, published)", '"source"|said'),
        ("at", "at(highest.top.value)", "highest.top.value|at"),
    ],
)
def test_a_macro_of_before_says_the_phrase(told: Told, macro: str, call: str, phrase: str) -> None:
    by_macro = told(f'{{% from "words.html" import {macro} %}}' + block(f"There: {{{{ {call} }}}}"))
    by_phrase = told(block(f"There: {{{{ {phrase} }}}}"))
    assert by_macro.body == by_phrase.body
    assert by_macro.claims == by_phrase.claims
    assert len(by_macro.body.lines[0].text) > len("There: ")


def test_its_furniture_is_the_blocks(told: Told) -> None:
    lines = [line.text for line in told(block("As it is.")).body.lines]
    assert lines[0] == "As it is."
    assert "About these figures" in lines
    assert any(
        "each of its figures can be traced" in one or "each of which can be traced" in one for one in lines
    )


def test_it_takes_a_list_from_the_furniture(told: Told) -> None:
    draft = told(
        "{% block list %}{% set caption %}All of them{% endset %}{% set it = highest %}"
        '{% include "list.block.html" %}{% endblock %}'
    )
    assert "<caption>All of them</caption>" in draft.body.html
    assert draft.body.html.count("<tr>") > 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{{ "sauce"|said }}', r"words has no role 'sauce'; did you mean 'source'\?"),
        ('{{ average|said("the_avrage") }}', r"words has no role 'the_avrage'; did you mean 'the_average'\?"),
    ],
)
def test_a_role_that_there_is_not(told: Told, text: str, why: str) -> None:
    with pytest.raises(TemplateError, match=why):
        told(block(text))


def test_what_a_block_of_the_furniture_sets_is_its_own(tmp_path: Path) -> None:
    project = copied("covid-north-east", tmp_path)
    templates = project / "templates"
    templates.mkdir()
    (templates / "highest.story").write_text("order of highest\n  lead\n  [first]\n  credit of words\n")
    (templates / "first.block.html").write_text('{% set source = "set" %}<p>First: {{ source }}</p>')
    (templates / "words.phrases").write_text("credit\n  say Then: {{ source }}\n")
    edition = build(load(project), no_network)
    text = next(d for d in edition.drafts if d.slug == "county-durham-highest").body.text
    assert "First: set" in text
    assert "Then: The figures come from Public Health England" in text
