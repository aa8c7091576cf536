"""Reads templates without running them, and finds what would fail, or fail silently, when they run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from jinja2 import nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from newsgen.errors import Fault, nearest
from newsgen.writing.braces import unreadable
from newsgen.writing.environment import ProjectLoader, Sandbox
from newsgen.writing.phrases.book import WORDS, Book
from newsgen.writing.phrases.name_faults import Told
from newsgen.writing.phrases.value_kinds import Value
from newsgen.writing.scopes import loop_faults
from newsgen.writing.template_names import TemplateNames
from newsgen.writing.template_syntax import super_faults, syntax_faults
from newsgen.writing.unprinted import unprinted_faults

N = TypeVar("N", bound=nodes.Node)
Findings = Mapping[str, str]
"""The findings of a story by the names that its template knows them by, each with its angle."""
MIGRATED = "a .story and .phrases in its place: `newsgen migrate PROJECT` writes what it can of them"


@dataclass(frozen=True, slots=True)
class Read:
    """A template, read: `where` is how faults name its file, `every` all that is in it, in the order of the text."""

    where: str
    tree: nodes.Template
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
    return Read(f"templates/{name}", tree, tuple(tree.find_all(nodes.Node)))


def read_templates(environment: Sandbox, template: str) -> tuple[list[Read], list[Fault]]:
    """A template and all that it extends or takes macros from; and the faults of those that cannot be read."""
    found: list[Read] = []
    faults: list[Fault] = []
    waiting: list[tuple[str, tuple[str, ...]]] = [(template, ())]
    seen = set[str]()
    while waiting:
        name, through = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        source = ""
        try:
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            read = _read(environment, name, source)
        except TemplateNotFound as error:
            faults.append(Fault(f"templates/{name}", str(error.message)))
            continue
        except TemplateSyntaxError as error:
            faults += syntax_faults(environment, f"templates/{name}", source, error)
            continue
        found.append(read)
        for node in read.every:
            taken = _taken(node)
            if not isinstance(taken, nodes.Const):
                continue
            other, path = str(taken.value), (*through, name)
            if _is_told(environment, other):
                builds = f"it builds on {other!r}, and the shipped stories are told from phrases now"
                faults.append(Fault(read.at(taken), builds, MIGRATED))
            elif other in path:
                faults.append(_circle(environment, read.at(taken), path[path.index(other) :], node))
            else:
                waiting.append((other, path))
    return found, faults


def _circle(environment: Sandbox, at: str, path: tuple[str, ...], node: nodes.Node) -> Fault:
    """A template that takes itself in, by way of others perhaps."""
    takes = "extends" if isinstance(node, nodes.Extends) else "includes"
    first = path[0]
    if len(path) == 1:
        found = f"it {takes} itself"
    else:
        found = f"it {takes} {first!r}, which takes in this one: {' > '.join((*path, first))}"
    loader = environment.loader
    shipped = isinstance(loader, ProjectLoader) and any(
        (folder / first).is_file() for folder in loader.shipped
    )
    near = f"shipped/{first}" if shipped and not first.startswith("shipped/") else ""
    return Fault(at, found, "" if near else "another template's name", near)


def _is_told(environment: Sandbox, name: str) -> bool:
    return isinstance(environment.loader, ProjectLoader) and environment.loader.is_told(name)


def _taken(node: nodes.Node) -> nodes.Expr | None:
    """What names the template that this node takes in."""
    taking = isinstance(node, nodes.Extends | nodes.FromImport | nodes.Import | nodes.Include)
    return getattr(node, "template", None) if taking else None


def template_faults(environment: Sandbox, book: Book, template: str, findings: Findings) -> Iterator[Fault]:
    """Whatever is wrong in a template and in those that it builds on.

    Unknown names, facts, situations and blocks; sums, text joined with ~, and a switched autoescape; names set in loops
    and words in no block. A template may ask of any angle whether its story has it (`is defined`).
    """
    yield from look_through(environment, book, template, findings)[0]


def look_through(
    environment: Sandbox,
    book: Book,
    template: str,
    findings: Findings,
    given: Mapping[str, Value] | None = None,
) -> tuple[list[Fault], list[Told]]:
    """The faults of a template, and the roles that it says; `given` are names that it has beside those of stories."""
    read, faults = read_templates(environment, template)
    if faults:
        return faults, []
    made = set[str]().union(*(_made(one) for one in read)) | set(book.angles)
    says: list[Told] = []
    for one in read:
        faults += _refused(one)
        names = TemplateNames(
            book,
            environment,
            findings,
            Told(WORDS, ""),
            one.where,
            where=one.where,
            made=made,
            given=given or {},
        )
        names.look(one.tree)
        faults += names.faults
        says += names.says
        faults += super_faults(one.where, one.all(nodes.Name), one.all(nodes.Call))
        faults += loop_faults(one.where, one.tree)
        faults += unprinted_faults(one.where, one.tree)
    faults += _blocks(read)
    return faults, says


def rule_faults(
    environment: Sandbox, book: Book, rule: str, where: str, findings: Findings
) -> Iterator[Fault]:
    """Whatever is wrong in the expression of a `when`."""
    wanted = "an expression such as above.situation != 'none'"
    try:
        tree = environment.parse("{{ " + rule + " }}")
    except TemplateSyntaxError as error:
        yield unreadable(where, rule, str(error.message), wanted)
        return
    names = TemplateNames(book, environment, findings, Told(WORDS, ""), where, where=where)
    names.look(tree)
    for fault in names.faults:
        yield Fault(where, fault.found, fault.wanted, fault.nearest)


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
