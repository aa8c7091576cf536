"""The little of WordPress's REST interface that newsgen uses, in memory; it does what the real one was seen to do."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import httpx

_RAW = {"title": "title", "excerpt": "excerpt", "content": "content"}


@dataclass
class FakeWordPress(httpx.BaseTransport):
    """Posts by number. `bridge`: whether newsgen-bridge.php is installed."""

    bridge: bool = True
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    capabilities: dict[str, bool] = field(
        default_factory=lambda: {"edit_posts": True, "edit_others_posts": True}
    )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/wp-json/wp/v2")
        if "authorization" not in request.headers:
            return _answer(401, {"code": "rest_not_logged_in", "message": "You are not currently logged in."})
        data = json.loads(request.read() or b"{}") if request.method == "POST" else {}
        if path == "/users/me":
            answer = _answer(200, {"id": 1, "capabilities": self.capabilities})
        elif request.method == "GET" and path == "/posts":
            answer = _answer(200, self.asked(dict(request.url.params)))
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

    def insert(self, data: dict[str, Any]) -> httpx.Response:
        id_ = data.get("meta", {}).get("newsgen_id") if self.bridge else None
        if id_ and any(one["meta"].get("newsgen_id") == id_ for one in self.posts.values()):
            return _answer(409, {"code": "newsgen_exists", "message": "This story is here already."})
        number = max(self.posts, default=0) + 1
        self.posts[number] = {"id": number, "slug": "", "meta": {}, "status": "draft"}
        return self.update(number, data)

    def update(self, number: int, data: dict[str, Any]) -> httpx.Response:
        post = self.posts[number]
        if self.bridge and "newsgen_over" in data:
            words = "\0".join(post[part] for part in _RAW)
            if (
                post["status"] != "draft"
                or hashlib.sha256(words.encode()).hexdigest() != data["newsgen_over"]
            ):
                return _answer(409, {"code": "newsgen_edited", "message": "This story was edited meanwhile."})
        meta = post["meta"] | (data.get("meta", {}) if self.bridge else {})
        known = {key: data[key] for key in (*_RAW, "slug", "status") if key in data}
        self.posts[number] = post | known | {"meta": meta}
        return _answer(200, _shown(self.posts[number]))


def _shown(post: dict[str, Any]) -> dict[str, Any]:
    raw = {part: {"raw": post[part]} for part in _RAW}
    return {key: post[key] for key in ("id", "slug", "status")} | raw | {"meta": post["meta"] or []}


def _answer(status: int, body: Any) -> httpx.Response:
    return httpx.Response(status, json=body)
