"""The house styles that the tests of the language room speak."""

from __future__ import annotations

import pytest

from newsgen.language import HouseStyle, load_style


@pytest.fixture
def uk() -> HouseStyle:
    return load_style("uk-regional")


@pytest.fixture
def bbc() -> HouseStyle:
    return load_style("bbc")


@pytest.fixture
def ap() -> HouseStyle:
    return load_style("ap")
