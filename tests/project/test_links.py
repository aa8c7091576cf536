"""Links for readers are printed: one with a user's name or a password is refused, and not repeated."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import ProjectError
from newsgen.project import declared
from tests.history.county import TOML

SECRET = "https://desk:hunter2@example.org/map"


def tables(place: str, link: str) -> dict[str, Any]:
    found = tomllib.loads(TOML.format(published=date(2031, 1, 8), store="history.sqlite"))
    *above, last = place.split(".")
    inside: Any = found
    for name in above:
        inside = inside[int(name) if name.isdigit() else name]
    inside[last] = [{"url": link, "headline": "More"}] if last == "see_more" else link
    return found


PLACES = ["project.method_link", "data.link", "measures.rate.map_link", "stories.0.see_more"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("link", [SECRET, SECRET.replace("desk:hunter2", "hunter2"), SECRET.upper()])
def test_a_link_with_a_password_is_refused(place: str, link: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as refused:
        declared(tables(place, link), tmp_path)
    assert f"{place} has a user's name or a password in it" in str(refused.value)
    assert "hunter2" not in str(refused.value).lower()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("link", ["https://example.org/map?by=a@b", "https://example.org/@desk"])
def test_a_link_with_a_sign_elsewhere_is_not(place: str, link: str, tmp_path: Path) -> None:
    declared(tables(place, link), tmp_path)
