"""edition.atom: the edition's drafts as an Atom feed (RFC 4287) with their full text, for a CMS that reads feeds.

Held and blocked drafts are not in it. Links to sister stories are relative to stories/, as `xml:base` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import loads
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsgen import __version__
from newsgen.model.draft import Draft, Edition
from newsgen.outputs.format import EditionFormat, StoryFile
from newsgen.outputs.identity import changed, edition_uri, first_out, moment, story_uri

NAME = "edition.atom"
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def edition_atom(edition: Edition, story_file: StoryFile) -> str:
    """The feed, in the edition's order. One without a story was last updated when its table was published."""
    drafts = [draft for draft in edition.drafts if draft.status == "draft"]
    days = [changed(draft) for draft in drafts] or [source.published for source in edition.sources]
    language = edition.language.replace("_", "-")
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _say(feed, "id", edition_uri(edition))
    _say(feed, "title", edition.title)
    _say(feed, "updated", moment(max(days, default=edition.period.end)))
    told = edition.disclosure
    _say(SubElement(feed, "author"), "name", told.newsroom or told.made_by or edition.title)
    _say(feed, "generator", "newsgen", version=__version__)
    _say(feed, "link", "", rel="self", href=NAME)
    for draft in drafts:
        _entry(SubElement(feed, "entry"), draft, edition, loads(story_file(draft.slug, ".json")))
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(entry: Element, draft: Draft, edition: Edition, record: Mapping[str, Any]) -> None:
    _say(entry, "id", story_uri(draft, edition))
    _say(entry, "title", draft.headline)
    _say(entry, "published", moment(first_out(draft)))
    _say(entry, "updated", moment(changed(draft)))
    _say(entry, "link", "", rel="alternate", type="text/html", href=f"stories/{draft.slug}.html")
    _say(entry, "category", "", term=draft.story)
    _say(entry, "category", "", term=draft.patch.name)
    if record["standfirst"]:
        _say(entry, "summary", record["standfirst"])
    _say(entry, "content", record["body_html"].strip("\n"), **{"type": "html", "xml:base": "stories/"})


def _say(parent: Element, name: str, words: str, **attributes: str) -> None:
    """What XML has no character for is U+FFFD."""
    given = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    SubElement(parent, name, given).text = _NOT_XML.sub("\ufffd", words) or None


FORMAT = EditionFormat(NAME, edition_atom, on_request=True, reads=True)
