"""A `.story` file: which roles a story tells, and in what order.

    headline of above or highest
    standfirst of above or highest
    order of highest
      lead
      yardstick + behind
      nut of above + source of words
      - number of lowest
      ## heading of suppressed
      [list] of above or highest
      story of others

A line of the order is a paragraph; roles that `+` joins share it; `-` is an item of a list, `##` a heading, `?` what a
reporter should ask, which is in no body, and `[x]` a block of the furniture, x.block.html; its caption is what the role
x says, or another: `[list: short_list]`. `of` names the finding whose role it is: the first of those named that says
something. Without it, it is that of `order of`. `of others` are those that the line of the same role above did not
take, a paragraph each. `#` begins a note.

A story whose lead is chosen has an order for each lead rule, and `lead` is the finding that leads:

    headline of lead
    order for apart or in_step
      lead
    order for one_area
      lead + nut of whole
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsgen.errors import Fault, nearest
from newsgen.writing.phrases.phrase_file import NAME

OTHERS, LEAD = "others", "lead"
_LINE = re.compile(
    r"(?:\[(?P<block>[a-z][a-z0-9_]*)(?::\s*(?P<caption>[a-z][a-z0-9_]*))?\]|(?P<role>[a-z][a-z0-9_]*))"
    r"(?:\s+of\s+(?P<of>.+))?"
)
_KIND = re.compile(r"[a-z][a-z0-9_-]*")
_TOP = ("headline", "standfirst", "order")
FOR = "order for "


@dataclass(frozen=True, slots=True)
class Part:
    """A role, and whose: the first of these kinds that says something. `block` is the furniture that it captions."""

    role: str
    of: tuple[str, ...]
    line: int
    block: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the order: a paragraph, an item ("-"), a heading ("##"), a block ("[]"), what to ask ("?")."""

    sort: str
    parts: tuple[Part, ...]


@dataclass(slots=True)
class Order:
    """A story's order, as its file has it: `lines` by the lead rule that they are for, "" where there is one order."""

    name: str
    where: str
    headline: Part
    standfirst: Part
    lines: dict[str, list[Line]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def parts(self) -> list[Part]:
        """Every part: headline and standfirst first."""
        of_lines = (part for lines in self.lines.values() for line in lines for part in line.parts)
        return [self.headline, self.standfirst, *dict.fromkeys(of_lines)]

    def lines_for(self, rule: str) -> list[Line]:
        """What is told where that rule chose the lead, "" where none did."""
        return self.lines.get(rule) or self.lines.get("", [])


def read_order(text: str, name: str, where: str) -> Order:
    """The order of the story of that name, from a text that was found at `where`."""
    faults: list[Fault] = []
    rows = [
        (number, " ".join(line.split()), not line[0].isspace())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not re.match(r"\s*#(?!#)", line)
    ]
    usual: tuple[str, ...] = (name,)
    for number, words, margin in rows:
        if margin and words.partition(" ")[0] == "order" and not words.startswith(FOR):
            if words != "order" and not words.startswith("order of "):
                faults.append(
                    Fault(f"{where}, line {number}", f"{words!r} is no order", "order, or order of highest")
                )
            usual = _kinds(words.partition(" of ")[2], number, where, faults) or usual
        elif margin and words.startswith(FOR):
            usual = (LEAD,)
    parts = {"headline": Part("headline", usual, 1), "standfirst": Part("standfirst", usual, 1)}
    order = Order(name, where, parts["headline"], parts["standfirst"], faults=faults)
    begun: tuple[str, ...] = ()
    said: dict[str, int] = {}
    for number, words, margin in rows:
        at = f"{where}, line {number}"
        first = words.partition(" ")[0]
        if margin and first == "order":
            begun = _kinds(words.removeprefix(FOR), number, where, faults) if words.startswith(FOR) else ("",)
            if again := [rule for rule in begun if rule in order.lines or "" in order.lines]:
                found = f"a second order for {again[0]}" if again[0] else "a second 'order'"
                faults.append(Fault(at, found, "one: what follows is told in its order"))
            order.lines |= {rule: order.lines.get(rule, []) for rule in begun}
        elif margin and first in said:
            faults.append(Fault(at, f"a second {first!r}", f"one; it stands in line {said[first]}, too"))
        elif margin and first in _TOP:
            said[first] = number
            parts[first] = _part(words, number, usual, where, faults) or parts[first]
        elif margin:
            wanted = "headline, standfirst or order; what is told stands two spaces in"
            faults.append(Fault(at, f"{first!r} stands at the margin", wanted, nearest(first, _TOP)))
        elif not begun:
            faults.append(Fault(at, f"{words!r} stands before 'order'", "'order' at the margin above it"))
        else:
            told = _line(words, number, usual, where, faults)
            for rule in begun:
                order.lines[rule] += told
    if not begun:
        faults.append(Fault(where, "it has no 'order'", "'order', and below it what is told, two spaces in"))
    order.headline, order.standfirst = parts["headline"], parts["standfirst"]
    return order


def _line(words: str, number: int, usual: tuple[str, ...], where: str, faults: list[Fault]) -> list[Line]:
    sort = next((mark for mark in ("##", "-", "?") if words.startswith(mark + " ")), "")
    if words.startswith("["):
        sort = "[]"
    told = words.removeprefix(sort) if sort in ("##", "-", "?") else words
    found = [_part(one.strip(), number, usual, where, faults) for one in told.split("+")]
    parts = tuple(part for part in found if part is not None)
    if len(found) > 1 and (block := next((part.block for part in parts if part.block), "")):
        wanted = "a block on a line of its own"
        faults.append(Fault(f"{where}, line {number}", f"[{block}] shares its line", wanted))
    return [Line(sort, parts)] if parts else []


def _part(words: str, number: int, usual: tuple[str, ...], where: str, faults: list[Fault]) -> Part | None:
    match = _LINE.fullmatch(words)
    if not match:
        wanted = "a role, such as lead or spread of spread, or a block, such as [list]"
        faults.append(Fault(f"{where}, line {number}", f"{words!r} is no line of an order", wanted))
        return None
    of = _kinds(match["of"], number, where, faults) if match["of"] else ()
    block = match["block"] or ""
    return Part(match["role"] or match["caption"] or block, of if of or block else usual, number, block)


def _kinds(text: str, number: int, where: str, faults: list[Fault]) -> tuple[str, ...]:
    kinds = tuple(text.split(" or ")) if text else ()
    for kind in kinds:
        if not _KIND.fullmatch(kind) and not NAME.fullmatch(kind):
            found = f"{kind!r} is no name of a finding"
            faults.append(Fault(f"{where}, line {number}", found, "names with or: above or highest"))
    return kinds
