"""What gates must know of English."""

from __future__ import annotations

import re
from re import Pattern

from newsgen.language.english.agreement import COUNT, disagreeing
from newsgen.language.english.nouns import plural_of
from newsgen.language.gate_words import GateWords

_KINDS = """
    postcode postcodes ward wards parish parishes constituency constituencies neighbourhood neighbourhoods neighborhood
    neighborhoods borough boroughs district districts suburb suburbs
"""


def _none_of(noun: str) -> Pattern[str]:
    return re.compile(
        rf"\b(?:no|zero|nought|nil) (?:new |reported |confirmed )*{re.escape(noun)}\w*", re.IGNORECASE
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GATE_WORDS = GateWords(
    rises=_words("""
        rose risen rising climbed climbing jumped jumping soared soaring surged surging increased increasing grew grown
        spiked spiking rocketed rocketing leapt doubled trebled
    """),
    falls=_words("""
        fell fallen falling dropped dropping declined declining decreased decreasing plunged plunging plummeted slumped
        tumbled tumbling shrank sank eased dipped halved
    """),
    every=_words("every all each"),
    no=_words("no none any neither"),
    signed=re.compile(r"\bby [-−]\d[\d.,]*"),
    per_cent=("per cent", "percent"),
    point="point",
    verdicts=_words("""
        worst best worse better deadly deadliest shocking alarming staggering dramatic dramatically massive huge hotspot
        hotspots epicentre unfortunately fortunately sadly
    """),
    to_sort_out=_words("respectively former latter"),
    not_counted=_words(
        "infection infections infected patient patients sufferer sufferers victim victims"
    ),
    risks=_words(
        "risk risks risky likelihood probability danger dangers dangerous safe safer safest unsafe"
    ),
    cause_words=_words("caused driven fuelled triggered prompted sparked blamed thanks chance odds"),
    cause=re.compile(
        r"\b(?:(?:caused|driven|fuelled|triggered|prompted|sparked) by|blamed on|thanks to|(?:chance|odds) of \w+ing)\b"
    ),
    next_words=_words("next followed"),
    next_said=(" next", " followed by"),
    plain_lowest=re.compile(r"\blowest\b(?! published)"),
    none_words=_words("no No zero Zero nought Nought nil Nil"),
    none_of=_none_of,
    field_said=re.compile(r"\b(?:among|of the|of all|out of|in all)\b"),
    average_words=_words("average"),
    average=re.compile(r"\baverage\b"),
    average_of_what=re.compile(
        r"\baverage\b.*\b(?:for|across|among|over|between|as a whole|in (?!the (?:week|month|quarter|year)\b)"
        r"|of (?![\d£$€]|about|around|nearly|just|almost))"
        r"|\b(?:national|regional|county|council|own) average\b"
    ),
    average_said=re.compile(
        r"\b(?:average|typical|median|middle|combined|(?:that|those|figure|rate|price|level|number|share) (?:for|of|in)"
        r"|(?:national|regional|county|council|own) (?:figure|rate|level))\b"
    ),
    median_words=_words("median middle"),
    counts_said=COUNT,
    plural=plural_of,
    disagreeing=disagreeing,
    grains={grain: grain for grain in ("day", "week", "month", "quarter", "year")},
    period_said=re.compile(
        r"\b(?:(?:the|this|last|that) (?P<grain>week|month|quarter|year) (?:to|ending|ended)"
        r"|the (?P<before>day|week|month|quarter|year) before"
        r"|the same (?P<alike>week|month|quarter|year) (?:last year|a year earlier)"
        r"|(?:the previous|last) (?P<last>week|month|quarter|year))\b"
    ),
    today=re.compile(
        r"\b(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening|week)|last (?:night|week)|next week"
        r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    ),
    dated={
        month: rf"\b{month} \d|\d {month}\b|\bin {month}\b" for month in ("March", "May", "August")
    },
    place_kinds={word: re.sub(r"(?:i?e)?s$", "", word) for word in _KINDS.split()},
    may_be_doubled=_words("that had"),
    unclear_subjects=("It ", "The figure ", "The rate ", "There "),
    # Test Valley is a council of Hampshire: only whole names count, or words that are no part of one.
    test_lines=re.compile(
        r"^(?:(?:this is )?(?:a )?(?:test|testing|example|sample|demo|specimen)"
        r"(?:[ _-]*(?:area|row|ward|place|patch|data|record|council|region|name|only|\d+|[ _-][a-z]\b))*"
        r"|.*\b(?:dummy|lorem|ipsum|placeholder|asdf\w*|qwerty|xxx+|do not (?:publish|use)|not for publication"
        r"|tbc|tbd|fixme|todo)\b.*)$",
        re.MULTILINE,
    ),
    test_hints=(
        "test", "example", "sample", "demo", "specimen", "dummy", "lorem", "ipsum", "placeholder", "asdf", "qwerty",
        "xxx", "do not ", "not for ", "tbc", "tbd", "fixme", "todo",
    ),
)  # fmt: skip
