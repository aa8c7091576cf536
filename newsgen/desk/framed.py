"""A whole page: what its template is given beside its own values."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from newsgen.desk.choosing import STANDINGS
from newsgen.desk.pages import page
from newsgen.edition.records import EditionRecord


def framed(name: str, request: Request, edition: EditionRecord, **values: Any) -> Response:
    """The page of that name, below the edition's title and for the user who asks.

    `own`: it is the desk of the one who started it, who may change what newsgen reads, and where it sends passwords.
    """
    state = request.state
    frame = {"edition": edition, "user": state.user, "own": state.own, "standings": STANDINGS}
    return HTMLResponse(page(name, **frame, **values))
