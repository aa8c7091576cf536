"""What an `{% if %}` of a template asks, as the questions of a `when`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from newsgen.model.finding import Vocabulary
from newsgen.writing.phrases.phrase_file import FOUND, NONE

Asked = dict[str, tuple[str, ...]]
"""Questions that are all asked, each with the answers that fit."""
_YES = {"publisher": "publisher", "year_before": "season", "unit": "unit", "complete": "complete"}
_KINDS = {("measure", "kind"): "measure", ("period", "grain"): "grain"}
_NEGATED = {"ne", "notin"}


@dataclass(frozen=True, slots=True)
class Unasked(Exception):  # noqa: N818 - it is no error, but what is left to an editor
    """What no `when` can ask, in words."""

    why: str


def both(one: Asked, other: Asked) -> Asked | None:
    """Both at once; None where that is never so."""
    found = dict(one)
    for question, answers in other.items():
        known = found.get(question, answers)
        kept = _fitting(known, answers)
        if not kept:
            return None
        found[question] = kept
    return found


def _fitting(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The answers that fit both; `found` is any but none."""
    if FOUND in one:
        return (FOUND,) if FOUND in other else tuple(answer for answer in other if answer != NONE)
    return _fitting(other, one) if FOUND in other else tuple(answer for answer in one if answer in other)


def negated(condition: str, known: Mapping[str, Vocabulary]) -> Asked | None:
    """When a condition that denies something (!=, not) does not hold; None of any other.

    >>> negated('lowest.situation != "tied"', {})
    {'lowest': ('tied',)}
    """
    if not re.search(r"!=|\bnot\b", condition):
        return None
    try:
        found = asked(f"not ({condition})", known)
    except Unasked:
        return None
    return found[0] if len(found) == 1 else None


def asked(condition: str, known: Mapping[str, Vocabulary]) -> list[Asked]:
    """The cases in which a condition holds. Unasked where no `when` asks it.

    `known` are the findings of the story by the names that its template knows them by.

    >>> asked('highest.found and measure.kind == "rate"', {})
    [{'highest': ('found',), 'measure': ('rate',)}]
    """
    try:
        (output,) = Environment(autoescape=True).parse("{{ " + condition + " }}").body
        (expression,) = output.nodes  # type: ignore[attr-defined]
    except (TemplateSyntaxError, ValueError):
        raise Unasked(f"{{% if {condition} %}} cannot be read") from None
    found = _of(expression, known)
    if found is None:
        raise Unasked(f"{{% if {condition} %}} asks what no `when` can")
    return found


def _of(node: nodes.Node, known: Mapping[str, Vocabulary]) -> list[Asked] | None:
    if isinstance(node, nodes.And):
        return _and(node, known)
    if isinstance(node, nodes.Or):
        left, right = _of(node.left, known), _of(node.right, known)
        if left is None or right is None:
            return None
        if len(left) == len(right) == 1 and [*left[0]] == [*right[0]] and len(left[0]) == 1:
            ((question, answers),) = left[0].items()
            return [{question: tuple(dict.fromkeys((*answers, *right[0][question])))}]
        return [*left, *right]
    if isinstance(node, nodes.Not):
        return _not(node.node, known)
    if isinstance(node, nodes.Compare):
        return _compared(node, known)
    if isinstance(node, nodes.Name):
        if node.name == "average":
            return [{"average": (FOUND,)}]
        return [{_YES[node.name]: ("yes",)}] if node.name in _YES else None
    if _is_found(node):
        return [{_name(node): (FOUND,)}]
    return None


def _and(node: nodes.And, known: Mapping[str, Vocabulary]) -> list[Asked] | None:
    """All of it. A finding that a story does not have answers none, so `is defined` before a question falls away."""
    right = _of(node.right, known)
    if right is None:
        return None
    if isinstance(node.left, nodes.Test) and node.left.name == "defined":
        of = getattr(node.left.node, "name", "")
        return right if all(any(q.partition(".")[0] == of for q in one) for one in right) else None
    left = _of(node.left, known)
    if left is None:
        return None
    return [found for one in left for other in right if (found := both(one, other)) is not None]


def _not(node: nodes.Node, known: Mapping[str, Vocabulary]) -> list[Asked] | None:
    if isinstance(node, nodes.Not):
        return _of(node.node, known)
    if _is_found(node):
        return [{_name(node): (NONE,)}]
    if isinstance(node, nodes.Name) and node.name == "average":
        return [{"average": (NONE,)}]
    if isinstance(node, nodes.Name) and node.name in _YES:
        return [{_YES[node.name]: ("no",)}]
    if isinstance(node, nodes.Compare):
        return _compared(node, known, denied=True)
    return None


def _compared(
    node: nodes.Compare, known: Mapping[str, Vocabulary], *, denied: bool = False
) -> list[Asked] | None:
    """A situation, a facet or a kind, held against texts."""
    operand = node.ops[0]
    texts = [one.value for one in operand.find_all(nodes.Const)]
    if (
        len(node.ops) != 1
        or operand.op not in {"eq", "in", *_NEGATED}
        or not isinstance(node.expr, nodes.Getattr)
    ):
        return None
    if (
        not texts
        or not all(isinstance(text, str) for text in texts)
        or next(operand.find_all(nodes.Name), None)
    ):
        return None
    name, attribute = _name(node.expr), node.expr.attr
    answers: tuple[str, ...] | None = None
    if attribute == "situation" and isinstance(node.expr.node, nodes.Name):
        question, answers = name, known[name].situations if name in known else None
    elif (name, attribute) in _KINDS:
        question = _KINDS[name, attribute]
    elif name in known and attribute in known[name].facets:
        question, answers = f"{name}.{attribute}", known[name].facets[attribute].answers
    else:
        return None
    found = tuple(texts)
    if (operand.op in _NEGATED) is not denied:
        if texts == [NONE]:
            return [{question: (FOUND,)}]
        if answers is None:
            return None
        found = tuple(answer for answer in answers if answer not in texts)
    return [{question: found}] if found else []


def _is_found(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr == "found" and isinstance(node.node, nodes.Name)


def _name(node: nodes.Node) -> str:
    return str(getattr(getattr(node, "node", None), "name", ""))
