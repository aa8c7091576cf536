"""WordPress, by its own REST interface, with the plugin newsgen-bridge.php or without it.

With the bridge a post has the fields newsgen_id, newsgen_revision and newsgen_sent, and a second post of a story is
refused. Without it the post's slug says whose it is, and only the ledger knows what was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from newsgen.errors import Fault, PublishError
from newsgen.model.body import Node
from newsgen.publishing.blocks import as_blocks
from newsgen.publishing.http import Http, RefusedError, UnsureError, refused
from newsgen.publishing.nodes import html_of
from newsgen.publishing.pictures import Gallery
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
from newsgen.publishing.wordpress_media import Media
from newsgen.publishing.wordpress_words import in_words, terms_of

_API = "/wp/v2"
_FIELDS = {
    "context": "edit",
    "_fields": "id,status,slug,title.raw,content.raw,excerpt.raw,featured_media,meta",
}
AT_ONCE = 50
"""Stories asked for in one request: more would make too long an address."""
_STATUSES: dict[str, Status] = {
    "draft": "draft",
    "future": "scheduled",
    "publish": "published",
    "trash": "trashed",
    "private": "private",
}
_BINNED = "__trashed"
"""What WordPress puts at the end of a slug as the post goes into the bin."""


@dataclass(slots=True)
class WordPress:
    """A site. Whether it has the bridge is known from the first answer on."""

    http: Http
    blocks: bool = True
    image: bool = False
    bridge: bool = field(default=False)
    plain: bool = field(default=False)
    uploads: bool = field(default=True)
    terms: dict[tuple[str, str], int] = field(default_factory=dict)

    def ready(self, filed: Iterable[Filed] = ()) -> Iterator[str]:
        """Who is let in, what the role may do, and whether the tags and categories are there."""
        answer = self._me()
        me = _json(answer)
        self.bridge = "x-newsgen-bridge" in answer.headers
        if not isinstance(me, dict) or "capabilities" not in me:
            raise PublishError(
                Fault(self.http.base, "it answers, but not as WordPress does", "a WordPress site as url")
            )
        if not me["capabilities"].get("edit_posts"):
            found = "this user may not write posts (a subscriber?)"
            raise PublishError(
                Fault(self.http.base, found, "a user with the role of contributor, author or editor")
            )
        self.uploads = bool(me["capabilities"].get("upload_files"))
        self.terms = terms_of(self._get, self.http.base, filed)
        if not me["capabilities"].get("edit_others_posts"):
            yield "this user sees only posts of its own: what another user sent is not found. An editor's role sees all"
        if not self.bridge:
            yield (
                "the plugin newsgen-bridge.php is not installed: send from one machine at a time, and keep "
                ".newsgen/publish.sqlite, which alone knows what was sent"
            )

    def _me(self) -> Any:
        """The user. Where permalinks are plain there is no /wp-json, but the other way in."""
        asked = {"context": "edit", "_fields": "id,capabilities"}
        try:
            return self._get("/users/me", asked)
        except RefusedError as error:
            if error.status != 404:
                raise in_words(error, self.http.base) from None
            self.plain = True
            try:
                answer = self._get("/users/me", asked)
            except RefusedError as again:
                raise in_words(error if again.status == 404 else again, self.http.base) from None
            if _json(answer) is None:
                raise in_words(error, self.http.base) from None
            return answer

    def gallery(self) -> Gallery | str:
        return (
            Media(self.http, self._path)
            if self.uploads
            else "this user may not upload files (a contributor?); an author's role may"
        )

    def find(self, ids: Sequence[str], known: Mapping[str, str]) -> Iterator[Standing]:
        found: dict[str, Standing] = {}
        for some in _in_parts(ids):
            found |= {one.key: one for one in self._asked(self._by_marker(some), some, {})}
        there = {one.marker.id for one in found.values()}
        lost = [id_ for id_ in ids if id_ not in there and id_ in known]
        for some in _in_parts(lost):  # an editor gave it a slug of its own, or took the field out
            keys = {known[id_]: id_ for id_ in some}
            found |= {one.key: one for one in self._asked({"include": ",".join(keys)}, some, keys)}
        yield from found.values()

    def body(self, nodes: Iterable[Node]) -> str:
        return as_blocks(nodes) if self.blocks else html_of(nodes)

    def create(self, content: Content, marker: Marker, filed: Filed = NOWHERE) -> Standing:
        own: dict[str, Any] = {"status": "draft"}
        if not self.bridge:
            own["slug"] = slug_of(marker.id)
        for kind, names in (("tags", filed.tags), ("categories", filed.categories)):
            if names:
                own[kind] = [self.terms[kind, name] for name in names]
        return self._put("/posts", own, content, marker)

    def update(self, key: str, content: Content, marker: Marker, over: Content) -> Standing:
        if self.bridge:  # compares as it writes
            return self._put(f"/posts/{key}", {"newsgen_over": over.exact}, content, marker)
        now = list(self._asked({"include": key}, [marker.id], {key: marker.id}))
        if [(one.status, one.content) for one in now] != [("draft", over)]:
            raise refused(409, "newsgen_edited", Fault(self.http.base, f"post {key} was edited meanwhile"))
        return self._put(f"/posts/{key}", {}, content, marker)

    def address(self, key: str) -> str:
        return f"{self.http.base}/?p={key}"

    def _put(self, path: str, own: dict[str, Any], content: Content, marker: Marker) -> Standing:
        data = own | {"title": content.title, "excerpt": content.excerpt, "content": content.body}
        if self.bridge:
            data["meta"] = {
                "newsgen_id": marker.id,
                "newsgen_revision": marker.revision,
                "newsgen_sent": marker.sent,
            }
        if self.image:
            data["featured_media"] = int(content.image or 0)
        answer = self.http.post(self._path(path, _FIELDS), data)
        try:
            return self._standing(answer.json(), marker.id)
        except (
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
        ):  # a warning of PHP, half an answer, a page
            raise UnsureError(Fault(self.http.base, "its answer is not WordPress's")) from None

    def _by_marker(self, ids: Sequence[str]) -> dict[str, str]:
        if self.bridge:
            return {"newsgen_id": ",".join(ids)}
        slugs = [slug_of(id_) for id_ in ids]
        return {"slug": ",".join([*slugs, *(f"{slug}{_BINNED}" for slug in slugs)])}

    def _asked(self, by: dict[str, str], ids: Sequence[str], keys: Mapping[str, str]) -> Iterator[Standing]:
        """The posts asked for; those of other stories, which a site without the parameter would give, are left out."""
        params = _FIELDS | {"status": "any,trash", "per_page": "100", "orderby": "id", "order": "asc"} | by
        posts = _json(self._get("/posts", params))
        slugs = {slug_of(id_): id_ for id_ in ids}
        for post in posts if isinstance(posts, list) else ():
            slug = str(post.get("slug", "")).removesuffix(_BINNED)
            id_ = keys.get(str(post["id"])) or _marked(post).get("newsgen_id") or slugs.get(slug, "")
            if id_ in ids and "raw" in post.get("content", {}):
                yield self._standing(post, id_)

    def _get(self, route: str, params: Mapping[str, str]) -> Any:
        return self.http.get(self._path(route, params))

    def _path(self, route: str, params: Mapping[str, str]) -> str:
        asked = urlencode(params, safe=",")
        return f"/?rest_route={_API}{route}&{asked}" if self.plain else f"/wp-json{_API}{route}?{asked}"

    def _standing(self, post: Mapping[str, Any], id_: str) -> Standing:
        """A picture that stands for the post is an editor's own matter where newsgen is to set none."""
        raw = {part: str(post[part]["raw"]) for part in ("title", "excerpt", "content")}
        meta = _marked(post)
        image = str(post.get("featured_media") or "") if self.image else ""
        return Standing(
            key=str(post["id"]),
            status=_STATUSES.get(str(post["status"]), "pending"),
            content=Content(raw["title"], raw["excerpt"], raw["content"], image),
            marker=Marker(id_, meta.get("newsgen_revision", ""), meta.get("newsgen_sent", "")),
        )


def _marked(post: Mapping[str, Any]) -> dict[str, str]:
    """The fields of the bridge; WordPress writes an empty object as []."""
    meta = post.get("meta")
    return {str(key): str(value) for key, value in meta.items()} if isinstance(meta, dict) else {}


def _json(answer: Any) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))


def _open(given: Given) -> WordPress:
    return WordPress(given.http(), given.settings.body == "blocks", bool(given.settings.image))


TARGET = TargetKind(_open, needs=("user_env", "secret_env"), takes=("tags", "categories", "image"))
