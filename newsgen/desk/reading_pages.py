"""The pages that read: stories, a story with the ways of its claims, the table, what changed, what was not written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from newsgen.angles import angles
from newsgen.desk.choosing import Wish, in_order
from newsgen.desk.desk import Desk, copy_of
from newsgen.desk.figures import COLUMNS, Sorted, columns_of, measures_of, rows_of
from newsgen.desk.framed import framed
from newsgen.desk.marked import Address, marked
from newsgen.desk.pages import page, static
from newsgen.desk.shelf import Shelved
from newsgen.desk.ways import way_of
from newsgen.edition.records import StoryRecord
from newsgen.own_file import lies_inside

PICTURES = {".svg": "image/svg+xml", ".png": "image/png"}
MOST_UNWRITTEN = 500
PART = {
    "size": "How far it stands out",
    "surprise": "How surprising",
    "reach": "How many people",
    "freshness": "How new",
}
PICTURE_HEADERS = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
"""A picture opened by itself may show its own colours, and run nothing."""


def stories(desk: Desk, request: Request) -> Response:
    """All stories, the best first."""
    edition, wish = desk.shelf.edition(), Wish.of(request.query_params)
    return _page(
        "stories",
        request,
        edition,
        wish=wish,
        found=desk.stories(edition, wish),
        patches=in_order(e["patch"] for e in edition.entries.values()),
        kinds=in_order(e["story"] for e in edition.entries.values()),
        gates=in_order(gate for card in [*edition.cards.values()] for gate, _ in card.cautions),
        cards=edition.card,
        changes=len(desk.changes(edition)),
    )


def changes(desk: Desk, request: Request) -> Response:
    """What is otherwise than in the edition before."""
    edition = desk.shelf.edition()
    found = desk.changes(edition)
    groups = [(what, [one for one in found if one.what == what]) for what in ("new", "changed", "gone")]
    return _page("changes", request, edition, groups=groups)


def unwritten(desk: Desk, request: Request) -> Response:
    """The stories that were not written, and why."""
    edition, words = desk.shelf.edition(), request.query_params.get("q", "").casefold().split()
    rows = [
        one
        for one in edition.record["unwritten"]
        if all(word in f"{one['patch']} {one['story']} {one['why']}".casefold() for word in words)
    ]
    shown = rows[:MOST_UNWRITTEN]
    return _page("unwritten", request, edition, rows=shown, total=len(rows), q=" ".join(words))


def story(desk: Desk, request: Request) -> Response:
    """A story as its readers see it, with all that an editor asks of it."""
    edition = desk.shelf.edition()
    found = _story(edition, request)
    slug, order = found["slug"], [*edition.entries]
    at = order.index(slug)
    told = {one["angle"] for one in found["angles"]}
    shown = marked(found, _address(found, edition))
    return _page(
        "story",
        request,
        edition,
        story=found,
        shown=shown,
        row=desk.row(edition, slug),
        notes=desk.store.notes(slug),
        typed=desk.store.typed(slug),
        before=order[at - 1] if at else "",
        after=order[at + 1] if at + 1 < len(order) else "",
        pictures=[*enumerate(found.get("media", []))],
        in_body={one["file"] for one in found.get("media", []) if one["file"] in found["body_html"]},
        meanings={name: angle.situations for name, angle in angles().items() if name in told},
        part_names=PART,
        areas={area["code"]: area["name"] for area in edition.record["areas"]},
    )


def claim(desk: Desk, request: Request) -> Response:
    """The way of one claim, a piece of a page."""
    edition = desk.shelf.edition()
    found, number = _story(edition, request), int(request.path_params["number"])
    if number >= len(found["claims"]):
        raise KeyError(number)
    return HTMLResponse(page("way", way=way_of(number, found, edition.record, edition.cells)))


def picture(desk: Desk, request: Request) -> Response:
    """A picture of a story, by its number among them."""
    edition = desk.shelf.edition()
    media, number = _story(edition, request).get("media", []), int(request.path_params["number"])
    if number >= len(media):
        raise KeyError(number)
    path = edition.folder / "stories" / media[number]["file"]
    kind = PICTURES.get(path.suffix)
    if kind is None or not lies_inside(edition.folder / "stories", path) or not path.is_file():
        raise KeyError(number)
    return Response(path.read_bytes(), media_type=kind, headers=PICTURE_HEADERS)


def copied(desk: Desk, request: Request) -> Response:
    """A story to copy into another program, as HTML or as text."""
    found = _story(desk.shelf.edition(), request)
    text = {"html": found["body_html"], "text": copy_of(found)}[request.path_params["form"]]
    return PlainTextResponse(text)


def table(desk: Desk, request: Request) -> Response:
    """The ranked dataset of a patch."""
    edition, query = desk.shelf.edition(), request.query_params
    patches = {
        one["slug"]: one["name"]
        for one in edition.record["patches"]
        if len(one["areas"]) > 1 and "slug" in one
    }
    chosen = query.get("patch", "") if query.get("patch", "") in patches else next(iter(patches), "")
    facts = edition.facts(patches[chosen]) if chosen else None
    asked = Sorted.of(query)
    measures = measures_of(facts, edition.record) if facts else {}
    measure = query.get("measure", "") if query.get("measure", "") in measures else next(iter(measures), "")
    rows = rows_of(facts, measure, asked) if facts else []
    return _page(
        "table",
        request,
        edition,
        patches=sorted(patches.items(), key=lambda one: one[1].casefold()),
        chosen=chosen,
        facts=facts,
        measures=measures,
        measure=measure,
        unit=next((m["unit"] for m in edition.record["measures"] if m["name"] == measure), ""),
        asked=asked,
        rows=rows,
        columns=columns_of(rows),
        called=COLUMNS,
    )


def file(desk: Desk, request: Request) -> Response:
    """A script or the style sheet, by a name of our own list."""
    data, kind = static()[request.path_params["name"]]
    return Response(data, media_type=kind)


READING: dict[str, Callable[[Desk, Request], Response]] = {
    "/": stories,
    "/changes": changes,
    "/unwritten": unwritten,
    "/story/{slug}": story,
    "/story/{slug}/claims/{number:int}": claim,
    "/story/{slug}/pictures/{number:int}": picture,
    "/story/{slug}/as/{form}": copied,
    "/table": table,
    "/static/{name}": file,
}
"""What each address shows."""


def _page(name: str, request: Request, edition: Shelved, **values: Any) -> Response:
    return framed(name, request, edition.record, **values)


def _story(edition: Shelved, request: Request) -> StoryRecord:
    return edition.story(request.path_params["slug"])


def _address(found: StoryRecord, edition: Shelved) -> Address:
    """Links to sisters lead to the desk's own pages; pictures come by their number; others lead elsewhere."""
    media = {one["file"]: n for n, one in enumerate(found.get("media", []))}

    def address(tag: str, given: str) -> str:
        if tag == "img":
            return f"/story/{found['slug']}/pictures/{media[given]}" if given in media else ""
        slug = given.removesuffix(".html")
        if slug in edition.entries:
            return f"/story/{slug}"
        return given if urlsplit(given).scheme in {"http", "https"} else ""

    return address
