"""Requests to a CMS: patient where it is busy, never elsewhere than to its own host, never sure of a lost answer."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from newsgen.errors import Fault, PublishError

if TYPE_CHECKING:
    import httpx

CONNECT, ANSWER = 5.0, 15.0
"""Seconds to connect, and to wait for an answer."""
TRIES = 6
LONGEST = 60.0
"""Seconds between two tries at most, whatever the server asks for."""
_REDIRECTS = 3
_SHOWN = 200
"""Characters of a server's own words that are told."""


class UnsureError(PublishError):
    """The answer to something that was written did not come, or says nothing: it may be done or not. Look."""


class RefusedError(PublishError):
    """The server answered, and said no: `status` and `code` are its own."""

    status: int = 0
    code: str = ""


def refused(status: int, code: str, fault: Fault) -> RefusedError:
    """A refusal with what it was."""
    error = RefusedError(fault)
    error.status, error.code = status, code
    return error


@dataclass(frozen=True, slots=True)
class Waiting:
    """The clock and the dice, so that tests need wait for neither. `clock` gives seconds since 1970."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time
    dice: Callable[[], float] = random.random

    def seconds(self, attempt: int, asked: str = "") -> float:
        """How long to wait after the try of that number, from 0: as the server asks, or 1, 2, 4 ... less up to half."""
        wanted = _asked_for(asked, self.clock())
        if wanted is None:
            wanted = 2.0**attempt * (1 - self.dice() / 2)
        return min(max(wanted, 0.0), LONGEST)


@dataclass(slots=True)
class Http:
    """A session with one site. `secret` is blanked out of all that is said, should a server send it back."""

    base: str
    user: str = field(repr=False)
    secret: str = field(repr=False)
    waiting: Waiting = field(default_factory=Waiting)
    transport: httpx.BaseTransport | None = None
    authorize: Callable[[], str] | None = field(default=None, repr=False)
    """What the Authorization header says, where that is not the user and the secret."""
    sent: int = 0
    _client: httpx.Client | None = field(default=None, repr=False)

    def get(self, path: str, params: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer, asked for again where none comes. PublishError: six tries in vain; RefusedError: it says no."""
        return self._tried("GET", path, params=params)

    def post(self, path: str, data: Mapping[str, Any]) -> httpx.Response:
        """The answer to what is written, once. UnsureError: look whether it was done before you write it again."""
        return self._tried("POST", path, json=data)

    def upload(self, path: str, fields: Mapping[str, str], name: str, data: bytes) -> httpx.Response:
        """The answer to a PNG that is sent, once, as `post` is."""
        return self._tried("POST", path, data=fields, files={"file": (name, data, "image/png")})

    def change(
        self, method: Literal["PUT", "PATCH", "DELETE"], path: str, data: Mapping[str, Any]
    ) -> httpx.Response:
        """The same for what is there already."""
        return self._tried(method, path, json=data)

    def pause(self, attempt: int) -> None:
        """Wait before the next try, as after a server that is busy."""
        self.waiting.sleep(self.waiting.seconds(attempt))

    def close(self) -> None:
        """End the session."""
        if self._client is not None:
            self._client.close()

    def _tried(self, method: str, path: str, **given: Any) -> httpx.Response:
        import httpx

        found = ""
        for attempt in range(TRIES):
            asked = ""
            try:
                answer = self._send(method, path, **given)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:  # nothing was sent yet
                found = f"it cannot be reached: {self._safe(str(error))}"
            except httpx.TimeoutException:
                found = f"no answer within {ANSWER:g} seconds"
                self._unsure(method, found)
            except httpx.HTTPError as error:
                found = f"the answer was lost: {self._safe(str(error))}"
                self._unsure(method, found)
            else:
                if answer.is_success:
                    return answer
                found = f"it answered {answer.status_code} {answer.reason_phrase}".strip()
                if answer.status_code != 429 and answer.status_code < 500:
                    raise self._no(answer)
                if answer.status_code != 429:
                    self._unsure(method, found)
                asked = answer.headers.get("retry-after", "")
            if attempt < TRIES - 1:
                self.waiting.sleep(self.waiting.seconds(attempt, asked))
        raise PublishError(
            Fault(self.base, f"{found}, {TRIES} times", "a site that answers; try again later")
        )

    def _unsure(self, method: str, found: str) -> None:
        if method != "GET":
            raise UnsureError(Fault(self.base, found))

    def _send(self, method: str, path: str, **given: Any) -> httpx.Response:
        address, client = f"{self.base}{path}", self._opened()
        for _ in range(_REDIRECTS + 1):
            self.sent += 1
            headers = {"Authorization": self.authorize()} if self.authorize else {}
            answer = client.request(method, address, headers=headers, **given)
            if not answer.has_redirect_location:
                return answer
            to = urljoin(address, answer.headers["location"])
            if _origin(to) != _origin(address) or (method != "GET" and answer.status_code not in {307, 308}):
                shown = "{0.scheme}://{0.netloc}".format(urlsplit(to)) if "@" not in to else "another host"
                found = f"it sends us on to {shown}, where no password goes"
                raise PublishError(
                    Fault(self.base, found, "as url the address at which the site answers itself")
                )
            address, given = to, {name: one for name, one in given.items() if name != "params"}
        raise PublishError(Fault(self.base, "it sends us on again and again", "a site that answers"))

    def _opened(self) -> httpx.Client:
        import httpx

        if self._client is None:
            self._client = httpx.Client(
                auth=None if self.authorize else httpx.BasicAuth(self.user, self.secret),
                timeout=httpx.Timeout(ANSWER, connect=CONNECT),
                transport=self.transport,
                follow_redirects=False,
                trust_env=False,  # no password of a .netrc, no proxy that nobody named here
                headers={"Accept": "application/json"},
            )
        return self._client

    def _no(self, answer: httpx.Response) -> RefusedError:
        try:
            told = answer.json()
        except ValueError:
            told = None
        told = told if isinstance(told, dict) else {}
        said = self._safe(str(told.get("message", "")))[:_SHOWN]
        found = f"it answered {answer.status_code} {answer.reason_phrase}".strip() + (
            f": {said}" if said else ""
        )
        return refused(answer.status_code, str(told.get("code", "")), Fault(self.base, found))

    def _safe(self, said: str) -> str:
        for secret in {self.secret, self.secret.replace(" ", "")} - {""}:
            said = said.replace(secret, "***")
        return said


def _origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port


def _asked_for(header: str, now: float) -> float | None:
    """The seconds of a Retry-After: a number, or the time until a date; None where it is neither."""
    if header.strip().isdigit():
        return float(header)
    try:
        until: datetime = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    return until.timestamp() - now
