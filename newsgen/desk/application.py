"""The desk as an ASGI application: its addresses behind the guard, and faults as pages or JSON, never as tracebacks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from newsgen.desk.access import Access, Keys
from newsgen.desk.desk import Desk
from newsgen.desk.guard import ENTRANCE, MOST_BYTES, Guard
from newsgen.desk.pages import page
from newsgen.desk.project_pages import PROJECT, SETTING
from newsgen.desk.reading_pages import READING
from newsgen.desk.send_pages import SENDING, SENDS
from newsgen.desk.wording_pages import REWORDING, TELLING, WORDINGS
from newsgen.desk.writing_pages import COPIES, WRITING, Answer
from newsgen.errors import NewsgenError

_DAY = 24 * 60 * 60
NOT_HERE = "There is no such page at this desk. The edition may have been built again without this story."


def application(desk: Desk, access: Access, keys: Keys, told: Callable[[str], None]) -> ASGIApp:
    """The desk behind its guard. `told` is called with a new token whenever one was used."""
    own = not access.user_header
    shown = READING | COPIES | WORDINGS | SENDING | (PROJECT if own else {})
    written = WRITING | REWORDING | SENDS | (SETTING if own else {})
    routes = [Route(path, _shown(show, desk)) for path, show in shown.items()]
    routes += [Route(path, _written(write, desk), methods=["POST"]) for path, write in written.items()]
    routes += [Route(path, _streamed(tell, desk), methods=["POST"]) for path, tell in TELLING.items()]
    if own:
        routes.append(Route(ENTRANCE, _entered(access, keys, told)))
    faults: Mapping[Any, Any] = {404: _not_here, 500: _failed}
    # POST addresses stand first, since /copy/which is no slug
    routes.sort(key=lambda route: "GET" in (route.methods or ()))
    return Guard(Starlette(routes=routes, exception_handlers=faults), access, keys)


def _shown(show: Callable[[Desk, Request], Response], desk: Desk) -> Callable[[Request], Response]:
    """A page; what cannot be found, or read, has a page that says so."""

    def endpoint(request: Request) -> Response:
        try:
            return show(desk, request)
        except KeyError:
            return _fault(404, (NOT_HERE,))
        except NewsgenError as error:
            return _fault(400, tuple(map(str, error.faults)))

    return endpoint


def _written(
    write: Callable[[Desk, Request, Mapping[str, Any]], Answer], desk: Desk
) -> Callable[[Request], Awaitable[Response]]:
    """What is posted, as an object of JSON, and the answer in JSON."""

    async def endpoint(request: Request) -> Response:
        data = await _object(request)
        if isinstance(data, Response):
            return data
        try:
            answer, status = await run_in_threadpool(write, desk, request, data)
        except (KeyError, NewsgenError) as error:
            return _refused(error)
        return JSONResponse(answer, status)

    return endpoint


def _streamed(
    tell: Callable[[Desk, Request, Mapping[str, Any]], Awaitable[AsyncIterator[dict[str, Any]]]], desk: Desk
) -> Callable[[Request], Awaitable[Response]]:
    """The same, answered by lines of JSON as they come; whoever hangs up ends it."""

    async def endpoint(request: Request) -> Response:
        data = await _object(request)
        if isinstance(data, Response):
            return data
        try:
            found = await tell(desk, request, data)
        except (KeyError, NewsgenError) as error:
            return _refused(error)
        lines = (json.dumps(one, ensure_ascii=False) + "\n" async for one in found)
        return StreamingResponse(lines, media_type="application/x-ndjson")

    return endpoint


async def _object(request: Request) -> dict[str, Any] | Response:
    """The object of JSON that was posted, or why it is none."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return JSONResponse({"faults": ["This is longer than any story."]}, 413)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return JSONResponse({"faults": ["The desk takes an object of JSON."]}, 400)
    return data


def _refused(error: KeyError | NewsgenError) -> Response:
    if isinstance(error, NewsgenError):
        return JSONResponse({"faults": [str(one) for one in error.faults]}, 400)
    return JSONResponse({"faults": [NOT_HERE]}, 404)


def _entered(access: Access, keys: Keys, told: Callable[[str], None]) -> Callable[[Request], Response]:
    """Changes the token of the printed address for the cookie.

    A page leads on, and no redirect: whoever follows a link from another site would come without a strict cookie.
    """

    def endpoint(request: Request) -> Response:
        fresh = keys.take(request.query_params.get("token", ""))
        if not fresh:
            told(keys.token)
            return _fault(401, ("This address was used before. A new one stands in the desk's own window.",))
        answer = HTMLResponse(page("enter"))
        answer.set_cookie(
            access.cookie, keys.session, max_age=_DAY, path="/", httponly=True, samesite="strict"
        )
        return answer

    return endpoint


def _fault(status: int, faults: tuple[str, ...]) -> Response:
    return HTMLResponse(page("fault", faults=faults), status)


def _not_here(request: Request, error: Exception) -> Response:
    return _fault(404, (NOT_HERE,))


def _failed(request: Request, error: Exception) -> Response:
    said = "The desk itself failed at this. Nothing that you typed is lost: it is kept as you type."
    if request.method == "POST":
        return JSONResponse({"faults": [said]}, 500)
    return _fault(500, (said,))
