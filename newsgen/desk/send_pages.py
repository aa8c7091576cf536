"""The page Send, and what it asks for: a look at what would be done, the sending itself, and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from newsgen.desk.desk import Desk
from newsgen.desk.framed import framed
from newsgen.desk.pages import page, when
from newsgen.desk.sending import BusyError, Told
from newsgen.desk.sent import MOST_SHOWN, approved_in, groups_of, ledger_of, places_of, sent_to
from newsgen.desk.writing_pages import Answer
from newsgen.errors import Fault, InputError
from newsgen.model.publish_target import PublishTarget
from newsgen.project import load
from newsgen.publishing.run import Run


def targets(desk: Desk, request: Request) -> Response:
    """The targets of the project."""
    ledger, why_not = ledger_of(desk)
    places = places_of(desk, load(desk.project).publish, ledger)
    return _page("targets", request, desk, places=places, why_not=why_not, **_asked_for(desk, request))


def target(desk: Desk, request: Request) -> Response:
    """One target: what was sent there, and the last run."""
    name = request.path_params["name"]
    ledger, why_not = ledger_of(desk)
    (place,) = places_of(desk, {name: _settings(desk, name)}, ledger)
    edition = desk.shelf.edition()
    told = desk.sending.busy() or desk.sending.newest(name)
    return _page(
        "target",
        request,
        desk,
        place=place,
        why_not=why_not,
        sent=sent_to(place, edition),
        approved=approved_in(desk, edition),
        told=told,
        groups=[*groups_of(told, edition)] if told else [],
        most=MOST_SHOWN,
        **_asked_for(desk, request),
    )


def run(desk: Desk, request: Request) -> Response:
    """A run as it goes, or as it went: a piece of a page."""
    told = _run(desk, request.path_params["number"])
    groups = [*groups_of(told, desk.shelf.edition())]
    return HTMLResponse(page("run", told=told, groups=groups, most=MOST_SHOWN))


def look(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Begin a dry run over the approved stories, or over one. 409 while another run is under way."""
    slug = data.get("story", "")
    if slug and slug not in desk.shelf.edition().entries:
        raise InputError(Fault("story", repr(slug), "a story of this edition"))
    only = (slug,) if slug else ()
    name = request.path_params["name"]
    settings = _settings(desk, name)
    asked = Run(desk.shelf.folder, desk.project, name, settings, only, approved_only=True, dry_run=True)
    return _begun(desk, request, asked)


def go(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Send what a dry run found is to be sent, and nothing else: as far as it is approved still."""
    name = request.path_params["name"]
    seen = _run(desk, data.get("run"))
    settings = _settings(desk, name)
    if seen.asked.to != name or not (seen.asked.dry_run and seen.ended) or seen.faults or not seen.to_send:
        raise InputError(
            Fault(name, "nobody has looked yet what would be sent", "that first: press Look first")
        )
    if seen.asked.settings != settings:
        raise InputError(Fault("newsgen.toml", f"[publish.{name}] has changed since", "another look first"))
    asked = Run(desk.shelf.folder, desk.project, name, settings, seen.to_send, approved_only=True)
    return _begun(desk, request, asked)


def stop(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """End a run where it is."""
    told = _run(desk, request.path_params["number"])
    desk.sending.stop(told.number, request.state.user)
    return {"run": told.number}, 200


SENDING: dict[str, Callable[[Desk, Request], Response]] = {
    "/send": targets,
    "/send/{name}": target,
    "/send/runs/{number:int}": run,
}
"""The pages of sending."""
SENDS: dict[str, Callable[[Desk, Request, Mapping[str, Any]], Answer]] = {
    "/send/{name}/look": look,
    "/send/{name}/go": go,
    "/send/runs/{number:int}/stop": stop,
}
"""What is begun and ended, by POST."""


def _begun(desk: Desk, request: Request, asked: Run) -> Answer:
    try:
        return {"run": desk.sending.begin(asked, request.state.user).number}, 200
    except BusyError as busy:
        told = busy.told
        doing = "looking what would go" if told.asked.dry_run else "sending"
        said = f"{told.who} is {doing} to {told.asked.to} since {when(told.at)}. One at a time: wait for its end."
        return {"faults": [said], "run": told.number}, 409


def _settings(desk: Desk, name: str) -> PublishTarget:
    """KeyError: the project has no such target."""
    return load(desk.project).publish[name]


def _run(desk: Desk, number: object) -> Told:
    try:
        return desk.sending.run(number)  # type: ignore[arg-type]
    except (KeyError, TypeError):
        found = "the desk knows of no such run: it was opened anew since"
        raise InputError(Fault("", found, "the page loaded again: it says what was sent")) from None


def _asked_for(desk: Desk, request: Request) -> dict[str, str]:
    """The one story that somebody came from, if any."""
    entry = desk.shelf.edition().entries.get(request.query_params.get("story", ""))
    return {"story": entry["slug"] if entry else "", "headline": entry["headline"] if entry else ""}


def _page(name: str, request: Request, desk: Desk, **values: Any) -> Response:
    return framed(name, request, desk.shelf.edition().record, **values)
