"""How places are named at first and at later mention."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import LanguageError
from newsgen.language import HouseStyle
from newsgen.language.names import Gazetteer, holds_parent, load_gazetteer, mention

GAZETTEER = """
    [places."North East"]
    said = "the North East"
    [places."Isle of Wight"]
    said = "the Isle of Wight"
    preposition = "on"
    [nicknames]
    Teesside = ["Hartlepool", "Middlesbrough", "Redcar and Cleveland", "Stockton-on-Tees"]
"""

MENTIONS = [  # name, parent, first, ambiguous, patch_is_parent
    (("Park East", "Darlington", True, False, False), "Park East in Darlington"),
    (("Park East", "Darlington", False, False, False), "Park East"),
    (("Park East", "Darlington", True, False, True), "Park East"),
    (("Park East", "", True, False, False), "Park East"),
    (("Park East", "", True, True, False), "Park East"),
    (("Grangetown", "Sunderland", False, True, False), "Grangetown in Sunderland"),
    (("Grangetown", "Sunderland", True, True, True), "Grangetown"),
    (("Bank & Ville", "Redcar & Cleveland", True, False, False), "Bank and Ville in Redcar and Cleveland"),
    (("Middlesbrough Central", "Middlesbrough", True, False, False), "Middlesbrough Central"),
    (("Central Middlesbrough", "Middlesbrough", True, False, False), "Central Middlesbrough"),
    (("Hartlepool", "Hartlepool", True, False, False), "Hartlepool"),
    (("Hartlepool", "Hartlepool", True, True, False), "Hartlepool"),
    (("Stockton Town Centre", "Stockton-on-Tees", True, False, False), "Stockton Town Centre"),
    (("Newcastle City Centre", "Newcastle upon Tyne", True, False, False), "Newcastle City Centre"),
    (("Durham City", "County Durham", True, False, False), "Durham City"),
    (("Darlingtonshire", "Darlington", True, False, False), "Darlingtonshire in Darlington"),
    (("North Shields", "North Tyneside", True, False, False), "North Shields in North Tyneside"),
    (("Consett", "County Durham", True, False, False), "Consett in County Durham"),
    (("Ryde", "Isle of Wight", True, False, False), "Ryde on the Isle of Wight"),
    (("Gateshead", "North East", True, False, False), "Gateshead in the North East"),
    (("\ue000Park East\ue001", "Darlington", True, False, False), "\ue000Park East\ue001 in Darlington"),
]  # fmt: skip


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "places.toml"
    path.write_text(GAZETTEER, encoding="utf-8")
    return load_gazetteer(path)


@pytest.mark.parametrize(("place", "words"), MENTIONS)
def test_mention(
    place: tuple[str, str, bool, bool, bool], words: str, uk: HouseStyle, gazetteer: Gazetteer
) -> None:
    assert str(mention(*place, style=uk, gazetteer=gazetteer)) == words


def test_the_house_may_part_name_and_council_by_a_comma(ap: HouseStyle) -> None:
    assert str(mention("Park East", "Darlington", True, False, False, ap)) == "Park East, Darlington"
    assert str(mention("Park East", "Darlington", False, False, False, ap)) == "Park East"


def test_a_name_that_is_none(uk: HouseStyle) -> None:
    with pytest.raises(LanguageError, match="wanted the name of a place"):
        mention("", "Darlington", True, False, False, uk)


def test_holds_parent_reads_whole_words(uk: HouseStyle) -> None:
    assert holds_parent("York Road", "City of York", uk)
    assert holds_parent("york road", "York", uk)
    assert not holds_parent("Yorkshire Street", "York", uk)
    assert not holds_parent("A.B", "AxB", uk)


def test_gazetteer(gazetteer: Gazetteer) -> None:
    assert gazetteer.say("North East") == "the North East"
    assert gazetteer.say("Darlington") == "Darlington"
    assert gazetteer.preposition("Isle of Wight") == "on"
    assert gazetteer.preposition("North East") == ""
    teesside = ["Stockton-on-Tees", "Redcar and Cleveland", "Middlesbrough", "Hartlepool"]
    assert gazetteer.nickname(teesside) == "Teesside"
    assert gazetteer.nickname(teesside[1:]) == ""
    assert gazetteer.nickname([*teesside, "Darlington"]) == ""


FAULTS = [
    ("place = 1", "place: unknown table; wanted one of places, nicknames; did you mean 'places'?"),
    ("places = 1", "places: 1; wanted a table [places]"),
    ('[places]\n"North East" = "the North East"', "places.North East: 'the North East'; wanted a table"),
    (
        '[places."X"]\nsay = "the X"',
        "places.X.say: unknown key; wanted one of said, preposition; did you mean 'said'?",
    ),
    ('[places."X"]\nsaid = 1', "places.X.said: 1; wanted text"),
    ('[nicknames]\nX = ["A"]', "nicknames.X: ['A']; wanted a list of two names or more"),
    ('[nicknames]\nX = "A, B"', "nicknames.X: 'A, B'; wanted a list of two names or more"),
    ('[nicknames]\nX = ["A", 2]', "nicknames.X: ['A', 2]; wanted a list of two names or more"),
    ("[places", "a gazetteer in TOML"),
]


@pytest.mark.parametrize(("toml", "found"), FAULTS)
def test_a_fault_of_a_gazetteer_names_its_file_and_key(tmp_path: Path, toml: str, found: str) -> None:
    path = tmp_path / "places.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(LanguageError) as caught:
        load_gazetteer(path)
    assert str(caught.value).startswith(str(path))
    assert found in str(caught.value)


def test_a_gazetteer_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"none\.toml: there is no such file"):
        load_gazetteer(tmp_path / "none.toml")
