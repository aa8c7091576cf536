"""The chance of being first, worked out apart: the gamma distribution in closed form, and Simpson's rule."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Area = tuple[int, float]
"""Its count and what that is divided by."""
STEPS = 800


def density(count: int, mean: float) -> float:
    """Of a gamma variable of shape count + 1/2, at a point above zero."""
    return math.exp((count - 0.5) * math.log(mean) - mean - math.lgamma(count + 0.5))


def at_most(count: int, mean: float) -> float:
    """That it is at most so much: an error function and a finite sum, the shape being a half and a whole number."""
    if mean <= 0:
        return 0.0
    terms = (math.exp((k - 0.5) * math.log(mean) - mean - math.lgamma(k + 0.5)) for k in range(1, count + 1))
    return math.erf(math.sqrt(mean)) - math.fsum(terms)


def withheld(n: int, mean: float) -> float:
    """The same of a count that is n or less: each as likely as the prior has it."""
    weights = [math.exp(math.lgamma(k + 0.5) - math.lgamma(k + 1)) for k in range(n + 1)]
    return sum(w * at_most(k, mean) for k, w in enumerate(weights)) / sum(weights)


def first(
    areas: Sequence[Area], who: Sequence[int], hidden: Sequence[tuple[int, float]] = (), lowest: bool = False
) -> float:
    """The chance that the highest (or lowest) rate is of one of `who`; `hidden` are withheld counts of n or less."""

    def beaten(chance: float) -> float:
        return 1 - chance if lowest else chance

    def integrand(i: int) -> Callable[[float], float]:
        count, exposure = areas[i]

        def of(root: float) -> float:
            rate = root * root
            if not rate:
                return 0.0 if count else 2 * math.sqrt(exposure / math.pi) * math.prod(others(0.0))
            # by the root of the rate, so that the density of a count of zero is finite
            return density(count, rate * exposure) * exposure * 2 * root * math.prod(others(rate))

        def others(rate: float) -> list[float]:
            known = [beaten(at_most(c, rate * e)) for j, (c, e) in enumerate(areas) if j != i]
            return known + [beaten(withheld(n, rate * e)) for n, e in hidden]

        return of

    total = 0.0
    for i in who:
        count, exposure = areas[i]
        low = max(0.0, math.sqrt(count) - 5) / math.sqrt(exposure)
        high = (math.sqrt(count) + 6) / math.sqrt(exposure)
        total += simpson(integrand(i), low, high)
    return total


def simpson(function: Callable[[float], float], low: float, high: float) -> float:
    h = (high - low) / STEPS
    odd = math.fsum(function(low + k * h) for k in range(1, STEPS, 2))
    even = math.fsum(function(low + k * h) for k in range(2, STEPS, 2))
    return h / 3 * (function(low) + function(high) + 4 * odd + 2 * even)
