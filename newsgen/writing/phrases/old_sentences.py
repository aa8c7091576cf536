"""A sentence of a template, as the cases and wordings of a role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from newsgen.model.finding import Vocabulary
from newsgen.writing.phrases.old_conditions import Asked, Unasked, asked, both, negated
from newsgen.writing.phrases.old_template import Choice, If, Named, Node, Print, Text
from newsgen.writing.phrases.phrase_file import NAME

SHARED = {
    "the_average": "the_average",
    "the_average_of": "the_average_of",
    "that_of": "that_of",
    "counted": "counted",
    "going": "trend",
    "trend": "standfirst",
    "wider": "compared",
    "from_whom": "source",
}
"""The macros of words.html, and the roles that say the same of what they are first given."""
MOST = 12
"""Cases of a role, and wordings of a case: with more of them nobody would know the sentence again."""
_MACRO = re.compile(r"(?<![|.\w])(?<!\| )(?!(?:one_of|super|if|else|not|and|or|in|is)\b)([a-z_]\w*)\s*\(")
_WORD = re.compile(r"""("[^"]*"|'[^']*')|(?<![\w.|])(?<!\| )([a-z_]\w*)\b(?!\s*=[^=])""")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said when all of it is so: one of the wordings, or nothing."""

    when: Asked
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What a template calls things: names that it `set` to expressions, those around words, the story's findings."""

    expressions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    findings: Mapping[str, Vocabulary] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    """The macros that it takes from words.html, each with the role that says the same."""

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
        found = crossed(found, _parts(node, names), lambda a, b: tuple(x + y for x in a for y in b))
    return tidy(found)


def _parts(node: Node, names: Names) -> list[Said]:
    """The cases of a piece of a sentence."""
    if isinstance(node, Text):
        return [Said({}, (node.source,))]
    if isinstance(node, Print):
        return [Said({}, (_print(node, names),))]
    if isinstance(node, If):
        return [
            Said(each.when, each.wordings or ("",))
            for each in branched(
                [(condition, list(sentence(within, names))) for condition, within in node.branches], names
            )
        ]
    if isinstance(node, Choice):
        found = [Said({}, ())]
        for within in node.wordings:
            found = crossed(found, list(sentence(within, names)), lambda a, b: (*a, *b))
        return found
    if isinstance(node, Named) and node.tag == "block":
        return list(sentence(node.within, names))
    if isinstance(node, Named) or (node.tag == "set" and node.rest.partition(" ")[0] in names.expressions):
        return [Said({}, ("",))]
    raise Unasked(f"a sentence has no {{% {node.tag} %}}")


def _print(node: Print, names: Names) -> str:
    expression = _phrase(names.spelled_out(node.expression), names)
    if expression.startswith("super()"):
        raise Unasked("a sentence has no {{ super() }}")
    if called := _MACRO.search(re.sub(r"\"[^\"]*\"|'[^']*'|\|\s*\w+\(", "", expression)):
        raise Unasked(f"it calls the macro {called[1]}(), and phrases have roles in place of macros")
    return f"{{{{ {expression} }}}}"


def _phrase(expression: str, names: Names) -> str:
    """A macro of words.html, by the phrase that it says."""
    call = re.fullmatch(r"(\w+)\(([\w.]*)[^()]*\)(\s*\|.*)?", expression)
    if not call or call[1] not in names.shared:
        return expression
    role = names.shared[call[1]]
    return role + (call[3] or "") if role == "source" else f'{call[2]}|said("{role}"){call[3] or ""}'


def branched(branches: list[tuple[str, list[Said]]], names: Names) -> list[Said]:
    """The cases of an if, in its order; without an else it is silent at its end.

    What denies something comes last: "when lowest is tied ... otherwise", and not all that it may be beside.
    """
    conditions = [condition for condition, _ in branches]
    if len(conditions) == 1 or conditions[1:] == [""]:
        denied = negated(names.spelled_out(conditions[0]), names.findings)
        if denied is not None:
            rest = branches[1][1] if branches[1:] else [Said({}, ())]
            otherwise = [(both(denied, each.when), each.wordings) for each in rest]
            return [*(Said(when, said) for when, said in otherwise if when is not None), *branches[0][1]]
    found: list[Said] = []
    for condition, within in branches:
        for when in asked(names.spelled_out(condition), names.findings) if condition else [Asked()]:
            met = ((both(when, each.when), each.wordings) for each in within)
            found += [Said(together, wordings) for together, wordings in met if together is not None]
    return found if branches and not branches[-1][0] else [*found, Said({}, ())]


def crossed(
    one: list[Said],
    other: list[Said],
    join: Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]],
) -> list[Said]:
    """Each case of one with each of the other that can be at once, their wordings joined. Unasked where it is many."""
    found = []
    for first in one:
        for second in other:
            when = both(first.when, second.when)
            if when is not None:
                found.append(Said(when, join(first.wordings, second.wordings)))
    if len(found) > MOST or any(len(each.wordings) > MOST for each in found):
        raise Unasked("it has too many cases in one sentence")
    return found


def tidy(cases: Iterable[Said]) -> tuple[Said, ...]:
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


def is_role(name: str) -> bool:
    """Whether a role may have that name."""
    return bool(NAME.fullmatch(name))
