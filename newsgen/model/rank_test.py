"""How sure a newsroom wants to be of a rank: the [ranks] table of its project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from newsgen.model.strict import STRICT

FEW_CASES: Final = 5
"""Up to so many extra cases, a sentence on chance counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankTest:
    """The [ranks] table: when a story that calls an area first or last owes a sentence on chance (docs/ranks.md)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    firm: float | None = None
    """The chance, from 0 to 1, that the first of a ranking must have of being truly so; 0 asks for no test.

    Without it, the rank is weak where fewer extra cases would change it than twice the square root of second place's.
    """
    interval: float = 0.9
    """The chance with which an area's true rank lies in the range that cautions give."""


USUAL: Final = RankTest()
"""What a project without a [ranks] table asks for."""
