"""Where the templates are that a project need not bring: newsgen's own, and those of other packages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsgen.registry import folders

_PACKAGE = Path(__file__).resolve().parent.parent
# a wheel has them inside the package, a checkout beside it
SHIPPED = next(
    folder / "templates" for folder in (_PACKAGE, _PACKAGE.parent) if (folder / "templates").is_dir()
)
_OURS = ("*.html", "*.story", "*.phrases")


@cache
def shipped_folders(language: str) -> tuple[Path, ...]:
    """The folders of the templates in a language: those of other packages, then newsgen's own.

    Those of a language other than English are in a folder of its name. PluginError: two have a file of one name.
    """
    within = "" if language == "english" else language
    return folders("newsgen.templates", _OURS, SHIPPED / within, within)


def is_own(path: Path) -> bool:
    """Whether a file is a project's, and not one that newsgen ships."""
    return SHIPPED not in path.parents
