"""Each rule of the sub-editor has a line that trips it, and lines that it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.prose import RULES, STORY_RULES, faults

FINE = [
    "Park East in Darlington had the highest Covid case rate of any neighbourhood in the North East in the week to "
    "October 3, at 452.2 cases per 100,000 people.",
    "That is more than two and a half times the average of 138.2 across all 12 neighbourhoods.",
    "There was one new case there, 19 more than in the week before.",
    "There were nine new cases there, an 11 per cent rise, and an eighth of them in one ward.",
    "It is one of 22 neighbourhoods where the figure is above 400.",
    "Westward Ho! and Northam South came next, at 1.8, followed by Kirton, Frampton and Algarkirk, at 8 per cent.",
    "St. Ives had 5.0, a one-off, in the 5th week; the middle figure of the 80 neighbourhoods was 59.5 per cent.",
    "“Flu is about,” it said.",
    "The highest rate in Boston is in Boston Central, and in Friern Barnet in Barnet.",
    "Stamford Central, West and South in South Kesteven came next.",
    "The rate there was 57 cases per 100,000 people, and she said that that was a unique case.",
]
TRIPS: list[tuple[str, str]] = [
    ("doubled word", "The rate in in Hull rose."),
    ("doubled word", "The the rate rose."),
    ("doubled comparison", "It had the highest lowest rate."),
    ("doubled comparison", "That is low compared with compared figures."),
    ("doubled or strange space", "The rate  rose."),
    ("doubled or strange space", "The rate\u00a0rose."),
    ("space at an edge", " The rate rose."),
    ("space before a mark", "The rate rose , then fell."),
    ("no space after a mark", "The rate rose.It fell."),
    ("doubled mark", "The rate rose.."),
    ("doubled mark", "The rate rose,, then."),
    ("bracket", "The rate (rose."),
    ("leftover", "The {{ rate }} rose."),
    ("leftover", "The rate was nan."),
    ("leftover", "The rate in None rose."),
    ("leftover", "The rate was undefined."),
    ("leftover", "Hull &amp; Goole rose."),
    ("ampersand", "Hull & Goole rose."),
    ("number and noun", "There were 1 cases."),
    ("number and noun", "It is true of one areas."),
    ("number and noun", "It is true of two neighbourhood."),
    ("number and verb", "There were one."),
    ("number and verb", "There was two cases."),
    ("number and verb", "Two neighbourhoods is joint first."),
    ("number and verb", "One council are ahead."),
    ("article", "It had a 8 per cent rise."),
    ("article", "It had an 7 per cent rise."),
    ("article", "It had a eight per cent rise."),
    ("article", "It had an rate of nothing."),
    ("figure under ten", "There were 8 new cases."),
    ("number word over nine", "There were twelve new cases."),
    ("figure opens a sentence", "20 neighbourhoods are above the line."),
    ("empty change", "There were nine new cases, no more than in the week before."),
    ("empty change", "It fell by 0 points."),
    ("empty change", "It changed by -4 points."),
    ("small letter opens a sentence", "the rate rose."),
    ("full stop", "The rate rose"),
    ("empty block", ""),
    ("long sentence", "The rate " + "rose and fell " * 15 + "again."),
    ("code for a place", "The rate in E02000001 rose."),
    ("name three times", "Hull Central is in Hull Central and by Hull Central."),
    ("place in itself", "The rate in Durham, Durham, rose."),
    ("place in itself", "The rate in Hull in Hull rose."),
    ("place in itself", "Next was Kingsway in Luton in Luton, at 380.5."),
    ("place twice", "Northwood in Hillingdon has the lowest rate in Hillingdon."),
    ("colliding places", "It is the lowest of in Hull."),
]


def story(*paragraphs: str, **fields: str) -> dict[str, Any]:
    html = "\n".join(f"<p>{p.replace('&', '&amp;').replace('<', '&lt;')}</p>" for p in paragraphs)
    text = "\n\n".join(paragraphs)
    return {
        "headline": "Park East has the highest rate",
        "standfirst": "",
        "body_html": html,
        "text": text,
    } | fields


@pytest.mark.parametrize("line", FINE)
def test_good_lines(line: str) -> None:
    assert faults(story(line)) == []


@pytest.mark.parametrize(("rule", "line"), TRIPS)
def test_each_rule_is_tripped(rule: str, line: str) -> None:
    assert rule in {name for name, _, _ in faults(story(line))}


STORIES: list[tuple[str, dict[str, Any]]] = [
    ("sentence twice", story("The rate rose in Hull.", "It fell. The rate rose in Hull.")),
    ("sentence twice", story("It fell.", standfirst="Park East has the highest rate")),
    ("unbalanced quotes", story("“Flu is about, it said.")),
    ("unbalanced quotes", story('"Flu is about, it said.')),
    ("no headline", story("It fell.", headline=" ")),
    ("full stop", story("It fell.", headline="The rate fell in Hull.")),
    ("colon before no list", story("These rose:", "It fell.")),
    ("text unlike the body", story("It fell.", text="It rose.")),
]


@pytest.mark.parametrize(("rule", "whole"), STORIES)
def test_each_rule_of_a_story_is_tripped(rule: str, whole: dict[str, Any]) -> None:
    assert rule in {name for name, _, _ in faults(whole)}


def test_no_rule_goes_untried() -> None:
    assert {*RULES, *STORY_RULES} == {rule for rule, _ in (*TRIPS, *STORIES)}
