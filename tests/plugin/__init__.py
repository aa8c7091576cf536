"""A package that extends newsgen from outside, `barsetshire`, and how a test puts it where Python finds it."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent
ENTRY_POINTS = """\
[newsgen.angles]
middling = barsetshire.middling

[newsgen.gates]
asking = barsetshire.asking

[newsgen.outputs]
bars = barsetshire.bars
headlines = barsetshire.headlines

[newsgen.readers]
lines = barsetshire.lines

[newsgen.commands]
greet = barsetshire.greet

[newsgen.styles]
barsetshire = barsetshire.styles

[newsgen.templates]
barsetshire = barsetshire.templates
"""


def installed(site: Path, entry_points: str = ENTRY_POINTS, name: str = "barsetshire", version: str = "1.0") -> Path:
    """The folder `site` with the package in it, as an installer leaves it: it works offline, and takes no time."""
    if not (site / "barsetshire").exists():
        shutil.copytree(HERE / "barsetshire", site / "barsetshire", ignore=shutil.ignore_patterns("__pycache__"))
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(entry_points)
    return site
