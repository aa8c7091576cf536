"""The places of an edition, as its drafts name them, and where a text names them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgen.copycheck.lexicon import READ, word_list
from newsgen.copycheck.sentences import stem, words
from newsgen.language.languages import words_of

_STRAY = re.compile(
    r"(?<![.!?:]\s)(?<!^)(?<![“\"'|])\b(?:[A-Z][a-z'’]+|[A-Z]{2,})"
    r"(?:(?:[ -]|\s(?:and|of|on|upon|the|in|le|by|with)\s|-(?:on|upon|le|by|in|the|under)-)[A-Z][\w'’]*)*"
)
_NO_PLACE = word_list("no_place")


_OPENERS = word_list("openers")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: an area with figures of its own (its codes; two where two share the name), or one that holds areas."""

    name: str
    codes: frozenset[str] = frozenset()

    @property
    def is_area(self) -> bool:
        """Whether it has figures of its own in the table."""
        return bool(self.codes)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names a place; `place` is None where nobody knows it."""

    start: int
    end: int
    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Places:
    """Every name by its words, the longest first found."""

    by_words: Mapping[tuple[str, ...], Place]
    known: frozenset[str] = frozenset()
    openings: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, labels: Iterable[tuple[str, str]], containers: Iterable[str], known: Iterable[str] = ()
    ) -> Places:
        """From (code, label) of the rows of lists, and names of patches.

        A label may end in a larger place, "Plumstead, West Barsetshire": one that is a patch, or without which the same
        code is listed elsewhere, or in which the labels of several codes end.
        """
        pairs = sorted(set(labels))
        held = {name for name in containers if name}
        by_code = defaultdict(set)
        for code, label in pairs:
            by_code[code].add(label)
        tails: Counter[str] = Counter()
        for code, label in pairs:
            head, comma, tail = label.rpartition(", ")
            if comma and head in by_code[code]:
                held.add(tail)
            elif comma:
                tails[tail] += 1
        held |= {tail for tail, times in tails.items() if times > 1 and " and " not in tail} | {
            t for t in tails if t in held
        }
        names: dict[str, set[str]] = defaultdict(set)
        for code, label in pairs:
            head, comma, tail = label.rpartition(", ")
            names[head if comma and tail in held else label].add(code)
        table = {_key(name): Place(name) for name in held}
        for name, codes in names.items():
            table[_key(name)] = Place(name, frozenset(codes))
        for name in held:
            table.setdefault(_key(words_of(READ).bare_place(name)), Place(name))
        _shortened(table, names)
        table.pop((), None)
        openings: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(table, key=len, reverse=True):
            openings[key[0]].append(key)
        vocabulary = frozenset(word for text in known for word in _key(text))
        return cls(table, vocabulary, {word: tuple(keys) for word, keys in openings.items()})

    def knows(self, text: str) -> bool:
        """Whether a word of it is a word of the draft, or one that any sentence may begin with."""
        return (
            any(word in self.known or stem(word) in self.known or word in _OPENERS for word in _key(text))
            or text.lower() in _OPENERS
        )

    def named(self, text: str) -> list[Named]:
        """Every place that a text names, in order; and names in capitals that no draft has."""
        found: list[Named] = []
        spelled = [(w.start, w.end, w.text, w.plain) for w in words(text.replace("&", " "))]
        at = 0
        while at < len(spelled):
            start, _, shown, plain = spelled[at]
            hit = None
            if shown[0].isupper():
                hit = next(
                    (
                        k
                        for k in self.openings.get(plain, ())
                        if tuple(w[3] for w in _without_and(spelled, at, len(k))) == k
                    ),
                    None,
                )
            if hit is None:
                at += 1
                continue
            covered = _covered(spelled, at, len(hit))
            end = spelled[at + covered - 1][1]
            found.append(Named(start, end, text[start:end], self.by_words[hit]))
            at += covered
        for stray in _STRAY.finditer(text):
            inside = any(n.start < stray.end() and stray.start() < n.end for n in found)
            if (
                not inside
                and stray[0] not in _NO_PLACE
                and not any(word in self.known for word in _key(stray[0]))
            ):
                found.append(Named(stray.start(), stray.end(), stray[0], None))
        return sorted(found, key=lambda n: n.start)


def _key(name: str) -> tuple[str, ...]:
    return tuple(w.plain for w in words(name.replace("&", " ")) if w.plain not in {"and", "the"})


def _covered(spelled: list[tuple[int, int, str, str]], at: int, length: int) -> int:
    """How many words from `at` hold so many that are not "and" or "the"."""
    count = 0
    for i in range(at, len(spelled)):
        count += spelled[i][3] not in {"and", "the"}
        if count == length:
            return i - at + 1
    return 0


def _without_and(
    spelled: list[tuple[int, int, str, str]], at: int, length: int
) -> list[tuple[int, int, str, str]]:
    return [
        word for word in spelled[at : at + _covered(spelled, at, length)] if word[3] not in {"and", "the"}
    ]


def _shortened(table: dict[tuple[str, ...], Place], names: Mapping[str, set[str]]) -> None:
    """Of a name of several places the first alone, and of two joined the first, where no other place is called so."""
    short: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        first = re.split(r", | and | & ", name)[0]
        if first != name and len(first) > 3:
            short[_key(first)].add(name)
    for key, owners in short.items():
        if len(owners) == 1 and key not in table:
            name = next(iter(owners))
            table[key] = Place(name, frozenset(names[name]))
