"""A package that extends newsgen from outside, `barsetshire`, and how a test puts one where Python finds it."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def entry_points(pyproject: Path) -> str:
    """Those of a pyproject.toml, as an installer writes them down."""
    declared = tomllib.loads(pyproject.read_text())["project"]["entry-points"]
    return "\n".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in declared.items()
    )


def installed(site: Path, announced: str = "", name: str = "barsetshire", version: str = "1.0") -> None:
    """Put the package into the folder `site`, as an installer leaves it: it works offline, and takes no time."""
    if not (site / "barsetshire").exists():
        without = shutil.ignore_patterns("__pycache__")
        shutil.copytree(HERE / "barsetshire", site / "barsetshire", ignore=without)
    describe(site, announced or entry_points(HERE / "pyproject.toml"), name, version)


def describe(site: Path, announced: str, name: str, version: str) -> None:
    """What an installer notes down of a package."""
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(announced, errors="surrogateescape")


def install(folder: Path) -> None:
    """The package in the folder's `plugin`, put into its `site`."""
    project = tomllib.loads((folder / "plugin" / "pyproject.toml").read_text())["project"]
    shutil.copytree(folder / "plugin" / project["name"], folder / "site" / project["name"])
    describe(
        folder / "site",
        entry_points(folder / "plugin" / "pyproject.toml"),
        project["name"],
        project["version"],
    )
