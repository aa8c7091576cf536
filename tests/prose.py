"""A sub-editor's eye: what must stand in no draft, whatever wrote it. Imports nothing of newsgen.

`faults(story)` reads headline, standfirst and body of a story's record. Each rule is one function of RULES, or of
STORY_RULES where it must see the whole story; tests/test_prose.py trips each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from tests.blocks import Block, blocks, sentences
from tests.phrases import NUMBERS, any_of

PROSE = {"headline", "standfirst", "p", "li", "caption", "figcaption", "h2", "h3"}
SMALL = "one|two|three|four|five|six|seven|eight|nine"
MANY = SMALL.removeprefix("one|") + "|ten|eleven|twelve|twenty|[2-9]|[1-9][\\d,]*\\d"
THINGS = "neighbourhood|council|region|area|place|case|ward|county|person|patient|school|home"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
NAME = r"[A-Z][\w'’-]+(?:(?: (?:and|upon|on|of|the|with)(?= [A-Z]))? [A-Z][\w'’-]+)*"
WORDS_A_SENTENCE = 45
COMPARISONS = "highest|lowest|higher|lower|more|fewer|less|most|least|above|below"

Rule = Callable[[Block, str], Iterator[str]]
"""What is wrong with a sentence of a block: the words that are."""
RULES: dict[str, Rule] = {}


def rule(of: Rule) -> Rule:
    RULES[of.__name__.replace("_", " ")] = of
    return of


def found(pattern: str, text: str, flags: int = 0) -> Iterator[str]:
    return (m[0] for m in re.finditer(pattern, text, flags))


# Marks and spaces


@rule
def doubled_word(block: Block, s: str) -> Iterator[str]:
    return found(r"\b(?!had\b|that\b)([a-z]+) \1\b", s, re.I)


@rule
def doubled_comparison(block: Block, s: str) -> Iterator[str]:
    return found(
        rf"\b(?:{COMPARISONS}) (?:{COMPARISONS})\b(?! (?:and|or))|\bcompared (?:with|to) compared\b", s, re.I
    )


@rule
def doubled_or_strange_space(block: Block, s: str) -> Iterator[str]:
    return found(r"\S*(?:\s\s+|[\u00a0\u2000-\u200b\u202f\t\n])\S*", s)


@rule
def space_at_an_edge(block: Block, s: str) -> Iterator[str]:
    if block.text != block.text.strip():
        yield block.text


@rule
def space_before_a_mark(block: Block, s: str) -> Iterator[str]:
    return found(r"\S* [,.;:!?)\]]|[(\[] \S*", s)


@rule
def no_space_after_a_mark(block: Block, s: str) -> Iterator[str]:
    return found(r"[a-z][,;:!?][A-Za-z]\w*|[a-z]\.[A-Z]\w*", s)


@rule
def doubled_mark(block: Block, s: str) -> Iterator[str]:
    return found(r"\S*(?:\.\.|,,|;;|::|\?\?|!!|[,;:][.,;:])", s)


@rule
def bracket(block: Block, s: str) -> Iterator[str]:
    for opened, closed in ("()", "[]"):
        if s.count(opened) != s.count(closed):
            yield s
    yield from found(r"\(\s*\)|\[[^\]]*\]", s)


@rule
def leftover(block: Block, s: str) -> Iterator[str]:
    return found(
        r"\S*[{}]\S*|<[^>]*>|&(?:amp|lt|gt|quot|#\d+);|\b(?:nan|NaN|None|null|undefined|inf|True|False)\b|TODO|XX+",
        s,
    )


@rule
def ampersand(block: Block, s: str) -> Iterator[str]:
    return found(r"\S* ?& ?\S*", s)


# Numbers


@rule
def number_and_noun(block: Block, s: str) -> Iterator[str]:
    """ "1 cases", "one areas", "two area"."""
    yield from found(rf"(?<![\d.,-])\b(?:1|one) (?:new )?(?:{plurals()})\b", s, re.I)
    yield from found(rf"(?<![\d.,])\b(?:{MANY}) (?:new )?(?:{THINGS})\b(?!['’])", s, re.I)


@rule
def number_and_verb(block: Block, s: str) -> Iterator[str]:
    """ "There were one", "there was two cases", "two neighbourhoods is"."""
    yield from found(r"\b(?:were|are|have) (?:1|one)\b(?!,\d| (?:of|in)\b)(?:[ ,.]\w*)?", s, re.I)
    yield from found(rf"(?:^|[,;] |and )there (?:was|is) (?:{MANY})\b(?!\.\d)", s, re.I)
    yield from found(rf"\b(?:is|was|has) (?:{MANY}) (?:new )?(?:{plurals()})\b(?! per\b)", s, re.I)
    yield from found(rf"(?<!of )(?<!of the )\b(?:{MANY}) (?:{plurals()}) (?:is|was|has)\b", s, re.I)
    yield from found(rf"\b(?:1|one) (?:{THINGS}) (?:are|were|have)\b", s, re.I)


def plurals() -> str:
    return "|".join(
        "people" if t == "person" else t[:-1] + "ies" if t.endswith("ty") else t + "s"
        for t in THINGS.split("|")
    )


@rule
def article(block: Block, s: str) -> Iterator[str]:
    """ "A 8", "an 7", "a eight", "an rate"."""
    yield from found(r"\ba (?:8\d*|1[18]|18,\d+|11,\d+)(?=\D|$)", s, re.I)
    yield from found(r"\ban (?!8|1[18]\b|1[18],)\d\S*", s, re.I)
    yield from found(r"\ba (?:[aei]\w+|o(?!ne\b|nce\b)\w+|un(?!i)\w+|up\w*|hour|honest|heir)\b", s)
    yield from found(r"\ban (?!hour|honest|heir|honour)[bcdfghjklmnpqrstvwyz]\w+", s)


@rule
def figure_under_ten(block: Block, s: str) -> Iterator[str]:
    """A bare 0 to 9 in prose; dates, decimals, percentages, ranks, money and multiples are not bare."""
    dateless = re.sub(rf"\b{MONTH} \d+(?:, \d{{4}})?|\b\d+ {MONTH}", "", s)
    return found(
        r"(?<![\d.,£$€/-])\b\d\b(?![.,]?\d|[-/]\d|[a-z]| ?(?:per cent|%|percentage|million|billion|p\b|pm|am))",
        dateless,
    )


@rule
def number_word_over_nine(block: Block, s: str) -> Iterator[str]:
    """From 11 on prose has figures, but where a sentence begins; of "ten" houses think differently."""
    return found(
        r"(?<!^)(?<![“\"])\b(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b",
        s,
    )


@rule
def figure_opens_a_sentence(block: Block, s: str) -> Iterator[str]:
    return found(r"^[\"“‘(]?[\d£$€]\S*", s)


@rule
def empty_change(block: Block, s: str) -> Iterator[str]:
    return found(
        r"\b(?:by|up|down|of|at) (?:0|zero|no)(?=[ ,.;]|$)(?!\.\d)(?! more than (?:[£$€]?\d|[a-z]+ per\b))"
        rf"|\b(?:no|zero|0) (?:more|fewer|less) than\b(?! (?:[£$€]?\d|(?:{any_of(NUMBERS)})\b))"  # a bound is none
        r"|(?<![\w.])-\d|minus ",
        s,
    )


# Sentences


@rule
def small_letter_opens_a_sentence(block: Block, s: str) -> Iterator[str]:
    return found(r"^[\"“‘(]?[a-z]\S*", s) if block.kind != "li" else iter(())


@rule
def full_stop(block: Block, s: str) -> Iterator[str]:
    """A paragraph ends with a full stop (or a colon before a list); headline, standfirst, heading and link do not."""
    ends = re.search(r"[.!?]['\"”’)]?$", block.text) is not None
    if block.kind == "p" and not block.label:
        if not ends and not block.text.endswith(":"):
            yield block.text
    elif block.kind in {"headline", "standfirst", "h2", "h3", "caption"} and ends:
        yield block.text


@rule
def empty_block(block: Block, s: str) -> Iterator[str]:
    if not re.search(r"\w", block.text):
        yield f"<{block.kind}>"


@rule
def long_sentence(block: Block, s: str) -> Iterator[str]:
    if len(s.split()) > WORDS_A_SENTENCE:
        yield s


@rule
def code_for_a_place(block: Block, s: str) -> Iterator[str]:
    return found(r"\b[ENSW]\d{8}\b", s)


@rule
def name_three_times(block: Block, s: str) -> Iterator[str]:
    return (name for name, n in Counter(found(NAME, s)).items() if n > 2)


@rule
def place_in_itself(block: Block, s: str) -> Iterator[str]:
    """ "Durham, Durham"; "Hull in Hull"."""
    for name in re.finditer(NAME, s):
        after = re.match(rf"(?:,| in| at) ({NAME})", s[name.end() :])
        if after and after[1] == name[0]:
            yield name[0] + after[0]


@rule
def place_twice(block: Block, s: str) -> Iterator[str]:
    """ "Northwood in Hillingdon has the lowest rate in Hillingdon": one of them is enough."""
    places = Counter(found(rf"(?<= in )(?:the )?{NAME}|(?<=^In )(?:the )?{NAME}", s))
    return (place for place, n in places.items() if n > 1)


@rule
def colliding_places(block: Block, s: str) -> Iterator[str]:
    """ "In the North East in the week": two prepositions that lean on nothing; "in in", "of of" are doubled words."""
    return found(
        r"\b(?:the the|in at(?! least\b)|at in|of in|in of|by by|and,|, and \.|with with)\b", s, re.I
    )


Story = dict[str, Any]
STORY_RULES: dict[str, Callable[[Story], Iterator[str]]] = {}


def story_rule(of: Callable[[Story], Iterator[str]]) -> Callable[[Story], Iterator[str]]:
    STORY_RULES[of.__name__.replace("_", " ")] = of
    return of


@story_rule
def sentence_twice(story: Story) -> Iterator[str]:
    """The same sentence of four words or more, or the headline again as a standfirst or a sentence."""
    said = Counter(
        s.rstrip(".").casefold()
        for block in blocks(story)
        if block.kind in PROSE and not block.label
        for s in sentences(block.text)
        if len(s.split()) > 3
    )
    return (s for s, n in said.items() if n > 1)


@story_rule
def unbalanced_quotes(story: Story) -> Iterator[str]:
    """A quotation may run over paragraphs; each opens it again, the last one closes it."""
    opened = False
    for block in blocks(story):
        for mark in re.findall(r"[“”]", block.text):
            if mark == "”" and not opened:
                yield block.text
            opened = mark == "“"
        if opened and block.kind != "p":
            yield block.text
        if block.text.count('"') % 2:
            yield block.text
    if opened:
        yield "a quotation that never closes"


@story_rule
def no_headline(story: Story) -> Iterator[str]:
    if not story["headline"].strip():
        yield "no headline"


@story_rule
def colon_before_no_list(story: Story) -> Iterator[str]:
    kinds = [*blocks(story), Block("end", "")]
    for block, after in pairwise(kinds):
        if block.kind == "p" and block.text.endswith(":") and after.kind not in {"li", "caption", "th"}:
            yield block.text


@story_rule
def text_unlike_the_body(story: Story) -> Iterator[str]:
    """The plain text holds every block of the HTML body, and nothing strange beside."""
    plain = " ".join(story["text"].split())
    for block in blocks(story):
        if block.part == "body" and not block.link and " ".join(block.text.split()) not in plain:
            yield block.text
    yield from found(r"\S*[{}<>\u00a0]\S*", story["text"])


def faults(story: Story) -> list[tuple[str, str, str]]:
    """What is wrong: the rule, the words, the sentence."""
    wrong = [
        (name, words, s)
        for block in blocks(story)
        if block.kind in PROSE
        for s in (
            sentences(block.text.removeprefix(block.label).strip() if block.label else block.text) or [""]
        )
        for name, check in RULES.items()
        for words in check(block, s)
    ]
    return wrong + [(name, words, "") for name, check in STORY_RULES.items() for words in check(story)]
