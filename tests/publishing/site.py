"""A site to send to, and what people do there: the fake, or a WordPress of its own on this machine."""

from __future__ import annotations

from typing import Any, Protocol

import httpx

from tests.publishing.fake_wordpress import FakeWordPress

_PICTURE = ("slug", "alt_text", "caption", "source_url")


class Site(Protocol):
    base: str
    secret: str
    bridge: bool
    transport: httpx.BaseTransport

    def posts(self) -> list[dict[str, Any]]:
        """All of them, the bin too, with their raw words, by number."""

    def media(self) -> list[dict[str, str]]:
        """The pictures there: slug, alternative text, caption, address."""

    def name(self, kind: str, name: str) -> None:
        """Make a tag or a category."""

    def act(self, key: int, **changes: object) -> None:
        """As an editor would in the editor."""

    def bin(self, key: int) -> None: ...
    def delete(self, key: int) -> None: ...


class Fake:
    base = "https://cms.example"
    secret = "secret of the editor"

    def __init__(self, bridge: bool) -> None:
        self.bridge = bridge
        self.transport: FakeWordPress = FakeWordPress(bridge)

    def posts(self) -> list[dict[str, Any]]:
        return [dict(one) for _, one in sorted(self.transport.posts.items())]

    def media(self) -> list[dict[str, str]]:
        return [{name: one[name] for name in _PICTURE} for one in self.transport.media.values()]

    def name(self, kind: str, name: str) -> None:
        self.transport.terms[kind].append(name)

    def act(self, key: int, **changes: object) -> None:
        self.transport.posts[key] |= changes

    def bin(self, key: int) -> None:
        post = self.transport.posts[key]
        self.act(key, status="trash", slug=f"{post['slug']}__trashed")

    def delete(self, key: int) -> None:
        del self.transport.posts[key]


class Real:
    """A WordPress that tests/publishing/wordpress_server.py started, emptied."""

    def __init__(self, base: str, secrets: dict[str, str], bridge: bool) -> None:
        self.base, self.secret, self.bridge = base, secrets["editor"], bridge
        self.transport: httpx.BaseTransport = httpx.HTTPTransport()
        self.desk = httpx.Client(
            base_url=f"{base}/wp-json/wp/v2", auth=("admin", secrets["admin"]), timeout=60
        )
        for one in self.posts():
            self.delete(one["id"])
        for kind in ("media", "tags", "categories"):
            for one in self.desk.get(f"/{kind}", params={"per_page": 100}).json():
                self.desk.delete(f"/{kind}/{one['id']}", params={"force": True})

    def posts(self) -> list[dict[str, Any]]:
        asked = {"status": "any,trash", "context": "edit", "per_page": 100, "orderby": "id", "order": "asc"}
        found = self.desk.get("/posts", params=asked).raise_for_status().json()
        return [
            {"id": one["id"], "slug": one["slug"], "status": one["status"], "meta": one["meta"]}
            | {part: one[part] for part in ("featured_media", "tags", "categories")}
            | {part: one[part]["raw"] for part in ("title", "excerpt", "content")}
            for one in found
        ]

    def media(self) -> list[dict[str, str]]:
        found = self.desk.get("/media", params={"context": "edit", "per_page": 100}).raise_for_status()
        return [
            {name: one[name] for name in _PICTURE} | {"caption": one["caption"]["raw"]}
            for one in found.json()
        ]

    def name(self, kind: str, name: str) -> None:
        self.desk.post(f"/{kind}", json={"name": name}).raise_for_status()

    def act(self, key: int, **changes: object) -> None:
        self.desk.post(f"/posts/{key}", json=changes).raise_for_status()

    def bin(self, key: int) -> None:
        self.desk.delete(f"/posts/{key}").raise_for_status()

    def delete(self, key: int) -> None:
        self.desk.delete(f"/posts/{key}", params={"force": True}).raise_for_status()

    def close(self) -> None:
        self.desk.close()
        self.transport.close()
