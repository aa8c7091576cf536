"""Ghost, by its Admin API: each story a draft, known by its slug, for Ghost has no fields of others.

Only the ledger knows what was sent. Ghost refuses a change to what has changed since it was read (`updated_at`).
"""

from __future__ import annotations

import base64
import hmac
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any
from urllib.parse import urlencode

from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.publishing.http import Http, RefusedError, UnsureError, refused
from newsgen.publishing.lexical import as_lexical
from newsgen.publishing.slug import slug_of
from newsgen.publishing.target import (
    NOWHERE,
    Content,
    Filed,
    Given,
    Marker,
    Standing,
    Status,
    TargetKind,
)

_API = "/ghost/api/admin"
_FIELDS = {"formats": "lexical", "fields": "id,slug,status,title,custom_excerpt,lexical,updated_at"}
AT_ONCE = 50
"""Stories asked for in one request; Ghost gives 100 at most."""
LONGEST = {"title": 255, "excerpt": 300}
"""Letters, of which Ghost takes no more."""
_LIVES = 240
"""Seconds that a token is good for: Ghost takes none that is good for more than 300."""
_KEY = re.compile(r"([0-9a-f]{24}):((?:[0-9a-f]{2})+)")
_STATUSES: dict[str, Status] = {"draft": "draft", "scheduled": "scheduled"}
"""Anything else readers have: published, or sent as a newsletter."""


@dataclass(slots=True)
class Ghost:
    """A site. `slugs` are those of the posts that were seen, by their keys: a link needs them."""

    http: Http
    slugs: dict[str, str] = field(default_factory=dict)

    def ready(self, filed: Iterable[Filed] = ()) -> Iterator[str]:
        """Whether the key is known."""
        try:
            answer = self.http.get(self._path("/posts/", {"limit": "1", "fields": "id"}))
        except RefusedError as error:
            raise self._in_words(error) from None
        _posts(answer, self.http.base)
        yield (
            "Ghost has no field for what was sent: send from one machine at a time, and keep "
            ".newsgen/publish.sqlite, which alone knows it"
        )

    def gallery(self) -> str:
        return "newsgen sends Ghost no pictures: an editor adds them"

    def find(self, ids: Sequence[str], known: Mapping[str, str]) -> Iterator[Standing]:
        by_slug = {slug_of(id_): id_ for id_ in ids}
        there = set()
        for one in self._asked("slug", list(by_slug)):
            there.add(by_slug[one["slug"]])
            yield self._standing(one, by_slug[one["slug"]])
        lost = {known[id_]: id_ for id_ in ids if id_ not in there and id_ in known}
        for one in self._asked("id", list(lost)):  # an editor gave it a slug of its own
            yield self._standing(one, lost[one["id"]])

    def body(self, nodes: Iterable[Node]) -> str:
        return as_lexical(nodes)

    def create(self, content: Content, marker: Marker, filed: Filed = NOWHERE) -> Standing:
        slug = slug_of(marker.id)
        new = self._fields(content) | {"slug": slug, "status": "draft"}
        found = self._one(self.http.post(self._path("/posts/", _FIELDS), {"posts": [new]}))
        if found["slug"] != slug:  # another run was faster by a moment, so that Ghost gave this one another
            self.http.change("DELETE", self._path(f"/posts/{found['id']}/", {}), {})
            raise refused(409, "newsgen_exists", Fault(self.http.base, f"{slug} is there already"))
        return self._standing(found, marker.id)

    def update(self, key: str, content: Content, marker: Marker, over: Content) -> Standing:
        for now in self._asked("id", [key]):
            standing = self._standing(now, marker.id)
            if (standing.status, standing.content) == ("draft", over):
                new = self._fields(content) | {"updated_at": now["updated_at"]}
                return self._standing(self._changed(key, new), marker.id)
        raise refused(409, "newsgen_edited", Fault(self.http.base, f"post {key} was edited meanwhile"))

    def address(self, key: str) -> str:
        return f"{self.http.base}/{self.slugs.get(key, key)}/"

    def _changed(self, key: str, new: Mapping[str, Any]) -> dict[str, Any]:
        try:
            answer = self.http.change("PUT", self._path(f"/posts/{key}/", _FIELDS), {"posts": [new]})
        except RefusedError as error:
            if error.status == 409:
                error.code = "newsgen_edited"
            raise
        return self._one(answer)

    def _fields(self, content: Content) -> dict[str, Any]:
        words = {"title": unescape(content.title), "excerpt": unescape(content.excerpt)}
        for part, most in LONGEST.items():
            if len(words[part]) > most:
                name = "headline" if part == "title" else "standfirst"
                found = f"a {name} of {len(words[part])} letters"
                raise refused(422, "newsgen_long", Fault(self.http.base, found, f"at most {most}, for Ghost"))
        return {"title": words["title"], "custom_excerpt": words["excerpt"] or None, "lexical": content.body}

    def _asked(self, by: str, values: Sequence[str]) -> Iterator[dict[str, Any]]:
        for at in range(0, len(values), AT_ONCE):
            some = values[at : at + AT_ONCE]
            asked = _FIELDS | {"limit": str(AT_ONCE), "filter": f"{by}:[{','.join(some)}]"}
            for one in _posts(self.http.get(self._path("/posts/", asked)), self.http.base):
                if one[by] in some:
                    yield one

    def _one(self, answer: Any) -> dict[str, Any]:
        try:
            return _posts(answer, self.http.base)[0]
        except (PublishError, LookupError):
            raise UnsureError(Fault(self.http.base, "its answer is not Ghost's")) from None

    def _path(self, route: str, params: Mapping[str, str]) -> str:
        return f"{_API}{route}?{urlencode(params, safe=',:[]')}"

    def _standing(self, post: Mapping[str, Any], id_: str) -> Standing:
        self.slugs[post["id"]] = post["slug"]
        return Standing(
            key=str(post["id"]),
            status=_STATUSES.get(post["status"], "published"),
            content=Content(
                escape(post["title"], quote=False),
                escape(post.get("custom_excerpt") or "", quote=False),
                post.get("lexical") or "",
            ),
            marker=Marker(id_),
        )

    def _in_words(self, error: RefusedError) -> PublishError:
        if error.status in {401, 403}:
            found, wanted = (
                "it does not let us in",
                "the Admin API key of a custom integration, and the right time on this machine",
            )
        elif error.status == 404:
            found, wanted = f"there is no {_API} here", "the address of Ghost itself as url"
        else:
            return error
        return PublishError(Fault(self.http.base, found, wanted))


def token(key: str, now: float) -> str:
    """What lets a request in: a JWT that the key signs, good for some minutes. PublishError: it is no such key."""
    found = _KEY.fullmatch(key)
    if found is None:
        wanted = "the Admin API key of a custom integration: 24 digits, a colon, 64 digits"
        raise PublishError(Fault("the variable of secret_env", "it has no Admin API key of Ghost's", wanted))
    head = {"alg": "HS256", "typ": "JWT", "kid": found[1]}
    body = {"iat": int(now), "exp": int(now) + _LIVES, "aud": "/admin/"}
    signed = f"{_base64(json.dumps(head).encode())}.{_base64(json.dumps(body).encode())}"
    return f"{signed}.{_base64(hmac.digest(bytes.fromhex(found[2]), signed.encode(), 'sha256'))}"


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _posts(answer: Any, where: str) -> list[dict[str, Any]]:
    try:
        found = answer.json()["posts"]
    except (ValueError, TypeError, LookupError):
        found = None
    if not isinstance(found, list):
        raise PublishError(Fault(where, "it answers, but not as Ghost does", "a Ghost site as url"))
    return found


def _open(given: Given) -> Ghost:
    http = given.http()
    token(http.secret, 0)
    http.authorize = lambda: f"Ghost {token(http.secret, http.waiting.clock())}"
    return Ghost(http)


TARGET = TargetKind(_open, needs=("secret_env",))
