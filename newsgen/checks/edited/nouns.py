"""What numbers count, by the words behind them: 220 cases are not 220 neighbourhoods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsgen.checks.edited.claims import Record
from newsgen.checks.edited.facts import Fact
from newsgen.checks.edited.lexicon import word_list
from newsgen.checks.edited.number import Form
from newsgen.checks.edited.said import Mention, Said
from newsgen.checks.edited.sentences import stem, words

Kind = tuple[str, str]
"""A unit and a measure, or "things" and their noun."""


def noun_after(said: Said, mention: Mention) -> frozenset[str]:
    """The roots of the words after a number, up to the first that is no part of what it counts."""
    out: list[str] = []
    end = said.part_of(mention)[1]
    for word in words(said.text[mention.number.end : end])[:5]:
        plain = word.plain
        if plain in _ENDS_A_NOUN or plain[0].isdigit() or len(out) == 3:
            break
        out.append(stem(plain))
    return frozenset(out) - _NO_NOUN


_ENDS_A_NOUN = word_list("after_a_noun")


_NO_NOUN = word_list("before_a_noun")


def nouns_of(
    record: Record, facts: Sequence[Fact], heads: Mapping[int, tuple[str, ...]]
) -> dict[frozenset[str], frozenset[Kind]]:
    """What the draft calls what it counts."""
    found: dict[frozenset[str], set[Kind]] = {}
    for fact in facts:
        if fact.derived or not fact.unit or fact.number < 0:
            continue
        claim, is_row = record["claims"][fact.number], fact.said.line.kind == "row"
        noun = _column(fact, heads) if is_row else noun_after(fact.said, fact.mention)
        if not noun or fact.form is not Form.PLAIN or claim["unit"] == "rank":
            continue
        if claim["measure"]:
            found.setdefault(noun, set()).add((claim["unit"], claim["measure"]))
        elif claim["unit"] in {"count", "share"}:
            found.setdefault(noun, set()).add(("things", max(noun, key=len)))
    return {noun: frozenset(kinds) for noun, kinds in found.items() if noun}


def kinds_called(noun: frozenset[str], nouns: Mapping[frozenset[str], frozenset[Kind]]) -> frozenset[Kind]:
    """What goes by the name, or by most of its words."""
    best, kinds = 0, frozenset[Kind]()
    for known, its in nouns.items():
        shared = len(noun & known)
        if shared > best:
            best, kinds = shared, its
        elif shared == best and shared:
            kinds |= its
    if best and not any(noun & known == noun or noun & known == known for known in nouns):
        return kinds | {kind for known, its in nouns.items() if noun & known for kind in its}
    return kinds


def _column(fact: Fact, heads: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """The roots of a column's name."""
    head = heads.get(fact.said.line.group, ())
    name = head[fact.mention.cell] if fact.mention.cell < len(head) else ""
    return frozenset(stem(w.plain) for w in words(name) if not w.text[0].isdigit()) - {"people"}
