"""Characters that no text of a newsroom holds."""

from __future__ import annotations

import pytest
import yaml

from newsgen.model.hidden import dotted, hidden, hidden_faults, named

SEEN_NOT = "a character that readers do not see, "


@pytest.mark.parametrize(
    ("character", "said"),
    [
        pytest.param("\ue000", "a private-use character, U+E000", id="private use"),
        pytest.param("\uf8ff", "a private-use character, U+F8FF", id="its end"),
        pytest.param("\uf900", "", id="after it"),
        pytest.param("\ud800", "a private-use character, U+D800", id="half a character"),
        pytest.param("\ud7ff", "", id="before halves"),
        pytest.param("\U000f0000", "a private-use character, U+F0000", id="a further plane"),
        pytest.param("\U0010ffff", "a private-use character, U+10FFFF", id="the last of all"),
        pytest.param("\U000effff", SEEN_NOT + "U+EFFFF", id="a noncharacter before them"),
        pytest.param("\x00", SEEN_NOT + "U+0000", id="NUL"),
        pytest.param("\x1b", SEEN_NOT + "U+001B", id="ESC"),
        pytest.param("\x7f", SEEN_NOT + "U+007F", id="DEL"),
        pytest.param("\x9f", SEEN_NOT + "U+009F", id="the last control"),
        pytest.param("\xa0", "", id="a hard space"),
        pytest.param("\t", "", id="tab"),
        pytest.param("\n", "", id="line"),
        pytest.param("\u2029", SEEN_NOT + "U+2029", id="paragraph separator"),
        *(pytest.param(chr(n), SEEN_NOT + f"U+{n:04X}", id=f"{n:X}") for n in range(0x202A, 0x202F)),
        pytest.param("\u202f", "", id="a narrow space"),
        pytest.param("\u2065", "", id="before isolates"),
        *(pytest.param(chr(n), SEEN_NOT + f"U+{n:04X}", id=f"{n:X}") for n in range(0x2066, 0x206A)),
        pytest.param("\u206a", "", id="after isolates"),
        pytest.param("\ufdcf", "", id="before noncharacters"),
        pytest.param("\ufdd0", SEEN_NOT + "U+FDD0", id="a noncharacter"),
        pytest.param("\ufdef", SEEN_NOT + "U+FDEF", id="the last of its row"),
        pytest.param("\ufffd", "", id="the replacement"),
        pytest.param("\uffff", SEEN_NOT + "U+FFFF", id="the last of a plane"),
        pytest.param("\U0001fffe", SEEN_NOT + "U+1FFFE", id="of the next plane"),
        pytest.param("é", "", id="a letter"),
    ],
)
def test_what_is_hidden(character: str, said: str) -> None:
    found = hidden(f"a{character}b")
    assert (named(found) if found else "") == said


def test_the_first_is_named() -> None:
    found = hidden("a\u202eb\ue000")
    assert found
    assert named(found).endswith("U+202E")


def test_texts_of_a_file_are_found_wherever_they_stand() -> None:
    given = {"a": "b", "nouns": {"F\ue000": {"plural": "x"}}, "list": ["a", {"c": "\u202e"}], "n": 3}
    faults = [str(fault) for fault in hidden_faults(given, dotted)]
    assert sorted(faults) == [
        "list.1.c: a character that readers do not see, U+202E; wanted ordinary text",
        "nouns: a private-use character, U+E000; wanted ordinary text",
    ]


def test_aliases_are_looked_at_once() -> None:
    bombs = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    given = yaml.safe_load('a0: &a0 "\\uE000"\n' + bombs + "own: &own [*own]\n")
    assert len(list(hidden_faults(given, dotted))) <= 1 + 9
