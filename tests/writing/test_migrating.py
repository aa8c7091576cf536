"""Templates that changed a shipped story, as phrases: what becomes of each piece, and what is left to an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.angles import vocabulary
from newsgen.errors import TemplateError
from newsgen.writing.phrases.migrating import Migrated, extended, migrated
from newsgen.writing.phrases.phrase_file import read_phrases
from newsgen.writing.phrases.story_file import read_order

ORDER = """# The shipped story.
headline of above or highest
order of highest
  lead
  [first_links]
  leaders
  [list] of above or highest
  [more_links]
  [map]
"""
HEAD = '{% extends "highest.html" %}\n'


def made(template: str, order: str = ORDER) -> Migrated:
    return migrated(HEAD + template, "own", "templates/own.html", order, vocabulary())


def lines(text: str) -> list[str]:
    """The lines of a file without its notes at the margin."""
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ('{% extends "highest.html" %}', "highest"),
        ("{#- A note. -#}{%- extends 'shipped/lowest.html' -%}", "lowest"),
        ('{% extends "flu-base.html" %}', "flu-base"),
        ("{% extends which %}", ""),
        ("<p>Nothing.</p>", ""),
    ],
)
def test_what_it_extends(template: str, name: str) -> None:
    assert extended(template, "templates/own.html") == name


def test_what_is_no_template() -> None:
    with pytest.raises(TemplateError, match=r"templates/own\.html, line 2: there is no 'endblock'"):
        extended("\n{% block opening %}", "templates/own.html")


@pytest.mark.parametrize(
    ("block", "role"),
    [
        pytest.param("Here, in {{ patch }}", ["  say Here, in {{ patch }}"], id="words and prints"),
        pytest.param(
            "{% one_of %}One{% or %}Two {{ patch }}{% or %}Three{% endone_of %}",
            ["  say One", "  or  Two {{ patch }}", "  or  Three"],
            id="a choice",
        ),
        pytest.param(
            "So it is {% one_of %}one{% or %}two{% endone_of %} here",
            ["  say So it is one here", "  or  So it is two here"],
            id="a choice inside a sentence",
        ),
        pytest.param(
            '{% if above.situation == "one" %}A{% elif above.situation in ["some", "all"] %}B{% else %}C{% endif %}',
            [
                "  when above is one", "    say A", "  when above is some or all", "    say B",
                "  otherwise", "    say C",
            ],
            id="situations",
        ),
        pytest.param(
            '{% if highest.situation == "tied" %}A{% endif %}',
            ["  when highest is tied", "    say A", "  otherwise", "    nothing"],
            id="silent without an else",
        ),
        pytest.param(
            '{% if highest.situation != "tied" %}A{% endif %}',
            ["  when highest is tied", "    nothing", "  otherwise", "    say A"],
            id="not that situation",
        ),
        pytest.param(
            '{% if not above.found %}A{% else %}B{% endif %}',
            ["  when above is found", "    say B", "  otherwise", "    say A"],
            id="nothing found",
        ),
        pytest.param(
            '{% if above is defined and above.situation in ["some", "all"] and measure.kind == "rate" %}A{% endif %}',
            ["  when above is some or all and measure is rate", "    say A", "  otherwise", "    nothing"],
            id="several questions",
        ),
        pytest.param(
            '{% if highest.situation == "tied" or highest.situation == "all" %}A{% else %}B{% endif %}',
            ["  when highest is tied or all", "    say A", "  otherwise", "    say B"],
            id="one question, two answers",
        ),
        pytest.param(
            '{% if publisher or above.found %}A{% else %}B{% endif %}',
            ["  when publisher is yes", "    say A", "  when above is found", "    say A", "  otherwise", "    say B"],
            id="one question or another",
        ),
        pytest.param(
            'It is so{% if publisher %}, says {{ publisher }}{% endif %}.',
            ["  when publisher is yes", "    say It is so, says {{ publisher }}.", "  otherwise", "    say It is so."],
            id="a condition inside a sentence",
        ),
        pytest.param(
            '{% if highest.situation == "tied" %}A{% elif publisher %}{% one_of %}B{% or %}C{% endone_of %}{% endif %}',
            [
                "  when highest is tied", "    say A", "  when publisher is yes", "    say B", "    or  C",
                "  otherwise", "    nothing",
            ],
            id="a choice under a condition",
        ),
        pytest.param(
            '{% if highest.reach == "far" %}A{% else %}B{% endif %}',
            ["  when highest.reach is far", "    say A", "  otherwise", "    say B"],
            id="a facet",
        ),
        pytest.param(
            '{% set top = highest.top %}{% set up = top.tied %}{{ top }} {{ "a top" if up else top.value }}',
            ['  say {{ highest.top }} {{ "a top" if highest.top.tied else highest.top.value }}'],
            id="names that were set",
        ),
    ],
)  # fmt: skip
def test_a_sentence(block: str, role: list[str]) -> None:
    found = made(f"{{% block standfirst %}}{block}{{% endblock %}}")
    assert found.left == ()
    assert lines(found.files["own.phrases"]) == ["standfirst", *role]
    assert "standfirst of own" in found.files["own.story"]


@pytest.mark.parametrize(
    ("block", "order", "roles"),
    [
        pytest.param("<p>A.</p>\n<p>B.</p>", ["opening of own", "opening_2 of own"], ["A.", "B."], id="paragraphs"),
        pytest.param("<h2>A</h2><p>B.</p>", ["## opening of own", "opening_2 of own"], ["A", "B."], id="a heading"),
        pytest.param(
            "<ul><li>A</li><li><strong>B</strong></li></ul>",
            ["- opening of own", "- opening_2 of own"],
            ["A", "<strong>B</strong>"],
            id="a list",
        ),
        pytest.param("<p>A.</p>{{ super() }}", ["opening of own", "lead"], ["A."], id="before what is shipped"),
        pytest.param("{{ super() }}<p>A.</p>", ["lead", "opening of own"], ["A."], id="after it"),
        pytest.param("", [], [], id="emptied"),
        pytest.param(
            "{% one_of %}<p>A.</p>{% or %}<p>B.</p>{% endone_of %}", ["opening of own"], ["A.", "B."], id="a choice"
        ),
    ],
)  # fmt: skip
def test_a_block(block: str, order: list[str], roles: list[str]) -> None:
    found = made(f"{{% block opening %}}{block}{{% endblock %}}")
    assert found.left == ()
    story = lines(found.files["own.story"])
    assert story == [
        "headline of above or highest",
        "order of highest",
        *(f"  {one}" for one in order),
        *ORDER.split("\n")[4:-1],
    ]
    said = [
        line.strip()[4:] for line in found.files.get("own.phrases", "").split("\n") if line.startswith("  ")
    ]
    assert said == roles


def test_branches_of_several_paragraphs() -> None:
    block = '{% if highest.situation == "tied" %}<p>A.</p>{% else %}<p>B.</p><p>C.</p>{% endif %}'
    found = made(f"{{% block detail %}}{block}{{% endblock %}}")
    assert lines(found.files["own.phrases"]) == [
        "detail", "  when highest is tied", "    say A.", "  otherwise", "    say B.",
        "detail_2", "  when highest is tied", "    nothing", "  otherwise", "    say C.",
    ]  # fmt: skip
    assert "  [first_links]\n  detail of own\n  detail_2 of own\n  [list]" in found.files["own.story"]


def test_macros_of_words_are_phrases() -> None:
    found = made(
        '{% from "words.html" import the_average, from_whom %}'
        "{% block opening %}<p>{{ the_average(average, area_kind)|sentence }}. "
        "{{ from_whom(publisher, published) }}</p>{% endblock %}"
    )
    assert lines(found.files["own.phrases"])[1:] == [
        '  say {{ average|said("the_average")|sentence }}. {{ source }}'
    ]


def test_words_that_were_set_are_a_role() -> None:
    found = made("{% block headline %}{% set what %}a {{ measure }}{% endset %}So {{ what }}{% endblock %}")
    assert lines(found.files["own.phrases"]) == [
        "headline",
        "  say So {{ what }}",
        "what",
        "  say a {{ measure }}",
    ]


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("<p>{{ mine(top) }}</p>", "opening: it calls the macro mine(), and phrases have roles in place of macros"),
        ("{{ mine(top) }}", "opening: the macro mine(top) is no paragraph"),
        ("<p>{% for a in highest.areas %}{{ a }}{% endfor %}</p>", "opening: a sentence has no {% for %}"),
        ("{% for a in highest.areas %}<p>{{ a }}</p>{% endfor %}", "opening: {% for %} is no paragraph"),
        (
            "{% if highest.count.value > 3 %}<p>A.</p>{% endif %}",
            "opening: {% if highest.count.value > 3 %} asks what no `when` can",
        ),
        ("<p>A {% if top.count %}B{% endif %}</p>", "opening: {% if top.count %} asks what no `when` can"),
        ("Words alone", "opening: 'Words alone' stands where a paragraph was wanted"),
        ('<p class="x">A.</p>', "opening: '<p class=\"x\">' stands where a paragraph was wanted"),
        (f"<p>{'{% one_of %}a{% or %}b{% endone_of %}' * 4}</p>", "opening: it has too many cases in one sentence"),
    ],
)  # fmt: skip
def test_what_is_left_keeps_its_old_lines(block: str, why: str) -> None:
    found = made(f"{{% block opening %}}\n{block}{{% endblock %}}")
    assert [(fault.where.rpartition(",")[0], fault.found) for fault in found.left] == [
        ("templates/own.html", why)
    ]
    phrases = found.files["own.phrases"]
    assert f"  # Left to you: {why.removeprefix('opening: ')}." in phrases
    assert " ".join(block.split()) in " ".join(phrases.replace("  #   ", "").split())
    assert "\n  nothing\n" in phrases


def test_a_headline_that_is_left_stays_the_shipped_one() -> None:
    found = made("{% block headline %}{{ mine(top) }}{% endblock %}")
    assert "headline of above or highest" in found.files["own.story"]
    assert len(found.left) == 1
    assert read_phrases(found.files["own.phrases"], "own", "own.phrases").roles == {}


def test_a_table_stays_as_it_is_in_a_block_of_the_furniture() -> None:
    table = "<table>{% for a in above.areas %}<tr><td>{{ a }}</td></tr>{% endfor %}</table>"
    found = made(f"{{% set top = above.top %}}{{% block list %}}{table}{{% endblock %}}")
    assert found.files["own_list.block.html"].split("\n") == ["{% set top = above.top %}", table]
    assert "  leaders\n  [own_list]\n  [more_links]" in found.files["own.story"]
    assert found.left == ()


def test_a_block_that_the_shipped_story_has_not_is_named() -> None:
    (fault,) = made("{% block openning %}<p>A.</p>{% endblock %}").left
    assert fault.found == "the block 'openning' changes nothing"
    assert fault.wanted.startswith("one of headline, standfirst, opening, first_links, detail, list")


@pytest.mark.parametrize("language", ["", "german"])
def test_what_it_writes_over_every_shipped_story_can_be_read(language: str) -> None:
    blocks = ("headline", "standfirst", "opening", "detail", "list", "map")
    template = "".join(f"{{% block {name} %}}<p>{name}.</p>{{% endblock %}}" for name in blocks[2:])
    template += "{% block headline %}A{% endblock %}{% block standfirst %}B{% endblock %}"
    # no project ever had a template of news.story
    every = (Path(__file__).parents[2] / "templates" / language).glob("*.story")
    stories = [path for path in every if path.stem != "news"]
    assert len(stories) == 10
    for path in stories:
        found = made(template, path.read_text(encoding="utf-8"))
        order = read_order(found.files["own.story"], "own", "own.story")
        phrases = read_phrases(found.files["own.phrases"], "own", "own.phrases")
        assert (order.faults, phrases.faults, found.left) == ([], (), ()), path.name
        own = {part.role for part in order.parts() if part.of == ("own",)}
        assert own == {*blocks} == {*phrases.roles}, path.name
