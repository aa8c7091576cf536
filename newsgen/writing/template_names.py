"""Faults of the names in a template: unknown ones, what they do not have, however deep; and the roles that it says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from newsgen.errors import nearest
from newsgen.writing.context import NAMES
from newsgen.writing.phrases.name_faults import Names
from newsgen.writing.phrases.value_kinds import ANYTHING, STORY, Value, finding_of, items

REFERENCE = "a name of docs/templates-reference.md"
_ALWAYS_KNOWN = frozenset(
    {"one_of", "loop", "super", "self", "caller", "varargs", "kwargs", "true", "false", "none"}
)


@dataclass(slots=True)
class TemplateNames(Names):
    """The names of a template, looked up in the order of its text.

    `made` are those that it and the templates that it builds on make, `given` what else it is told of, such as the `it`
    of a block. `findings` are those of its story.
    """

    where: str = ""
    made: Collection[str] = ()
    given: Mapping[str, Value] = field(default_factory=dict)
    local: dict[str, Value] = field(default_factory=dict)

    def look(self, node: nodes.Node | None) -> Value:
        """What an expression stands for; of a statement, whatever stands in it is looked at."""
        if node is None:
            return ANYTHING
        if node.lineno:
            self.at = f"{self.where}, line {node.lineno}"
        match node:
            case nodes.Name() if node.ctx != "load":
                return ANYTHING
            case nodes.For():
                value = items(self.look(node.iter))
                self._inside([node.target], value, (node.test, *node.body))
                self._inside([], ANYTHING, node.else_)
            case nodes.Macro() | nodes.CallBlock():
                for default in node.defaults:
                    self.look(default)
                if isinstance(node, nodes.CallBlock):
                    self.look(node.call)
                self._inside(node.args, ANYTHING, node.body)
            case nodes.Assign():
                value = self.look(node.node)
                self._bind(node.target, value)
            case nodes.AssignBlock():
                self._all(node.body)
                self._bind(node.target, ANYTHING)
            case nodes.With():
                values = [self.look(value) for value in node.values]
                before = dict(self.local)
                for target, value in zip(node.targets, values, strict=True):
                    self._bind(target, value)
                self._all(node.body)
                self.local = before
            case nodes.Test(name="defined" | "undefined"):
                asked = node.node
                self.look(asked.node if isinstance(asked, nodes.Getattr) else asked)
            case nodes.Concat() | nodes.BinExpr():  # they are refused as such
                self._all(node.iter_child_nodes())
            case _:
                return Names.look(self, node)
        return ANYTHING

    def angle(self, name: str) -> str:
        """The angle of the finding that a name stands for; "" where it stands for none."""
        if name in self.local or name in self.given:
            return (self.local.get(name) or self.given.get(name) or ANYTHING).angle
        return self.findings.get(name, "")

    def _inside(self, targets: Iterable[nodes.Node], value: Value, body: Iterable[nodes.Node | None]) -> None:
        """Look at a body in which the targets have a value, and after which they are what they were."""
        before = dict(self.local)
        for target in targets:
            self._bind(target, value)
        self._all(body)
        self.local = before

    def _all(self, some: Iterable[nodes.Node | None]) -> None:
        for node in some:
            self.look(node)

    def _bind(self, target: nodes.Node, value: Value) -> None:
        if isinstance(target, nodes.Name):
            known = self.local.get(target.name, value)
            self.local[target.name] = value if known == value else ANYTHING
        else:
            for name in target.find_all(nodes.Name):
                self.local[name.name] = ANYTHING

    def _name(self, name: str) -> Value:
        for known in (self.local, self.given):
            if name in known:
                return known[name]
        if angle := self.findings.get(name):
            return finding_of(angle)
        if name in NAMES:
            return STORY.get(name, ANYTHING)
        if name not in self.made and name not in _ALWAYS_KNOWN:
            every = {*NAMES, *self.findings, *self.made, *self.given}
            self.fault(f"there is no {name!r}", REFERENCE, nearest(name, every))
        return ANYTHING

    def _call(self, node: nodes.Call) -> None:
        """A macro's, most often: what may not be called is refused when it is."""
        self.look(node.node)
        self._all((*node.args, *node.kwargs))
