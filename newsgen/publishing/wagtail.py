"""Wagtail, by its API v3: each story a draft page of a type that has newsgen's fields.

Wagtail answers 201 and drops what a page type does not declare, and takes from rich text what it does not know. A
field that comes back without what it was given, or a warning, is a refusal. It has no look-up of many pages at once:
each story is one or two requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.publishing.http import Http, RefusedError, UnsureError, refused
from newsgen.publishing.nodes import html_of
from newsgen.publishing.target import NOWHERE, Content, Filed, Given, Marker, Standing, TargetKind

_API = "/api/v3"
_DRAFT = {"version": "draft"}


@dataclass(slots=True)
class Wagtail:
    """A site, the page type that stories are of, and the page below which they stand."""

    http: Http
    page_type: str
    parent: int

    def ready(self, filed: Iterable[Filed] = ()) -> Iterator[str]:
        """Whether the token is known, and the page type and the parent are there."""
        try:
            self.http.get(f"{_API}/whoami/")
            self.http.get(f"{_API}/pages/", {"type": self.page_type, "limit": "1"})
            self.http.get(f"{_API}/pages/{self.parent}/")
        except RefusedError as error:
            raise self._in_words(error) from None
        yield "Wagtail has no lock on a story: send from one machine at a time"

    def find(self, ids: Sequence[str], known: Mapping[str, str]) -> Iterator[Standing]:
        for id_ in ids:
            page = self._page(known[id_]) if id_ in known else None
            if page is not None:
                yield _standing(page, id_)
                continue
            asked = {"type": self.page_type, "newsgen_id": id_}
            for one in _items(self.http.get(f"{_API}/pages/", asked)):
                page = self._page(str(one["id"]))
                if page is not None and page.get("newsgen_id") == id_:
                    yield _standing(page, id_)

    def body(self, nodes: Iterable[Node]) -> str:
        """Without the newline at its end, which the form behind Wagtail's API takes off."""
        return html_of(nodes).strip()

    def gallery(self) -> str:
        return "newsgen sends Wagtail no pictures: an editor adds them"

    def create(self, content: Content, marker: Marker, filed: Filed = NOWHERE) -> Standing:
        meta = {"type": self.page_type, "parent_id": self.parent}
        answer = self.http.post(f"{_API}/pages/", _fields(content, marker) | {"meta": meta})
        try:
            return self._kept(answer, content, marker)
        except RefusedError:  # half a story, which no later run would know for its own
            self.http.change("DELETE", f"{_API}/pages/{answer.json()['id']}/", {})
            raise

    def update(self, key: str, content: Content, marker: Marker, over: Content) -> Standing:
        page = self._page(key)
        now = _standing(page, marker.id) if page is not None else None
        if now is None or (now.status, now.content) != ("draft", over):
            raise refused(409, "newsgen_edited", Fault(self.http.base, f"page {key} was edited meanwhile"))
        answer = self.http.change("PATCH", f"{_API}/pages/{key}/", _fields(content, marker))
        return self._kept(answer, content, marker)

    def address(self, key: str) -> str:
        return f"{self.http.base}/admin/pages/{key}/edit/"

    def _page(self, key: str) -> dict[str, Any] | None:
        try:
            page = self.http.get(f"{_API}/pages/{key}/", _DRAFT).json()
        except RefusedError as error:
            if error.status == 404:
                return None
            raise
        except ValueError:
            page = None
        if not isinstance(page, dict) or "meta" not in page:
            raise PublishError(Fault(self.http.base, "it answers, but not as Wagtail does", "a Wagtail site"))
        return page

    def _kept(self, answer: Any, content: Content, marker: Marker) -> Standing:
        """What it says that it keeps. RefusedError: not all of what it was given."""
        try:
            page = answer.json()
            standing = _standing(page, marker.id)
        except (ValueError, TypeError, LookupError, AttributeError):
            raise UnsureError(Fault(self.http.base, "its answer is not Wagtail's")) from None
        lost = [name for name in _fields(content, marker) if not page.get(name)]
        lost = [name for name in lost if name != "standfirst" or content.excerpt]
        found = f"{self.page_type} does not keep {', '.join(lost)}" if lost else ""
        if warnings := page["meta"].get("warnings"):
            found = f"it warns: {json.dumps(warnings)[:200]}"
        if found:
            wanted = "the page type of docs/publishing.md, each field writable by the API"
            raise refused(422, "newsgen_dropped", Fault(self.http.base, found, wanted))
        return standing

    def _in_words(self, error: RefusedError) -> PublishError:
        if error.status in {401, 403}:
            found, wanted = "it does not let us in", "an API token of a user who may add and change pages"
        elif error.status == 404:
            found = f"there is no {_API}, or no page {self.parent}"
            wanted = "Wagtail 8 or later with wagtail.api.v3 in its urls, and a page as parent"
        elif error.status in {400, 422}:
            found, wanted = f"no page type {self.page_type!r}", "page_type as app.Model, with its API fields"
        else:
            return error
        return PublishError(Fault(self.http.base, found, wanted))


def _fields(content: Content, marker: Marker) -> dict[str, Any]:
    return {
        "title": unescape(content.title),
        "standfirst": unescape(content.excerpt),
        "body": [{"type": "html", "value": content.body}],
        "newsgen_id": marker.id,
        "newsgen_revision": marker.revision,
        "newsgen_sent": marker.sent,
    }


def _standing(page: Mapping[str, Any], id_: str) -> Standing:
    """A page that readers have ever seen counts as published: its API does not say whether they still do."""
    out = page["meta"].get("first_published_at") is not None
    return Standing(
        key=str(page["id"]),
        status="published" if out else "draft",
        content=Content(
            escape(str(page["title"]), quote=False),
            escape(str(page.get("standfirst", "")), quote=False),
            _html(page.get("body")),
        ),
        marker=Marker(id_, str(page.get("newsgen_revision", "")), str(page.get("newsgen_sent", ""))),
    )


def _html(body: Any) -> str:
    """The one block that newsgen wrote; anything else as JSON, which is no body of newsgen's."""
    match body:
        case [{"type": "html", "value": str(html)}]:
            return html
    return json.dumps(body)


def _items(answer: Any) -> list[dict[str, Any]]:
    try:
        found = answer.json()["items"]
    except (ValueError, TypeError, LookupError):
        return []
    return found if isinstance(found, list) else []


def _open(given: Given) -> Wagtail:
    http = given.http()
    http.authorize = lambda: f"Bearer {http.secret}"
    return Wagtail(http, given.settings.page_type, given.settings.parent)


TARGET = TargetKind(_open, needs=("secret_env", "page_type", "parent"))
