"""The functions that a gate may have, what they give, and what is wrong with a module that is to be a gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from types import ModuleType
from typing import Any, NamedTuple

from newsgen.errors import Fault, PluginError, nearest
from newsgen.gates.setting import SEVERITIES
from newsgen.registry import Announced, guarded

_SPEAKING = ("faults", "table_faults", "edition_faults")
FUNCTIONS = (*_SPEAKING, "seen")


class OnDraft(NamedTuple):
    """A message of `edition_faults` that is about one draft, and stands there."""

    slug: str
    message: str


def function_of(module: ModuleType, name: str, by: Announced | None) -> Callable[..., Any] | None:
    """A gate's function of that name, None where it has none; that of another package is held to what it may give."""
    function: Callable[..., Any] | None = getattr(module, name, None)
    if function is None or by is None:
        return function
    return guarded(by, f"{name}()", function, _RIGHT[name])


def unsound(where: str, module: ModuleType) -> Iterator[Fault]:
    """What of a module would let it pass everything in silence, or fail when it is used."""
    if (severity := getattr(module, "SEVERITY", None)) not in SEVERITIES:
        yield Fault(where, f"SEVERITY is {severity!r}", f"one of {', '.join(SEVERITIES)}")
    there = [name for name in FUNCTIONS if hasattr(module, name)]
    for name in there:
        if not callable(getattr(module, name)):
            yield Fault(where, f"{name} is {getattr(module, name)!r}", "a function")
    if not set(there) & {*_SPEAKING}:
        near = next((name for name in _own_functions(module) if nearest(name, _SPEAKING)), "")
        found = f"it has no {', '.join(_SPEAKING[:-1])} or {_SPEAKING[-1]}" + (near and f", but {near!r}")
        yield Fault(where, found, "one of them", nearest(near, _SPEAKING))
    elif "seen" in there and "edition_faults" not in there:
        yield Fault(where, "what `seen` keeps is for edition_faults, and it has none", "both, or neither")
    options = getattr(module, "Options", None)
    if options is not None and not (isinstance(options, type) and is_dataclass(options)):
        yield Fault(where, f"Options is {options!r}", "a frozen dataclass")


def _own_functions(module: ModuleType) -> list[str]:
    """The names of what it defines and could have meant to be found."""
    named = vars(module).items()
    return [name for name, value in named if getattr(value, "__module__", "") == module.__name__]


def _messages(where: str, said: Any) -> list[str]:
    return _each(where, said, str)


def _messages_or_on_drafts(where: str, said: Any) -> list[str | OnDraft]:
    found: list[str | OnDraft] = _each(where, said, str, OnDraft)
    for one in found:
        if isinstance(one, OnDraft):
            _each(where, list(one), str)
    return found


def _each(where: str, said: Any, *kinds: type) -> list[Any]:
    """The messages, each of which is of one of the kinds; those that a generator gives are there, too."""
    wanted = "messages (strings), none where all is well"
    if isinstance(said, str | bytes):  # each letter of it would be a message
        raise PluginError(Fault(where, f"it said {said!r}, one string", f"a list of {wanted}"))
    if not hasattr(said, "__iter__"):
        raise PluginError(Fault(where, f"it gave {said!r}", f"a list of {wanted}"))
    every = list(said)
    for one in every:
        if not isinstance(one, kinds):
            raise PluginError(Fault(where, f"{one!r} among what it said", wanted))
    return every


def _anything(_: str, kept: Any) -> Any:
    return kept


_RIGHT: dict[str, Callable[[str, Any], Any]] = {
    "faults": _messages,
    "table_faults": _messages,
    "edition_faults": _messages_or_on_drafts,
    "seen": _anything,
}
