"""The paragraphs of a template's block, each as the cases of a role; what is more than that is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsgen.writing.phrases.old_conditions import Unasked
from newsgen.writing.phrases.old_sentences import Names, Said, branched, crossed, sentence, tidy
from newsgen.writing.phrases.old_template import Choice, If, Named, Node, Print, Tag, Text

SUPER = "super"
"""The sort of a line that stands for what the shipped story has there."""
_SORTS = {"p": "", "h2": "##", "li": "-"}
_ELEMENT = re.compile(r"(</?(?:p|h[1-6]|li|ul|ol|table|div|section|blockquote|figure)\b[^>]*>)")


@dataclass(frozen=True, slots=True)
class OldLine:
    """A paragraph, an item or a heading of a template; or why it is `left`, with its `source` and its line."""

    sort: str
    said: tuple[Said, ...] = ()
    left: str = ""
    source: str = ""
    line: int = 0


def paragraphs(nodes: Iterable[Node], names: Names) -> list[OldLine]:
    """The paragraphs of a block, in its order. Unasked where it is not made of them."""
    found: list[OldLine] = []
    within: list[Node] = []
    element = ""
    for node in nodes:
        pieces = _ELEMENT.split(node.source) if isinstance(node, Text) else [node]
        for piece in pieces:
            if isinstance(piece, str):
                tag = re.fullmatch(r"<(/?)(\w+)>", piece)
                if element and tag and tag[1] and tag[2] == element:
                    found.append(_paragraph(element, within, names))
                    element, within = "", []
                elif element and not _ELEMENT.fullmatch(piece):
                    within.append(Text(piece, node.line))
                elif not element and tag and not tag[1] and tag[2] in _SORTS:
                    element = tag[2]
                elif piece.strip() and piece not in ("<ul>", "</ul>"):
                    raise Unasked(f"{piece.strip()[:40]!r} stands where a paragraph was wanted")
            elif element:
                within.append(piece)
            else:
                found += _between(piece, names)
    if element:
        raise Unasked(f"a <{element}> is open at the end of a branch")
    return found


def _paragraph(element: str, within: list[Node], names: Names) -> OldLine:
    source = f"<{element}>{''.join(node.source for node in within)}</{element}>"
    line = within[0].line if within else 0
    try:
        return OldLine(_SORTS[element], sentence(within, names), source=source, line=line)
    except Unasked as error:
        return OldLine(_SORTS[element], (), error.why, source, line)


def _between(node: Node, names: Names) -> list[OldLine]:
    """What stands between paragraphs: conditions and choices around them, what the shipped story has there."""
    if isinstance(node, Print) and node.expression == "super()":
        return [OldLine(SUPER)]
    if isinstance(node, Named) and node.tag == "block":
        return paragraphs(node.within, names)
    if isinstance(node, Named) or (isinstance(node, Tag) and node.tag in ("set", "from", "import")):
        return []
    try:
        if isinstance(node, If):
            return _under_conditions(node, names)
        if isinstance(node, Choice):
            return [_one_of(node, names)]
        what = f"the macro {node.expression}" if isinstance(node, Print) else f"{{% {node.tag} %}}"  # type: ignore[union-attr]
        raise Unasked(f"{what} is no paragraph")
    except Unasked as error:
        return [OldLine("", (), error.why, node.source, node.line)]


def _under_conditions(node: If, names: Names) -> list[OldLine]:
    branches = [(condition, paragraphs(within, names)) for condition, within in node.branches]
    lines = []
    for at in range(max(len(within) for _, within in branches)):
        there = [within[at] for _, within in branches if at < len(within)]
        for line in there:
            if line.left:
                raise Unasked(line.left)
        if len({line.sort for line in there}) > 1 or there[0].sort == SUPER:
            raise Unasked("its branches differ in more than what they say")
        said = [
            (condition, list(within[at].said) if at < len(within) else [Said({}, ())])
            for condition, within in branches
        ]
        lines.append(OldLine(there[0].sort, tidy(branched(said, names)), "", node.source, node.line))
    return lines


def _one_of(node: Choice, names: Names) -> OldLine:
    each = [paragraphs(within, names) for within in node.wordings]
    if any(len(one) != 1 or one[0].sort != "" for one in each):
        raise Unasked("its wordings are no single paragraphs")
    found = [Said({}, ())]
    for (one,) in each:
        if one.left:
            raise Unasked(one.left)
        found = crossed(found, list(one.said), lambda a, b: (*a, *b))
    return OldLine("", tidy(found), "", node.source, node.line)
