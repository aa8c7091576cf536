"""Fetches a source from the network: the one place that does."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

from newsgen.errors import Fault, SourceError
from newsgen.ingest.unpack import gunzip
from newsgen.model.web_address import without_secrets

if TYPE_CHECKING:
    import httpx

    from newsgen.ingest.fetch import Validators

LARGEST = 500 * 2**20
"""Bytes of a file, as they come and as they are once unpacked: 500 MiB."""
SECONDS = 30.0
"""Without a byte."""
LONGEST = 600.0
"""Seconds for the whole of a file, headers and redirects too: one that trickles must not hold up a build for ever."""
MOST_REDIRECTS = 20
_UNPACKED = {"": False, "identity": False, "gzip": True, "x-gzip": True}
"""The values of Content-Encoding that are known, and whether what comes is packed."""


def fetch(address: str) -> bytes:
    """The bytes at an http(s) address, redirects followed.

    SourceError where it does not answer well, or has more than LARGEST bytes.
    """
    body, _ = ask(address, ("", ""))
    assert body is not None
    return body


def ask(
    address: str,
    known: Validators,
    *,
    largest: int = LARGEST,
    seconds: float = SECONDS,
    longest: float = LONGEST,
) -> tuple[bytes | None, Validators]:
    """The bytes at an address, None where the server knows that the version of these validators is still the last.

    With them what the server knows this version by. SourceError as `fetch` has it.
    """
    import httpx

    headers = {
        name: value
        for name, value in zip(("If-None-Match", "If-Modified-Since"), known, strict=True)
        if value
    }
    where, until = without_secrets(address), time.monotonic() + longest
    too_long = Fault(where, f"it was not all there after {longest:g} seconds")
    # httpx would undo whatever chain of encodings a server names, each piece at once, however much it comes to
    wanted = headers | {"Accept-Encoding": "gzip"}
    try:
        with httpx.Client(timeout=seconds) as client, _hung_up_at(until) as listening:
            request = client.build_request("GET", address, headers=wanted, extensions={"trace": listening})
            with _last_answer(client, request, where) as answer:
                if answer.status_code == 304 and headers:
                    return None, known
                if answer.status_code != 200:
                    found = f"the server answered {answer.status_code} {answer.reason_phrase}"
                    raise SourceError(Fault(where, found.strip(), "200 OK"))
                body = _body(answer, where, largest)
                if time.monotonic() >= until:  # a body without a length ends where the connection does
                    raise SourceError(too_long)
                return body, (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        if time.monotonic() >= until:
            raise SourceError(too_long) from None
        if isinstance(error, httpx.TimeoutException):
            found = f"no answer within {seconds:g} seconds"
        else:
            found = f"it could not be fetched: {str(error).replace(address, where)}"
        raise SourceError(Fault(where, found)) from None


@contextmanager
def _hung_up_at(until: float) -> Iterator[Any]:
    """What httpx is to report each connection to, which is shut at that time, whatever waits for it.

    A limit on the wait for a byte begins anew with every byte that comes.
    """
    connected: list[socket.socket] = []

    def listening(event: str, about: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            connected.append(about["return_value"].get_extra_info("socket"))
            if time.monotonic() >= until:
                hang_up()

    def hang_up() -> None:
        for one in connected:
            with suppress(OSError):  # long closed, or under TLS by now
                socket.socket.shutdown(one, socket.SHUT_RDWR)

    timer = Timer(until - time.monotonic(), hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield listening
    finally:
        timer.cancel()
        timer.join()  # a thread that lives on would be in the way of a fork


@contextmanager
def _last_answer(client: httpx.Client, request: httpx.Request, where: str) -> Iterator[httpx.Response]:
    """The answer at the end of all redirects, whose own bodies nobody reads."""
    for _ in range(MOST_REDIRECTS + 1):
        answer = client.send(request, stream=True)
        try:
            if answer.next_request is None:
                yield answer
                return
        finally:
            answer.close()
        request = answer.next_request
    raise SourceError(Fault(where, f"more than {MOST_REDIRECTS} redirects", "the address at their end"))


def _body(answer: httpx.Response, where: str, largest: int) -> bytes:
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding not in _UNPACKED:
        raise SourceError(Fault(where, f"its Content-Encoding is {encoding[:80]!r}", "none, or gzip"))
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > largest:
            raise SourceError(Fault(where, f"more than {largest / 2**20:g} MiB", "a smaller file"))
    return gunzip(bytes(body), where, largest) if _UNPACKED[encoding] else bytes(body)
