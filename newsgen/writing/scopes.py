"""Names that a template sets inside a loop, and means outside of it: there they are what they were before."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from newsgen.errors import Fault

_SCOPES = (nodes.Block, nodes.Macro)


def loop_faults(where: str, tree: nodes.Template) -> Iterator[Fault]:
    """A {% set %} within {% for %} of a name that is set or read outside the loop, in the same block."""
    for scope in (tree, *tree.find_all(_SCOPES)):
        inside: dict[str, int] = {}
        outside: set[str] = set()
        for node, loops in _within(scope, ()):
            for name in _set_by(node):
                if loops:
                    inside.setdefault(name, node.lineno)
        for node, loops in _within(scope, ()):
            names = [node.name] if isinstance(node, nodes.Name) and node.ctx == "load" else [*_set_by(node)]
            for name in names:
                if not any(name in _set_in(loop) for loop in loops):
                    outside.add(name)
        for name, line in inside.items():
            if name in outside:
                found = f"{name!r} is set inside a loop, and outside of it nobody sees that"
                wanted = "it set before the loop and not in it, or read in the loop alone"
                yield Fault(f"{where}, line {line}", found, wanted)


def _within(
    node: nodes.Node, loops: tuple[nodes.For, ...]
) -> Iterator[tuple[nodes.Node, tuple[nodes.For, ...]]]:
    """All that stands in a scope, each with the loops that it stands in."""
    for child in node.iter_child_nodes():
        if isinstance(child, _SCOPES):
            continue
        yield child, loops
        yield from _within(child, (*loops, child) if isinstance(child, nodes.For) else loops)


def _set_by(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from (name.name for name in node.target.find_all(nodes.Name))
        if isinstance(node.target, nodes.Name):
            yield node.target.name


def _set_in(loop: nodes.For) -> set[str]:
    return {name for node, _ in _within(loop, ()) for name in _set_by(node)}
