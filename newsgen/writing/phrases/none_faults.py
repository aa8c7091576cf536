"""Names in a project's own sentences that stand for nothing there: findings that are none, and facts that are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from jinja2 import nodes

from newsgen.errors import Fault
from newsgen.model.finding import Facet
from newsgen.writing.context import NAMES
from newsgen.writing.phrases.asked import LEADS, Asked, Factor
from newsgen.writing.phrases.case_faults import Reached
from newsgen.writing.phrases.phrase_file import NONE
from newsgen.writing.phrases.value_kinds import in_words


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that may stand for nothing, as a fault; `sure` where it never stands for anything."""

    fault: Fault
    sure: bool


def none_faults(
    slot: nodes.Expr, at: str, story: str, reached: Reached, asked: Asked, findings: Mapping[str, str]
) -> Iterator[Doubt]:
    """The findings and facts that a slot names and that are none in a case of a story, or may be."""
    for name, fact in dict.fromkeys(_named(slot)):
        angle = asked.angle(name) if name not in NAMES else ""
        if not angle:
            continue
        known = asked.angles[angle]
        is_subject = angle == asked.it.angle
        if not is_subject and asked.there is not None and name not in asked.there:
            if not _looked_at(name, reached, asked):
                has = in_words(findings) or "no finding"
                wanted = f"'when {name} is found' above it, or what it has: {has}"
                yield Doubt(Fault(at, f"the story {story!r} has no finding {name!r}", wanted), True)
            continue
        if fact not in known.facts or fact in ("situation", "found", "areas"):
            continue
        alone = {*findings.values()} == {angle}  # a story that has found nothing is not written
        there = _situations(name, reached, asked, surely_found=is_subject or alone)
        lacking = there & {NONE, *known.empty.get(fact, ())}
        sure = lacking == there
        if not lacking or not (sure or _only_situations(name, reached, asked)):
            continue
        where = " or ".join(s for s in known.situations if s in lacking)
        every = [one for one in known.facts[3:] if not lacking & {NONE, *known.empty.get(one, ())}]
        instead = f", or another fact: {', '.join(every)}" if every else ""
        found = f"{name}.{fact} is none where {name} is {where}"
        yield Doubt(Fault(at, found, f"a 'when' that leaves that out{instead}"), sure)


def _named(node: nodes.Node | None) -> Iterator[tuple[str, str]]:
    """The names of an expression, each with what is asked of it, "" for nothing; not those that it asks about first."""
    match node:
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            yield name, attr
        case nodes.Name(name=name):
            yield name, ""
        case nodes.Test(name="defined" | "undefined"):
            return
        case nodes.CondExpr():
            about = {name for name, _ in _named(node.test)}
            yield from ((name, "") for name in about)
            for branch in (node.expr1, node.expr2):
                yield from (one for one in _named(branch) if one[0] not in about)
        case nodes.And() | nodes.Or():
            yield from _named(node.left)
        case nodes.Node():
            for child in node.iter_child_nodes():
                yield from _named(child)


def _factor(name: str, reached: Reached, asked: Asked) -> tuple[int, Factor] | None:
    """What the role asks of a finding, and its place among all that it asks."""
    key = asked.identity(name)
    every = enumerate(reached.factors)
    return next(((n, one) for n, one in every if one.questions[0].partition(".")[0] == key), None)


def _looked_at(name: str, reached: Reached, asked: Asked) -> bool:
    """Whether a facet that the role asks looks for that finding, and may so keep a case from being said."""
    return any(name in facet.looks_at for facet in _facets(reached, asked))


def _only_situations(name: str, reached: Reached, asked: Asked) -> bool:
    """Whether nothing but its situation can tell a role what a finding has: a facet may tell more."""
    found = _factor(name, reached, asked)
    facets = found and any("." in question for question in found[1].questions)
    return not facets and not _looked_at(name, reached, asked)


def _facets(reached: Reached, asked: Asked) -> Iterator[Facet]:
    for factor in reached.factors:
        for question in factor.questions:
            of, _, facet = question.partition(".")
            if (angle := asked.angle(of)) and facet in asked.angles[angle].facets:
                yield asked.angles[angle].facets[facet]


def _situations(name: str, reached: Reached, asked: Asked, *, surely_found: bool) -> Set[str]:
    """The situations that a finding may be in where a case is said."""
    found = {one for one in asked.angles[asked.angle(name)].situations if one != NONE}
    it = _factor(name, reached, asked)
    if it is None:
        return found if surely_found else {*found, NONE}
    place, factor = it
    key = asked.identity(name)
    outcomes = {one for box in reached.boxes for one in box[place]}
    if key in factor.questions:
        return {one[factor.questions.index(key)] for one in outcomes} - ({NONE} if surely_found else set())
    silent = tuple("no" if one.endswith("." + LEADS) else NONE for one in factor.questions)
    return found if surely_found or silent not in outcomes else {*found, NONE}
