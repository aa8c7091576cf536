"""Each mistake of an editor's that we know of, made in a template of a newsroom's own and made in phrases."""

# ruff: noqa: E501
# a case a line

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.angles import vocabulary
from newsgen.errors import TemplateError
from newsgen.pipeline import assemble_edition, build
from newsgen.project import load
from newsgen.workers import LocalPool
from newsgen.writing.limits import Limits
from newsgen.writing.lint import lint_templates
from tests.regenerate import no_network

TOML = """[project]
title = "T"
style = "uk-regional"
[data]
source = "t.csv"
published = 2025-02-13
publisher = "the Health Office"
area = { name = "name", kind = "ward", within = { council = "council" } }
period = { ends = "week_ending", grain = "week" }
[measures.m]
column = "cases"
kind = "count"
noun = "new case"
[[patches]]
name = "Barsetshire"
[[stories]]
name = "highest"
template = "highest.html"
angles = [{ use = "highest" }, { use = "multiple_of_average" }, { use = "spread" }, { use = "direction" }, { use = "suppressed" }]
"""
TABLE = """name,council,week_ending,cases
Plumstead,Barchester,2025-02-02,0
Plumstead,Barchester,2025-02-09,140
Framley,Silverbridge,2025-02-02,210
Framley,Silverbridge,2025-02-09,10
Puddingdale,Barchester,2025-02-02,80
Puddingdale,Barchester,2025-02-09,90
Crabtree,Hamersham,2025-02-02,61
Crabtree,Hamersham,2025-02-09,66
"""


def project(tmp_path: Path, **files: str) -> Path:
    """A project of one story with these templates: `highest_html` is highest.html."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "newsgen.toml").write_text(TOML)
    (tmp_path / "t.csv").write_text(TABLE)
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (tmp_path / "templates" / f"{stem.replace('_block', '.block')}.{ending}").write_text(
            text, encoding="utf-8"
        )
    return tmp_path


def linted(folder: Path) -> list[str]:
    declared = load(folder)
    try:
        lint_templates(folder, declared.about.style, declared.stories, vocabulary(), Limits(10, 1024))
    except TemplateError as error:
        return [str(fault) for fault in error.faults]
    return []


HEAD = '{% extends "story.html" %}\n{% block headline %}A story{% endblock %}\n'


def page(detail: str) -> str:
    """A template whose third line is its detail."""
    return f"{HEAD}{{% block detail %}}{detail}{{% endblock %}}"


HTML = {
    "entities: a figure": (page("<p>The council&#8217;s plan&#160;&ndash; and &#53;.</p>"), ["line 3: a hard space; wanted a plain space: &nbsp; is left in the text", "line 3: the template types '5'"]),
    "entities: letters": (page("<p>The council&#8217;s &ndash; &#x2019;em &pound; &eacute; &hellip;</p>"), []),
    "entities: a named hard space": (page("<p>\n'em&nbsp;all</p>"), ["line 4: a hard space"]),
    "includes itself": (page('{% include "highest.html" %}'), ["line 3: it includes itself; wanted another template's name"]),
    "extends itself": ('{% extends "highest.html" %}{% block detail %}<p>Hello.</p>{% endblock %}', ["line 1: it extends itself"]),
    "markup that blocks: a tag": (page("<h1>Big</h1>\n<p>x<br>y</p>\n<p>a<p>b</p>"), ["line 3: <h1> is not kept by every CMS", "line 4: <br> is not kept by every CMS", "line 5: <p> in <p>"]),
    "markup that blocks: signs": (page("<p>Health & safety, R&D, a < b, c > d.</p>"), ["line 3: a stray \"&\"; wanted &amp;", "line 3: a \"<\" that starts no plain tag", "line 3: a stray \">\"; wanted &gt;"]),
    "markup that blocks: a script": (page('<p onclick="x()">a</p>\n<script>x</script>'), ["line 3: onclick= on <p> is not kept by every CMS", "line 4: <script> is not kept by every CMS"]),
    "markup that blocks: never closed": (page("<p>a"), ["line 3: <p> is never closed"]),
    "markup that blocks: in a branch": (page("{% if whole %}\n<h1>a</h1>{% endif %}"), ["line 4: <h1> is not kept"]),
    "markup in branches": (page("<ul>{% for a in highest.next %}<li>{{ a }}</li>{% endfor %}</ul>{% if whole %}<p>a{% else %}<p>b{% endif %} c</p>"), []),
    "misspelt attribute": (page("{% if highest.top.previuos %}<p>It has a past.</p>{% endif %}"), ["line 3: highest.top has no 'previuos'; did you mean 'previous'?"]),
    "misspelt attribute, three deep": (page("<p>{{ highest.top.area.nmae }}</p>"), ["highest.top.area is an area and has no 'nmae'; did you mean 'name'?"]),
    "misspelt attribute, in a loop": (page("{% for a in highest.next %}<p>{{ a.vlaue }}</p>{% endfor %}"), ["line 3: a has no 'vlaue'; did you mean 'value'?"]),
    "misspelt attribute, of what was set": (page("{% set a = highest.top %}<p>{{ a.vlaue }}</p>"), ["a has no 'vlaue'; did you mean 'value'?"]),
    "an attribute that is asked for": (page("{% if highest.ned is defined %}<p>a</p>{% endif %}"), []),
    "quotes from Word": (page("<p>{{ highest.top.count|count(“case”) }}</p>"), ["line 3: {{ highest.top.count|count(“case”) }} has a curly quote, “; wanted straight ones inside {{ }}: \" or '"]),
    "quotes from Word, in a statement": (page("{% if highest.situation == “tied” %}{% endif %}"), ["has a curly quote, “; wanted straight ones inside {% %}"]),
    "quotes from Word: unclosed": (page("<p>{{ highest.top </p>"), ["line 3: '{{ highest.top </p>{% endblock' is not closed; wanted }} after it"]),
    "quotes from Word: super": (page("{{ super }}<p>More.</p>"), ["line 3: super stands without its brackets; wanted {{ super() }}"]),
    "quotes from Word: a bad end": (page("{% for a in highest.next %}<p>{{ a }}</p>{% endfor}"), ["line 3: '{% endfor}{% endblock %}' is not closed; wanted %} after it"]),
    "never ended": (page("{% for a in highest.next %}<p>{{ a }}</p>"), ["line 3: {% for a in highest.next %} is not closed; wanted {% endfor %} before {% endblock %}"]),
    "a statement that there is not": (page("{% fro a in highest.next %}<p>{{ a }}</p>{% endfor %}"), ["line 3: there is no {% fro %}; did you mean 'for'?"]),
    "set in a loop": (page('{% set seen = "no" %}{% for a in highest.next %}\n{% set seen = "yes" %}{% endfor %}<p>Seen {{ seen }}.</p>'), ["line 4: 'seen' is set inside a loop, and outside of it nobody sees that; wanted it set before the loop and not in it"]),
    "set in two loops": (page("{% for a in highest.next %}{% set b = a %}<p>{{ b }}</p>{% endfor %}{% for a in highest.next %}{% set b = a %}<p>{{ b }}</p>{% endfor %}"), []),
    "words outside blocks": (HEAD.replace("\n", "\n<p>This never prints.</p>", 1) + "{% block detail %}<p>Hi.</p>{% endblock %}", ["line 2: '<p>This never prints.</p>' stands in no block, and so is never printed; wanted it inside {% block detail %}"]),
    "words outside blocks: a name": (page("<p>Hi.</p>") + "\n{{ patch }}", ["line 4: a {{ }} stands in no block"]),
    "words outside blocks: in an if": (page("<p>Hi.</p>") + "\n{% if whole %}Hi{% endif %}", ["line 4: 'Hi' stands in no block"]),
    "settings outside blocks": (page("<p>Hi.</p>") + "\n{% set a %}b{% endset %}{# note #}{% macro m() %}c{% endmacro %}", []),
    "a brace": (page("<p>{ patch }</p>"), ["line 3: a '{' that would be printed"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), HTML.values(), ids=HTML)
def test_in_a_template(tmp_path: Path, text: str, says: list[str]) -> None:
    found = linted(project(tmp_path, highest_html=text))
    assert all(any(f"templates/highest.html, {one}" in f or one in f for f in found) for one in says), found
    assert says or not found


def test_two_templates_that_include_each_other(tmp_path: Path) -> None:
    folder = project(
        tmp_path, highest_html=page('{% include "b.html" %}'), b_html='<p>{% include "highest.html" %}</p>'
    )
    assert linted(folder) == [
        "templates/b.html, line 1: it includes 'highest.html', which takes in this one: highest.html > b.html > highest.html; wanted another template's name"
    ]


def test_a_template_that_extends_itself_in_the_place_of_the_shipped(tmp_path: Path) -> None:
    folder = project(tmp_path, highest_html=page("<p>a</p>"), story_html='{% extends "story.html" %}')
    assert linted(folder) == [
        "templates/story.html, line 1: it extends itself; did you mean 'shipped/story.html'?"
    ]


PHRASES = {
    "entities: a figure": ("The council&#8217;s plan &ndash; and &#53;.", "the sentence types '5'"),
    "entities: a named hard space": ("'em&nbsp;all", "a hard space; wanted a plain space"),
    "includes itself": ("{{ lead }}", "highest.lead says itself without end"),
    "markup that blocks: a tag": ("<h1>Big</h1>", "<h1> in a sentence; wanted strong, em or a"),
    "markup that blocks: signs": ("Health & safety.", 'a stray "&"; wanted &amp;'),
    "misspelt attribute": ("{{ highest.top.previuos }}", "highest.top has no 'previuos'; did you mean 'previous'?"),
    "misspelt attribute, three deep": ("{{ highest.top.area.nmae }}", "has no 'nmae'; did you mean 'name'?"),
    "quotes from Word": ("{{ highest.top.count|count(“case”) }}", "has a curly quote, “; wanted straight ones"),
    "quotes from Word: unclosed": ("{{ highest.top", "'{{ highest.top' is not closed; wanted }} after it"),
    "quotes from Word: super": ("{{ super }} More.", "a phrase has no super; wanted 'or' in the place of 'say'"),
    "quotes from Word: a bad end": ("{% for a in highest.next %}{{ a }}{% endfor}", "'{% endfor}' is not closed"),
    "set in a loop": ('{% set seen = "no" %}Seen.', '{% set seen = "no" %} in a sentence; wanted'),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "says"), PHRASES.values(), ids=PHRASES)
def test_in_phrases(tmp_path: Path, sentence: str, says: str) -> None:
    folder = project(tmp_path, highest_phrases=f"lead\n  say {sentence}\n")
    found = linted(folder)
    assert [one for one in found if one.startswith("templates/highest.phrases, line ") and says in one], found
    with pytest.raises(TemplateError) as caught:  # and a build refuses it too
        build(load(folder), no_network)
    assert says in str(caught.value)


def test_words_outside_a_role(tmp_path: Path) -> None:
    assert linted(project(tmp_path, highest_phrases="This never prints.\n")) == [
        "templates/highest.phrases, line 1: 'This never prints.' is no name of a role; wanted small letters and _: lead, other_end"
    ]


BLOCKS = {
    "a name": ("<p>{{ pacth }}</p>", "line 1: there is no 'pacth'"),
    "what it has": ("{% for a in it.areas %}\n<p>{{ a.vlaue }}</p>{% endfor %}", "line 2: a has no 'vlaue'; did you mean 'value'?"),
    "a filter in a branch": ("{% if whole %}<p>{{ patch|plurl }}</p>{% endif %}", "there is no filter 'plurl'; did you mean 'plural'?"),
    "markup": ("<h1>{{ caption }}</h1>", "line 1: <h1> is not kept by every CMS"),
    "a figure": ("<p>There were 20.</p>", "line 1: the template types '20'"),
    "set in a loop": ("{% for a in it.areas %}{% set b = a %}{% endfor %}<p>{{ b }}</p>", "'b' is set inside a loop"),
    "not closed": ("<p>{{ patch </p>", "line 1: '{{ patch </p>' is not closed; wanted }} after it"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), BLOCKS.values(), ids=BLOCKS)
def test_in_a_block(tmp_path: Path, text: str, says: str) -> None:
    folder = project(tmp_path, list_block_html=text)
    assert [one for one in linted(folder) if one.startswith("templates/list.block.html, ") and says in one]
    with pytest.raises(TemplateError) as caught:
        build(load(folder), no_network)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"highest_html": page("<p>{{ highest.top.value|per_cent }}</p>")}, id="in a template"),
        pytest.param({"highest_phrases": "lead\n  say {{ highest.top.value|per_cent }}\n"}, id="in phrases"),
    ],
)
def test_a_unit_changed_by_a_filter(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(
        TemplateError, match=r"per_cent: a figure whose unit is 'count'; wanted one of per cent or share"
    ):
        build(load(project(tmp_path, **files)), no_network)


RUN = {
    "words": ("{{ highest.top -}} had {{- highest.top.value }} cases .", ["'Plumstead in Barchesterhad' run together", "had140' run together", "' .' in the text"]),
    "stops": ("Figures from {{ publisher }} .. See all,, here", ["'..' in the text", "',,' in the text"]),
    "as it should be": ("{{ highest.top }} had {{ highest.top.value }} cases, {{ highest.top }}’s ... so far.", []),
}  # fmt: skip


@pytest.mark.parametrize("where", ["template", "phrases"])
@pytest.mark.parametrize(("text", "says"), RUN.values(), ids=RUN)
def test_words_run_together(tmp_path: Path, text: str, says: list[str], where: str) -> None:
    html, phrases = {"highest_html": page(f"<p>{text}</p>")}, {"highest_phrases": f"lead\n  say {text}\n"}
    (draft,) = build(load(project(tmp_path, **(html if where == "template" else phrases))), no_network).drafts
    found = [one.message for one in draft.cautions if one.id == "run_together"]
    assert all(any(one in message for message in found) for one in says), (found, draft.text)
    assert says or not found


def noted(folder: Path) -> tuple[str, ...]:
    declared = load(folder)
    return lint_templates(folder, declared.about.style, declared.stories, vocabulary(), Limits(10, 1024))


NOTES = {
    "an order that leaves out lines": (
        {"highest_story": "headline of highest\nstandfirst of highest\norder of highest\n  lead\n"},
        "templates/highest.story: it leaves out what the shipped one tells: yardstick of highest, behind of highest",
    ),
    "a say in the place of several": (
        {"words_phrases": "source\n  otherwise\n    say The figures come from {{ publisher }}.\n"},
        "templates/words.phrases, line 3: it takes the place of 4 shipped wordings; 'or' would add to them",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "says"), NOTES.values(), ids=NOTES)
def test_a_note(tmp_path: Path, files: dict[str, str], says: str) -> None:
    found = noted(project(tmp_path, **files))
    assert [one for one in found if one.startswith(says)], found


def test_what_adds_is_no_note(tmp_path: Path) -> None:
    assert noted(project(tmp_path, words_phrases="source\n  otherwise\n    or  By {{ publisher }}.\n")) == ()


def test_phrases_are_looked_through_once(tmp_path: Path) -> None:
    folder = project(tmp_path, words_phrases="source\n  otherwise\n    or  By {{ publisher }}.\n")

    def clean() -> dict[Path, int]:
        with LocalPool(__name__) as pool:
            assert assemble_edition(load(folder), no_network, pool, caches=tmp_path / "caches").edition.drafts
        return {path: path.stat().st_mtime_ns for path in (tmp_path / "caches").rglob("*.clean")}

    first = clean()
    assert len(first) == 1
    assert clean() == first
    (folder / "templates" / "words.phrases").write_text(
        "source\n  otherwise\n    or  From {{ publisher }}.\n"
    )
    assert len(clean()) == 2


def test_shipped_phrases_are_not_looked_through(tmp_path: Path) -> None:
    with LocalPool(__name__) as pool:
        assemble_edition(load(project(tmp_path)), no_network, pool, caches=tmp_path / "caches")
    assert [*(tmp_path / "caches").rglob("*.clean")] == []
