"""Which newsgen this is, to the last change of its code: what it writes depends on that too."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from newsgen.registry import announced, files

PACKAGE = Path(__file__).resolve().parent.parent
LIBRARIES = (
    *(
        "babel",
        "inflect",
        "jinja2",
        "lxml",
        "markdown-it-py",
        "nh3",
        "num2words",
        "numpy",
        "openpyxl",
        "pandas",
    ),
    *("pyarrow", "pydantic", "pyreadstat", "python-calamine", "python-dateutil", "pyyaml"),
)
"""Those that affect what is read or written, the optional ones among them."""


@cache
def stamp() -> bytes:
    """A digest of the interpreter's version, the libraries', newsgen's files and those of the packages that extend it.

    Files go by their size and the moment of their last change. Newsgen's own templates are left out: they have a part
    in the keys of the stories that use them.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    digest.update(repr([(name, _version(name)) for name in LIBRARIES]).encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".toml", ".html", ".css"} and "templates" not in path.parts[-2:-1]:
            found = path.stat()
            digest.update(repr((str(path.relative_to(PACKAGE)), found.st_size, found.st_mtime_ns)).encode())
    digest.update(repr(announced()).encode())
    for path in files():
        found = path.stat()
        digest.update(repr((str(path), found.st_size, found.st_mtime_ns)).encode())
    return digest.digest()


def _version(library: str) -> str:
    """That of a library as it is installed; "" where it is not."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
