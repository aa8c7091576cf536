"""The page Wording, and what it asks and writes: phrases told, copied, saved, undone and committed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from newsgen.desk import repository
from newsgen.desk.desk import Desk
from newsgen.desk.framed import framed
from newsgen.desk.own_files import ChangedOnDiskError, checked_text
from newsgen.desk.own_phrases import checked_name, read_own, save_own
from newsgen.desk.store import Rewording
from newsgen.desk.writing_pages import Answer
from newsgen.errors import Fault, InputError
from newsgen.rehearsal.requests import CopyCase, Edits, ListNames, ListWordings


def wordings(desk: Desk, request: Request) -> Response:
    """The kinds of stories, each with the best draft of it to look at."""
    edition = desk.shelf.edition()
    best: dict[str, tuple[str, str, int]] = {}
    for slug, entry in edition.entries.items():
        first, headline, count = best.get(entry["story"], (slug, entry["headline"], 0))
        best[entry["story"]] = first, headline, count + 1
    return _page("wordings", request, desk, best=best)


def wording(desk: Desk, request: Request) -> Response:
    """The phrases of the story that a draft is of, and the field to edit them in."""
    edition = desk.shelf.edition()
    slug = edition.entries[request.path_params["slug"]]["slug"]
    found = desk.wording.worker.ask(ListWordings(slug))
    return _page(
        "wording",
        request,
        desk,
        slug=slug,
        found=found,
        headline=found.headlines.get(slug, edition.entries[slug]["headline"]),
        kept=repository.is_repository(desk.project),
    )


def open_(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """The project's own phrase file, as it stands on disk."""
    return _file(desk, checked_name(data.get("name"))), 200


def names(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """What a sentence of that file may name, by group."""
    kind = checked_name(data.get("name")).removesuffix(".phrases")
    return {"groups": desk.wording.worker.ask(ListNames(kind))}, 200


def copied(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """A case put into the project's own text, shipped ones as a copy: the text, and the line."""
    name = checked_name(data.get("name"))
    kind = name.removesuffix(".phrases")
    words = {one: _text(data, one) for one in ("role", "when", "text")}
    asked = CopyCase(_edits(desk, name, data.get("own", "")), kind, **words)
    text, line = desk.wording.worker.ask(asked)
    return {"text": text, "line": line}, 200


def save(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Save a text. 409, with what stands there, where the file is not the one that was read."""
    name = checked_name(data.get("name"))
    return _saved(desk, request, name, checked_text(data.get("text"), name), _text(data, "digest"), "save")


def undo(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Put back what stood there before the text on disk was saved at the desk."""
    name = checked_name(data.get("name"))
    now = read_own(desk.project, name)
    known = desk.store.before_rewording(name, now.text if now.digest else None)
    if known is None:
        raise InputError(
            Fault(name, "the desk has no version before this one", "a version that was saved here")
        )
    return _saved(desk, request, name, known.before, _text(data, "digest"), "undo")


def commit(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Commit all phrase files that have changed."""
    names = repository.changed(desk.project)
    made = repository.commit(desk.project, names, _text(data, "message"), request.state.user)
    return {"commit": made, "names": list(names)}, 200


async def tell(desk: Desk, request: Request, data: Mapping[str, Any]) -> AsyncIterator[dict[str, Any]]:
    """What becomes of the drafts with a text, line by line."""
    slug, name = request.path_params["slug"], checked_name(data.get("name"))
    run, opened = data.get("run"), _text(data, "page")
    if not isinstance(run, int) or isinstance(run, bool) or not 0 <= run < 2**53 or len(opened) > 64:
        raise InputError(Fault("run", repr(run), "the number of a run of a page"))
    if slug not in desk.shelf.edition().entries:
        raise KeyError(slug)
    edits = _edits(desk, name, data.get("text"))
    desk.wording.begin(opened, run)
    return desk.wording.tell(edits, slug, opened, run)


WORDINGS: dict[str, Callable[[Desk, Request], Response]] = {"/wording": wordings, "/wording/{slug}": wording}
"""The pages of wording."""
REWORDING: dict[str, Callable[[Desk, Request, Mapping[str, Any]], Answer]] = {
    "/wording/open": open_,
    "/wording/names": names,
    "/wording/copy": copied,
    "/wording/save": save,
    "/wording/undo": undo,
    "/wording/commit": commit,
}
"""What is written where, by POST."""
TELLING = {"/wording/{slug}/tell": tell}
"""What is answered line by line, each an object of JSON."""


def _page(name: str, request: Request, desk: Desk, **values: Any) -> Response:
    return framed(name, request, desk.shelf.edition().record, **values)


def _saved(desk: Desk, request: Request, name: str, text: str | None, digest: str, how: str) -> Answer:
    before = read_own(desk.project, name)
    try:
        save_own(desk.project, name, text, digest)
    except ChangedOnDiskError as changed:
        return {"text": changed.now.text, "digest": changed.now.digest}, 409
    at = desk.clock().isoformat(timespec="seconds")
    was = before.text if before.digest else None
    desk.store.reword(Rewording(name, was, text, how, request.state.user, at))
    return _file(desk, name), 200


def _file(desk: Desk, name: str) -> dict[str, Any]:
    found = read_own(desk.project, name)
    known = desk.store.before_rewording(name, found.text if found.digest else None)
    return {
        **asdict(found),
        "undo": known.at if known else "",
        "changed": list(repository.changed(desk.project)),
    }


def _edits(desk: Desk, name: str, text: object) -> Edits:
    """The text in the place of the file; nothing where it is what stands there."""
    given, own = checked_text(text, name), read_own(desk.project, name)
    return {} if given == own.text else {name: given}


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > 10_000:
        raise InputError(Fault(name, f"a JSON {type(value).__name__}", "a short text"))
    return value
