"""Faults of the names in a sentence: unknown ones, what they do not have, unknown filters, and what it may not do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from newsgen.errors import Fault, nearest
from newsgen.model.finding import Vocabulary
from newsgen.writing.context import NAMES
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.asked import LEADS
from newsgen.writing.phrases.book import WORDS, Book
from newsgen.writing.phrases.questions import SUBJECT
from newsgen.writing.phrases.value_kinds import (
    ANYTHING,
    AVERAGE,
    STANDING,
    STORY,
    Value,
    attribute,
    attributes,
    finding_of,
    in_words,
    items,
    kind_named,
)

_OF_FINDING = ("situation", "found", "areas")
_FIRST = frozenset({"first", "last"})


@dataclass(frozen=True, slots=True)
class Told:
    """A role, whose it is, and what it is said of: the finding, an area's standing, an average, or nothing."""

    kind: str
    role: str
    it: Value = ANYTHING


@dataclass(slots=True)
class Names:
    """The names of one sentence, looked up one by one: its faults, and the other roles that it says."""

    book: Book
    environment: Sandbox
    findings: Mapping[str, str]
    told: Told
    at: str
    faults: list[Fault] = field(default_factory=list)
    says: list[Told] = field(default_factory=list)

    def fault(self, found: str, wanted: str = "", near: str = "") -> None:
        self.faults.append(Fault(self.at, found, wanted, near))

    def look(self, node: nodes.Node | None) -> Value:
        """What an expression stands for; its faults are noted."""
        match node:
            case nodes.Name():
                return self._name(node.name)
            case nodes.Getattr():
                return self._attribute(self.look(node.node), _written(node.node), node.attr)
            case nodes.Getitem():
                self.look(node.arg)
                found = self.look(node.node)
                return items(found) if isinstance(node.arg, nodes.Const) else found
            case nodes.Filter():
                return self._filter(node)
            case nodes.Test():
                self._known(node.name, self.environment.tests, "test")
            case nodes.CondExpr() if node.expr2 is None:
                self.fault("an 'if' without 'else'", '{{ this if question else "" }}')
            case nodes.Concat():
                self.fault("~ joins values that print themselves", "{{ one }} {{ other }}, side by side")
            case nodes.BinExpr() if not isinstance(node, nodes.And | nodes.Or):
                sign = getattr(node, "operator", "?")
                self.fault(f"a sentence does no sums ({sign})", "a figure that an angle has worked out")
            case nodes.Call():
                self._call(node)
                return ANYTHING
            case nodes.Compare():
                self._compared(node)
        if node is not None:
            for child in node.iter_child_nodes():
                self.look(child)
        return ANYTHING

    def angle(self, name: str) -> str:
        """The angle of the finding that a name stands for; "" where it stands for none."""
        if name == SUBJECT:
            return self.told.it.angle
        return self.findings.get(name, "") or (name if name in self.book.angles else "")

    def _name(self, name: str) -> Value:
        if name == SUBJECT:
            return self.told.it
        if name in NAMES:
            return STORY.get(name, ANYTHING)
        if angle := self.angle(name):
            return finding_of(angle)
        for kind in dict.fromkeys((self.told.kind, WORDS)):
            if self.book.role(kind, name) is not None:
                self.says.append(Told(kind, name, self.told.it))
                return ANYTHING
        if name == "super":
            self.fault("a phrase has no super", "'or' in the place of 'say': it adds to what is shipped")
        elif name not in self.environment.globals and name not in {"caption", "loop"}:
            roles = {role for kind in (self.told.kind, WORDS) for role in roles_of(self.book, kind)}
            known = {*NAMES, *self.findings, *self.book.angles, *roles}
            near = nearest(name, known)
            self.fault(
                f"there is no {name!r}", "" if near else "a name of every story, a finding or a role", near
            )
        return ANYTHING

    def _attribute(self, of: Value, written: str, name: str) -> Value:
        if of.angle:
            return self._of_finding(self.book.angles[of.angle], written, name)
        found = attribute(of, name)
        if found is not None:
            return found
        known = attributes(of)
        near = nearest(name, known)
        wanted = "" if near else f"one of {in_words(known)}" if known else "it alone"
        if of.many:
            wanted = f"one of them: {written}[0].{name}"
        told = of.many or (len(of.of) == 1 and str(of).partition(" ")[2] != written)
        what = f"{written} is {of} and" if told else written
        self.fault(f"{what} has no {name!r}", wanted, near)
        return ANYTHING

    def _of_finding(self, known: Vocabulary, written: str, name: str) -> Value:
        if name in known.facts:
            return kind_named(known.kinds.get(name))
        if name in known.facets or name in {*_OF_FINDING, LEADS}:
            return ANYTHING
        facts = (*known.facts, *known.facets)
        near = nearest(name, facts)
        self.fault(f"{written} has no {name!r}", "" if near else f"one of {', '.join(facts)}", near)
        return ANYTHING

    def _filter(self, node: nodes.Filter) -> Value:
        value = self.look(node.node)
        for argument in (*node.args, *node.kwargs):
            self.look(argument)
        self._known(node.name, self.environment.filters, "filter")
        if node.name == "said":
            self._said(node, value)
        return items(value) if node.name in _FIRST else ANYTHING

    def _known(self, name: str, known: Iterable[str], what: str) -> None:
        if name not in known:
            near = nearest(name, [one for one in known if not one.startswith("_")])
            self.fault(f"there is no {what} {name!r}", "", near)

    def _said(self, node: nodes.Filter, value: Value) -> None:
        alone = not node.args and isinstance(
            node.node, nodes.Const
        )  # one that every story has: "source"|said
        named = node.node if alone else node.args[0] if node.args else None
        either = (named.expr1, named.expr2) if isinstance(named, nodes.CondExpr) else (named,)
        roles = [one.value for one in either if isinstance(one, nodes.Const)]
        if not roles:
            self.fault("'said' without the name of a role", '{{ highest.top|said("counted") }}')
        elif alone:
            self._role_of((WORDS,), str(roles[0]), self.told.it)
        else:
            may_be = {STANDING.of[0], AVERAGE.of[0]} & {*value.of}
            if value.many or (value.of and not may_be):
                found = f"{_written(node.node)} is {value}"
                self.fault(found, "a finding, an area or an average before 'said'")
                return
            kinds = (value.angle,) if value.angle else (WORDS,) if value.of else (WORDS, *self.book.angles)
            for role in roles:
                self._role_of(kinds, str(role), value if value.angle or value == AVERAGE else STANDING)

    def _role_of(self, kinds: tuple[str, ...], role: str, it: Value) -> None:
        """Notes that a role of the first of these kinds is said, or the fault that none of them has it."""
        if all(self.book.role(kind, role) is None for kind in kinds):
            near = nearest(role, {one for kind in kinds for one in roles_of(self.book, kind)})
            self.fault(f"{kinds[0]} has no role {role!r}", "", near)
        elif it.angle or self.book.role(WORDS, role) is not None:
            self.says.append(Told(kinds[0], role, it))

    def _call(self, node: nodes.Call) -> None:
        if not isinstance(node.node, nodes.Name) or node.node.name != "one_of":
            self.fault(
                f"{_written(node.node)}( ) calls what is no one_of", "a filter: {{ highest.top.value|at }}"
            )
        for argument in (*node.args, *node.kwargs):
            self.look(argument)

    def _compared(self, node: nodes.Compare) -> None:
        """An answer that a situation or a facet never has."""
        asked = node.expr
        if not isinstance(asked, nodes.Getattr) or not isinstance(asked.node, nodes.Name):
            return
        angle = self.angle(asked.node.name)
        if not angle:
            return
        known = self.book.angles[angle]
        answers = known.situations if asked.attr == "situation" else ()
        if asked.attr in known.facets:
            answers = (*known.facets[asked.attr].answers, "none")
        for text in node.find_all(nodes.Const):
            if answers and isinstance(text.value, str) and text.value not in answers:
                found = f"{_written(asked)} is never {text.value!r}"
                near = nearest(text.value, answers)
                self.fault(found, "" if near else f"one of {', '.join(answers)}", near)


def roles_of(book: Book, kind: str) -> Iterator[str]:
    """The roles that a kind has, its family's among them."""
    family = book.family(kind)
    for one in (kind, family) if family else (kind,):
        for file in book.files(one):
            yield from file.roles


def _written(node: nodes.Node | None) -> str:
    """A name as it was written: highest.top.area."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const()):
            return f"{_written(node.node)}[{node.arg.value}]"  # type: ignore[attr-defined]
        case nodes.Filter():
            return f"{_written(node.node)}|{node.name}"
    return "it"
