"""SVG -> PNG, in the pictures' own typeface, cached by content: the same drawing is never drawn twice."""

from __future__ import annotations

import os
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from newsgen.errors import Fault, ProjectError

FACES = "Inter-Regular.otf", "Inter-SemiBold.otf"


def png(svg: str, wide: int, cache: Path | None = None) -> bytes:
    """The picture, `wide` pixels across. ProjectError where resvg-py is not installed.

    The bytes depend on the drawing and the version of resvg alone: no face of the system is looked at. `cache` is a
    folder in which pictures are kept under the digest of what they are drawn from.
    """
    try:
        import resvg_py
    except ModuleNotFoundError:
        found, wanted = "PNG needs resvg-py", "pip install 'newsgen[maps]'"
        raise ProjectError(Fault("newsgen.toml, pictures", found, wanted)) from None
    kept = None
    if cache is not None:
        told = repr((resvg_py.__version__, wide, svg))
        kept = cache / "pictures" / f"{sha256(told.encode()).hexdigest()}.png"
        if kept.is_file():
            return kept.read_bytes()
    with as_file(files("newsgen.graphics").joinpath("fonts")) as folder:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=wide,
            skip_system_fonts=True,
            font_files=[str(folder / face) for face in FACES],
            font_family="Inter",
            sans_serif_family="Inter",
        )
    data = bytes(drawn)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(data)
        fresh.replace(kept)
    return data
