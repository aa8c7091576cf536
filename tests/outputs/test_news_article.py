"""What a story's page tells machines. schema.org's own types are asked in tests/browser/test_news_article.py."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model.correction import Correction
from newsgen.model.draft import Draft, Edition
from newsgen.model.measure import Measure
from newsgen.model.newsroom import Disclosure
from newsgen.outputs.news_article import SOURCE_TYPE, article_data, news_article
from newsgen.outputs.story_body import story_body
from newsgen.outputs.story_page import story_page
from tests.outputs.sample_edition import BLOCKED, NASTY, draft, edition, nasty_edition

TOLD = Disclosure(
    "The Barsetshire Observer", "The data desk", "https://example.org/method", "https://example.org/table"
)
CORRECTION = Correction(
    "highest-barsetshire-2031-02-18-2031-03-02",
    "highest-barsetshire",
    date(2031, 2, 18),
    date(2031, 3, 2),
    date(2031, 2, 24),
    "Correction",
    ("An earlier version of this story said that the rate was 452.2.", "It was revised to 459.9."),
)


class Scripts(HTMLParser):
    """Every script of a page: its attributes and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], str]] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.inside = True
            self.found.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            attributes, text = self.found[-1]
            self.found[-1] = attributes, text + data


def whole(**more: Any) -> Edition:
    rate = Measure(name="rate", noun="case rate")
    return replace(edition(), disclosure=TOLD, measures=(rate,), as_of=date(2031, 2, 24), **more)


def article(found: Draft, of: Edition) -> dict[str, Any]:
    """The article as a machine reads it out of the story's page."""
    ((attributes, text),) = Scripts(story_page(found, of)).found
    assert attributes == {"type": "application/ld+json"}
    read: dict[str, Any] = json.loads(text)
    return read


def test_all_that_a_page_can_tell() -> None:
    assert article(replace(draft(), corrections=(CORRECTION,)), whole()) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": "highest-barsetshire-2031-02-18",
        "headline": "Four neighbourhoods in Barsetshire with the highest case rates",
        "description": "Plumstead Episcopi had more cases for its size than anywhere else in the county.",
        "inLanguage": "en-GB",
        "creativeWorkStatus": "Draft",
        "datePublished": "2031-02-24",
        "dateModified": "2031-03-02",
        "author": {"@type": "Organization", "name": "The data desk"},
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Barsetshire Observer"},
        "publishingPrinciples": "https://example.org/method",
        "digitalSourceType": "https://schema.org/DataDrivenMediaDigitalSource",
        "isBasedOn": {
            "@type": "Dataset",
            "url": "https://example.org/table",
            "publisher": {"@type": "Organization", "name": "Barsetshire Board of Health"},
            "datePublished": "2031-02-23",
            "temporalCoverage": "2031-02-12/2031-02-18",
        },
        "about": {"@type": "Thing", "name": "case rate"},
        "spatialCoverage": {"@type": "Place", "name": "Barsetshire"},
        "temporalCoverage": "2031-02-12/2031-02-18",
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "An earlier version of this story said that the rate was 452.2.\n\nIt was revised to 459.9.",
                "datePublished": "2031-03-02",
            }
        ],
    }


def test_what_a_project_does_not_say_is_left_out() -> None:
    bare = replace(edition(), sources=(), measures=())
    found = article(replace(draft(), standfirst=""), bare)
    assert list(found) == [
        "@context", "@type", "identifier", "headline", "inLanguage", "creativeWorkStatus", "datePublished",
        "dateModified", "digitalSourceType", "isBasedOn", "spatialCoverage", "temporalCoverage",
    ]  # fmt: skip
    assert found["datePublished"] == found["dateModified"] == "2031-02-23"
    assert found["digitalSourceType"] == SOURCE_TYPE


def test_the_days_are_those_of_the_first_printing_and_the_last_correction() -> None:
    later = replace(CORRECTION, published=date(2031, 3, 9), first_published=date(2031, 3, 2))
    found = news_article(replace(draft(), corrections=(CORRECTION, later)), whole())
    assert (found["datePublished"], found["dateModified"]) == ("2031-02-24", "2031-03-09")
    assert [c["datePublished"] for c in found["correction"]] == ["2031-03-02", "2031-03-09"]


def test_a_blocked_draft_is_no_article() -> None:
    assert article_data(BLOCKED, whole()) == ""
    assert Scripts(story_page(BLOCKED, whole())).found == []


def test_the_policy_of_the_page_knows_its_data_and_no_other() -> None:
    page = story_page(draft(), whole())
    ((_, text),) = Scripts(page).found
    assert f"; script-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'; " in unescape(page)
    assert "script-src" not in story_page(BLOCKED, whole())


def test_the_body_for_a_cms_has_no_script() -> None:
    assert "<script" not in story_body(draft(), whole())


def test_an_attack_on_the_page_stays_a_name() -> None:
    spoiled = nasty_edition()
    nasty = replace(spoiled.drafts[0], cautions=(), corrections=(replace(CORRECTION, paragraphs=(NASTY,)),))
    told = Disclosure(NASTY, NASTY, NASTY, NASTY)
    found = article(nasty, replace(spoiled, disclosure=told))
    assert found["headline"] == found["author"]["name"] == found["correction"][0]["text"] == NASTY
    page = story_page(nasty, replace(spoiled, disclosure=told))
    assert page.count("<script") == page.count("</script") == 1


@pytest.mark.parametrize(
    "text",
    [
        "</script>",
        "<!--",
        "<!-- <script>",
        "]]>",
        "&lt;",
        "\u2028",
        "\u2029",
        "\x9b",
        "\ufffe",
        "$article",
        "\\u003c",
    ],
)
def test_what_could_end_a_script_comes_back_as_it_went_in(text: str) -> None:
    found = replace(draft(), headline=f"Four {text} there")
    assert article(found, whole())["headline"] == f"Four {text} there"


@given(st.text(min_size=1))
def test_any_headline_comes_back_as_it_went_in(text: str) -> None:
    inside = article_data(replace(draft(), headline=text), whole())
    assert json.loads(inside)["headline"] == text
    assert re.search("[<>&\x7f-\x9f\u2028\u2029]", inside) is None


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert story_page(draft(), whole()) == story_page(draft(), whole())
