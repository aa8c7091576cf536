"""edition.atom by a feed reader's own parser, *.ninjs.json by the structure that IPTC published for ninjs 2.2."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial

import feedparser
import pytest

from newsgen.model.draft import Edition
from newsgen.outputs.edition_atom import FORMAT, edition_atom
from newsgen.outputs.format import edition_formats, story_suffixes, to_choose_from
from newsgen.outputs.identity import changed, first_out, moment
from newsgen.outputs.story_json import story_json
from newsgen.outputs.story_ninjs import story_ninjs
from tests.outputs.sample_edition import edition

_VALUE = {"role": str, "contenttype": str, "value": str}
_CONCEPT = {"name": str, "rel": str, "uri": str, "literal": str}
NINJS: dict[str, object] = {
    "standard": {"name": str, "version": str, "schema": str},
    "uri": str,
    "type": str,
    "pubstatus": ("usable", "withheld", "canceled"),
    "firstcreated": str,
    "versioncreated": str,
    "language": str,
    "slugline": str,
    "by": str,
    "copyrightholder": str,
    "ednote": str,
    "headlines": [_VALUE],
    "descriptions": [_VALUE],
    "bodies": [_VALUE | {"charcount": int, "wordcount": int}],
    "places": [_CONCEPT],
    "subjects": [_CONCEPT],
    "infosources": [{"name": str, "role": str, "uri": str, "literal": str}],
    "altids": [{"role": str, "value": str}],
}
"""What ninjs 2.2 says of the properties that newsgen uses, typed off its schema: no other property may be there."""


def is_of(value: object, kind: object) -> bool:
    if isinstance(kind, dict):
        return isinstance(value, dict) and all(
            key in kind and is_of(one, kind[key]) for key, one in value.items()
        )
    if isinstance(kind, list):
        return isinstance(value, list) and all(is_of(one, kind[0]) for one in value)
    return value in kind if isinstance(kind, tuple) else isinstance(value, kind)  # type: ignore[arg-type]


def atom(found: Edition) -> str:
    """The feed as a build writes it, from drafts without copy."""
    records = {draft.slug: story_json(draft, found) for draft in found.drafts}
    brief = replace(found, drafts=tuple(draft.brief() for draft in found.drafts))
    return edition_atom(brief, lambda slug, suffix: records[slug] if suffix == ".json" else "")


def test_both_are_written_only_where_a_project_names_them() -> None:
    assert {"edition_atom", "story_ninjs"} <= {*to_choose_from()}
    assert FORMAT not in edition_formats()
    assert FORMAT in edition_formats(("edition_atom",))
    assert ".ninjs.json" not in story_suffixes()
    assert ".ninjs.json" in story_suffixes(("story_ninjs",))


def test_the_feed_is_one_to_a_feed_reader() -> None:
    found = edition()
    feed = feedparser.parse(atom(found).encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == found.title
    ready = [draft for draft in found.drafts if draft.status == "draft"]
    assert [one.title for one in feed.entries] == [draft.headline for draft in ready]
    assert 0 < len(ready) < len(found.drafts)
    assert len({one.id for one in feed.entries} | {feed.feed.id}) == len(ready) + 1
    for one, draft in zip(feed.entries, ready, strict=True):
        assert (one.published, one.updated) == (moment(first_out(draft)), moment(changed(draft)))
        assert one.link.endswith(f"stories/{draft.slug}.html")
        assert one.content[0].type == "text/html"
        assert len(one.content[0].value) > len(draft.body_html) / 2


def test_the_days_are_the_contents_and_not_the_editions() -> None:
    """An edition of another day is the same feed; a correction is a later one of the same story."""
    found = edition()
    assert atom(replace(found, as_of=date(2031, 5, 1))) == atom(replace(found, as_of=None))
    first, later = date(2031, 2, 23), date(2031, 3, 2)
    old = next(one for draft in found.drafts for one in draft.corrections)
    note = replace(old, published=later, first_published=first)
    corrected = replace(found, drafts=tuple(replace(draft, corrections=(note,)) for draft in found.drafts))
    before, after = (feedparser.parse(atom(one).encode()).entries for one in (found, corrected))
    assert [one.id for one in before] == [one.id for one in after]
    assert {(one.published, one.updated) for one in after} == {
        ("2031-02-23T00:00:00Z", "2031-03-02T00:00:00Z")
    }


def test_what_xml_has_no_character_for_breaks_no_feed() -> None:
    found = edition()
    odd = replace(found, title='A\x00 <b>"&', drafts=())
    feed = feedparser.parse(atom(odd).encode())
    assert not feed.bozo
    assert "A\ufffd" in feed.feed.title


@pytest.mark.parametrize("at", range(len(edition().drafts)))
def test_a_story_is_ninjs(at: int) -> None:
    found = edition()
    draft = found.drafts[at]
    told = json.loads(story_ninjs(draft, found))
    assert is_of(told, NINJS)
    assert told["pubstatus"] == ("usable" if draft.status == "draft" else "withheld")
    assert ("bodies" in told) is (draft.status != "blocked")
    assert told["headlines"][0]["value"] == draft.headline
    assert told["uri"].startswith("urn:uuid:")
    if "bodies" in told:
        assert [one["contenttype"] for one in told["bodies"]] == ["text/html", "text/plain"]


@pytest.mark.parametrize(
    "wrong", [{"uri": 1}, {"pubstatus": "draft"}, {"headlines": [{"text": "A"}]}, {"body": "A"}]
)
def test_the_check_finds_what_is_no_ninjs(wrong: dict[str, object]) -> None:
    assert not partial(is_of, kind=NINJS)(wrong)
