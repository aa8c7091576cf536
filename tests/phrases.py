"""What the words of a claim say of its value, read as a reader does: by English alone. Imports nothing of newsgen.

`untrue(claim, story)` says why the words are not true of the value, or "". Words that cannot be read are untrue too,
so that a new phrase needs a new line here before any draft may print it.
"""

# ruff: noqa: SIM905
# words stand best in a line of words

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: n for n, word in enumerate(ONES)} | {
    f"{ten}{'-' + ONES[one] if one else ''}": 10 * tens + one
    for tens, ten in enumerate(TENS, 2)
    for one in range(10)
}
SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
PARTS = {
    "half": "1/2", "a half": "1/2", "a third": "1/3", "one third": "1/3", "two-thirds": "2/3", "a quarter": "1/4",
    "three-quarters": "3/4", "a fifth": "1/5", "two-fifths": "2/5", "three-fifths": "3/5", "four-fifths": "4/5",
    "a tenth": "1/10", "nine-tenths": "9/10", "a twentieth": "1/20", "a hundredth": "1/100",
}  # fmt: skip
MULTIPLES = {"twice": 2, "double": 2, "thrice": 3, "treble": 3, "triple": 3}
QUANTITIES = {
    "a few": (3, 5), "a handful of": (4, 6), "several": (4, 12), "a dozen": (12, 12), "more than a dozen": (13, 23),
    "two dozen": (24, 24), "more than two dozen": (25, 35), "dozens of": (24, 199), "hundreds of": (200, 1999),
    "thousands of": (2000, 1_999_999), "millions of": (2_000_000, 10**12),
}  # fmt: skip
UP = set(
    "above over beyond more higher greater up rose risen rise rises climbed grew increased increase bigger".split()
)
DOWN = set(
    "below under fewer less lower smaller down fell fallen fall falls dropped drop declined decreased "
    "decrease".split()
)
LEVEL = set("unchanged same level".split())
FIRST = dict.fromkeys(("highest", "most", "largest", "biggest", "greatest"), "descending")
FIRST |= dict.fromkeys(("lowest", "fewest", "least", "smallest"), "ascending")
ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


NUMBER = rf"(?:minus )?[£$€]?\d[\d,]*(?:\.\d+)?(?: (?:{any_of(SCALES)}))?|(?:{any_of(NUMBERS)})(?![\w-])"
QUALIFIERS = (
    "almost|nearly|just under|just over|more than|less than|fewer than|over|under|around|about|roughly".split(
        "|"
    )
)
QUALIFIER = rf"(?:(?P<qualifier>{any_of(QUALIFIERS)}) )?"
PER = re.compile(r" ?\bper [\d,]+(?: \w+)?")
"""The base of a rate: "per 100,000 people" says what is counted, not how many."""

SLIGHT_UP_TO, SHARP_FROM = 10, 20
"""In per cent: no more than this is slight, no less than that is sharp, whatever a house's own bands are."""

OUTER = Fraction(1, 10**12)
"""The outer end of "almost" and "just over" belongs to them: 21 per cent is just over a fifth."""
Interval = tuple[Fraction, Fraction, bool]
"""From, to, and whether both ends belong to it."""


def untrue(claim: dict[str, Any], story: dict[str, Any]) -> str:
    """Why the words of a claim are not true of its value; "" where they are."""
    text = claim["text"]
    if claim["unit"] == "date":
        return "" if names_day(text, claim["value"], story) else f"{text!r} is not {claim['value']}"
    if bound := re.match(r"(at least|no more than) ", text, re.I):
        return untrue_at_an_end(claim, story, text[bound.end() :], least=bound[1].lower() == "at least")
    if (wrong := direction_fault(claim)) is not None:
        return wrong
    value = Fraction(Decimal(repr(claim["value"])))
    for read in (
        read_row,
        read_same,
        read_share,
        read_quantity,
        read_superlative,
        read_multiple,
        read_change,
        read_margin,
        read_number,
    ):
        if (true := read(text[0].lower() + text[1:], value, claim)) is not None:
            return "" if true else f"{text!r} is not true of {claim['value']} ({claim['unit']})"
    return f"{text!r} cannot be read"


def untrue_at_an_end(claim: dict[str, Any], story: dict[str, Any], text: str, *, least: bool) -> str:
    """Of "at least 141.7", whose value is the least that it can be: a count is just that, others are not more."""
    value, number = Fraction(Decimal(repr(claim["value"]))), re.match(NUMBER, text.lower())
    if claim["unit"] in {"count", "share"} or not number:
        return untrue(claim | {"text": text}, story)
    said, last = number_of(number[0]), Fraction(1, 10 ** len(number[0].partition(".")[2]))
    over = abs(value) - said if least else said - abs(value)
    return "" if 0 <= over < last else f"{claim['text']!r} is not true of {claim['value']}"


def names_day(text: str, day: str, story: dict[str, Any]) -> bool:
    """Whether a date in words is that day; "the week before" is the last day of the period compared with."""
    when, words = date.fromisoformat(day), text.lower()
    if re.fullmatch(r"the (week|month|quarter|year|three months) before|a (week|month|year) earlier", words):
        return bool(story["compared_with"] and story["compared_with"]["end"] == day)
    if re.fullmatch(r"the same (week|month|quarter) (last year|a year earlier)", words):
        newest = date.fromisoformat(story["period"]["end"])
        return when.year == newest.year - 1 and when.month == newest.month
    months = re.findall(rf"\b({'|'.join(MONTHS)})[a-z]*\b", words)
    figures = [int(n) for n in re.findall(r"\d+", words)]
    weekdays = [d for d in DAYS if d in words]
    if not months and not figures and not weekdays:
        return False
    return (
        all(MONTHS.index(m) + 1 == when.month for m in months)
        and all(n in (when.day, when.year) for n in figures)
        and all(DAYS.index(d) == when.weekday() for d in weekdays)
    )


def number_of(text: str) -> Fraction:
    """The number that digits or words say: "1,520.1", "minus two", "2.5 million", "Twenty-two"."""
    words = text.lower()
    if words.startswith("minus "):
        return -number_of(words[6:])
    first, _, scale = words.partition(" ")
    first = first.lstrip("£$€")
    value = Fraction(NUMBERS[first]) if first in NUMBERS else Fraction(first.replace(",", ""))
    return value * SCALES[scale] if scale else value


def rounded(text: str) -> Interval:
    """All values that print as that number, by the decimals that it shows."""
    value, decimals = number_of(text), len(text.split(" ")[0].partition(".")[2])
    half = Fraction(1, 2 * 10**decimals) * SCALES.get(text.rpartition(" ")[2], 1)
    return value - half, value + half, True


def around(anchor: Interval, qualifier: str | None, points: bool) -> Interval:
    """What a qualifier makes of an anchor; `points` for a number of per cent, of which "about" means one or less."""
    middle = (anchor[0] + anchor[1]) / 2
    near = middle / 20
    match qualifier:
        case None:
            return anchor
        case "almost" | "nearly" | "just under":
            return middle - near - OUTER, middle, False
        case "just over":
            return middle, middle + near + OUTER, False
        case "more than" | "over":
            return middle, middle * 3 / 2, False
        case "less than" | "fewer than" | "under":
            return middle / 2, middle, False
    near = max(near, Fraction(1)) if points else near
    return middle - near, middle + near, True


def holds(value: Fraction, interval: Interval) -> bool:
    low, high, closed = interval
    return low <= value <= high if closed else low < value < high


def direction_fault(claim: dict[str, Any]) -> str | None:
    """For a word of direction alone ("above", "rose", "fewer", "the same number"): whether its figure goes that way."""
    if re.search(NUMBER, claim["text"].lower()):
        return None
    words = [w for w in re.findall(r"[a-z]+", claim["text"].lower()) if w not in {"the", "a", "an", "than"}]
    meant = [sign for sign, known in ((1, UP), (-1, DOWN), (0, LEVEL)) if words and set(words[:1]) & known]
    if claim["text"].lower() in {"did not change", "no change", "stayed the same", "the same number"}:
        meant = [0]
    elif words and words[0] in {"went", "gone", "came"} and words[1:] in (["up"], ["down"]):
        meant = [1 if words[1] == "up" else -1]
    elif words[1:] in (["slightly"], ["sharply"]) and meant:
        if (size := size_of(claim["derivation"])) is None:
            return f"{claim['text']!r}: nobody can tell how much a {claim['derivation']['rule']} is"
        if size > SLIGHT_UP_TO if words[1] == "slightly" else size < SHARP_FROM:
            return f"{claim['text']!r}, but it goes by {float(size):.1f} per cent"
    elif len(words) != 1 or not meant:
        return None
    if claim["derivation"]["rule"] == "setting" and re.match(r"[^:]+: ", claim["sentence"]):
        return ""  # a legend says where a shade begins
    goes = way_of(claim["derivation"], claim["value"])
    if goes is None:
        return f"{claim['text']!r}: a {claim['derivation']['rule']} has no direction"
    return "" if goes == meant[0] else f"{claim['text']!r}, but it goes {goes:+d}"


def held(derivation: dict[str, Any]) -> dict[str, Any]:
    """What a derivation is of, where that is the least or the most of another."""
    inner: dict[str, Any] = derivation["inputs"][0] if derivation["rule"] in {"low", "high"} else derivation
    return inner


def way_of(derivation: dict[str, Any], value: float) -> int | None:
    """Which way a figure goes: 1 up or above, -1 down or below, 0 level; None where it has no direction."""
    derivation = held(derivation)
    match derivation["rule"]:
        case "swap":
            return 1  # so many more
        case "difference" | "percent_change":
            return (value > 0) - (value < 0)
        case "ratio":
            return (value > 1) - (value < 1)
        case "streak":
            new, old = map(cells_of, derivation["inputs"][:2])
            return (new > old) - (new < old)
        case "count" | "share":
            counts = [derivation] if derivation["rule"] == "count" else derivation["inputs"][:1]
            op = counts[0].get("test", {}).get("op", "")
            return {">": 1, ">=": 1, "<": -1, "<=": -1, "=": 0}.get(op)
    return None


def cells_of(given: dict[str, Any]) -> Fraction:
    """A cell, or several added up."""
    if "raw" in given:
        return Fraction(given["raw"].replace(",", ""))
    assert given["rule"] == "sum", given
    return sum(map(cells_of, given["inputs"]), Fraction(0))


def size_of(derivation: dict[str, Any]) -> Fraction | None:
    """How large a change is, in per cent of what it was; None where that does not show."""
    cells = [i["raw"].replace(",", "") for i in derivation["inputs"] if "raw" in i]
    if (
        derivation["rule"] not in {"difference", "percent_change"}
        or len(cells) != 2
        or not Fraction(cells[1])
    ):
        return None
    return abs(Fraction(cells[0]) / Fraction(cells[1]) - 1) * 100


def read_row(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "For the third week in a row"."""
    found = re.fullmatch(r"for the (\w+) (?:time|week|month|quarter|year|election) in a row", text)
    if not found:
        return None
    place = found[1]
    return value == (2 + ORDINALS.index(place) if place in ORDINALS else int(place.rstrip("stndrh")))


def read_same(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "The same as", "about the same as", "just over" beside an average: a ratio of one."""
    if claim["unit"] != "ratio" or not (
        found := re.fullmatch(r"(?:(\w+) )?the same as|just (over|under)", text)
    ):
        return None
    if found[2]:
        return 0 < (value - 1 if found[2] == "over" else 1 - value) < Fraction(1, 20)
    near = {None: Fraction(0), "about": Fraction(1, 100), "roughly": Fraction(1, 20)}
    return found[1] in near and abs(value - 1) <= near[found[1]]


def read_share(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "Nine of the 12", "all 12 neighbourhoods", "both", "one in eight", "none of the 12"."""
    if found := re.match(rf"(no|none|neither|{NUMBER})(?: of the| in| out of) ({NUMBER})\b", text):
        part = Fraction(0) if found[1] in {"no", "none", "neither"} else number_of(found[1])
        return abs(part / number_of(found[2]) - value) < Fraction(1, 10**9)
    if text.startswith(("all", "both", "every", "the only ")) and claim["unit"] == "share":
        return value == 1
    if text.startswith(("none", "neither")):
        return value == 0
    return None


def read_quantity(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "Several neighbourhoods", "dozens of areas"."""
    for words, (low, high) in sorted(QUANTITIES.items(), key=lambda item: -len(item[0])):
        if re.match(rf"{words}\b", text):
            return low <= value <= high
    return None


def read_superlative(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "Highest", "the joint lowest rate", "second-highest", "one of the highest": a rank from the end they name.

    A list of so many at one end ("the 10 neighbourhoods with the highest rate") stands on the rank of its last.
    """
    if claim["unit"] == "rank" and text in ("next", "joint", "first", *ORDINALS):
        return (
            value >= 1 + (text == "next")
            if text in ("next", "joint")
            else value == 1 + ("first", *ORDINALS).index(text)
        )
    words = re.findall(r"[\w-]+", text)
    ends = {FIRST[w.rpartition("-")[2]] for w in words if w.rpartition("-")[2] in FIRST}
    if len(ends) == 1 and claim["derivation"]["rule"] == "since":  # the highest since then, or of all these
        op = "<=" if words[-1] == "lowest" else ">="
        return claim["derivation"]["test"]["op"] == op and value > 1
    ranked = held(claim["derivation"])
    if len(ends) != 1 or ranked["rule"] != "rank":
        return None
    if ranked["order"] not in ends:
        return False
    if found := re.search(rf"\b({'|'.join(ORDINALS)})-", text):
        return value == 2 + ORDINALS.index(found[1])
    if found := re.match(r"(\d+)(?:st|nd|rd|th)-", text):
        return value == int(found[1])
    sentence, most = claim["sentence"].lower(), 10 if re.search(r"\b(one|some) of\b|\bamong\b", text) else 1
    if "joint" in sentence or "share" in sentence:  # two that share an end are named, or counted
        most = 1 + len(re.findall(r"\band\b|,", sentence))
    if listed := re.search(rf"\b({NUMBER}) (?:[^ ]+ ){{1,14}}?(?:with|where|share|had|have)\b", sentence):
        most = max(most, int(number_of(listed[1])))
    return value.denominator == 1 and 1 <= value <= most


def read_multiple(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "More than twice", "1.8 times", "almost two and a half times", "about a third", "half", of a change, too."""
    found = re.match(
        rf"{QUALIFIER}(?:(?P<part>{any_of(PARTS)})(?: of)?|(?P<multiple>{any_of(MULTIPLES)})"
        rf"|(?P<halves>\w+) and a half times|(?P<times>{NUMBER}) times)(?P<rest>.*)$",
        text,
    )
    if not found or re.search(rf"{NUMBER}|\b({'|'.join(UP | DOWN)})\b", found["rest"]):
        return None
    if found["times"] and "." in found["times"]:
        anchor = rounded(found["times"])
    else:
        plain = (
            Fraction(PARTS[found["part"]])
            if found["part"]
            else Fraction(MULTIPLES[found["multiple"]])
            if found["multiple"]
            else number_of(found["halves"]) + Fraction(1, 2)
            if found["halves"]
            else number_of(found["times"])
        )
        anchor = plain - plain / 200, plain + plain / 200, True
    if claim["unit"] == "per_cent":
        value = abs(value) / 100  # the size of a change: its direction stands beside it
    return holds(value, around(anchor, found["qualifier"], points=False))


def read_change(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "Up 16 per cent, from £313,139 to £361,762": the change, and both of its cells."""
    found = re.fullmatch(rf"(up|down) ({NUMBER})(?: per cent|%), from ({NUMBER}) to ({NUMBER})", text)
    if not found or claim["derivation"]["rule"] != "percent_change":
        return None
    inputs = claim["derivation"]["inputs"]
    if any("select" in part for given in inputs for part in given.get("inputs", ())):  # totals, printed whole
        old, new = (Fraction(re.sub(r"[^\d.]", "", found[i])) for i in (3, 4))
        cells_agree = abs((new - old) / old * 100 - value) < Fraction(1, 10**6)
    else:
        new, old = map(cells_of, inputs)
        cells_agree = holds(old, rounded(found[3])) and holds(new, rounded(found[4]))
    return (value > 0) == (found[1] == "up") and holds(abs(value), rounded(found[2])) and cells_agree


def read_margin(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """ "56.3 percentage points": one share less another, whose sign the sentence says by naming who is ahead."""
    found = re.fullmatch(rf"({NUMBER}) percentage points?", text)
    if not found or claim["unit"] != "share_points" or claim["derivation"]["rule"] not in {"cell", "pooled"}:
        return None
    ahead = r"Harris|Democrat" if value < 0 else r"Trump|Republican"
    return holds(abs(value) * 100, rounded(found[1])) and bool(re.search(ahead, claim["sentence"]))


def read_number(text: str, value: Fraction, claim: dict[str, Any]) -> bool | None:
    """A number with its unit and direction: "452.2 cases per 100,000 people", "57 per cent below", "10 more"."""
    bare = PER.sub("", text)
    if bare.startswith("no "):
        return value == 0 and claim["unit"] == "count"
    found = re.match(
        rf"(?:(?P<before>up|down|above|below|over|under|rose by|fell by) )?(?:a |the )?{QUALIFIER}"
        rf"(?P<number>{NUMBER})(?:st|nd|rd|th)?(?P<unit> per cent| ?%| percentage points?)?(?P<rest>.*)$",
        bare,
    )
    if not found:
        return None
    rest, qualifier = found["rest"].split(), found["qualifier"]
    if any(re.fullmatch(NUMBER, word.strip(",")) for word in rest):
        return None
    signs = [1 if w in UP else -1 for w in rest + (found["before"] or "").split()[:1] if w in UP | DOWN]
    if (
        qualifier in {"over", "under", "more than", "fewer than", "less than"}
        and claim["derivation"]["rule"] == "setting"
    ):
        qualifier = None  # the line itself: "above 300"
    if claim["derivation"]["rule"] == "setting":
        signs = []
    if any((value > 0) - (value < 0) != sign for sign in signs):
        return False
    if held(claim["derivation"])["rule"] in {"difference", "percent_change"} and not found[
        "number"
    ].startswith("minus"):
        value = abs(value)  # the size of a change: its direction stands beside it
    points = bool(found["unit"])
    if points and claim["unit"] in {"share", "share_points"}:
        value *= 100
    return holds(value, around(rounded(found["number"]), qualifier, points))


READERS: tuple[Callable[[str, Fraction, dict[str, Any]], bool | None], ...] = (
    read_share, read_quantity, read_superlative, read_multiple, read_number,
)  # fmt: skip
