"""A value with its unit in full."""

from __future__ import annotations

from typing import Any

from newsgen.language.exact import exact
from newsgen.language.filters import template_filter
from newsgen.language.nouns import case_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.units import unit_of


@template_filter
def in_full(
    value: Any,
    unit: Any = None,
    decimals: Any = None,
    currency: Any = None,
    case: Any = None,
    *,
    style: HouseStyle,
) -> Phrase:
    """A value with its unit: "452.2 cases per 100,000 people", "27 per cent", "£350,000", "12 miles".

    `unit` is "count", "rate", "number", "percent" (0 to 100), "share" (0 to 1), "points", "share_points",
    "money", or a unit in words, in the plural, which follows the number. Rates, and all that have `decimals`,
    are in figures. For things counted use `count`, which knows their singular. `case` is for languages that have
    cases, where the unit is in words. LanguageError: what is no
    number; a count that is not whole or under 0; a unit that is nearly one of the above.

    >>> str(in_full(452.2, "cases per 100,000 people", 1, style=uk))
    '452.2 cases per 100,000 people'
    >>> units = {"per 100,000": 435.2, "share": 0.27, "miles": 1, "money": 350000}
    >>> [str(in_full(value, unit, style=bbc)) for unit, value in units.items()]
    ['435.2 per 100,000', '27%', 'one mile', '£350,000']
    """
    number = exact(value)
    said = unit_of(unit, decimals, currency, (number,), style)
    return Phrase(said.with_words(said.printed(number * said.factor), case_of(case)))
