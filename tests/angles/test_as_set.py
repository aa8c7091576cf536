"""What a project sets and no draft could print as it stands is refused when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import Fault
from newsgen.project.stories import stories_of

ASKED = """[[stories]]
name = "one"
template = "highest.html"
"""

DECIMALS = "a number of at most 9 decimals: drafts print all of them"


@pytest.mark.parametrize(
    ("use", "found", "wanted"),
    [
        ({"use": "multiple_of_average", "times": 1.0}, "times = 1.0", "a multiple above 1, such as 1.5 or 2"),
        ({"use": "multiple_of_average", "times": 0.5}, "times = 0.5", "a multiple above 1, such as 1.5 or 2"),
        ({"use": "multiple_of_average", "times": -2.0}, "times = -2.0", "a multiple above 1, such as 1.5 or 2"),
        ({"use": "multiple_of_average", "times": 4 / 3}, f"times = {4 / 3}", DECIMALS),
        *(
            ({"use": angle, "threshold": threshold}, f"threshold = {1 / 3}", DECIMALS)
            for angle in ("above", "below", "crossed", "spread")
            for threshold in (1 / 3, {"region": 300, "council": 1 / 3})
        ),
    ],
)  # fmt: skip
def test_refused(use: dict[str, object], found: str, wanted: str) -> None:
    faults: list[Fault] = []
    raw = {"stories": [{"name": "one", "template": "highest.html", "angles": [use]}]}
    stories_of(Path("newsgen.toml"), ASKED, raw, faults)
    (fault,) = faults
    assert (fault.found, fault.wanted) == (found, wanted)
    assert fault.where == f"newsgen.toml, line 1, angle {use['use']!r}"


@pytest.mark.parametrize(
    "use",
    [
        {"use": "multiple_of_average", "times": 1.000000001},
        {"use": "multiple_of_average", "times": 2},
        {"use": "multiple_of_average"},
        {"use": "above", "threshold": 123.456789012},
        {"use": "below", "threshold": -0.5},
        {"use": "spread"},
    ],
)
def test_taken(use: dict[str, object]) -> None:
    faults: list[Fault] = []
    raw = {"stories": [{"name": "one", "template": "highest.html", "angles": [use]}]}
    assert stories_of(Path("newsgen.toml"), ASKED, raw, faults)[0].angles
    assert faults == []
