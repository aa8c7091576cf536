"""Reads templates without running them: unknown names, unknown facts, figures typed into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from newsgen.errors import Fault, TemplateError, nearest
from newsgen.language.style import load_style
from newsgen.model.story import Story
from newsgen.writing.context import NAMES
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.loose import loose_numbers
from newsgen.writing.speech import Speech

_JINJA_NAMES = {"loop", "super", "self", "caller", "varargs", "kwargs", "true", "false", "none"}


def lint_templates(
    folder: Path, style: str, stories: tuple[Story, ...], facts: Mapping[str, tuple[str, ...]]
) -> None:
    """Check every template that the stories use. TemplateError with all that is wrong."""
    environment = sandbox(folder / "templates", Speech(load_style(style, (folder / "styles",))))
    faults = [
        fault
        for story in stories
        for fault in check_names(
            environment, story.template, {u.alias: facts[u.angle] for u in story.angles}, typed=True
        )
    ]
    if faults:
        raise TemplateError(*dict.fromkeys(faults))


def check_names(
    environment: Sandbox, template: str, aliases: Mapping[str, tuple[str, ...]], typed: bool = False
) -> Iterator[Fault]:
    """The faults of a template and of those that it extends or takes macros from.

    `aliases` are the names of the story's findings, each with what may be asked of it. With `typed`, figures in its own
    text are faults.
    """
    waiting, seen = [template], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        try:
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            tree = environment.parse(source, name)
            environment.compile(source, name)
        except TemplateNotFound as error:
            yield Fault(f"templates/{name}", str(error.message))
            continue
        except TemplateSyntaxError as error:
            yield Fault(
                f"templates/{name}, line {error.lineno}", _with_nearest(str(error.message), environment)
            )
            continue
        for node in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
            named = getattr(node, "template", None)
            if isinstance(named, nodes.Const):
                waiting.append(str(named.value))
        for switch in tree.find_all(nodes.EvalContextModifier):
            found = "autoescape may not be switched: newsgen escapes everything"
            yield Fault(f"templates/{name}, line {switch.lineno}", found)
        yield from _names(tree, f"templates/{name}", aliases)
        if typed:
            yield from _typed(tree, f"templates/{name}")


def _with_nearest(message: str, environment: Sandbox) -> str:
    match = re.match(r"No (filter|test) named '(\w+)'", message)
    if not match:
        return message
    near = nearest(match[2], environment.filters if match[1] == "filter" else environment.tests)
    return f"there is no {match[1]} {match[2]!r}" + (f"; did you mean {near!r}?" if near else "")


def _names(tree: nodes.Template, where: str, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Names that neither the context nor the template itself knows, and facts that an angle does not have."""
    made = {n.name for n in tree.find_all(nodes.Name) if n.ctx in {"store", "param"}}
    made |= {n.name for n in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.FromImport):
        made |= {n if isinstance(n, str) else n[1] for n in node.names}
    made |= {n.target for n in tree.find_all(nodes.Import)}
    asked = {
        n.node.name
        for n in tree.find_all(nodes.Test)
        if n.name == "defined" and isinstance(n.node, nodes.Name)
    }
    known = {*NAMES, *aliases, *made, *asked}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in known and name.name not in _JINJA_NAMES:
            near = nearest(name.name, known)
            yield Fault(
                f"{where}, line {name.lineno}",
                f"there is no {name.name!r}",
                "a name of docs/templates.md",
                near,
            )
    for attribute in tree.find_all(nodes.Getattr):
        owner = attribute.node
        if isinstance(owner, nodes.Name) and owner.name in aliases and owner.name not in made:
            facts = aliases[owner.name]
            if attribute.attr not in facts:
                found = f"{owner.name} has no {attribute.attr!r}"
                yield Fault(
                    f"{where}, line {attribute.lineno}",
                    found,
                    f"one of {', '.join(facts)}",
                    nearest(attribute.attr, facts),
                )


def _typed(tree: nodes.Template, where: str) -> Iterator[Fault]:
    """Figures and number words in the template's own text, and in text that it sets."""
    for data in tree.find_all(nodes.TemplateData):
        text = re.sub(r"<[^>]*>", lambda tag: " " * len(tag[0]), data.data)
        for number in loose_numbers(text):
            line = data.lineno + text[: text.find(number)].count("\n")
            yield Fault(
                f"{where}, line {line}",
                f"the template types {number!r}",
                "a figure: {{ above.count|number }}, {{ top.value|multiple_of(average) }}",
            )
