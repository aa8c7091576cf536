"""Faults of the words of a sentence that are always the same: figures typed by hand, comparisons, markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from newsgen.errors import Fault
from newsgen.language.senses import comparisons_in
from newsgen.model.hidden import hidden, named
from newsgen.writing.check_body import check_body
from newsgen.writing.grammar import TOKEN
from newsgen.writing.loose import loose_numbers

FIGURE = "a figure: {{ above.count|number }}, {{ top.value|multiple_of(average) }}"
BASE = "the rate's unit, which has it: {{ unit }}, or with a figure {{ top.value|with_unit }}"
FACT = 'a fact to bear it out: {{ "rose"|because(top.change) }}, {{ top|superlative("highest", measure) }}'
TAGS = frozenset({"strong", "em", "a"})
"""The markup that may stand in a sentence."""
_SLOT = "\ue000"
_HARD = "\u00a0"
_TAG = re.compile(r"<[^<>]*>")
_BASE = re.compile(r"10{2,5}|10{0,2}[,.\u202f\u00a0 ]000|1[,.\u202f\u00a0 ]000[,.\u202f\u00a0 ]000")
"""What rates are per: 100, 1,000, and so on to 1,000,000."""
_LINE = re.compile(r"line \d+: ")


def typed_faults(at: str, fixed: Iterable[str], texts: Iterable[str], language: str) -> Iterator[Fault]:
    """Figures and words of comparison that were typed, in fixed words and in texts that are printed as they are."""
    words = unescape(_TAG.sub(" ", _SLOT.join(fixed)))
    for text in (*words.split(_SLOT), *texts):
        for number in loose_numbers(text, language):
            wanted = BASE if _BASE.fullmatch(number) else FIGURE
            yield Fault(at, f"the sentence types {number!r}", wanted)
        for word in comparisons_in(text, language):
            yield Fault(at, f"the sentence types {word!r}", FACT)


def markup_faults(at: str, fixed: Iterable[str]) -> Iterator[Fault]:
    """Markup that the build would refuse, and characters that cannot be seen."""
    fixed = tuple(fixed)
    for piece in fixed:
        if found := hidden(unescape(piece)):
            yield Fault(at, named(found), "ordinary text")
            return
        if _HARD in unescape(piece):
            yield Fault(at, "a hard space", "a plain space: &nbsp; is left in the text")
    text = _SLOT.join(fixed)
    if any(_SLOT in tag and not tag.startswith("<a href=") for tag in _TAG.findall(text)):
        yield Fault(at, "{{ }} stands inside a tag", "it between two tags: <strong>{{ period }}</strong>")
        return
    refused = {token["tag"] for token in TOKEN.finditer(text) if token["tag"] and token["tag"] not in TAGS}
    for tag in sorted(refused):
        yield Fault(at, f"<{tag}> in a sentence", "strong, em or a; what is around a sentence is the order's")
    if not refused:
        for fault in check_body(f"<p>{text.replace(_SLOT, 'x')}</p>"):
            yield Fault(at, _LINE.sub("", fault, count=1))
