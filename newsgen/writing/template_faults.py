"""Reads templates without running them, and finds what would fail, or fail silently, when they run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from jinja2 import nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from newsgen.errors import Fault, nearest
from newsgen.model.finding import Vocabulary
from newsgen.writing.context import NAMES
from newsgen.writing.environment import ProjectLoader, Sandbox

N = TypeVar("N", bound=nodes.Node)
Aliases = Mapping[str, Vocabulary]
"""The findings of a story by the names that its template knows them by."""
REFERENCE = "a name of docs/templates-reference.md"
MIGRATED = "a .story and .phrases in its place: `newsgen migrate PROJECT` writes what it can of them"
_ALWAYS_KNOWN = {"one_of", "loop", "super", "self", "caller", "varargs", "kwargs", "true", "false", "none"}


@dataclass(frozen=True, slots=True)
class Read:
    """A template, read: `where` is how faults name its file, `every` all that is in it, in the order of the text."""

    where: str
    every: tuple[nodes.Node, ...]

    def all(self, kind: type[N]) -> list[N]:
        """Its nodes of a kind."""
        return [node for node in self.every if isinstance(node, kind)]

    def at(self, node: nodes.Node) -> str:
        return f"{self.where}, line {node.lineno}"


@lru_cache(maxsize=64)
def _read(environment: Sandbox, name: str, source: str) -> Read:
    """A template, which stories may share. TemplateNotFound, TemplateSyntaxError."""
    tree = environment.parse(source, name)
    environment.get_template(name)
    return Read(f"templates/{name}", tuple(tree.find_all(nodes.Node)))


def read_templates(environment: Sandbox, template: str) -> tuple[list[Read], list[Fault]]:
    """A template and all that it extends or takes macros from; and the faults of those that cannot be read."""
    waiting, seen = [template], set[str]()
    found: list[Read] = []
    faults: list[Fault] = []
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        try:
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            read = _read(environment, name, source)
        except TemplateNotFound as error:
            faults.append(Fault(f"templates/{name}", str(error.message)))
            continue
        except TemplateSyntaxError as error:
            why = said_of(str(error.message), environment)
            faults.append(Fault(f"templates/{name}, line {error.lineno}", why))
            continue
        found.append(read)
        for taken in map(_taken, read.every):
            if isinstance(taken, nodes.Const) and _is_told(environment, str(taken.value)):
                found_there = (
                    f"it builds on {taken.value!r}, and the shipped stories are told from phrases now"
                )
                faults.append(Fault(read.at(taken), found_there, MIGRATED))
            elif isinstance(taken, nodes.Const):
                waiting.append(str(taken.value))
    return found, faults


def _is_told(environment: Sandbox, name: str) -> bool:
    return isinstance(environment.loader, ProjectLoader) and environment.loader.is_told(name)


def _taken(node: nodes.Node) -> nodes.Expr | None:
    """What names the template that this node takes in."""
    taking = isinstance(node, nodes.Extends | nodes.FromImport | nodes.Import | nodes.Include)
    return getattr(node, "template", None) if taking else None


def template_faults(
    environment: Sandbox, template: str, aliases: Aliases, angles: Iterable[str]
) -> Iterator[Fault]:
    """Whatever is wrong in a template and in those that it builds on.

    Unknown names, facts, situations and blocks; sums, text joined with ~, and a switched autoescape. `angles` are the
    names of all angles: a template may ask whether a story has one (`is defined`).
    """
    read, faults = read_templates(environment, template)
    yield from faults
    if faults:
        return
    made = set[str]().union(*(_made(one) for one in read)) | set(angles)
    for one in read:
        yield from _refused(one)
        yield from _names(one, aliases, made)
    yield from _blocks(read)


def rule_faults(environment: Sandbox, rule: str, where: str, aliases: Aliases) -> Iterator[Fault]:
    """Whatever is wrong in the expression of a `when`."""
    try:
        tree = environment.parse("{{ " + rule + " }}")
    except TemplateSyntaxError as error:
        yield Fault(where, str(error.message), "an expression such as above.situation != 'none'")
        return
    for fault in _names(Read(where, tuple(tree.find_all(nodes.Node))), aliases, set()):
        yield Fault(where, fault.found, fault.wanted, fault.nearest)


def said_of(message: str, environment: Sandbox) -> str:
    """Jinja's complaint of an unknown filter or test, with the nearest valid name; any other as it is."""
    match = re.match(r"No (filter|test) named '(\w+)'", message)
    if not match:
        return message
    near = nearest(match[2], environment.filters if match[1] == "filter" else environment.tests)
    return f"there is no {match[1]} {match[2]!r}" + (f"; did you mean {near!r}?" if near else "")


def _refused(one: Read) -> Iterator[Fault]:
    for switch in one.all(nodes.EvalContextModifier):
        yield Fault(one.at(switch), "autoescape may not be switched: newsgen escapes everything")
    for join in one.all(nodes.Concat):
        yield Fault(
            one.at(join), "~ joins values that print themselves", "{{ one }} {{ other }}, side by side"
        )
    for sum_ in one.all(nodes.BinExpr):
        if not isinstance(sum_, nodes.And | nodes.Or):
            operator = getattr(sum_, "operator", "?")
            found = f"templates do no sums ({operator}): a figure comes from an angle, with its derivation"
            yield Fault(one.at(sum_), found)


def _made(one: Read) -> set[str]:
    """The names that a template makes itself."""
    made = {n.name for n in one.all(nodes.Name) if n.ctx in {"store", "param"}}
    made |= {n.name for n in one.all(nodes.Macro)}
    for node in one.all(nodes.FromImport):
        made |= {n if isinstance(n, str) else n[1] for n in node.names}
    return made | {n.target for n in one.all(nodes.Import)}


def _names(one: Read, aliases: Aliases, made: set[str]) -> Iterator[Fault]:
    """Names that nobody knows, facts that an angle does not have, situations that it never finds."""
    known = {*NAMES, *aliases, *made}
    for name in one.all(nodes.Name):
        if name.ctx == "load" and name.name not in known and name.name not in _ALWAYS_KNOWN:
            yield Fault(one.at(name), f"there is no {name.name!r}", REFERENCE, nearest(name.name, known))
    own = _made(one)
    for attribute in one.all(nodes.Getattr):
        alias = attribute.node.name if isinstance(attribute.node, nodes.Name) else ""
        if alias in aliases and alias not in own - set(aliases):
            facts = aliases[alias].facts
            if attribute.attr not in facts:
                found, near = f"{alias} has no {attribute.attr!r}", nearest(attribute.attr, facts)
                yield Fault(one.at(attribute), found, f"one of {', '.join(facts)}", near)
    for test in one.all(nodes.Compare):
        yield from _situations(one, test, aliases)


def _situations(one: Read, test: nodes.Compare, aliases: Aliases) -> Iterator[Fault]:
    asked = test.expr
    if not (
        isinstance(asked, nodes.Getattr) and asked.attr == "situation" and isinstance(asked.node, nodes.Name)
    ):
        return
    alias = asked.node.name
    if alias not in aliases:
        return
    known = aliases[alias].situations
    for text in test.find_all(nodes.Const):
        if isinstance(text.value, str) and text.value not in known:
            found = f"{alias} has no situation {text.value!r}"
            yield Fault(one.at(text), found, f"one of {', '.join(known)}", nearest(text.value, known))


def _blocks(read: list[Read]) -> Iterator[Fault]:
    """Blocks that fill nothing: those of a template that extends others, where none of these has them."""
    extending = [one for one in read if one.all(nodes.Extends)]
    for one in extending:
        parents = {b.name for other in read if other is not one for b in other.all(nodes.Block)}
        own = list(one.all(nodes.Block))
        nested = {b.name for outer in own for b in outer.find_all(nodes.Block)}
        for block in own:
            if block.name not in parents | nested:
                found = f"the block {block.name!r} is in none of the templates that this one extends"
                yield Fault(
                    one.at(block), found, f"one of {', '.join(sorted(parents))}", nearest(block.name, parents)
                )
