"""Which claims tell a change from one period to another."""

from __future__ import annotations

from newsgen.model.derivation import Derivation, Input, Select

_RULES = frozenset({"difference", "percent_change", "streak", "since"})


def tells_change(origin: Input) -> bool:
    """Whether a derivation holds a change anywhere: that of a count of areas that rose does."""
    match origin:
        case Derivation(rule=rule, inputs=inputs):
            return rule in _RULES or any(map(tells_change, inputs))
        case Select(compute=compute):
            return compute is not None and tells_change(compute)
        case _:
            return False
