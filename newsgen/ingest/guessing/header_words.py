"""The words of a header that name its figures: without notes, and in the singular."""

from __future__ import annotations

import re

from newsgen.ingest.wording import plain

_NOTES = re.compile(r"\s*(?:\[(?:notes?|footnotes?)?[ 0-9,;]+\]|\((?:notes?|footnotes?) ?[0-9, ;]+\))", re.I)
_COUNTED = re.compile(r"(?:total )?(?:number|count|no\.?) of ", re.I)
_COUNT = re.compile(r"^(?!(?:blood|body|full blood|head|platelet|pollen|recount|sperm|word)\b)(.+) counts?$")
"""A "claimant count" counts claimants; a pollen count is called so."""
_TOTAL = re.compile(r"[:,] (?:total|all|all persons|persons)$|^total (?=[a-z])", re.I)
_HEAD = re.compile(
    r" (?:by|in|of|per|on|for|with|to|from|at|aged|under|over|within|looked|who|that|[a-z]{3,}ed)(?= |$)|$"
)
"""Where the word that is counted ends: "children looked after", "homes completed"."""
_ODD = {"people": "person", "children": "child", "men": "man", "women": "woman"}
_ALREADY = frozenset({"news", "premises", "series", "species", "means", "works", "politics", "diabetes"})


def without_notes(header: str) -> str:
    """A header without references to notes.

    >>> without_notes("New homes 2023-24 [note 1]")
    'New homes 2023-24'
    """
    return plain(_NOTES.sub("", header))


def counted(text: str) -> str:
    """What is counted, where a header says that it counts.

    >>> [counted(text) for text in ("number of claimants: total", "claimant count", "pollen count")]
    ['claimants', 'claimant', 'pollen count']
    """
    return _COUNT.sub(r"\1", _COUNTED.sub("", _TOTAL.sub("", text))) or text


def singular(text: str) -> str:
    """Lower-case words with the one that is counted in the singular.

    >>> [singular(text) for text in ("homes completed", "children looked after", "vacancies", "births", "news")]
    ['home completed', 'child looked after', 'vacancy', 'birth', 'news']
    """
    end = match.start() if (match := _HEAD.search(text, 1)) else len(text)
    front, last = re.split(r"(?=[^ -]*$)", text[:end], maxsplit=1)
    return front + _one(last) + text[end:]


def _one(word: str) -> str:
    if word in _ODD or word in _ALREADY:
        return _ODD.get(word, word)
    if re.search(r"[a-z]{2}ies$", word):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[a-z]{2}[^siu]s$", word) else word
