"""What a reader's browser would fetch from elsewhere: an image, a frame, a script or a style of another site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)")
_VALUE = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*)"""
_SAYS = re.compile(rf"(?<![\w-])(?:alt|title|cite){_VALUE}", re.IGNORECASE)
_LEADS = re.compile(rf"(?<![\w-])(?:alt|title|cite|href){_VALUE}", re.IGNORECASE)
"""Attributes that fetch nothing; of a link, nor does its address."""
_STYLE = re.compile(r"<style[^<>]*>([^<]*)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""(?:(?:https?|ftp|wss?):|[/\\]{2})[^\s"'<>),]*""", re.IGNORECASE)
_DROPPED = re.compile(r"[\t\r\n]")
"""Browsers read an address without these."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message an address; a link (<a href>) fetches nothing until somebody follows it."""
    return [
        f"<{tag}> fetches {address} when the story is opened, and tells that site who reads it: "
        "keep a copy beside the story"
        for tag, address in dict.fromkeys(_fetched(draft.body_html))
    ]


def _fetched(html: str) -> Iterable[tuple[str, str]]:
    """The tag and the address of all that is fetched."""
    for tag in _TAG.finditer(html):
        name, written = tag[1].lower(), tag[2]
        if written and (found := _elsewhere((_LEADS if name == "a" else _SAYS).sub("", written))):
            yield name, found
    for style in _STYLE.finditer(html):
        if found := _elsewhere(style[1]):
            yield "style", found


def _elsewhere(written: str) -> str:
    """The address of another site in what stands in a tag, or ""."""
    found = _ELSEWHERE.search(_DROPPED.sub("", unescape(written)))
    return found[0] if found else ""
