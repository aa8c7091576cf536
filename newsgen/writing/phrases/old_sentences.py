"""The paragraphs of a template's block, as the cases and wordings of roles; what is more than that is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from newsgen.model.finding import Vocabulary
from newsgen.writing.phrases.old_conditions import Asked, Unasked, asked, both
from newsgen.writing.phrases.old_template import Choice, If, Named, Node, Print, Tag, Text
from newsgen.writing.phrases.phrase_file import NAME

MOST = 12
"""Cases of a role, and wordings of a case: with more of them nobody would know the sentence again."""
SUPER = "super"
_SORTS = {"p": "", "h2": "##", "li": "-"}
_ELEMENT = re.compile(r"(</?(?:p|h[1-6]|li|ul|ol|table|div|section|blockquote|figure)\b[^>]*>)")
_MACRO = re.compile(r"(?<![|.\w])(?<!\| )(?!one_of\b|super\b)([a-z_]\w*)\s*\(")
_WORD = re.compile(r"""("[^"]*"|'[^']*')|(?<![\w.|])(?<!\| )([a-z_]\w*)\b(?!\s*=[^=])""")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said when all of it is so: one of the wordings, or nothing."""

    when: Asked
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldLine:
    """A paragraph, an item or a heading of a template; or why it is `left`, with its `source` and its line."""

    sort: str
    said: tuple[Said, ...] = ()
    left: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """What a template calls things: names that it `set` to expressions, those around words, the story's findings."""

    expressions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    findings: Mapping[str, Vocabulary] = field(default_factory=dict)

    def spelled_out(self, expression: str) -> str:
        """An expression with what its names were set to."""

        def one(match: re.Match[str]) -> str:
            found = self.expressions.get(match[2] or "")
            return match[0] if found is None else found if re.fullmatch(r"[\w.]+", found) else f"({found})"

        for _ in range(len(self.expressions)):
            spelled = _WORD.sub(one, expression)
            if spelled == expression:
                break
            expression = spelled
        return expression


def sentence(nodes: Iterable[Node], names: Names) -> tuple[Said, ...]:
    """The cases of one sentence or paragraph. Unasked where it is no role."""
    found = [Said({}, ("",))]
    for node in nodes:
        found = _crossed(found, _parts(node, names), lambda a, b: tuple(x + y for x in a for y in b))
    return _tidy(found)


def _parts(node: Node, names: Names) -> list[Said]:
    """The cases of a piece of a sentence."""
    if isinstance(node, Text):
        return [Said({}, (node.source,))]
    if isinstance(node, Print):
        return [Said({}, (_print(node, names),))]
    if isinstance(node, If):
        return [
            Said(each.when, each.wordings or ("",))
            for each in _branched(
                [(condition, list(sentence(within, names))) for condition, within in node.branches], names
            )
        ]
    if isinstance(node, Choice):
        found = [Said({}, ())]
        for within in node.wordings:
            found = _crossed(found, list(sentence(within, names)), lambda a, b: (*a, *b))
        return found
    if isinstance(node, Named) and node.tag == "block":
        return list(sentence(node.within, names))
    if isinstance(node, Named) or (node.tag == "set" and node.rest.partition(" ")[0] in names.expressions):
        return [Said({}, ("",))]
    raise Unasked(f"a sentence has no {{% {node.tag} %}}")


def _print(node: Print, names: Names) -> str:
    expression = names.spelled_out(node.expression)
    if expression.startswith("super()"):
        raise Unasked("a sentence has no {{ super() }}")
    if called := _MACRO.search(re.sub(r"\"[^\"]*\"|'[^']*'|\|\s*\w+\(", "", expression)):
        raise Unasked(f"it calls the macro {called[1]}; a role is a name, or {{{{ finding|said('role') }}}}")
    return f"{{{{ {expression} }}}}"


def _branched(branches: list[tuple[str, list[Said]]], names: Names) -> list[Said]:
    """The cases of an if, in its order; without an else it is silent at its end."""
    found: list[Said] = []
    for condition, within in branches:
        for when in asked(names.spelled_out(condition), names.findings) if condition else [Asked()]:
            met = ((both(when, each.when), each.wordings) for each in within)
            found += [Said(together, wordings) for together, wordings in met if together is not None]
    return found if branches and not branches[-1][0] else [*found, Said({}, ())]


def _crossed(
    one: list[Said],
    other: list[Said],
    join: Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]],
) -> list[Said]:
    found = []
    for first in one:
        for second in other:
            when = both(first.when, second.when)
            if when is not None:
                found.append(Said(when, join(first.wordings, second.wordings)))
    if len(found) > MOST or any(len(each.wordings) > MOST for each in found):
        raise Unasked("it has too many cases in one sentence")
    return found


def _tidy(cases: Iterable[Said]) -> tuple[Said, ...]:
    """Cases up to the first that always fits, their spaces put right; what is said twice is said once."""
    found: list[Said] = []
    for case in cases:
        wordings = (" ".join(words.split()) for words in case.wordings)
        kept = Said(case.when, tuple(dict.fromkeys(words for words in wordings if words)))
        if all(kept.when != earlier.when for earlier in found):
            found.append(kept)
        if not kept.when:
            break
    while len(found) > 1 and not found[-1].when and found[-1].wordings == found[-2].wordings:
        del found[-2]
    return tuple(found)


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
        lines.append(OldLine(there[0].sort, _tidy(_branched(said, names)), "", node.source, node.line))
    return lines


def _one_of(node: Choice, names: Names) -> OldLine:
    each = [paragraphs(within, names) for within in node.wordings]
    if any(len(one) != 1 or one[0].sort != "" for one in each):
        raise Unasked("its wordings are no single paragraphs")
    found = [Said({}, ())]
    for (one,) in each:
        if one.left:
            raise Unasked(one.left)
        found = _crossed(found, list(one.said), lambda a, b: (*a, *b))
    return OldLine("", _tidy(found), "", node.source, node.line)


def is_role(name: str) -> bool:
    """Whether a role may have that name."""
    return bool(NAME.fullmatch(name))
