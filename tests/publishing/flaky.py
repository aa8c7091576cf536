"""A way to a site on which things go wrong, by turns: what goes wrong there is what a fault proxy was seen to do."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

MODES = ("429", "html503", "lost", "500after", "refused")


class Killed(BaseException):
    """As kill -9 would end a run: nothing that is written for errors sees it."""


@dataclass
class Flaky(httpx.BaseTransport):
    """Every third write goes wrong in that way."""

    inner: httpx.BaseTransport
    mode: str
    writes: int = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.writes += request.method != "GET"
        if request.method == "GET" or self.writes % 3:
            return self.inner.handle_request(request)
        if self.mode == "429":
            return httpx.Response(429, headers={"Retry-After": "7"})
        if self.mode == "html503":
            return httpx.Response(503, html="<html>maintenance</html>")
        if self.mode == "refused":
            raise httpx.ConnectError("connection refused")
        done = self.inner.handle_request(request)
        done.read()
        if self.mode == "500after":
            return httpx.Response(500)
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")


@dataclass
class Deadly(httpx.BaseTransport):
    """The run is killed at that request, before it is sent or after it was done."""

    inner: httpx.BaseTransport
    at: int
    after: bool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.at -= 1
        if self.at == 0 and not self.after:
            raise Killed
        answer = self.inner.handle_request(request)
        answer.read()
        if self.at == 0:
            raise Killed
        return answer
