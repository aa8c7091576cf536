"""Fetches a source from the network: the one place that does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from newsgen.errors import Fault, SourceError
from newsgen.model.web_address import without_secrets

if TYPE_CHECKING:
    from newsgen.ingest.fetch import Validators

LARGEST = 500 * 2**20
SECONDS = 30.0
"""Without a byte."""
LONGEST = 600.0
"""Seconds for the whole of a file: one that trickles must not hold up a build for ever."""


def fetch(address: str) -> bytes:
    """The bytes at an http(s) address, redirects followed.

    SourceError where it does not answer well, or has more than LARGEST bytes.
    """
    body, _ = ask(address, ("", ""))
    assert body is not None
    return body


def ask(address: str, known: Validators) -> tuple[bytes | None, Validators]:
    """The bytes at an address, None where the server knows that the version of these validators is still the last.

    With them what the server knows this version by. SourceError as `fetch` has it.
    """
    import httpx

    headers = {
        name: value
        for name, value in zip(("If-None-Match", "If-Modified-Since"), known, strict=True)
        if value
    }
    until = time.monotonic() + LONGEST
    where = without_secrets(address)
    try:
        with httpx.stream("GET", address, headers=headers, follow_redirects=True, timeout=SECONDS) as answer:
            if answer.status_code == 304 and headers:
                return None, known
            if answer.status_code != 200:
                found = f"the server answered {answer.status_code} {answer.reason_phrase}"
                raise SourceError(Fault(where, found, "200 OK"))
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise SourceError(Fault(where, "more than 500 MiB", "a smaller file"))
                if time.monotonic() > until:
                    raise SourceError(Fault(where, f"it was not all there after {LONGEST:g} seconds"))
            return bytes(body), (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    except httpx.TimeoutException:
        raise SourceError(Fault(where, f"no answer within {SECONDS:g} seconds")) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SourceError(
            Fault(where, f"it could not be fetched: {str(error).replace(address, where)}")
        ) from None
