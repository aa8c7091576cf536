"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal[
    "holds", "changed", "swapped", "unsupported", "comparison", "list", "date", "cut", "note", "not ours"
]
FAILS = frozenset({"changed", "swapped", "unsupported", "comparison", "list", "date"})


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in a copy.

    `line` and `sentence` say where ("cut" has the draft's sentence, and line 0), `text` is what stands there, `was`
    what the draft has in its place ("" where nothing), `message` the sentence for people. `claim` is the number of
    the claim in the story's record that answers for it, -1 where none does.
    """

    verdict: Verdict
    line: int
    sentence: str
    text: str
    message: str
    was: str = ""
    claim: int = -1

    @property
    def fails(self) -> bool:
        """Whether the copy must not go out like this."""
        return self.verdict in FAILS
