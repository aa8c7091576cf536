"""A gate's quick look never passes what its long look finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.gates import figure_of_another_place, leftovers, place_kind
from newsgen.model import levels
from tests.gates.small import HOUSE, draft, plan

LONG = (leftovers._LEFT, leftovers._TWICE, leftovers._JOINED)
NAMES = ("Framley", "Framley West", "St. Ewold", "s", "West", "Hogglestock")
AROUND = (*NAMES, "'s", "\u2019s", "s", "'", "-", "_", " ", ".", "(", "x", "5", "\n")
CODES = ("E02000001", "E02000002", "E01000001", "E06000001", "E07000001", "E10000001", "X9", "E0200001", "")


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=9).map("".join)


@given(st.sampled_from(LONG).flatmap(st.from_regex))
def test_leftovers(text: str) -> None:
    one = replace(draft(), headline=text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leftovers, "_suspect", lambda _: True)
        found = list(leftovers.faults(one, plan(), HOUSE))
    assert list(leftovers.faults(one, plan(), HOUSE)) == found


@given(texts(AROUND), st.sampled_from(NAMES))
def test_names_of_places(text: str, name: str) -> None:
    """A name stands in a text as one pattern of it says."""
    whole = re.search(rf"(?<!\w){re.escape(name)}(?:['\u2019]?s)?(?!\w)", text) is not None
    assert figure_of_another_place._says(text, name) is whole


@given(texts(("E02000001", "K", "E", "12345678", "1", "_", " ", "-", "x")))
def test_codes_of_places(text: str) -> None:
    found, whole = place_kind._CODE.search(text), re.search(r"\b[EKNSW]\d{8}\b", text)
    assert (found and found.span()) == (whole and whole.span())


@given(st.lists(st.sampled_from(CODES), max_size=5))
def test_codes_of_one_kind_have_one_level(codes: list[str]) -> None:
    """So a glance at how they begin is enough."""
    if len({code[:3] for code in codes}) == 1:
        assert (
            len({levels._level(code, levels.schemes()["gss"], frozenset(codes)) for code in codes} - {None})
            <= 1
        )
