"""Figures as pictures: areas' outlines, and a patch's figures drawn in them; nothing here reads a table or a clock."""

from importlib.util import find_spec

from newsgen.errors import Fault, ProjectError


def be_there() -> None:
    """ProjectError where what draws is not installed: it is an extra."""
    if find_spec("shapely") is None:
        found, wanted = "maps and pictures need shapely", "pip install 'newsgen[maps]'"
        raise ProjectError(Fault("newsgen.toml, [map] or pictures", found, wanted))
