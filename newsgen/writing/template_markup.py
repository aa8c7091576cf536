"""Markup in a template's own text that a draft would be blocked for, at the template's line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from jinja2 import nodes

from newsgen.errors import Fault
from newsgen.writing.check_body import Reading
from newsgen.writing.grammar import TOKEN

_BRANCHES = (nodes.If, nodes.For, nodes.With, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
_PLAIN = frozenset({"headline", "standfirst"})
"""Blocks of plain text, in which tags are dropped."""
_BRACE = re.compile("[{}]")
_HARD = "\u00a0"


@dataclass(slots=True)
class _Run:
    """The text of a body with its line breaks where the template has them; whether what it opens is known."""

    text: str = ""
    line: int = 1
    known: bool = True
    faults: list[Fault] = field(default_factory=list)

    def data(self, text: str, line: int) -> None:
        self.text += "\n" * (line - self.line) + text
        self.line = max(self.line, line) + text.count("\n")

    def slot(self, line: int) -> None:
        """A figure or a name: it says something where an address or a tag needs that, and is no markup itself."""
        inside_a_tag = self.text.rfind("<") > self.text.rfind(">")
        self.data("x" if inside_a_tag else "", max(line, self.line))


def markup_faults(where: str, tree: nodes.Template) -> Iterator[Fault]:
    """Tags and attributes that not every CMS keeps, stray signs, what is never closed; hard spaces; a single brace."""
    for data in tree.find_all(nodes.TemplateData):
        for n, line in enumerate(data.data.split("\n"), data.lineno):
            if _HARD in unescape(line):
                yield Fault(f"{where}, line {n}", "a hard space", "a plain space: &nbsp; is left in the text")
            if brace := _BRACE.search(line):
                found = f"a {brace[0]!r} that would be printed"
                yield Fault(f"{where}, line {n}", found, "two of them on each side: {{ highest.top }}")
    blocks = [block for block in tree.find_all(nodes.Block) if block.name not in _PLAIN]
    macros = [macro.body for macro in tree.find_all(nodes.Macro)]
    for body in (tree.body, *(block.body for block in blocks), *macros):
        run = _read(where, body)
        yield from run.faults
        yield from _faults(where, run, closed=any(body is block.body for block in blocks))


def _read(where: str, body: list[nodes.Node]) -> _Run:
    """The text of a body; the branches in it are looked at by themselves, and count as balanced or as unknown."""
    run = _Run()
    for node in body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                if isinstance(piece, nodes.TemplateData):
                    run.data(piece.data, piece.lineno)
                else:
                    run.slot(piece.lineno)
        elif isinstance(node, _BRANCHES):
            inside_a_tag = run.text.rfind("<") > run.text.rfind(">")
            for branch in _branches(node):
                own = _read(where, branch)
                run.faults += own.faults
                run.known &= own.known
                if not inside_a_tag:
                    run.faults += _faults(where, own, closed=False)
                    run.known &= _is_balanced(own.text)
            run.slot(node.lineno)
    return run


def _branches(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    yield node.body  # type: ignore[attr-defined]
    if isinstance(node, nodes.If):
        for other in node.elif_:
            yield from _branches(other)
    if isinstance(node, nodes.If | nodes.For):
        yield node.else_


def _faults(where: str, run: _Run, *, closed: bool) -> Iterator[Fault]:
    """What is wrong in a run; `closed` where all that opens there must close there."""
    reading = Reading(run.text)
    for token in TOKEN.finditer(run.text):
        reading.take(token)
    if closed:
        for tag in reversed(reading.open):
            reading.fault(f"<{tag}> is never closed", len(run.text))
    for line, found in reading.faults:
        if _is_sure(found, run.known, closed=closed):
            yield Fault(f"{where}, line {line}", found)


def _is_sure(found: str, known: bool, *, closed: bool) -> bool:
    """Whether a fault is one whatever stands around the run: where it stands, and what it says, others may decide."""
    if found.endswith((" is empty", " outside a block")) or found.startswith("words outside a block"):
        return False
    if " in <" in found or found.startswith("a link in"):
        return known
    if found.endswith(" is never closed") or re.match(r"</\w+> closes ", found):
        return known and closed
    return True


def _is_balanced(text: str) -> bool:
    reading = Reading(text)
    for token in TOKEN.finditer(text):
        reading.take(token)
    return not reading.open and not any(re.match(r"</\w+> closes ", found) for _, found in reading.faults)
