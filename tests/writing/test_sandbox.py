"""Templates that are wrong or hostile: each is stopped with its file and line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import InsertError, TemplateError
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.projects import copied
from tests.regenerate import no_network

HEAD = '{% extends "story.html" %}\n{% block headline %}A headline{% endblock %}\n{% block body %}<p>'
TAIL = "</p>{% endblock %}"
ENDLESS = '{% set s = "aaaaaaaaaaaaaaaaaaaa" %}' + "".join(f"{{% for x{i} in s %}}" for i in range(12))
HUGE = '{% set a = "' + "a" * 4096 + '" %}' + "{% set a %}{{ a }}{{ a }}{% endset %}" * 30


def built(tmp_path: Path, template: str, settings: str = "") -> Edition:
    project = copied("covid-north-east", tmp_path)
    (project / "templates").mkdir()
    (project / "templates" / "highest.html").write_text(template)
    toml = project / "newsgen.toml"
    toml.write_text(toml.read_text().replace('style = "uk-regional"', f'style = "uk-regional"\n{settings}'))
    return build(load(project), no_network)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "{{ pacth }}",
            "line 3: there is no 'pacth'; wanted a name of docs/templates-reference.md; did you mean 'patch'?",
            id="name",
        ),
        pytest.param("{{ above.threshhold }}", "line 3: above has no 'threshhold'", id="fact"),
        pytest.param("{{ above.threshhold }}", "did you mean 'threshold'?", id="nearest fact"),
        pytest.param(
            "{% for s in above.areas %}{{ s.vaule }}{% endfor %}",
            "s has no 'vaule'; did you mean 'value'?",
            id="attribute",
        ),
        pytest.param(
            "{{ patch|plurl }}", "line 3: there is no filter 'plurl'; did you mean 'plural'?", id="filter"
        ),
        pytest.param("{% if %}", "line 3:", id="syntax"),
        pytest.param("{% include 'nowhere.html' %}", "there is no template 'nowhere.html'", id="template"),
        pytest.param("{{ patch|safe }}", "there is no filter 'safe'", id="safe"),
        pytest.param(
            "{% autoescape false %}{{ patch }}{% endautoescape %}",
            "autoescape may not be switched",
            id="autoescape",
        ),
        pytest.param("{{ above.count.value + above.count.value }}", "templates do no sums (+)", id="a sum"),
        pytest.param("{{ '' ~ patch }}", "~ joins values", id="joining"),
        pytest.param("{% if above.situation == 'soem' %}{% endif %}", "did you mean 'some'?", id="situation"),
        pytest.param("</p>{% endblock %}{% block detial %}<p>x", "did you mean 'detail'?", id="block"),
        pytest.param("{{ 10 ** 100000000 }}", "templates do no sums (**)", id="a large power"),
        pytest.param("{{ 'a' * 10000000000 }}", "templates do no sums (*)", id="a long string"),
        pytest.param("{{ compared_with }}", "nothing (None) has no words", id="None"),
        pytest.param("{{ patch.__class__ }}", "patch has no '__class__'", id="dunder"),
        pytest.param("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'", id="dunder of text"),
        pytest.param("{{ above.count.origin.to_json() }}", "no 'to_json'", id="a method"),
        pytest.param("{{ 'a'.format() }}", "not safely callable", id="a call"),
        pytest.param("{{ range(10) }}", "there is no 'range'", id="range"),
        pytest.param("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "without end", id="recursion"),
        pytest.param("{{ 'x'|number }}", "line 3", id="text where a number is due"),
    ],
)
def test_a_wrong_template(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(TemplateError) as caught:
        built(tmp_path, HEAD + text + TAIL)
    assert says in str(caught.value)
    assert "highest.html" in str(caught.value) or "nowhere.html" in str(caught.value)


def test_a_template_that_loops_for_ever(tmp_path: Path) -> None:
    with pytest.raises(
        TemplateError, match=r"templates/highest.html, line 3: it took longer than 0.5 seconds"
    ):
        built(tmp_path, HEAD + ENDLESS + "{% endfor %}" * 12 + TAIL, "seconds_a_draft = 0.5")


def test_a_template_that_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"line 3: it uses more memory than a draft may"):
        built(tmp_path, HEAD + HUGE + "{{ a }}" + TAIL, "memory_mb = 200")


def test_a_template_without_the_frame(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"wanted {% extends 'story.html' %}"):
        built(tmp_path, "<p>A story</p>")


def test_a_symlink_out_of_the_project_is_refused(tmp_path: Path) -> None:
    project = copied("covid-north-east", tmp_path)
    (project / "templates").mkdir()
    (tmp_path / "outside.html").write_text("<p>secret</p>")
    (project / "templates" / "highest.html").symlink_to(tmp_path / "outside.html")
    with pytest.raises(TemplateError, match=r"templates/highest\.html: it lies outside the project"):
        build(load(project), no_network)


def test_a_figure_typed_into_a_template_blocks_the_draft(tmp_path: Path) -> None:
    edition = built(tmp_path, HEAD + "Some 27 areas, twice." + TAIL)
    draft = next(d for d in edition.drafts if d.story == "highest")
    assert draft.status == "blocked"
    assert [c.message[:4] for c in draft.cautions if c.id == "unproved"] == ["'27'", "'twi"]
    # and the sister story no longer links to it
    assert all(link.slug != draft.slug for d in edition.drafts for link in d.see_more)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("\U000f0001Twenty-seven\ue000", "line 3: a private-use character", id="a forged claim"),
        pytest.param("a\u202e48", r"line 3: a character that readers do not see, U\+202E", id="turned"),
        pytest.param("a\u2069", r"line 3: a character that readers do not see, U\+2069", id="an isolate"),
        pytest.param("a\x00", r"line 3: a character that readers do not see, U\+0000", id="NUL"),
        pytest.param("a\ufdd0", r"line 3: a character that readers do not see, U\+FDD0", id="no character"),
        pytest.param('<a href="{{ above.count }}.html">x</a>', "inside a tag", id="a figure in an attribute"),
    ],
)  # fmt: skip
def test_what_would_forge_or_fill(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(TemplateError, match=says):
        built(tmp_path, HEAD + text + TAIL)


def test_an_insert_from_outside_is_not_read(tmp_path: Path) -> None:
    project = copied("covid-north-east", tmp_path)
    (tmp_path / "secret.md").write_text("---\nheading: H\nplaces: Middlesbrough\nsource: S\n---\nsecret")
    (project / "inserts" / "a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(InsertError, match=r"inserts/a.md: it lies outside the project"):
        build(load(project), no_network)


def test_one_patch_that_cannot_be_said_blocks_its_draft_alone(tmp_path: Path) -> None:
    clause = "{% if spread.found %}{{ 'no number'|number }}{% endif %}"  # only the patch of six councils has a spread
    edition = built(tmp_path, f"{HEAD}As it is.{clause}{TAIL}")
    blocked = [d for d in edition.drafts if d.status == "blocked"]
    assert [d.slug for d in blocked] == ["durham-darlington-teesside-highest"]
    assert blocked[0].cautions[0].id == "unsayable"
    assert "line" in blocked[0].cautions[0].message


def test_a_draft_without_end_is_blocked(tmp_path: Path) -> None:
    loops = "".join(f"{{% for {name} in above.areas %}}" for name in "abcd")
    edition = built(tmp_path, HEAD + loops + "{{ above.count }}" + "{% endfor %}" * 4 + TAIL)
    story = next(d for d in edition.drafts if d.slug == "durham-darlington-teesside-highest")
    assert (story.status, story.cautions[0].id) == ("blocked", "unsayable")
    assert len(story.text) < 100
