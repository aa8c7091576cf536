"""What a sentence of a draft claims of which areas, read by patterns and no line of newsgen; true or false in a world."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re

from tests import corner_moves, corner_past, corner_ranks, corner_totals  # noqa: F401 - each adds its readings
from tests.corner_words import IN, ONE, READINGS, A, Claim, N, Told

WATCHED = re.compile(
    r"\b(biggest|most|highest|lowest|alone|only|all|every|none|each|both|rose|fell|risen|fallen|went up|went down"
    r"|dropped|increased|at least|above|below|crossed|came down|moved|from .* to|joint|second|third|in a row|since|next"
    r"|first|ranks|furthest|among|higher|lower|up in|down in|top|bottom|other end|follows?|after that|goes on with|between"
    r"|as a whole|did not change|unchanged|fewest|are in|has \w+ of the|councils|per cent across|the rate is|case rate in \w+ is|every part|times the rate for|times that for|times the combined|twice)\b",
    re.I,
)
NOT_OURS = re.compile(
    r"average (?:of|for|neighbourhood|case|number|price\b(?=$| in the week))|combined figure|above the average|times the (?:case|average|rate)"
    r"|(?:below|above) the (?:case|average|combined|rate)|^From figures published|^Software drafted|^This story was drafted"
    r"|^Next to it|^Numbers as small|^Such small|^Figures are at hand from|went from \S+ to|gone from \S+ .*to|where each neighbourhood"
    r"|^How each|^Each (?:is|was) at|^The (?:case rate|average price|number of new cases) in each"
    r"|(?:times|twice|above|below) that (?:for|of)|the middle figure of|two or fewer cases|had two|more than [\w .]+ times|^Joint \d+$|^SEE MORE|^(?:In )?" + A + r",? (?:the \w+ \w+ |it )?(?:rose|fell|went) (?:by|from)"
    r"|^In .* (?:rose|fell) by [^,]*, from \S+ to \S+$|(?:rose|fell) by \S+ in [^,]*, from \S+ to [^,]*$"
)  # fmt: skip
"""Kinds that need no world: of averages, which other tests hold; of one figure or one area, which claim no rank, no number of areas
and no "every"; and sentences of the shelf that compare nothing."""


def plain(sentence: str) -> str:
    """The same without units, commas in numbers, and the council after each neighbourhood."""
    s = re.sub(r"(?<=\d),(?=\d{3})", "", sentence)
    s = re.sub(rf" cases per 100000 people| \(cases per 100000 people\)|, both in {IN}", "", s)
    s = re.sub(rf"(?<=\d) new cases?|\b({N}) new cases?", r"\1", s)
    return re.sub(rf"\b({ONE}) in {IN}\b", r"\1", s)


def claims(sentence: str, told: Told) -> list[Claim] | None:
    """What it claims; None where it has a word of the kind, and no pattern reads it."""
    if not WATCHED.search(sentence):
        return []
    sentence = plain(sentence.rstrip("."))
    found = [
        c for pattern, read in READINGS for m in pattern.finditer(sentence) for c in read(m, told, sentence)
    ]
    return found or ([] if NOT_OURS.search(sentence) else None)
