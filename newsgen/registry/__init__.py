"""One way of discovery: what is in the files of a room, and what other installed packages announce for it.

A file of a room is found by its place, and its name is its file's. Another package announces its own by entry points,
in its pyproject.toml:

    [project.entry-points."newsgen.angles"]
    near_average = "barsetshire.near_average"

The group is that of the room; the name is the last part of the module's. In newsgen.styles and newsgen.templates an
entry point names, under any name, a package whose folder holds the files. Nothing that is announced takes the place of
what newsgen ships, or of what another package announces: two of one name are an error.
"""

from newsgen.registry.entry_points import GROUPS, Announced, announced, announced_in, announced_modules
from newsgen.registry.guarding import guarded
from newsgen.registry.loading import module_of, modules
from newsgen.registry.places import files, folders, homes

__all__ = [
    "GROUPS",
    "Announced",
    "announced",
    "announced_in",
    "announced_modules",
    "files",
    "folders",
    "guarded",
    "homes",
    "module_of",
    "modules",
]
