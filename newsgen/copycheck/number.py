"""A number of a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction


class Form(Enum):
    """What a number is, as its words say."""

    PLAIN = auto()
    PER_CENT = auto()
    POINTS = auto()
    TIMES = auto()  # twice, 2.5 times
    SHARE = auto()  # a third, one in eight
    RANK = auto()  # second, 10th
    MONEY = auto()
    SPAN = auto()  # seven days


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text.

    `step` is what its last digit counts: 0.1 for 452.2, a hundred thousand for 1.2 million; 0 for a number in words.
    `upto` is the other end of a range. `of` is the whole of "seven of the 12" and "one in eight".
    """

    start: int
    end: int
    text: str
    value: Fraction
    step: Fraction = Fraction(1)
    form: Form = Form.PLAIN
    upto: Fraction | None = None
    in_words: bool = False
    currency: str = ""
