"""How pydantic takes what a newsroom declares: nothing that is not known here, and no source code read for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": False}
"""The `__pydantic_config__` of every class that is declared in newsgen.toml."""


@contextmanager
def described() -> Iterator[None]:
    """A type adapter made in here knows what is said below each field.

    pydantic finds that in the source code, which takes longer than reading a project: only a schema is worth it.
    """
    before = STRICT["use_attribute_docstrings"]
    STRICT["use_attribute_docstrings"] = True
    try:
        yield
    finally:
        STRICT["use_attribute_docstrings"] = before
