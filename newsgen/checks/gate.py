"""What a gate is: a check that may put a caution on a draft, or block it.

Each gate is a file of this room with a docstring that says what it stops, a SEVERITY, and

    faults(draft, plan, house) -> the messages of whatever is wrong, none where all is well

and is found by its file's name, which is its id.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from newsgen.model.draft import Caution, Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

Severity = Literal["note", "warn", "block"]


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate, discovered."""

    id: str
    doc: str
    severity: Severity
    faults: Callable[[Draft, StoryPlan, House], Iterable[str]]


@cache
def gates() -> tuple[Gate, ...]:
    """Every gate, by id."""
    package = importlib.import_module(__package__)
    modules = (
        importlib.import_module(f"{__package__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)
    )
    return tuple(
        Gate(m.__name__.rpartition(".")[2], m.__doc__ or "", m.SEVERITY, m.faults)
        for m in modules
        if hasattr(m, "SEVERITY")
    )


def gate(drafts: tuple[Draft, ...], plans: tuple[StoryPlan, ...], house: House) -> tuple[Draft, ...]:
    """The drafts with the cautions of every gate."""
    return tuple(
        replace(
            draft,
            cautions=draft.cautions
            + tuple(
                Caution(g.id, g.severity, message)
                for g in gates()
                for message in g.faults(draft, plan, house)
            ),
        )
        for draft, plan in zip(drafts, plans, strict=True)
    )
