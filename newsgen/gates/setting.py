"""What a project says of a gate under [gates]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

Severity = Literal["note", "warn", "block"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""From the mildest on."""


@dataclass(frozen=True, slots=True)
class GateSetting:
    """A gate as this project has it: its severity, the reason where that was lowered, its options.

    `severity` and `options` are None where the project leaves the gate's own.
    """

    severity: Severity | None = None
    why: str = ""
    options: Any = None


def milder(one: Severity, other: Severity) -> bool:
    """Whether the first severity is below the second."""
    return SEVERITIES.index(one) < SEVERITIES.index(other)
