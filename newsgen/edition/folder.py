"""What stands at OUT before an edition does: nothing, an edition, or something to be left alone."""

from __future__ import annotations

import stat
from pathlib import Path

from newsgen.edition.files import FOLDERS, LEFT_BY_DESKTOPS
from newsgen.edition.read import edition_record
from newsgen.edition.records import EditionRecord
from newsgen.edition.written import SUMS, sums_of
from newsgen.errors import Fault, OutputError
from newsgen.model.map_page_file import FOLDER as MAPS
from newsgen.model.picture import SUFFIXES
from newsgen.outputs.facts_json import FOLDER as FACTS
from newsgen.outputs.format import Held, edition_formats, story_suffixes

_SHOWN = 5


def refuse_unless_replaceable(out: Path) -> None:
    """OutputError if replacing the folder would lose anything that newsgen did not write.

    An ordinary file counts as ours if it has the name of one that an edition holds: those of the formats, for the
    stories that edition.json names, and those that the edition lists as written. A folder or a link never does. Where
    the list has a format's first file, it has its further ones too: another of such a name is somebody else's.
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
    record = edition_record(out)
    slugs = [story["slug"] for story in record["stories"]]
    ours = {f"stories/{slug}{suffix}" for slug in slugs for suffix in (*story_suffixes(), *SUFFIXES.values())}
    ours |= {f"{FACTS}/{patch['slug']}.json" for patch in record.get("patches", ()) if "slug" in patch}
    ours |= {f"{MAPS}/{page['file']}" for page in record.get("maps", ())}
    inside = [out / name for name in FOLDERS if (out / name).is_dir() and not (out / name).is_symlink()]
    there = [path for path in out.iterdir() if path not in inside]
    there += [path for folder in inside for path in folder.iterdir()]
    listed = set((sums_of(out) if all(_is_file(path) for path in there if path.name == SUMS) else None) or ())
    held = _held(record)
    for found in edition_formats():
        ours |= {*(found.names if found.name in listed else found.names_in(held))}
    ours |= listed | {SUMS}
    names = {path.relative_to(out).as_posix(): path for path in there}
    return sorted(
        name
        for name, path in names.items()
        if not (_is_file(path) and (name in ours or path.name in LEFT_BY_DESKTOPS))
    )


def _held(record: EditionRecord) -> Held:
    blocked = sum(story.get("status") == "blocked" for story in record["stories"])
    unwritten = record.get("unwritten")
    lines = len(unwritten) if isinstance(unwritten, list) else 0
    return Held(len(record["stories"]) - blocked, blocked, lines)


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)
