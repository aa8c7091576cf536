"""The pictures of the German example: what they say to those who see them, and to those who do not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsgen.model.draft import Draft
from newsgen.model.picture import Picture, PictureKind
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.regenerate import no_network

PICTURES: tuple[PictureKind, ...] = ("map", "bars", "line")
DAY, PLACE = "Barsetshire, in der Woche bis zum 9. Februar.", "Grippe-Inzidenz nach Ortsteil."
HIGHEST = {
    "map": f"Karte. {PLACE} {DAY} Beschriftet sind: Dumbello: 817,4. Roebury: 593,9. Framley: 521,1. "
    "Ullathorne: 474,6. Toogood Bridge: 426,4.",
    "line": "Liniendiagramm. Grippe-Inzidenz: Dumbello. 2. Februar: 729,4. 9. Februar: 817,4.",
}
KEY = ["400 und mehr", "200 bis unter 400", "100 bis unter 200", "50 bis unter 100", "unter 50"]
ENGLISH = re.compile(
    r"\b(the|by|in the|below|above|average|change|since|published|source|week|to)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    project = load(ROOT / "tests" / "projects" / "barsetshire-german")
    drawn = tuple(replace(one, pictures=PICTURES) for one in project.stories)
    return {
        one.slug: one
        for one in build(replace(project, stories=drawn), no_network, only=("barsetshire",)).drafts
    }


def picture(drafts: dict[str, Draft], slug: str, kind: str) -> Picture:
    return next(one for one in drafts[slug].pictures if one.kind == kind)


def texts(one: Picture) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", one.data.decode())


@pytest.mark.parametrize("kind", HIGHEST)
def test_words_for_those_who_do_not_see(kind: str, drafts: dict[str, Draft]) -> None:
    assert picture(drafts, "barsetshire-hoch", kind).alt == HIGHEST[kind]


def test_a_picture_of_changes_says_so_in_words_and_caption(drafts: dict[str, Draft]) -> None:
    one = picture(drafts, "barsetshire-rueckgang", "bars")
    title = "Grippe-Inzidenz: Veränderung seit dem 2. Februar."
    assert one.alt.startswith(
        f"Balkendiagramm. {title} {DAY} Prettyman's Piece: minus 190,9. Bunce's Meadow: minus"
    )
    assert one.caption == f"{title} {DAY}"


def test_caption_and_credit(drafts: dict[str, Draft]) -> None:
    one = picture(drafts, "barsetshire-hoch", "map")
    assert one.caption == f"{PLACE} {DAY}"
    source = "Quelle: das (erfundene) Gesundheitsamt von Barsetshire, veröffentlicht am 13. Februar 2025."
    assert one.credit == f"{source} Auch die Karte ist erfunden."


def test_the_key(drafts: dict[str, Draft]) -> None:
    found = texts(picture(drafts, "barsetshire-hoch", "map"))
    at = found.index(KEY[0])
    assert found[at : at + len(KEY)] == KEY
    assert " ".join(found[at - 3 : at]) == "höchstens zwei Neuerkrankungen, zurückgehalten"


def test_bars_have_their_average(drafts: dict[str, Draft]) -> None:
    assert "Durchschnitt: 186,0" in texts(picture(drafts, "barsetshire-hoch", "bars"))


def test_a_list_of_one_area_has_no_bars(drafts: dict[str, Draft]) -> None:
    assert "bars" not in [one.kind for one in drafts["barsetshire-zahlen"].pictures]


def test_nothing_is_english(drafts: dict[str, Draft]) -> None:
    names = {text for draft in drafts.values() for claim in draft.claims if (text := claim.text)}
    for draft in drafts.values():
        assert draft.pictures
        for one in draft.pictures:
            for said in (one.alt, one.caption, one.credit, *texts(one)):
                if said not in names:
                    assert not ENGLISH.search(said), (one.file, said)
