"""Which of several wordings a draft takes, so that drafts do not read alike; and the tag that offers them.

Nothing is random: the same draft takes the same wording on every machine and in every run. Among the patches of an
edition the wordings of a sentence are dealt out like cards: so many patches as there are wordings take each of them
once, in an order that a hash of the sentence gives. Then each story of a patch, and each period, moves on by one. So
neighbouring patches differ, sister stories differ, and last week's wording is never this week's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

PICK = "_pick"
"""The filter that a parsed tag asks: the sentence's name | _pick(how many wordings)."""


@dataclass(slots=True)
class Variety:
    """The choices of one draft: its patch stands at `position`; `turn` is the place of its story plus its period's."""

    position: int = 0
    turn: int = 0
    taken: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    said: set[str] = field(default_factory=set)

    def pick(self, sentence: str, wordings: int) -> int:
        """Which wording of a sentence, from 0. A sentence that comes again takes one not taken yet, if any."""
        block, place = divmod(self.position, wordings)
        first = (dealt(sentence, block, wordings)[place] + self.turn) % wordings
        taken = self.taken[sentence]
        if len(taken) == wordings:
            del taken[:-1]
        turns = ((first + i) % wordings for i in range(wordings))
        chosen = next((n for n in turns if n not in taken), first)
        taken.append(chosen)
        return chosen

    def word(self, *wordings: str) -> str:
        """One of several words or phrases; one that the draft has not used yet, if any."""
        first = self.pick("|".join(wordings), len(wordings))
        turns = [wordings[(first + i) % len(wordings)] for i in range(len(wordings))]
        chosen = next((words for words in turns if words not in self.said), turns[0])
        self.said.add(chosen)
        return chosen


@lru_cache(maxsize=65536)
def dealt(sentence: str, block: int, wordings: int) -> tuple[int, ...]:
    """The order in which a block of as many patches takes the wordings; it never opens as the last block closed.

    >>> sorted(dealt("templates/highest.html 1", 0, 4))
    [0, 1, 2, 3]
    """
    if wordings < 3:  # two take turns
        return _shuffled(sentence, 0, wordings)
    order = _shuffled(sentence, block, wordings)
    if block and order[0] == _shuffled(sentence, block - 1, wordings)[-1]:
        # its last stays where it is, so that no block hangs on more than the one before
        return (order[1], order[0], *order[2:])
    return order


class OneOf(Extension):
    """Reads the tag as an if over its wordings, so that all that reads templates sees every one of them."""

    tags = {"one_of"}  # noqa: RUF012 - so Jinja declares it

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """The choice, and the wordings as branches."""
        line = next(parser.stream).lineno
        wordings: list[list[nodes.Node]] = []
        while True:
            wordings.append(parser.parse_statements(("name:or", "name:endone_of")))
            if next(parser.stream).value == "endone_of":
                break
            if parser.stream.current.type != "block_end":
                parser.fail('nothing may follow "or" in this tag', line)
        if len(wordings) < 2:
            parser.fail("one_of with a single wording: give it another, after {% or %}", line)
        number = getattr(parser, "sentences", 0)
        parser.sentences = number + 1  # type: ignore[attr-defined]  # the tags of this template, counted as they are read
        name = f"one_of_{number}"
        sentence = nodes.Const(f"{parser.name} {number}")
        arguments: list[nodes.Expr] = [nodes.Const(len(wordings))]
        picked = nodes.Filter(sentence, PICK, arguments, [], None, None)
        choice = nodes.Assign(nodes.Name(name, "store"), picked)

        def is_nth(n: int) -> nodes.Expr:
            return nodes.Compare(nodes.Name(name, "load"), [nodes.Operand("eq", nodes.Const(n))])

        *tested, last = wordings
        branches = [nodes.If(is_nth(n), body, [], []) for n, body in enumerate(tested)]
        branches[0].elif_ = branches[1:]
        branches[0].else_ = last
        made: list[nodes.Node] = [choice, branches[0]]
        return [node.set_lineno(line) for node in made]


@lru_cache(maxsize=4096)  # a block's order is asked for by the next block too
def _shuffled(sentence: str, block: int, wordings: int) -> tuple[int, ...]:
    keys = [sha256(f"{sentence}|{block}|{n}".encode()).digest() for n in range(wordings)]
    return tuple(sorted(range(wordings), key=keys.__getitem__))
