"""Nobody but newsgen's own code can make a claim: not by any escape of any layer, wherever a person may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.language.style import load_style
from newsgen.model.body import Body
from newsgen.own_file import PRIVATE
from newsgen.writing.environment import sandbox
from newsgen.writing.inserts import read_inserts
from newsgen.writing.ledger import CLOSE, FIRST, INSERT, LINK_FIRST, PART_BODY, Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_body
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
    text = '---\nplaces: [A]\nsource: "x"\nheading: "\\U000F0000h\\uE000"\n---\n&#xF0001;27 times&#xE000; &#983041;\n'
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
