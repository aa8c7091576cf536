"""Fetches a source from the network: the one place that does."""

from __future__ import annotations

from newsgen.errors import Fault, SourceError

LARGEST = 500 * 2**20
SECONDS = 30.0


def fetch(address: str) -> bytes:
    """The bytes at an http(s) address, redirects followed.

    SourceError where it does not answer well, or has more than LARGEST bytes.
    """
    import httpx

    try:
        with httpx.stream("GET", address, follow_redirects=True, timeout=SECONDS) as answer:
            if answer.status_code != 200:
                raise SourceError(
                    Fault(
                        address, f"the server answered {answer.status_code} {answer.reason_phrase}", "200 OK"
                    )
                )
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise SourceError(Fault(address, "more than 500 MiB", "a smaller file"))
            return bytes(body)
    except httpx.TimeoutException:
        raise SourceError(Fault(address, f"no answer within {SECONDS:g} seconds")) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SourceError(Fault(address, f"it could not be fetched: {error}")) from None
