"""What stands at OUT before an edition does: nothing, an edition, or something to be left alone."""

from __future__ import annotations

from pathlib import Path

from newsgen.edition.read import edition_record
from newsgen.errors import Fault, OutputError
from newsgen.outputs.format import edition_formats, story_suffixes

_LEFT_BY_DESKTOPS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_SHOWN = 5


def refuse_unless_replaceable(out: Path) -> None:
    """OutputError if replacing the folder would lose anything that newsgen did not write.

    A file counts as ours if it has the name of one that an edition holds: those of the formats, for the
    stories that edition.json names.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OutputError(Fault(str(out), "a file, not a folder", "a folder for the edition"))
    if not out.exists() or not any(out.iterdir()):
        return
    if not (out / "edition.json").is_file():
        raise OutputError(Fault(str(out), "a folder that holds no edition", "a new, empty or edition folder"))
    if strangers := _strangers(out):
        more = f" and {len(strangers) - _SHOWN} more" if len(strangers) > _SHOWN else ""
        found = f"files that newsgen did not write: {', '.join(strangers[:_SHOWN])}{more}"
        raise OutputError(
            Fault(str(out), found, "an edition alone: move them elsewhere, or choose another folder")
        )


def _strangers(out: Path) -> list[str]:
    slugs = [story["slug"] for story in edition_record(out)["stories"]]
    ours = {f"stories/{slug}{suffix}" for slug in slugs for suffix in story_suffixes()}
    ours |= {name for found in edition_formats() for name in found.names}
    there = [path for path in out.iterdir() if path.name != "stories"]
    if (out / "stories").is_dir():
        there += (out / "stories").iterdir()
    names = (path.relative_to(out).as_posix() for path in there if path.name not in _LEFT_BY_DESKTOPS)
    return sorted(name for name in names if name not in ours)
