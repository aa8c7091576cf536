"""Where the templates are that come with newsgen."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# a wheel has them inside the package, a checkout beside it
SHIPPED = next(
    folder / "templates" for folder in (_PACKAGE, _PACKAGE.parent) if (folder / "templates").is_dir()
)
