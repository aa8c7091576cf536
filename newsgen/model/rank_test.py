"""How sure a newsroom wants to be of a rank: the [ranks] table of its project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from newsgen.model.strict import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class RankTest:
    """The [ranks] table: when a place may be called the highest or the lowest plainly (docs/ranks.md)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    firm: float = 0.8
    """The chance, from 0 to 1, that the first of a ranking must have of being truly so; 0 asks for no test."""
    interval: float = 0.9
    """The chance with which an area's true rank lies in the range that cautions give."""


USUAL: Final = RankTest()
"""What a project without a [ranks] table asks for."""
