"""What the pages write: a word on a story, a note, and copy as it is typed, checked and kept; and the pages of copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from newsgen.copycheck.lines import MOST_TEXT
from newsgen.desk.choosing import STANDINGS
from newsgen.desk.desk import Desk, copy_of
from newsgen.desk.framed import framed
from newsgen.desk.store import TypedOverError
from newsgen.errors import Fault, InputError

Answer = tuple[dict[str, Any], int]
"""JSON, and the status that it is sent with."""
_STATES = ("approved", "held", "waiting")


def copies(desk: Desk, request: Request) -> Response:
    """The copies in hand, and a field for another."""
    edition = desk.shelf.edition()
    in_hand = [
        (slug, edition.entries[slug]["headline"] if slug in edition.entries else "", typed)
        for slug, typed in desk.store.in_hand().items()
    ]
    return framed("copies", request, edition.record, in_hand=in_hand)


def copy(desk: Desk, request: Request) -> Response:
    """The field of one story's copy, as it was last typed."""
    edition = desk.shelf.edition()
    story = edition.story(request.path_params["slug"])
    typed = desk.store.typed(story["slug"])
    return framed(
        "copy",
        request,
        edition.record,
        story=story,
        draft=copy_of(story),
        typed=typed,
        text=typed.text if typed.number else copy_of(story),
        versions=[*enumerate(desk.store.versions(story["slug"]), 1)][::-1],
    )


def say(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Approve a story, hold it, or take that back."""
    state = data.get("state")
    if state not in _STATES:
        raise InputError(Fault("state", repr(state), " or ".join(_STATES)))
    edition = desk.shelf.edition()
    story = edition.story(request.path_params["slug"])
    desk.say(story, _text(data, "revision"), state, request.state.user, _text(data, "note"))
    row = desk.row(edition, story["slug"])
    who = row.said.who if row.said and row.standing in {"approved", "held"} else ""
    return {"standing": row.standing, "called": STANDINGS[row.standing], "who": who}, 200


def note(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Add a note to a story."""
    story = desk.shelf.edition().story(request.path_params["slug"])
    desk.note(story, _text(data, "revision"), _text(data, "note"), request.state.user)
    return {"notes": len(desk.store.notes(story["slug"]))}, 200


def which(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Find the story that a pasted copy is of, and put it into that story's field, unless something is typed there."""
    edition, text = desk.shelf.edition(), _copy(data)
    slug = desk.which(edition, text)
    typed = desk.store.typed(slug)
    if typed.text and typed.text != text:
        desk.store.keep(desk.said(edition.story(slug), typed.text, typed.who))
    desk.store.type(desk.said(edition.story(slug), text, request.state.user), typed.number)
    return {"slug": slug}, 200


def check(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """What the data says of a copy."""
    edition, text = desk.shelf.edition(), _copy(data)
    slug = edition.entries[request.path_params["slug"]]["slug"]
    return desk.check(edition, slug, text), 200


def type_(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Keep what is typed. 409, with the other text, where somebody else has typed since."""
    story = desk.shelf.edition().story(request.path_params["slug"])
    seen = data.get("number")
    if not isinstance(seen, int) or isinstance(seen, bool) or seen < 0:
        raise InputError(Fault("number", repr(seen), "the number of the text that was seen"))
    text = _copy(data)
    try:
        number = desk.store.type(desk.said(story, text, request.state.user), seen)
    except TypedOverError as over:
        other = over.typed
        return {"number": other.number, "text": other.text, "who": other.who, "at": other.at}, 409
    return {"number": number}, 200


def keep(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Keep a version of a copy."""
    story = desk.shelf.edition().story(request.path_params["slug"])
    said = desk.said(story, _copy(data), request.state.user)
    return {"version": desk.store.keep(said), "at": said.at, "who": said.who}, 200


COPIES: dict[str, Callable[[Desk, Request], Response]] = {"/copy": copies, "/copy/{slug}": copy}
"""The pages of copy."""
WRITING: dict[str, Callable[[Desk, Request, Mapping[str, Any]], Answer]] = {
    "/story/{slug}/say": say,
    "/story/{slug}/note": note,
    "/copy/which": which,
    "/copy/{slug}/check": check,
    "/copy/{slug}/type": type_,
    "/copy/{slug}/keep": keep,
}
"""What is written where, by POST."""


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise InputError(Fault(name, f"a JSON {type(value).__name__}", "text"))
    return value


def _copy(data: Mapping[str, Any]) -> str:
    text = _text(data, "text")
    if len(text) > MOST_TEXT:
        raise InputError(Fault("the copy", f"more than {MOST_TEXT:,} characters", "the copy of one story"))
    return text
