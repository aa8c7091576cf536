"""The little of WordPress's REST interface that newsgen uses, in memory; it does what the real one was seen to do."""

from __future__ import annotations

import email
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import httpx

_RAW = {"title": "title", "excerpt": "excerpt", "content": "content"}

_NOTHING: dict[str, Any] = {"featured_media": 0, "tags": [], "categories": []}


@dataclass
class FakeWordPress(httpx.BaseTransport):
    """Posts by number. `bridge`: whether newsgen-bridge.php is installed."""

    bridge: bool = True
    media: dict[int, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=lambda: {"tags": [], "categories": ["Uncategorised"]})
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    capabilities: dict[str, bool] = field(
        default_factory=lambda: {"edit_posts": True, "edit_others_posts": True, "upload_files": True}
    )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = dict(request.url.params)
        path = asked.get("rest_route", request.url.path.removeprefix("/wp-json")).removeprefix("/wp/v2")
        if "authorization" not in request.headers:
            return _answer(401, {"code": "rest_not_logged_in", "message": "You are not currently logged in."})
        if path == "/media":
            return self.library(request, asked)
        if path.removeprefix("/") in self.terms:
            return _answer(200, self.terms_like(path.removeprefix("/"), asked["search"]))
        data = json.loads(request.read() or b"{}") if request.method == "POST" else {}
        if path == "/users/me":
            answer = _answer(200, {"id": 1, "capabilities": self.capabilities})
        elif request.method == "GET" and path == "/posts":
            answer = _answer(200, self.asked(asked))
        elif path == "/posts":
            answer = self.insert(data)
        elif path.startswith("/posts/"):
            answer = self.update(int(path.removeprefix("/posts/")), data)
        else:
            answer = _answer(404, {"code": "rest_no_route", "message": "No route was found."})
        if self.bridge:
            answer.headers["X-Newsgen-Bridge"] = "1"
        return answer

    def asked(self, params: dict[str, str]) -> list[dict[str, Any]]:
        found = list(self.posts.values())
        if "include" in params:
            found = [one for one in found if str(one["id"]) in params["include"].split(",")]
        if "slug" in params:
            found = [one for one in found if one["slug"] in params["slug"].split(",")]
        if self.bridge and "newsgen_id" in params:
            found = [one for one in found if one["meta"].get("newsgen_id") in params["newsgen_id"].split(",")]
        assert params["status"] == "any,trash"
        return [_shown(one) for one in found]

    def terms_like(self, kind: str, words: str) -> list[dict[str, Any]]:
        """It finds parts of names, whatever the case, and says names as HTML."""
        found = [name for name in self.terms[kind] if words.lower() in name.replace("&", "&amp;").lower()]
        return [
            {"id": self.terms[kind].index(name) + 1, "name": name.replace("&", "&amp;")} for name in found
        ]

    def library(self, request: httpx.Request, asked: dict[str, str]) -> httpx.Response:
        if request.method == "GET":
            wanted = asked["slug"].split(",")
            return _answer(200, [one for one in self.media.values() if one["slug"] in wanted])
        if not self.capabilities.get("upload_files"):
            return _answer(403, {"code": "rest_cannot_create", "message": "Sorry, you may not upload."})
        message = email.message_from_bytes(
            b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n" + request.read()
        )
        parts = {part.get_param("name", header="content-disposition"): part for part in message.get_payload()}
        assert parts["file"].get_payload(decode=True).startswith(b"\x89PNG")
        number = len(self.media) + 1
        given = {
            name: parts[name].get_payload(decode=True).decode() for name in ("slug", "alt_text", "caption")
        }
        address = f"https://cms.example/wp-content/uploads/{number}.png"
        self.media[number] = {"id": number, "source_url": address} | given
        return _answer(201, self.media[number])

    def insert(self, data: dict[str, Any]) -> httpx.Response:
        id_ = data.get("meta", {}).get("newsgen_id") if self.bridge else None
        if id_ and any(one["meta"].get("newsgen_id") == id_ for one in self.posts.values()):
            return _answer(409, {"code": "newsgen_exists", "message": "This story is here already."})
        number = max(self.posts, default=0) + 1
        self.posts[number] = {"id": number, "slug": "", "meta": {}, "status": "draft"} | _NOTHING
        return self.update(number, data)

    def update(self, number: int, data: dict[str, Any]) -> httpx.Response:
        post = self.posts[number]
        if self.bridge and "newsgen_over" in data:
            words = "\0".join(post[part] for part in _RAW)
            both = (words, f"{words}\0{post['featured_media']}")
            same = data["newsgen_over"] in {hashlib.sha256(one.encode()).hexdigest() for one in both}
            if post["status"] != "draft" or not same:
                return _answer(409, {"code": "newsgen_edited", "message": "This story was edited meanwhile."})
        meta = post["meta"] | (data.get("meta", {}) if self.bridge else {})
        known = {key: data[key] for key in (*_RAW, *_NOTHING, "slug", "status") if key in data}
        self.posts[number] = post | known | {"meta": meta}
        return _answer(200, _shown(self.posts[number]))


def _shown(post: dict[str, Any]) -> dict[str, Any]:
    raw = {part: {"raw": post[part]} for part in _RAW}
    return (
        {key: post[key] for key in ("id", "slug", "status", *_NOTHING)} | raw | {"meta": post["meta"] or []}
    )


def _answer(status: int, body: Any) -> httpx.Response:
    return httpx.Response(status, json=body)
