"""Phrases, orders and blocks that break, run long or forge: one clear message with its file, and nothing claimed."""

# ruff: noqa: E501
# a case a line

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.errors import TemplateError
from newsgen.model.draft import Draft
from newsgen.model.hidden import PRIVATE
from tests.gates.small import plan
from tests.small_house import house, told

ORDER = "headline of seed\nstandfirst of seed\norder of seed\n  lead\n"
TOP = "headline\n  say Hello\nstandfirst\n  nothing\nval\n  say {{ highest.top.value }}\n"
AT = "templates/seed.phrases, line 8: "


def draft(folder: Path, phrases: str, order: str = ORDER, block: str = "") -> Draft:
    files = {"seed.story": order, "seed.phrases": TOP + phrases, "x.block.html": block}
    return told(house(folder, files), plan(), "seed.story")


def lead(sentence: str) -> str:
    return f"lead\n  say {sentence}\n"


def roles(count: int, last: str) -> str:
    return (
        lead("{{ r0 }}")
        + "".join(f"r{i}\n  say {{{{ r{i + 1} }}}}\n" for i in range(count))
        + f"r{count}\n  say {last}\n"
    )


CUT = "".join(f"{{{{ val[{i}] }}}}" for i in range(4))
FORGED = {
    "a literal": r"{{ '\U000f0000' }}27 times{{ '\ue000' }}",
    "an entity": "&#xF0000;27 times&#xE000;",
    "an entity alone": "27&#xF0001; times",
    "a decimal entity": "&#983040;27 times&#57344;",
    "the beginning of a role": "{{ val[:9] }} 27 times{{ val|last }}",
    "the secret alone": CUT + " 27 times",
    "the secret at the end": "27 times" + CUT,
    "cut out of a role": CUT + "{{ val[4] }}27 times" + CUT + "{{ val|last }}",
    "never closed": CUT + "{{ val[4] }}27 times",
    "rows that there are not": CUT + r"{{ '\ue1ff' }}27 times",
    "a part": "{{ part.headline }}27 times",
    "a choice": "{{ '27 times'|_slot }}",
}


@pytest.mark.parametrize("sentence", FORGED.values(), ids=FORGED)
def test_a_sentence_forges_nothing(tmp_path: Path, sentence: str) -> None:
    one = draft(tmp_path, lead(sentence))
    assert [claim.text for claim in one.claims] == []
    assert any("7" in number for number in one.unproved)
    assert not PRIVATE.search(one.body_html + one.text)


@pytest.mark.parametrize("sentence", FORGED.values(), ids=FORGED)
def test_a_headline_forges_nothing(tmp_path: Path, sentence: str) -> None:
    phrases = TOP.replace("Hello", sentence) + lead("There.")
    one = told(house(tmp_path, {"seed.story": ORDER, "seed.phrases": phrases}), plan(), "seed.story")
    assert one.claims == ()
    assert any("7" in number for number in one.unproved)
    assert not PRIVATE.search(one.headline)


def test_a_block_forges_nothing(tmp_path: Path) -> None:
    cut = "".join(f"{{{{ x[{i}] }}}}" for i in range(4))
    block = f"{{% set x %}}{{{{ highest.top.value }}}}{{% endset %}}<p>{cut}{{{{ x[4] }}}}27 times{cut}{{{{ x|last }}}}</p>"
    one = draft(tmp_path, lead("There."), ORDER + "  [x]\n", block)
    assert one.claims == ()
    assert "27" in one.unproved


def test_rows_in_a_sentence_are_not_lost(tmp_path: Path) -> None:
    one = draft(tmp_path, lead("See {{ [highest.top]|rows }}."))
    assert [claim.text for claim in one.claims] == ["1", "400.0"]


BROKEN = {
    "it says itself": (lead("{{ lead }}"), AT + "seed.lead stands in more than 50 roles that say one another; wanted a role that ends"),
    "they say each other": (lead("{{ b }}") + "b\n  say {{ lead }}\n", "stands in more than 50 roles that say one another"),
    "a thousand in one another": (roles(1000, "End."), "stands in more than 50 roles that say one another"),
    "brackets in brackets": (lead("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"), AT + "it nests too deep"),
    "a long number": (lead("{{ 1" + "0" * 4300 + " }}"), AT + "a number of more than 4,300 digits"),
    "not closed": (lead("{{ a"), AT),
    "a statement": (lead("{% for x in 'a' %}{% endfor %}"), AT + "{% %} in a sentence"),
    "a sum": (lead("{{ 'a' * 999999999 }}"), AT + "templates do no sums (*)"),
    "what is hidden": (lead("{{ highest.__class__ }}"), AT + "the angle highest has no '__class__'"),
    "a text's own": (lead("{{ ''.__class__ }}"), AT + "access to attribute '__class__'"),
    "turned": (lead("A\u202eB."), AT + "a character that readers do not see, U+202E"),
    "nul": (lead("A\x00B."), AT + "a character that readers do not see, U+0000"),
    "private use": (lead("A\ue000B."), AT + "a private-use character, U+E000"),
    "60,000 cases": ("lead\n" + "  when grain is a\n    say A.\n" * 60_000, "templates/seed.phrases, line 7: seed.lead says nothing of this case"),
    "a million spaces": ("lead\n  when highest is found" + " " * 1_000_000 + "x\n    say A.\n", AT + "'found x' is no answer"),
    "too large": (lead("A.") + "# note\n" * 300_000, "templates/seed.phrases: it is too large; wanted at most 2,097,152 bytes"),
}  # fmt: skip


@pytest.mark.parametrize(("phrases", "says"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_phrases(tmp_path: Path, phrases: str, says: str) -> None:
    with pytest.raises(TemplateError) as caught:
        draft(tmp_path, phrases)
    assert says in str(caught.value)


WHEN = "lead\n  when highest is {}\n    say A.\n  otherwise\n    say B.\n"
RIGHT = {
    "50 in one another": (roles(48, "End."), "End."),
    "10,000 answers": (WHEN.format(" or ".join(f"a{i}" for i in range(10_000))), "B."),
    "10,000 conditions": (WHEN.format(" and ".join(["found"] + ["highest is found"] * 9_999)), "A."),
    "a million spaces": (WHEN.format(" " * 1_000_000 + "found"), "A."),
    "a name of 5,000 letters": (lead("{{ " + "a" * 5000 + " }}") + "a" * 5000 + "\n  say A.\n", "A."),
    "two megabytes": (lead("A.") + "# note\n" * 299_500, "A."),
    "lines of another system": (lead("A.").replace("\n", "\r\n"), "A."),
    "tabs": ("lead\n\twhen\thighest  is\tfound\n\t\tsay\tA.\n\totherwise\n\t\tsay B.\n", "A."),
    "a note": (lead("{# x #}A."), "A."),
}  # fmt: skip


@pytest.mark.parametrize(("phrases", "says"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_in_phrases(tmp_path: Path, phrases: str, says: str) -> None:
    assert draft(tmp_path, phrases).text == says


def test_a_byte_order_mark_is_none_of_the_text(tmp_path: Path) -> None:
    newsroom = house(tmp_path, {"seed.story": "\ufeff" + ORDER, "seed.phrases": "\ufeff" + TOP + lead("A.")})
    assert told(newsroom, plan(), "seed.story").text == "A."


@pytest.mark.parametrize("name", ["seed.phrases", "seed.story", "x.block.html"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(Path.mkdir, "it is a folder; wanted a file", id="a folder"),
        pytest.param(os.mkfifo, "it is not an ordinary file; wanted a file", id="a pipe"),
        pytest.param(lambda path: path.symlink_to("nowhere"), "wanted a readable file", id="a dangling link"),
        pytest.param(lambda path: path.symlink_to(path.name), "wanted a readable file", id="a link to itself"),
        pytest.param(lambda path: path.symlink_to("/etc/hostname"), "it lies outside the project", id="a link out"),
        pytest.param(lambda path: path.write_bytes(b"\xff"), "not text; wanted UTF-8", id="no text"),
    ],
)  # fmt: skip
def test_a_file_that_is_none(tmp_path: Path, name: str, make: Callable[[Path], None], says: str) -> None:
    files = {"seed.story": ORDER + "  [x]\n", "seed.phrases": TOP + lead("A."), "x.block.html": ""}
    newsroom = house(tmp_path, files)
    path = tmp_path / "templates" / name
    path.unlink()
    make(path)
    with pytest.raises(TemplateError) as caught:
        told(newsroom, plan(), "seed.story")
    assert f"templates/{name}: " in str(caught.value)
    assert says in str(caught.value)


IN = "templates/seed.story, line "
ORDERS = {
    "an unknown line": (ORDER + "  Lead!\n", IN + "5: 'Lead!' is no line of an order"),
    "two headlines": ("headline of seed\n" + ORDER, IN + "2: a second 'headline'; wanted one; it stands in line 1, too"),
    "two standfirsts": (ORDER + "standfirst of seed\n", IN + "5: a second 'standfirst'; wanted one; it stands in line 2, too"),
    "two orders": (ORDER + "order of seed\n", IN + "5: a second 'order'"),
    "nothing": ("", "templates/seed.story: it has no 'order'"),
    "no order": ("headline of seed\n", "templates/seed.story: it has no 'order'"),
    "an order without of": (ORDER.replace("order of", "order"), IN + "3: 'order seed' is no order; wanted order, or order of highest"),
    "an order of nobody": (ORDER.replace("order of seed", "order of"), IN + "3: 'order of' is no order"),
    "a sum that ends": (ORDER + "  lead +\n", IN + "5: '' is no line of an order"),
    "a sum of nothing": (ORDER + "  lead + + lead\n", IN + "5: '' is no line of an order"),
    "a block and a role": (ORDER + "  [x] + lead\n", IN + "5: [x] shares its line; wanted a block on a line of its own"),
    "a role and a block": (ORDER + "  lead + [x]\n", IN + "5: [x] shares its line; wanted a block on a line of its own"),
    "a block for a headline": (ORDER.replace("headline of seed", "headline [x]"), IN + "1: 'headline [x]' is no line"),
    "no space": (ORDER + "  ##lead\n  -lead\n", IN + "5: '##lead' is no line"),
    "a million spaces": (ORDER + "  lead of" + " " * 1_000_000 + "seed x\n", IN + "5: 'seed x' is no name of a finding"),
    "hidden": (ORDER + "  le\x00ad\n", IN + "5: a character that readers do not see"),
    "100,000 lines": (ORDER + "  lead\n" * 100_000, "wanted at most 400,000 and 12,000"),
}  # fmt: skip


@pytest.mark.parametrize(("order", "says"), ORDERS.values(), ids=ORDERS)
def test_what_is_wrong_in_an_order(tmp_path: Path, order: str, says: str) -> None:
    try:
        found = "\n".join(
            caution.message for caution in draft(tmp_path, lead("There it is."), order).cautions
        )
    except TemplateError as error:
        found = str(error)
    assert says in found


TOLD = {
    "an empty order": (ORDER.removesuffix("  lead\n"), ""),
    "others of nothing": (ORDER + "  lead of others\n", "A."),
    "a long sum": (ORDER + "  " + " + ".join(["lead"] * 500) + "\n", "A.\n\n" + " ".join(["A."] * 500)),
    "items and headings": (ORDER + "  - lead\n  ## lead\n  - lead\n  - lead\n  lead\n", "A.\n\n- A.\n\nA.\n\n- A.\n- A.\n\nA."),
    "a block twice": (ORDER + "  [x]\n  [x]\n", "A.\n\nB.\n\nB."),
    "a block between items": (ORDER + "  - lead\n  [x]\n  - lead\n", "A.\n\n- A.\n\nB.\n\n- A."),
    "tabs and lines of another system": (ORDER.replace("  lead", "\t-\tlead").replace("\n", "\r\n"), "- A."),
}  # fmt: skip


@pytest.mark.parametrize(("order", "text"), TOLD.values(), ids=TOLD)
def test_what_an_order_tells(tmp_path: Path, order: str, text: str) -> None:
    assert draft(tmp_path, lead("A."), order, "<p>B.</p>").text == text
