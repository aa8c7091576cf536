"""The guard before every page: what is not asked as the desk's own pages ask goes no further."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsgen.desk.access import LONGEST_USER, Access, Keys

ENTRANCE = "/enter"
MOST_BYTES = 1_000_000
"""Of one request: eight times the longest copy that a check reads."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script and no style stands in a page; nothing is asked for elsewhere; no other page may frame the desk."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class Guard:
    """Refuses what does not come from the desk's own pages, and gives every answer the desk's headers.

    A request that passes has the user's name in `scope["state"]["user"]`, and in "own" whether that is the one who
    started the desk.
    """

    def __init__(self, app: ASGIApp, access: Access, keys: Keys) -> None:
        self.app, self.access, self.keys = app, access, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # the desk has no web sockets
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        status, why = self._refused(scope, headers)
        if status:
            await PlainTextResponse(why + "\n", status)(scope, receive, sent)
            return
        own = not self.access.user_header
        scope.setdefault("state", {}).update(user=self._user(headers), own=own)
        await self.app(scope, receive, sent)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str]:
        """A status and the reason; 0 where the request may pass."""
        if headers.getlist("host") not in [[host] for host in self.access.hosts]:
            return 421, "The desk is not reached by this name."
        method = scope["method"]
        if method not in {"GET", "HEAD", "POST"}:
            return 405, "The desk is only read, and written by POST."
        origins = headers.getlist("origin")
        if (origins or method == "POST") and origins not in [[one] for one in self.access.origins]:
            return 403, "This was asked from another page than the desk's own."
        if method == "POST":
            if headers.get("sec-fetch-site", "same-origin") != "same-origin":
                return 403, "This was asked from another page than the desk's own."
            if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
                return 415, "The desk takes JSON alone."
            length = headers.get("content-length", "")
            if not (length.isascii() and length.isdigit()):
                return 411, "How long is it?"
            if len(length) > 9 or int(length) > MOST_BYTES:
                return 413, "This is longer than any story."
        if self.access.user_header:
            if not self._user(headers):
                return 401, "The proxy did not say who asks."
        elif scope["path"] != ENTRANCE and not self.keys.opens(self._cookie(headers)):
            return 401, "Open the desk by the address that `newsgen desk` printed in its window."
        return 0, ""

    def _cookie(self, headers: Headers) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.access.cookie)
        except CookieError:
            return ""
        return found.value if found else ""

    def _user(self, headers: Headers) -> str:
        """Who asks: the one name that the proxy gives, or whoever started the desk."""
        if not self.access.user_header:
            return self.access.user
        given = [name.strip() for name in headers.getlist(self.access.user_header)]
        whole = len(given) == 1 and given[0].isprintable() and len(given[0]) <= LONGEST_USER
        return given[0] if whole else ""
