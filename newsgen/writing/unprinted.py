"""Words of a template that extends another, and stand in none of its blocks: they are never printed."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from newsgen.errors import Fault

_PRINTS = (nodes.If, nodes.For, nodes.With, nodes.CallBlock, nodes.FilterBlock, nodes.Include)


def unprinted_faults(where: str, tree: nodes.Template) -> Iterator[Fault]:
    """One for each run of words and figures at the top level of such a template."""
    if not any(isinstance(node, nodes.Extends) for node in tree.body):
        return
    for node in tree.body:
        if found := _words(node):
            line, shown = found
            found_there = f"{shown} stands in no block, and so is never printed"
            yield Fault(
                f"{where}, line {line}", found_there, "it inside {% block detail %} ... {% endblock %}"
            )


def _words(node: nodes.Node) -> tuple[int, str] | None:
    """The first words that a node would print, and their line; None where it prints nothing."""
    if isinstance(node, nodes.Output):
        for piece in node.nodes:
            if not isinstance(piece, nodes.TemplateData):
                return piece.lineno, "a {{ }}"
            if words := " ".join(piece.data.split()):
                before = len(piece.data) - len(piece.data.lstrip())
                return piece.lineno + piece.data[:before].count("\n"), repr(words[:40])
    if isinstance(node, nodes.Include):
        return node.lineno, "an {% include %}"
    if isinstance(node, _PRINTS):
        return next((found for child in node.iter_child_nodes() if (found := _words(child))), None)
    return None
