"""Takes sentences apart: finds what they say, and which comparison goes with which number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsgen.copycheck.days import whens
from newsgen.copycheck.excused import Span, excused, inside, quoted
from newsgen.copycheck.hedges import Hedge, hedge_of
from newsgen.copycheck.lexicon import lexicon
from newsgen.copycheck.lines import Line
from newsgen.copycheck.number import Form, Number
from newsgen.copycheck.parsed_sentence import STOP, Mention, ParsedSentence
from newsgen.copycheck.places import Place, Places
from newsgen.copycheck.quantities import quantities
from newsgen.copycheck.senses import Sense, Sort, Way, senses
from newsgen.copycheck.sentences import sentences, stem, words

_PART = re.compile(r",\s|\sand\s|;\s|:\s|\s–\s|\s?[()]\s?|\s\|\s")


_NEW_CLAUSE = re.compile(
    r";\s|\s–\s|\s\|\s|,?\s(?:followed by|ahead of|while|whereas|but|compared with|compared to|against|versus"
    r"|than in|than at|followed|behind)\s"
)


_ONE = re.compile(r"\sof\s|\s(?:in|to)\s(?:a\s)?\w*\s?(?:hundred|thousand)", re.IGNORECASE)


_COUNTED_ONE = re.compile(
    r"\s(?:more|fewer|less|new|extra|additional|case|in\s(?!all|place|area|the|which|week)|out of|rose|fell|was\sun)",
    re.IGNORECASE,
)


_LINK = re.compile(r"(?:see|read) more\b", re.IGNORECASE)
_WENT_IN = re.compile(r"\b(?:\w+ed|rose|fell|up|down|higher|lower|same|risen|fallen)\sin\s$")


LONGEST_SENTENCE = 1_500


def parse_sentences(lines: Sequence[Line], places: Places) -> list[ParsedSentence]:
    """Every sentence of the lines, with what a sentence without a place of its own speaks of: that of the last one."""
    found: list[ParsedSentence] = []
    topic: tuple[Place, ...] = ()
    for line, quotes in zip(lines, quoted(lines), strict=True):
        if line.kind == "head":
            continue
        spans = _short([(0, len(line.text))] if line.kind == "row" else sentences(line.text))
        skip = excused(line.text)
        for start, end in spans:
            said = _said(
                line, start, end, len(found), places, _cut(skip, start, end), _cut(quotes, start, end)
            )
            said.topic = topic
            if (
                line.kind in {"prose", "heading", "item"}
                and (here := said.areas())
                and not inside(quotes, start, end)
                and not _LINK.match(said.text)
            ):
                topic = tuple(here)
            found.append(said)
    return found


def _short(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those broken up that are longer than any sentence."""
    for start, end in spans:
        for at in range(start, end, LONGEST_SENTENCE):
            yield at, min(end, at + LONGEST_SENTENCE)


def _cut(spans: list[Span], start: int, end: int) -> list[Span]:
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]


def _said(
    line: Line, start: int, end: int, index: int, places: Places, skip: list[Span], quotes: list[Span]
) -> ParsedSentence:
    text = line.text[start:end]
    said = ParsedSentence(line, text, start, index, quoted=quotes)
    said.named = places.named(text)
    said.knows = places.knows
    ends = {n.end for n in said.named if n.place}
    skip = [span for span in skip if not (text[span[0] : span[0] + 1] in {",", " "} and span[0] in ends)]
    names = [(n.start, n.end) for n in said.named if n.place]
    # "at 656.9, Barle Bank ..." is not an address where Barle Bank is a neighbourhood of the story
    skip = [(a, b) for a, b in skip if not ("," in text[a:b] and inside(names, a, b))]
    said.whens = [
        w for w in whens(text) if not inside(names, w.start, w.end) and not inside(skip, w.start, w.end)
    ]
    dates = [(w.start, w.end) for w in said.whens]
    numbers = [
        n
        for n in quantities(text)
        if not inside(skip, n.start, n.end)
        and not inside(names, n.start, n.end)
        and not inside(dates, n.start, n.end)
        and not _is_pronoun(text, n)
    ]
    held = [*names, *dates, *((n.start, n.end) for n in numbers)]
    if line.kind == "row":
        said.parts = said.clauses = [(0, len(text))]
    else:
        said.parts = _split(text, _PART, held)
        said.clauses = _clauses(said, numbers, held)
    hedged = {n: hedge_of(text, n) for n in numbers}
    taken = [(begin, n.end) for n, (hedge, begin) in hedged.items() if hedge is not Hedge.NONE]
    said.senses = [
        s for s in senses(text) if not inside(names, s.start, s.end) and not inside(skip, s.start, s.end)
    ]
    free = [s for s in said.senses if s.sort is not Sort.EXTREME and not inside(taken, s.start, s.end)]
    said.senses = [s for s in said.senses if not inside(taken, s.start, s.end)]
    going: dict[int, set[Way]] = {}
    for sense in free:
        at = _goes_with(said, sense, numbers)
        if at is None:
            said.loose.append(sense)
        else:
            going.setdefault(at, set()).add(sense.way)
    spelled = [
        (w.start, _root(w.plain))
        for w in words(text)
        if w.plain not in STOP and not w.text[0].isdigit() and not inside(held, w.start, w.end)
    ]
    for i, number in enumerate(numbers):
        near = [s for at, s in spelled if number.end <= at][:4] + [
            s for at, s in spelled if at < number.start
        ][-3:]
        said.mentions.append(
            Mention(
                number,
                hedged[number][0],
                frozenset(going.get(i, ())),
                _index(said.clauses, number.start),
                _index(said.parts, number.start),
                text.count(" | ", 0, number.start) if line.kind == "row" else 0,
                frozenset(near),
            )
        )
    said.stems = frozenset(s for _, s in spelled)
    return said


_SYNONYMS = {other: one for one, others in lexicon()["synonyms"].items() for other in others}


def _root(word: str) -> str:
    """What a word is compared by: its root, that of its synonym, or for a word of comparison only that it is one."""
    if found := senses(word):
        return f"~{found[0].sort.name}"
    root = stem(word)
    return _SYNONYMS.get(root, root)


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether "one" is not a number: "it is one of 23", "the one in Framley"."""
    if number.text.lower() != "one" or number.form is not Form.PLAIN:
        return False
    if _WENT_IN.search(text, 0, number.start) and re.match(
        r"[.,;]|\s(?:and|but|while)\b|$", text[number.end :]
    ):
        return False  # "... and fell in one."
    return (
        _ONE.match(text, number.end) is not None
        or not re.match(r"\s\w", text[number.end :])
        or not (
            _COUNTED_ONE.match(text, number.end)
            or re.match(r"\s(?!that|which|who|where|is|was|has|had|of|to|the|day)\w+", text[number.end :])
        )
    )


def _split(text: str, pattern: re.Pattern[str], held: list[Span]) -> list[Span]:
    edges = [m.span() for m in pattern.finditer(text) if not inside(held, m.start(), m.end())]
    starts = [0, *(b for _, b in edges)]
    return list(zip(starts, [*(a for a, _ in edges), len(text)], strict=True))


def _clauses(said: ParsedSentence, numbers: list[Number], held: list[Span]) -> list[Span]:
    """The sentence cut where a new clause begins, and wherever both sides have a place and a number of their own."""

    def kinds(a: int, b: int) -> str:
        """What stands there, in order: p for a place, n for a number."""
        found = [(n.start, "n") for n in numbers if a <= n.start < b]
        found += [(n.start, "p") for n in said.named if n.place and a <= n.start < b]
        return "".join(kind for _, kind in sorted(found))

    out: list[Span] = []
    for begin, end in _split(said.text, _NEW_CLAUSE, held):
        at = begin
        for m in _PART.finditer(said.text, begin, end):
            if inside(held, m.start(), m.end()):
                continue
            before, after = kinds(at, m.start()), kinds(m.end(), end)
            if set(before) == set(after) == {"n", "p"} and before[0] == after[0]:
                out.append((at, m.start()))
                at = m.end()
        out.append((at, end))
    return out


def _goes_with(said: ParsedSentence, sense: Sense, numbers: list[Number]) -> int | None:
    """The number that a comparison goes with.

    The next in its part of the sentence, else the last before it there, else so in its clause.
    """
    for spans, width in ((said.parts, 60), (said.clauses, 60)):
        begin, end = spans[_index(spans, sense.start)]
        after = [
            i for i, n in enumerate(numbers) if sense.end <= n.start < end and n.start - sense.end <= width
        ]
        before = [i for i, n in enumerate(numbers) if begin <= n.start < sense.start]
        touching = [
            i for i in before if re.fullmatch(r"\s?(?:\S+\s){0,3}", said.text[numbers[i].end : sense.start])
        ]
        if touching and sense.sort is Sort.LEVEL:
            return touching[-1]
        if after:
            return after[0]
        if before:
            return before[-1]
    return None


def _index(spans: list[Span], at: int) -> int:
    return next((i for i, (_, end) in enumerate(spans) if at < end), len(spans) - 1)
