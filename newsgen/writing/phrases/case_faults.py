"""Faults of a role's cases: questions without answer, cases that nothing is said of, lines that are never said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from newsgen.errors import Fault, nearest
from newsgen.writing.phrases.asked import Asked, Factor, Outcome
from newsgen.writing.phrases.phrase_file import FOUND, Case, Condition, Role

MOST_BOXES = 20_000
"""A role with more cases than this is not looked at."""
MOST_TOLD = 4
"""How many uncovered cases of a role are told."""
WANTED = "a 'when' for it, or 'otherwise' at its end, with 'say' or 'nothing' below it"
Box = tuple[frozenset[Outcome], ...]
"""Of each factor the outcomes that are left."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A case, and the outcomes in which it is said."""

    case: Case
    factors: tuple[Factor, ...]
    boxes: tuple[Box, ...]


def reached_cases(cases: Iterable[Case], asked: Asked) -> Iterator[Reached]:
    """The cases of a role that may be said at all, as `asked` may be answered."""
    cases = tuple(cases)
    factors, left = _looked_at(cases, asked)
    for case in cases:
        box = _box(case, factors, asked)
        both = (tuple(a & b for a, b in zip(one, box, strict=True)) for one in left)
        if said := tuple(one for one in both if all(one)):
            yield Reached(case, factors, said)
        if not case.adds:
            left = _less(left, box)
        if len(left) > MOST_BOXES:
            return


def question_faults(cases: Iterable[Case], asked: Asked) -> Iterator[Fault]:
    """Questions that nothing answers, and answers that a question never has."""
    for case in cases:
        for condition in case.conditions:
            yield from _of_condition(condition, f"{case.where}, line {case.line}", asked)


def _of_condition(condition: Condition, at: str, asked: Asked) -> Iterator[Fault]:
    question = condition.question
    known = asked.answers(question)
    if not known:
        near = asked.near(question)
        wanted = "a finding, one of its questions, or a question of every story (newsgen angles lists them)"
        yield Fault(at, f"nothing answers {question!r}", wanted, near)
        question, known = near, asked.answers(near)  # its answers may be wrong, too
    for answer in condition.answers if known else ():
        if answer not in known and answer != FOUND:
            near = nearest(answer, known)
            yield Fault(
                at, f"{question} is never {answer!r}", "" if near else f"one of {', '.join(known)}", near
            )


def uncovered(role: Role, called: str, asked: Asked) -> Iterator[Fault]:
    """The cases that a role says nothing of, as `asked` may be answered."""
    factors, left = _looked_at(role.cases, asked)
    for case in role.cases:
        if not case.adds:
            left = _less(left, _box(case, factors, asked))
        if len(left) > MOST_BOXES:
            return
    told = list(dict.fromkeys(" and ".join(words) for box in left for words in _in_words(box, factors)))
    at = f"{role.where}, line {role.line}"
    for words in told[:MOST_TOLD]:
        found = f"{called} says nothing of {words}" if words else f"{called} says nothing in any case"
        yield Fault(at, found, WANTED)
    if len(told) > MOST_TOLD:
        found = f"{called} says nothing of {len(told) - MOST_TOLD} further cases"
        yield Fault(at, found, "'otherwise' at its end, with 'nothing' below it to be silent")


def never_said(cases: Sequence[Case], asked: Asked) -> Iterator[Case]:
    """The cases of one file that those above them leave nothing of."""
    factors, left = _looked_at(cases, asked)
    for case in cases:
        box = _box(case, factors, asked)
        if not any(all(a & b for a, b in zip(one, box, strict=True)) for one in left):
            yield case
        elif not case.adds:
            left = _less(left, box)
        if len(left) > MOST_BOXES:
            return


def never_said_fault(case: Case) -> Fault:
    """What a line is that no draft will ever come to."""
    what = case.when.removeprefix("when ")
    found = f"{what!r} is never said: what stands above it takes all of its cases"
    return Fault(f"{case.where}, line {case.line}", found, "it above them, or without it")


def _looked_at(cases: Iterable[Case], asked: Asked) -> tuple[tuple[Factor, ...], list[Box]]:
    factors = asked.factors(condition for case in cases for condition in case.conditions)
    return factors, [tuple(factor.outcomes for factor in factors)] if prod(
        len(f.outcomes) for f in factors
    ) else []


def _box(case: Case, factors: Sequence[Factor], asked: Asked) -> Box:
    """The outcomes that fit a case; none at all where it asks what nobody answers."""
    if any(not asked.answers(condition.question) for condition in case.conditions):
        return tuple(frozenset[Outcome]() for _ in factors)
    box = []
    for factor in factors:
        own = [
            (factor.questions.index(asked.same(condition.question)), condition)
            for condition in case.conditions
            if asked.same(condition.question) in factor.questions
        ]
        fitting = (one for one in factor.outcomes if all(condition.fits(one[n]) for n, condition in own))
        box.append(frozenset(fitting))
    return tuple(box)


def _less(boxes: list[Box], taken: Box) -> list[Box]:
    """What is left of the boxes without another: no two of its parts share a case."""
    left: list[Box] = []
    for box in boxes:
        both = tuple(a & b for a, b in zip(box, taken, strict=True))
        if not all(both):
            left.append(box)
            continue
        for n, (own, other) in enumerate(zip(box, both, strict=True)):
            if rest := own - other:
                left.append((*both[:n], rest, *box[n + 1 :]))
    return left


def _in_words(box: Box, factors: Sequence[Factor]) -> Iterator[tuple[str, ...]]:
    """A box as conditions: several where it is no product of answers."""
    if not factors:
        yield ()
        return
    for first in _conditions(box[0], factors[0].outcomes, factors[0].questions):
        for rest in _in_words(box[1:], factors[1:]):
            yield (*first, *rest)


def _conditions(
    some: frozenset[Outcome], every: frozenset[Outcome], questions: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if some == every or not questions:
        yield ()
        return
    by_rest: dict[tuple[frozenset[Outcome], frozenset[Outcome]], list[str]] = {}
    answers = {one[0] for one in every}
    for answer in sorted({one[0] for one in some}):
        rest = frozenset(one[1:] for one in some if one[0] == answer)
        whole = frozenset(one[1:] for one in every if one[0] == answer)
        by_rest.setdefault((rest, whole), []).append(answer)
    for (rest, whole), own in by_rest.items():
        first = () if set(own) == answers else (f"{questions[0]} is {' or '.join(own)}",)
        for more in _conditions(rest, whole, questions[1:]):
            yield (*first, *more)
