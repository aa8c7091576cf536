"""Whatever runs a template is bounded: a build, a rule of newsgen.toml, `newsgen lint` and `newsgen say`."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.angles import vocabulary
from newsgen.errors import NewsgenError, TemplateError
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.limits import Limits
from newsgen.writing.lint import lint_templates
from newsgen.writing.say import say_line
from tests.projects import copied
from tests.regenerate import no_network

SECONDS = 0.5
LETTERS = "a" * 20
ENDLESS = "".join(f"{{% for x{i} in '{LETTERS}' %}}" for i in range(12)) + "x" + "{% endfor %}" * 12
NESTED = "".join(f"{{% for x{i} in 'a' %}}" for i in range(21)) + "x" + "{% endfor %}" * 21
FILLING = '{% set a = "' + "a" * 4096 + '" %}' + "{% set a %}{{ a }}{{ a }}{% endset %}" * 30
HOSTILE = {
    "a long text": ("{{ 'a' * 999999999 }}", "templates do no sums"),
    "a large power": ("{{ 10**10**8 }}", "templates do no sums"),
    "a range": ("{{ range(10**9)|list }}", "there is no filter 'list'"),
    "a batch": ("{{ 'abc'|batch(1) }}", "there is no filter 'batch'"),
    "centred": ("{{ 'a'|center(1000000000) }}", "there is no filter 'center'"),
    "indented": ("{{ 'a'|indent(1000000000) }}", "there is no filter 'indent'"),
    "without end": (ENDLESS, "it took longer than 0.5 seconds"),
    "it fills the machine": (FILLING, "it uses more memory than a draft may"),
    "a long number": ("{{ 1" + "0" * 4300 + " }}", "a number of more than 4,300 digits"),
    "brackets in brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "it nests too deep"),
    "loops in loops": (NESTED, "too many statically nested blocks"),
    "tags in tags": ("<em>" * 200, ""),
}


def limits() -> Limits:
    return Limits(SECONDS, 200)


@pytest.mark.parametrize(("template", "says"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_said(template: str, says: str) -> None:
    if not says:
        assert say_line(template, "uk-regional", {}, Path(), limits()) == ""
        return
    seconds = 30 if "memory" in says else SECONDS
    with pytest.raises(TemplateError) as caught:
        say_line(template, "uk-regional", {}, Path(), Limits(seconds, 200))
    assert says in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("asked", ["words|plural", "2|count(words)", "words|with_article"])
@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("a" * 200, True),
        ("a" * 201, False),
        ("a" * 30_000, False),
        ("oxinlaw" * 3_000, False),
        ("aof" * 6_000, False),
        ("ies" * 9_000, False),
    ],
    ids=["200", "201", "a", "ox", "of", "ies"],
)
def test_a_noun_of_so_many_letters_is_said_and_no_longer_one(asked: str, words: str, right: bool) -> None:
    def say() -> str:
        return say_line(f"{{{{ {asked} }}}}", "uk-regional", {"words": words}, Path(), limits())

    if right:
        assert words[:-1] in say()
    else:
        with pytest.raises(NewsgenError, match="wanted a noun of at most 200 characters") as caught:
            say()
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("'a' * 999999999", "templates do no sums (*)"),
        ("10**10**8", "templates do no sums (**)"),
        ("1" + "0" * 4300, "a number of more than 4,300 digits"),
        ("(" * 3000 + "1" + ")" * 3000, "it nests too deep"),
        ("not " * 5000 + "1", "it nests too deep"),
        ("'\\U000f0000'[7]", ""),
    ],
)
def test_a_rule(tmp_path: Path, rule: str, says: str) -> None:
    project = copied("covid-north-east", tmp_path)
    toml = project / "newsgen.toml"
    toml.write_text(
        toml.read_text().replace("[[stories]]\n", f"[[stories]]\nwhen = '''{rule}'''\n", 1), encoding="utf-8"
    )
    with pytest.raises(NewsgenError) as caught:
        build(load(project), no_network)
    assert says in str(caught.value)
    assert "newsgen.toml, story 'highest', when" in str(caught.value)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ 1" + "0" * 4300 + " }}", "templates/highest.html: a number of more than 4,300 digits"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "templates/highest.html: it nests too deep"),
        (NESTED, "templates/highest.html: it cannot be compiled: too many statically nested blocks"),
        ("<" * 60_000 + " 27", "the template types '27'"),
    ],
)
def test_what_lint_finds(tmp_path: Path, template: str, says: str) -> None:
    project = copied("covid-north-east", tmp_path)
    (project / "templates").mkdir()
    head = '{% extends "story.html" %}{% block body %}'
    (project / "templates" / "highest.html").write_text(head + template + "{% endblock %}")
    found = load(project)
    with pytest.raises(TemplateError) as caught:
        lint_templates(project, found.about.style, found.stories, vocabulary(), Limits(5, 1024))
    assert says in str(caught.value)
