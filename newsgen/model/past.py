"""How figures moved before: what a change is held against to see whether it is out of the ordinary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """One area's changes from one period to the one that adjoins it, before the newest.

    `steps` is how many there are, `largest` the size of the largest, in the measure's unit. `times` is how many times
    the largest of them the newest change is, both taken of square roots (so that a rise from 400 to 441 weighs like
    one from 100 to 121), or of the values themselves where any is below nought; infinite where nothing ever changed.
    """

    steps: int
    largest: float
    times: float


@dataclass(frozen=True, slots=True)
class Together:
    """How all areas of the table moved on the period before, those with a figure above nought in both.

    `areas` is how many these are; `factor` the median of new value over old; `same_way` the share of them that moved
    the way in which most did. `steps` is how many earlier pairs of adjoining periods there are, and `largest` the
    largest median factor among those (or its inverse, whichever is above 1; 1 where there is none).
    """

    areas: int
    factor: float
    same_way: float
    steps: int
    largest: float
