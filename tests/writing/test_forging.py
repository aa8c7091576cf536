"""Nobody but newsgen's own code can make a claim: not by any escape of any layer, wherever a person may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.errors import InsertError, LanguageError, ProjectError, TemplateError
from newsgen.language.gazetteer import load_gazetteer
from newsgen.language.style import load_style
from newsgen.model.body import Body
from newsgen.model.hidden import PRIVATE
from newsgen.project import load
from newsgen.writing.blame import blame
from newsgen.writing.claims import MOST_IN_A_SENTENCE, claims_of
from newsgen.writing.environment import sandbox
from newsgen.writing.inserts import read_inserts
from newsgen.writing.ledger import CLOSE, FIRST, INSERT, LINK_FIRST, PART_BODY, Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import DEEPEST, set_body, set_line
from tests.projects import copied
from tests.writing.test_speech import figure

OPEN = chr(FIRST)
SPEECH = Speech(load_style("uk-regional"))
SANDBOX = sandbox(Path("no-such-project"), SPEECH)
FIGURE = figure(24, "count", decimals=0)


def printed(template: str, **values: object) -> Body:
    """What a template comes to, on a ledger that nobody has seen."""
    SPEECH.ledger = Ledger()
    return set_body(SANDBOX.from_string(template).render(values), SPEECH.ledger, lambda number: None)


def claims(body: Body) -> list[str]:
    return [line.text[s.start : s.end] for line in body.lines for s in line.spans if s.mark.kind == "claim"]


def loose(body: Body) -> list[str]:
    return [number for line in body.lines for number in loose_numbers(line.loose())]


CAUGHT = "{% set x %}{{ f }}{% endset %}"
SECRET = "".join(f"{{{{ x[{i}] }}}}" for i in range(4))
OPENED = "".join(f"{{{{ x[{i}] }}}}" for i in range(5))
CLOSED = SECRET + "{{ x|last }}"
FIRST_FIVE = "{% for c in x %}{% if loop.index < 6 %}{{ c }}{% endif %}{% endfor %}"
LAST_FIVE = "{% for c in x %}{% if loop.revindex < 6 %}{{ c }}{% endif %}{% endfor %}"
FORGED = {
    "a literal": r"{{ '\U000f0000' }}27 times{{ '\ue000' }}",
    "a literal of a mark that is there": r"{{ f }} {{ '\U000f0000' }}27 times{{ '\ue000' }}",
    "a name that is set": r"{% set o = '\U000f0000' %}{{ o }}27 times{{ '\ue000' }}",
    "in a macro": r"{% macro m(a) %}{{ a }}{% endmacro %}{{ m('\U000f0000') }}27 times{{ m('\ue000') }}",
    "out of range": r"{{ '\U000fffff' }}27 times{{ '\ue000' }}",
    "an entity": "&#xF0000;27 times&#xE000;",
    "a decimal entity": "&#983040;27 times&#57344;",
    "a value": "{{ text }}",
    "a part": r"{{ '\ue012' }}27 times",
    "a link": r"{{ '\U00100000' }}27 times",
    "by a filter": r"{{ ['\U000f0000', '27 times']|and_list }}{{ '\ue000' }}",
    "cut out of what was caught": CAUGHT + OPENED + "27 times" + CLOSED,
    "cut out and never closed": CAUGHT + OPENED + "27 times",
    "letter by letter of what was caught": CAUGHT + FIRST_FIVE + "27 times" + LAST_FIVE,
    "the secret alone": CAUGHT + SECRET + "{{ text }}",
    "the secret twice, and at the end": CAUGHT + SECRET + SECRET + "{{ text }}" + SECRET,
    "a link to no story": CAUGHT + SECRET + r"{{ '\U00100063' }}27 times",
    "respelled": CAUGHT + "{% set y %}" + OPENED + "27 times" + CLOSED + "{% endset %}{{ y|sentence }}",
    "respelled from what is right": CAUGHT + "{{ x|sentence }}" + OPENED + "27 times" + CLOSED,
    "letter by letter": r"{% for c in '\U000f0000' %}{{ c }}{% endfor %}27 times{{ '\ue000'|first }}",
}


@pytest.mark.parametrize("template", FORGED.values(), ids=FORGED)
def test_a_forged_mark_claims_nothing_and_is_gone(template: str) -> None:
    body = printed(f"<p>{template}</p>", f=FIGURE, text=f"{OPEN}27 times{CLOSE}")
    ours = {"{{ f }} ": ["24"], "{{ x|sentence }}": ["Twenty-four"]}
    assert claims(body) == next((words for said, words in ours.items() if said in template), [])
    assert {"27", "Twenty"} & {*loose(body)}
    assert not PRIVATE.search(body.html + body.text + "".join(line.text for line in body.lines))
    assert "&#xF0000;" not in body.html


def test_an_insert_forges_nothing(tmp_path: Path) -> None:
    (tmp_path / "inserts").mkdir()
    text = '---\nplaces: [A]\nsource: "x"\nheading: "h"\n---\n&#xF0001;27 times&#xE000; &#983041;\n'
    (tmp_path / "inserts" / "a.md").write_text(text)
    (insert,) = read_inserts(tmp_path / "inserts")
    body = set_body(insert.html, Ledger())
    assert claims(body) == []
    assert loose(body) == ["27"]
    assert not PRIVATE.search(body.html + body.text + insert.text)


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("1270 people.", True),
        ("No one &  all", True),
        ("27", False),
        ("people. No", False),
        ("No one", False),
    ],
)
def test_an_insert_answers_for_whole_blocks(words: str, answered: bool) -> None:
    ledger = Ledger()
    ledger.mark("<p>1270 <em>people</em>.</p><ul><li>No one &amp; all</li></ul>", INSERT)
    assert ledger.answers_for(0, words) is answered


PIECES = st.sampled_from(
    [
        *(forged for forged in FORGED.values() if "|sentence" not in forged),  # which spells figures out
        *(
            "<p>",
            "</p>",
            "<strong>",
            "</strong>",
            "<td>",
            "</td>",
            "{{ f }}",
            "{{ f|in_full }}",
            " 27 ",
            "&amp;",
        ),
        *(
            r"{{ '\U000f0001' }}",
            r"{{ '\ue000' }}",
            r"{{ '\ue012' }}",
            "&#xE010;",
            "&#x100001;",
            "{{ text }}",
        ),
        r"{% set caught %}{{ f }} of it{% endset %}{{ caught }}",
    ]
)


@given(st.lists(PIECES, max_size=8))
def test_no_text_yields_a_claim_that_no_filter_made(pieces: list[str]) -> None:
    body = printed("".join(pieces), f=FIGURE, text=f"{chr(FIRST + 1)}27 {CLOSE}{PART_BODY}{chr(LINK_FIRST)}")
    ours = {"24", "24 new cases"}
    assert {*claims(body)} <= ours
    typed = sum(piece.count("27") for piece in pieces) + sum("{{ text }}" in piece for piece in pieces)
    assert len([number for number in loose(body) if "27" in number]) == typed
    assert not PRIVATE.search(body.html + body.text)


MARKS = (FIRST, FIRST + 1, 0xFFFFD, 0xFFFFF, LINK_FIRST, 0x10FFFF, ord(CLOSE), 0xE010, 0xE012, 0xD800, 0xF8FF)
LAYERS = (
    "{c}",
    "&#x{n:x};",
    "&#{n};",
    "&#x{n:X}",
    "&amp;#x{n:x};",
    "&#&#x{n:x};x{n:x};",
    "{{{{ '\\U{n:08x}' }}}}",
    "{{{{ '\\U{n:08x}'|first }}}}",
    "{{{{ 'a\\U{n:08x}'[1] }}}}",
    "{{{{ 'a\\U{n:08x}b'[1:] }}}}",
    "{{{{ ['\\U{n:08x}', 'b']|and_list }}}}",
    "{{{{ '\\U{n:08x}'|plural }}}}",
    "{{{{ '\\U{n:08x}'|quoted }}}}",
    "{{% for c in 'a\\U{n:08x}' %}}{{{{ c }}}}{{% endfor %}}",
    "{{% set c = '\\U{n:08x}' %}}{{{{ c }}}}",
    "{{{{ '\\N{{PRIVATE USE}}' }}}}",
    "{{{{ '\\U{n:08x}' ~ 'a' }}}}",
    "{{{{ '\\U{n:08x}'|e }}}}",
    "{{{{ '\\U{n:08x}'|safe }}}}",
    "{{{{ 'a'|replace('a', '\\U{n:08x}') }}}}",
    "{{{{ '{{:c}}'.format({n}) }}}}",
    "{{{{ '%c' % {n} }}}}",
    "{{{{ one_of('\\U{n:08x}') }}}}",
)
"""Every way in which a template may write a character; some are refused."""
PLACES = (
    "<p>{}</p>",
    '<p><img src="a.png" alt="{}"></p>',
    '<p><a href="a.html?{}">A</a></p>',
    "<table><tbody><tr><td>{}</td></tr></tbody></table>",
    "<p>{{% set caught %}}{}{{% endset %}}{{{{ caught }}}}{{{{ caught[:9] }}}}{{{{ caught|last }}}}</p>",
    "{{% macro m(a) %}}{{{{ a }}}}{}{{% endmacro %}}<p>{{{{ m(f) }}}}</p>",
    "<h2>{}</h2><p>{{{{ f }}}}</p>",
)
WRITTEN = st.builds(
    lambda layer, n: layer.format(c=chr(n), n=n), st.sampled_from(LAYERS), st.sampled_from(MARKS)
)
WORDS = st.sampled_from(
    ["27 times", " ", "{{ f }}", "{{ x }}", "{% set x %}{{ f }}{% endset %}", "<em>", "</em>", "&"]
)


@given(st.sampled_from(PLACES), st.lists(st.one_of(WRITTEN, WORDS), max_size=7), st.booleans())
def test_no_escape_of_any_layer_claims_anything_wherever_it_stands(
    place: str, pieces: list[str], headline: bool
) -> None:
    written = place.format("".join(pieces))
    SPEECH.ledger = Ledger()
    try:
        with blame("templates/forged.html"):
            text = SANDBOX.from_string(written).render(f=FIGURE)
            lines = (set_line(text, SPEECH.ledger),) if headline else set_body(text, SPEECH.ledger).lines
            views = "" if headline else set_body(text, SPEECH.ledger, lambda number: None)
    except (TemplateError, LanguageError):
        return
    words = [line.text[s.start : s.end] for line in lines for s in line.spans if s.mark.kind == "claim"]
    assert {*words} <= {"24", "Twenty-four"}
    told = "".join(line.text for line in lines)
    left = [number for line in lines for number in loose_numbers(line.loose()) if "27" in number]
    assert len(left) == told.count("27")
    assert not PRIVATE.search(told)
    if isinstance(views, Body):
        assert not PRIVATE.search(views.html + views.text)


ESCAPED = r"\U000F0000"


@pytest.mark.parametrize(
    "before",
    [
        'title = "',
        'noun = "',
        'short_noun = "',
        'unit = "',
        'definition = "',
        'publisher = "',
        'name = "County',
        'kind = "neighbour',
        'source = "The Northern',
        'means = "two',
    ],
)
@pytest.mark.parametrize("escape", [ESCAPED, r"\uE000", r"\u202E", r"\u0000"])
def test_an_escape_in_newsgen_toml_is_refused_with_its_line(tmp_path: Path, before: str, escape: str) -> None:
    project = copied("covid-north-east", tmp_path)
    toml = project / "newsgen.toml"
    text = toml.read_text()
    assert before in text
    toml.write_text(text.replace(before, before + escape, 1))
    with pytest.raises(ProjectError, match=r"newsgen.toml, line \d+: a .*character.*, U\+"):
        load(project)


def test_an_escape_in_a_house_style_or_gazetteer_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(f'inherits = "uk-regional"\n[labels]\nsee_more = "{ESCAPED}See"\n')
    with pytest.raises(
        LanguageError, match=r"house.toml: labels.see_more: a private-use character, U\+F0000"
    ):
        load_style("house", (tmp_path,))
    (tmp_path / "places.toml").write_text(f'[places]\nA = {{ said = "the {ESCAPED}A" }}\n')
    with pytest.raises(LanguageError, match=r"places.toml: places.A.said: a private-use character"):
        load_gazetteer(tmp_path / "places.toml")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("inserts/a.md", '---\nheading: "\\U000F0000h"\nplaces: A\nsource: x\n---\nB', "a.md, heading: a private"),
        ("inserts/a.md", '---\nheading: h\nplaces: ["\\u202EA"]\nsource: x\n---\nB', r"places.0: .*U\+202E"),
        ("inserts/a.md", "---\nheading: h\nplaces: A\nsource: x\n---\nB\u2067", r"line 6: .*U\+2067"),
        ("inserts/a.md", "---\nheading: h\nplaces: A\nsource: x\n---\nB\x00", r"line 6: .*U\+0000"),
    ],
)  # fmt: skip
def test_hidden_characters_of_an_insert_are_refused(tmp_path: Path, file: str, text: str, says: str) -> None:
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(text)
    with pytest.raises(InsertError, match=says):
        read_inserts(tmp_path / "inserts")


@pytest.mark.parametrize(("number", "right"), [(MOST_IN_A_SENTENCE, True), (MOST_IN_A_SENTENCE + 1, False)])
def test_a_sentence_has_so_many_figures_at_most(number: int, right: bool) -> None:
    body = printed("<p>" + "{{ f }}, " * number + "no more. And {{ f }}.</p>", f=FIGURE)
    if right:
        assert len(claims_of(body.lines[0], "body")) == number + 1
    else:
        with pytest.raises(LanguageError, match="one sentence has more than 200 figures"):
            claims_of(body.lines[0], "body")


@pytest.mark.parametrize(("depth", "right"), [(DEEPEST - 1, True), (DEEPEST, False)])
def test_elements_stand_so_deep_at_most(depth: int, right: bool) -> None:
    html = "<p>" + "<em>" * depth + "x" + "</em>" * depth + "</p>"
    if right:
        assert set_body(html).text == "x"
    else:
        with pytest.raises(LanguageError, match="more than 100 deep"):
            set_body(html)
