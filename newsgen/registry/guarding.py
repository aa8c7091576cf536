"""A function of another package, called so that what goes wrong in it is told as its fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from newsgen.errors import Fault, InputError, PluginError
from newsgen.registry.entry_points import Announced

T = TypeVar("T")


def guarded(
    one: Announced, name: str, function: Callable[..., Any], right: Callable[[str, Any], T]
) -> Callable[..., T]:
    """A function of an entry point's module, giving what `right` makes of `one.where` and its answer.

    PluginError: it raises anything but an error about what the user gave, which is told as it is, and SystemExit too.
    """

    def call(*given: Any) -> T:
        try:
            return right(one.where, function(*given))
        except (InputError, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            why = " ".join(f"{type(error).__name__}: {error}".split())
            raise PluginError(
                Fault(one.where, f"{name} of {one.value} failed{_line(error)}: {why}")
            ) from error

    return call


def _line(error: BaseException) -> str:
    """Where it was raised, unless that was the call itself."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    if at is None or at.tb_frame.f_code.co_filename == __file__:
        return ""
    return f" ({Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno})"
