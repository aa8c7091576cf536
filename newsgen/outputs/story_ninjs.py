"""stories/<slug>.ninjs.json: the story as IPTC's ninjs 2.2, for agencies and the systems that take in their wires.

A draft that is held or blocked has `pubstatus` "withheld"; a blocked one has no body.
"""

from __future__ import annotations

from typing import Any

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat
from newsgen.outputs.identity import changed, first_out, moment, story_uri
from newsgen.outputs.json_text import json_fields, json_text
from newsgen.outputs.record import story_id

SUFFIX = ".ninjs.json"
_STANDARD = {
    "name": "ninjs",
    "version": "2.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.2.json",
}


def story_ninjs(draft: Draft, edition: EditionHeader) -> str:
    """The story as ninjs; what the project does not say is left out."""
    return json_text(json_fields(ninjs(draft, edition), where=f"stories/{draft.slug}{SUFFIX}"))


def ninjs(draft: Draft, edition: EditionHeader) -> dict[str, Any]:
    """Its properties, by their names in ninjs 2.2."""
    noun = next((one.noun for one in edition.measures if one.name == draft.measure), "")
    found: dict[str, Any] = {
        "standard": _STANDARD,
        "uri": story_uri(draft, edition),
        "type": "text",
        "pubstatus": "usable" if draft.status == "draft" else "withheld",
        "firstcreated": moment(first_out(draft)),
        "versioncreated": moment(changed(draft)),
        "language": edition.language.replace("_", "-"),
        "slugline": draft.slug,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": draft.headline}],
        "descriptions": _plain("standfirst", draft.standfirst),
        "bodies": _bodies(draft),
        "by": edition.disclosure.made_by,
        "copyrightholder": edition.disclosure.newsroom,
        "ednote": "\n".join([*(one.message for one in draft.cautions), *(one.text for one in draft.to_ask)]),
        "places": [{"name": draft.patch.name}],
        "subjects": _named(noun),
        "infosources": _named(edition.sources[0].publisher if edition.sources else ""),
        "altids": [{"role": "newsgen_id", "value": story_id(draft)}],
    }
    return {name: value for name, value in found.items() if value}


def _bodies(draft: Draft) -> list[dict[str, Any]]:
    """As HTML, whose links to sister stories are names of files, and as plain text."""
    if draft.status == "blocked":
        return []
    text = draft.text.strip("\n")
    html = {"role": "main", "contenttype": "text/html", "value": draft.body_html.strip("\n")}
    plain = {"wordcount": len(text.split()), "charcount": len(text), "value": text}
    return [html, {"role": "plain", "contenttype": "text/plain"} | plain]


def _plain(role: str, words: str) -> list[dict[str, str]]:
    return [{"role": role, "contenttype": "text/plain", "value": words}] if words else []


def _named(name: str) -> list[dict[str, str]]:
    return [{"name": name}] if name else []


FORMAT = StoryFormat(SUFFIX, story_ninjs, on_request=True)
