"""The inflect library, loaded when a noun first needs it, and loaded fast.

inflect asks typeguard to rewrite each of its functions with run-time type checks, which parses its four
thousand lines once a function: more than three seconds at import, against a twentieth of a second without.
What we hand it is checked beforehand, so we import it with those checks left out.
"""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from inflect import engine

T = TypeVar("T")


@cache
def inflector() -> engine:
    """The one engine."""
    if "inflect" not in sys.modules:
        _import_unchecked()
    import inflect

    return inflect.engine()


def _import_unchecked() -> None:
    """Import inflect while a stand-in sits in typeguard's place."""
    real = sys.modules.get("typeguard")
    stand_in = ModuleType("typeguard")
    stand_in.typechecked = _unchanged  # type: ignore[attr-defined]
    sys.modules["typeguard"] = stand_in
    try:
        import inflect  # noqa: F401
    finally:
        if real is None:
            del sys.modules["typeguard"]
        else:
            sys.modules["typeguard"] = real


def _unchanged(function: T) -> T:
    return function
