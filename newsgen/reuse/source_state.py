"""Sources as they are now, each looked at once: a server is asked whether it has anything new."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsgen.ingest.fetch import Asker, Validators, fetch, is_address, refuse_user

UNKNOWN: Validators = ("", "")


class Seen(NamedTuple):
    """A source as it was found: the digest of its bytes, and what a server knows it by."""

    digest: bytes
    validators: Validators = UNKNOWN


class Sources:
    """The sources of a project; `before` is how the last build found them.

    As an opener it gives what an address has. What was fetched to see whether it is new is not fetched again.
    """

    def __init__(self, folder: Path, ask: Asker, before: Mapping[str, Seen]) -> None:
        self.seen: dict[str, Seen] = {}
        self._folder, self._ask, self._before = folder, ask, before
        self._fetched: dict[str, bytes] = {}

    def __call__(self, address: str) -> bytes:
        """The bytes at an http(s) address. SourceError where it does not answer well."""
        if address not in self._fetched:
            self._take(address, *self._ask(address, UNKNOWN))
        return self._fetched[address]

    def look(self, source: str) -> bytes:
        """The digest of a source's bytes. SourceError where it cannot be read."""
        if not is_address(source):
            self.seen[source] = Seen(sha256(fetch(source, self._folder, self)).digest())
        elif source not in self.seen:
            refuse_user(source)
            before = self._before.get(source, Seen(b""))
            body, validators = self._ask(source, before.validators)
            if body is None:
                self.seen[source] = before
            else:
                self._take(source, body, validators)
        return self.seen[source].digest

    def _take(self, address: str, body: bytes | None, validators: Validators) -> None:
        assert body is not None, "a server that was asked for anything said that nothing is new"
        self._fetched[address] = body
        self.seen[address] = Seen(sha256(body).digest(), validators)
