"""What a shipped story tells beside the angles that a project gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsgen.angles import angles
from newsgen.editorial.companions import COMPANIONS, companions_of
from newsgen.errors import Fault
from newsgen.project.stories import stories_of


def test_all_are_angles_that_need_nothing_set() -> None:
    known = angles()
    for names in COMPANIONS.values():
        for name in names:
            known[name].options()


@pytest.mark.parametrize(
    ("template", "lead", "count"),
    [
        pytest.param("highest.html", "highest", 6, id="by its old name"),
        pytest.param("highest.story", "highest", 6, id="shipped"),
        pytest.param("own.story", "highest", 6, id="an order of a newsroom's own"),
        pytest.param("own.html", "highest", 0, id="a plain template of a newsroom's own"),
        pytest.param("own.story", "above", 0, id="another lead"),
        pytest.param("numbers.story", "highest", 0, id="a story that says of all that it has"),
    ],
)
def test_the_lead_says_what_is_told_beside_it(template: str, lead: str, count: int) -> None:
    assert len(companions_of(template, lead)) == count


def aliases(template: str, uses: list[dict[str, Any]]) -> list[str]:
    faults: list[Fault] = []
    raw = {"measures": {"rate": {}}, "stories": [{"name": "s", "template": template, "angles": uses}]}
    (story,) = stories_of(Path("newsgen.toml"), "", raw, faults)
    assert not faults
    return [use.alias for use in story.angles]


def test_the_project_s_own_angles_come_first_and_stand_once() -> None:
    own = [{"use": "highest", "top": 3}, {"use": "lowest", "top": 1}]
    found = aliases("highest.html", own)
    assert found[:2] == ["highest", "lowest"]
    assert sorted(found) == sorted({"highest", "lowest", *COMPANIONS["highest"]})


def test_a_name_that_is_taken_is_left_alone() -> None:
    found = aliases("highest.html", [{"use": "highest"}, {"use": "lowest", "as": "whole"}])
    assert found.count("whole") == 1
