"""The numbers of a draft with their exact values, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from newsgen.copycheck.claims import Anchor, Record
from newsgen.copycheck.hedges import THRESHOLDS, Hedge, fair
from newsgen.copycheck.lines import Line
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Way
from newsgen.language.exact import exact


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A number that the draft has, or that follows from those that it has.

    `value` is exact; `said` and `mention` are where it stands (those it follows from, where `derived`). `owner` is
    the code of the area that it is of, "" where it is of none. `threshold`: the number is a bound, and its comparison
    belongs to it. `number` is which claim of the record it is, -1 where it is none.
    """

    value: Fraction
    form: Form
    said: ParsedSentence
    mention: Mention
    owner: str = ""
    unit: str = ""
    threshold: Hedge = Hedge.NONE
    signed: bool = False
    ways: frozenset[Way] = frozenset()
    derived: str = ""
    number: int = -1

    @property
    def text(self) -> str:
        """As the draft prints it."""
        return self.mention.number.text


_OF = re.compile(r"\b(?:of|out of|among) (?:all |the |these |those |its )*$", re.IGNORECASE)


def facts_of(
    record: Record, anchors: Sequence[Anchor], lines: Sequence[Line], said: Sequence[ParsedSentence]
) -> list[Fact]:
    """Every number of the draft with its claim, and what follows from two of them."""
    where = {id(line): i for i, line in enumerate(lines)}
    by_line: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        by_line.setdefault(anchor[0], []).append(anchor)
    facts: list[Fact] = []
    for one in said:
        here = by_line.get(where[id(one.line)], [])
        row_owner = (
            next((record["claims"][n]["area"] for *_, n in here if record["claims"][n]["area"]), "")
            if one.line.cells
            else ""
        )
        own: list[Fact] = []
        for mention in one.mentions:
            at = one.start + mention.number.start
            covering = [x for x in here if x[1] <= at < x[2]]
            n = min(covering, key=lambda x: x[2] - x[1])[3] if covering else -1
            own.append(_fact(record["claims"][n] if n >= 0 else None, n, one, mention, row_owner))
        facts += own
        for fact in own:
            facts += _following(record["claims"][fact.number] if fact.number >= 0 else None, fact, own)
    return facts


def _fact(claim: Any, n: int, said: ParsedSentence, mention: Mention, row_owner: str) -> Fact:
    number = mention.number
    value, signed, ways = number.value, False, mention.ways
    unit = owner = ""
    if claim is not None and claim["unit"] != "date":
        unit, owner = claim["unit"], claim["area"] or row_owner
        signed = claim["derivation"].get("rule") in {"difference", "percent_change"}
        worked = exact(claim["value"])
        if signed and worked:
            ways = frozenset({Way.UP if worked > 0 else Way.DOWN})
        found = next(
            (v for v in _values(worked, unit, number.form) if fair(number, mention.hedge, v) or v == value),
            None,
        )
        if found is not None:
            value = found
        elif unit not in {"share", "ratio"}:  # a number of the unit: "per 100,000 people"
            unit, owner, signed, ways = "", "", False, mention.ways
    threshold = (
        mention.hedge if mention.hedge in THRESHOLDS and abs(value) == abs(number.value) else Hedge.NONE
    )
    return Fact(value, number.form, said, mention, owner or row_owner, unit, threshold, signed, ways, "", n)


def _values(worked: Fraction, unit: str, form: Form) -> list[Fraction]:
    """What a claim's value may be in print."""
    match unit, form:
        case (("share" | "share_points"), (Form.PER_CENT | Form.POINTS)):
            return [worked * 100]
        case "ratio", Form.PER_CENT:
            return [(worked - 1) * 100, worked * 100]
        case "per_cent", (Form.TIMES | Form.SHARE):
            return [1 + worked / 100, abs(worked) / 100]
        case "share", (Form.PLAIN | Form.MONEY):
            return []
        case _:
            return [worked]


def _following(claim: Any, fact: Fact, own: Sequence[Fact]) -> list[Fact]:
    """What an editor may work out: a share of the whole in the same sentence, the figure before a change."""
    found = []

    def add(value: Fraction, form: Form, how: str, *, signed: bool = False) -> None:
        ways = frozenset({Way.UP if value > 0 else Way.DOWN}) if signed and value else fact.ways
        found.append(
            replace(fact, value=value, form=form, derived=how, signed=signed, ways=ways, threshold=Hedge.NONE)
        )

    if _is_count(fact):
        for whole in own:
            larger = whole is not fact and _is_count(whole) and whole.value > fact.value
            if larger and is_whole(whole.said, whole.mention):
                add(fact.value / whole.value, Form.SHARE, f"{fact.text} of {whole.text}")
    if (
        claim is None
        or claim["unit"] == "date"
        or fact.mention.number.start != min(f.mention.number.start for f in own if f.number == fact.number)
    ):
        return found
    worked, rule = exact(claim["value"]), claim["derivation"].get("rule")
    if claim["unit"] == "share" and fact.form is not Form.SHARE:
        add(worked, Form.SHARE, claim["text"])
    if claim["unit"] == "ratio":
        add((worked - 1) * 100, Form.PER_CENT, claim["text"], signed=True)
    if claim["unit"] == "per_cent" and rule == "percent_change":
        add(1 + worked / 100, Form.TIMES, claim["text"])
    now, then = ends_of(claim)
    if now is not None and then is not None and fact.signed:
        add(then, Form.PLAIN, f"{claim['text']}: the figure before")
        add(now, Form.PLAIN, f"{claim['text']}: the figure now")
        add(now - then, Form.PLAIN, claim["text"], signed=True)
        if then:
            add((now - then) / then * 100, Form.PER_CENT, claim["text"], signed=True)
            add(now / then, Form.TIMES, claim["text"])
    return found


def is_whole(said: ParsedSentence, mention: Mention) -> bool:
    """Whether the number is what others are parts of: the 20 of "nine of the 20"."""
    return _OF.search(said.text[: mention.number.start]) is not None


def _is_count(fact: Fact) -> bool:
    return fact.unit in {"count", "share"} and fact.form is Form.PLAIN and not fact.owner and not fact.signed


def ends_of(claim: Any) -> tuple[Fraction | None, Fraction | None]:
    """The two cells that a change was worked out from."""
    inputs = claim["derivation"].get("inputs", [])
    cells = []
    for given in inputs:
        while isinstance(given, dict) and given.get("rule") == "cell":
            given = given["inputs"][0]
        raw = str(given.get("raw", "")) if isinstance(given, dict) else ""
        text = re.sub(r"[,\s£$€%]", "", raw)
        cells.append(Fraction(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else None)
    return (cells[0], cells[1]) if len(cells) == 2 else (None, None)
