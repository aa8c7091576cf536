"""The text of a cell -> its number, or the reason why there is none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from newsgen.ingest.arrow import numbers, strings, truths
from newsgen.ingest.conventions import known_flags
from newsgen.ingest.dataset import Status
from newsgen.ingest.notation import flag_of, with_dot, without_flag
from newsgen.ingest.wording import plain
from newsgen.model.figure import IN_ONES
from newsgen.model.measure import Kind
from newsgen.model.source import Source

_PLAIN = r"^-?[0-9]{1,15}(\.[0-9]{1,20})?$"
_PLAIN_COMMA = r"^-?[0-9]{1,15}$"
_NUMBER = re.compile(
    r"(?P<sign>[-+−]?)(?P<currency>[£$€¥]?)(?P<sign_after>[-−]?)"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+|(?=\.[0-9]))"
    r"(?P<rest>(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?) ?(?P<per_cent>%?)"
)
_BRACKETS = re.compile(r"\(([£$€¥]?[0-9][0-9., ]*%?)\)")
LARGEST = 10.0**15
"""The largest number that a cell may hold, with either sign: beyond it floats soon stop being exact."""
SMALLEST = 10.0**-15
"""The closest to zero."""
_NO_NUMBER = {"nan", "inf", "infinity", "null", "none", "#n/a", "#div/0!", "#value!", "#ref!"}


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """The numbers of words: value (NaN where none), status, and what is wrong, by the word's index."""

    values: NDArray[np.float64]
    status: NDArray[np.int8]
    problems: dict[int, tuple[str, str]] = field(default_factory=dict)


def parse_number(text: str, kind: Kind) -> float | str:
    """The number that a cell's text says, in the unit of its kind; or, where it says none, what was wanted.

    Thousands are parted by commas or spaces; £ $ € ¥ stand before money; a per cent sign is a hundredth in a
    share (13.1% is 0.131) and nothing but a sign in a percentage. Brackets are the accountants' minus: (12) is -12.
    "1,23" and "12.5.1" are no numbers.
    """
    bare = plain(text)
    if negative := _BRACKETS.fullmatch(bare):
        bare = f"-{negative[1]}"
    match = _NUMBER.fullmatch(bare)
    if not match or (match["sign"] and match["sign_after"]):
        hint = (
            ""
            if plain(text).casefold() in _NO_NUMBER
            else ", data.suppressed.markers or data.missing to name this text"
        )
        return f"a number{hint or ', or data.missing to name this text'}"
    if match["currency"] and kind not in ("money", "number"):
        return f"a {_say(kind)}, which has no currency"
    if match["per_cent"] and kind in ("count", "rate", "money"):
        return f"a {_say(kind)}, which has no per cent sign"
    exact = Decimal(match["whole"].replace(",", "").replace(" ", "") + match["rest"])
    if match["per_cent"] and kind in IN_ONES:
        exact = exact.scaleb(-2)
    number = float(exact)
    if not math.isfinite(number):
        return "a number that is not too large: at most 10^15"
    return -number if match["sign"] in ("-", "−") or match["sign_after"] else number


def parse_numbers(words: Any, kind: Kind, source: Source) -> Parsed:
    """The numbers of words (a pyarrow array): markers of suppression, of missing, then numbers."""
    clean = pc.utf8_trim_whitespace(words)
    status = np.full(len(words), Status.PRESENT, np.int8)
    status[_among(clean, source.missing)] = Status.MISSING
    if source.suppressed is not None:
        status[_among(clean, source.suppressed.markers)] = Status.SUPPRESSED
    comma = source.decimal == ","
    easy = pc.match_substring_regex(clean, _PLAIN_COMMA if comma else _PLAIN)
    cast = pc.cast(pc.if_else(easy, clean, pa.nulls(len(clean), pa.string())), pa.float64())
    values = numbers(cast).astype(np.float64)
    problems: dict[int, tuple[str, str]] = {}
    for index in np.flatnonzero((status == Status.PRESENT) & np.isnan(values)).tolist():
        text = words[index].as_py()
        bare, _ = without_flag(text, source.flags)
        found = parse_number(with_dot(bare) if comma else bare, kind)
        if isinstance(found, str):
            if flag := flag_of(text):
                means = known_flags().get(flag, "provisional")
                found = f'a number, or data.flags to say what {flag!r} after one means: {{ "{flag}" = "{means}" }}'
            problems[index] = (repr(text) if text else "an empty cell", found)
        else:
            values[index] = found
    values[status != Status.PRESENT] = np.nan
    values[values == 0] = 0.0  # "-0" is zero
    _check_kind(words, values, kind, problems)
    return Parsed(values, status, problems)


def _check_kind(
    words: Any, values: NDArray[np.float64], kind: Kind, problems: dict[int, tuple[str, str]]
) -> None:
    wrong = np.zeros(values.size, np.bool_)
    if kind in ("count", "rate"):  # a share may be one less another: a margin
        wrong |= values < 0
    size = np.abs(values)
    beyond = (size > LARGEST) | ((size < SMALLEST) & (values != 0))
    for index in np.flatnonzero(beyond).tolist():
        limit = "large: at most 10^15" if size[index] > 1 else "small: 0, or at least 10^-15"
        wanted = f"a number that is not too {limit}"
        problems[index] = (repr(words[index].as_py()), wanted)
    wrong &= ~beyond
    if kind == "count":
        wrong |= ~beyond & ~np.isnan(values) & (values != np.floor(values))
    for index in np.flatnonzero(wrong).tolist():
        why = "no negative one" if values[index] < 0 else "a whole number"
        hint = (
            " (a marker of withheld cells? name it in data.suppressed.markers)" if values[index] < 0 else ""
        )
        problems[index] = (repr(words[index].as_py()), f"a {_say(kind)}: {why}{hint}")


def _among(clean: Any, markers: tuple[str, ...]) -> NDArray[np.bool_]:
    known = strings(sorted({plain(marker) for marker in markers}))
    return truths(pc.is_in(clean, value_set=known))


def _say(kind: Kind) -> str:
    return {"per_cent": "percentage", "money": "sum of money"}.get(kind, kind)
