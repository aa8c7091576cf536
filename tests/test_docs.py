"""The generated pages are those of the code as it is."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.pages import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text() == PAGES[name](), "run: python -m tests.regenerate"
