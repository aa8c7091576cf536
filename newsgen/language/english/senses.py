"""The English words of comparison, and what each claims."""
# ruff: noqa: SIM905 - a glossary reads better

from __future__ import annotations

from collections.abc import Mapping

from newsgen.language.words import Sense

_UP = "above over beyond more higher greater rose risen rise climbed grew up increased increase".split()
_UP_PHRASES = ["more than", "higher than", "went up", "gone up", "a rise", "an increase"]
_DOWN = "below under fewer less lower smaller fell fallen fall dropped declined decreased drop down".split()
_DOWN_PHRASES = [
    "fewer than",
    "less than",
    "lower than",
    "went down",
    "gone down",
    "came down",
    "a fall",
    "a drop",
]
_LEVEL = ["unchanged", "level", "the same", "the same number", "did not change", "stayed the same"]

SENSES: Mapping[str, Sense] = {
    **dict.fromkeys([*_UP, *_UP_PHRASES], Sense.UP),
    **dict.fromkeys([*_DOWN, *_DOWN_PHRASES], Sense.DOWN),
    **dict.fromkeys(_LEVEL, Sense.LEVEL),
    **dict.fromkeys("highest most largest biggest".split(), Sense.HIGHEST),
    **dict.fromkeys("lowest fewest least smallest".split(), Sense.LOWEST),
    "next": Sense.NEXT,
    "joint": Sense.JOINT,
}
TELLTALES = frozenset(
    {word for word in SENSES if " " not in word} - set("over under up down beyond drop level joint".split())
    | set("steepest sharpest worst best record soared surged rocketed plunged plummeted slumped".split())
    | set("worse harder tougher".split())
    | {"better than", "ahead of", "top of the table", "bottom of the table"}
    | set("rises falls rising falling increases increasing decrease decreasing".split())
    | {f"{way} {how}" for way in ("up", "down") for how in ("from", "on", "by")}
    | {word for word in SENSES if word.endswith((" up", " down"))}
)
