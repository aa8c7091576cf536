"""Wagtail itself, which the tests start where there is one (slow), and its refusals, which need none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from newsgen.errors import PublishError
from newsgen.publishing.http import Http
from newsgen.publishing.target import Content, Marker
from newsgen.publishing.wagtail import Wagtail
from tests.publishing.flaky import MODES, Deadly, Flaky, Killed
from tests.publishing.stories import PLACES, Desk, posts, revised
from tests.publishing.wagtail_server import PYTHON, running

CONTENT = Content("A &amp; B", "It's", "<p>A</p>")
MARKER = Marker("barchester-lowest-2025-02-09", "one", CONTENT.digest)
KEPT = {
    "id": 7,
    "meta": {"first_published_at": None},
    "title": "A & B",
    "standfirst": "It's",
    "body": [{"type": "html", "value": "<p>A</p>", "id": "x"}],
    "newsgen_id": MARKER.id,
    "newsgen_revision": "one",
    "newsgen_sent": MARKER.sent,
}


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ({"standfirst": ""}, "news.NewsPage does not keep standfirst"),
        ({"newsgen_id": "", "body": []}, "does not keep body, newsgen_id"),
        ({"meta": {"first_published_at": None, "warnings": [{"tag": "table"}]}}, "it warns:"),
    ],
)
def test_what_it_drops_is_a_refusal_and_the_half_story_goes(answered: dict[str, object], said: str) -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.method, request.url.path, request.headers["authorization"]))
        return httpx.Response(201 if request.method == "POST" else 204, json=KEPT | answered)

    http = Http("https://cms.example", "", "token", transport=httpx.MockTransport(answer))
    http.authorize = lambda: "Bearer token"
    with pytest.raises(PublishError, match=said):
        Wagtail(http, "news.NewsPage", 3).create(CONTENT, MARKER)
    assert asked == [
        ("POST", "/api/v3/pages/", "Bearer token"),
        ("DELETE", "/api/v3/pages/7/", "Bearer token"),
    ]


class Site:
    """A Wagtail that was started for these tests, emptied, and its editor."""

    def __init__(self, base: str, token: str, home: int) -> None:
        self.base, self.home = base, home
        self.transport = httpx.HTTPTransport()
        self.http = Http(base, "", token, transport=self.transport)
        self.http.authorize = lambda: f"Bearer {token}"
        self.token = token
        for one in self.pages():
            self.http.change("DELETE", f"/api/v3/pages/{one['id']}/", {})

    def pages(self) -> list[dict]:
        listed = self.http.get("/api/v3/pages/", {"type": "news.NewsPage", "limit": "20"})
        ids = sorted(one["id"] for one in listed.json()["items"])
        return [self.http.get(f"/api/v3/pages/{id_}/", {"version": "draft"}).json() for id_ in ids]

    def opens(self, http: Http) -> Wagtail:
        http.authorize = lambda: f"Bearer {self.token}"
        return Wagtail(http, "news.NewsPage", self.home)

    def desk(self, folder: Path, transport: httpx.BaseTransport | None = None) -> Desk:
        folder.mkdir(exist_ok=True)
        way = transport or self.transport
        return Desk(folder, self.base, way, "", self.token, opens=self.opens)

    def is_as_sent(self) -> None:
        pages = self.pages()
        assert len(pages) == len({one["newsgen_id"] for one in pages}) == len(PLACES)
        keys = {one["newsgen_id"].partition("-")[0]: one["id"] for one in pages}
        for at, place in enumerate(PLACES):
            (page,) = (one for one in pages if one["newsgen_id"].startswith(place))
            (block,) = page["body"]
            assert f'href="{self.base}/admin/pages/{keys[PLACES[at - 1]]}/edit/"' in block["value"]
            assert "<caption>" in block["value"]
            assert not re.search('href="(?!http)', block["value"])
            assert page["meta"]["first_published_at"] is None


@pytest.fixture(scope="session")
def wagtail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, int]]:
    if not PYTHON:
        pytest.skip("no Wagtail to start: NEWSGEN_WAGTAIL_PYTHON names no Python that has it")
    with running(tmp_path_factory.mktemp("wagtail")) as found:
        yield found


@pytest.fixture
def site(wagtail: tuple[str, str, int]) -> Iterator[Site]:
    found = Site(*wagtail)
    yield found
    found.transport.close()


@pytest.mark.slow
def test_a_second_run_writes_nothing_and_a_revision_is_written(site: Site, tmp_path: Path) -> None:
    here = site.desk(tmp_path)
    assert {one.what for one in here.send(posts()).values()} == {"created"}
    site.is_as_sent()
    before = site.pages()
    assert {one.what for one in here.send(posts()).values()} == {"unchanged"}
    assert site.pages() == before
    assert {one.what for one in here.send(revised(posts())).values()} == {"updated"}
    assert all("Revised." in one["body"][0]["value"] for one in site.pages())


@pytest.mark.slow
def test_without_the_ledger_the_marker_finds_them(site: Site, tmp_path: Path) -> None:
    site.desk(tmp_path / "one").send(posts())
    found = site.desk(tmp_path / "two").send(revised(posts()))
    assert {one.what for one in found.values()} == {"updated"}
    assert len(site.pages()) == len(PLACES)


@pytest.mark.slow
def test_what_a_person_did_stays(site: Site, tmp_path: Path) -> None:
    here = site.desk(tmp_path)
    here.send(posts())
    ids = {one["newsgen_id"].partition("-")[0]: one["id"] for one in site.pages()}
    edit = {"body": [{"type": "html", "value": "<p>An editor's own</p>"}]}
    site.http.change("PATCH", f"/api/v3/pages/{ids['barchester']}/", edit)
    out = {"meta": {"action": "publish"}, "title": "Out now"}
    site.http.change("PATCH", f"/api/v3/pages/{ids['greshamsbury']}/", out)
    site.http.change("DELETE", f"/api/v3/pages/{ids['hogglestock']}/", {})
    before = {one["id"]: one for one in site.pages()}
    found = here.send(revised(posts()))
    assert [(one.what, one.why.partition(",")[0]) for one in found.values()] == [
        ("left", "edited there"),
        ("left", "needs a correction: published"),
        ("left", "deleted there"),
        ("updated", ""),
        ("updated", ""),
    ]
    after = {one["id"]: one for one in site.pages()}
    for place in ("barchester", "greshamsbury"):
        assert after[ids[place]] == before[ids[place]]


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_what_goes_wrong_on_the_way_makes_none_twice(site: Site, tmp_path: Path, mode: str) -> None:
    here = site.desk(tmp_path, Flaky(site.transport, mode))
    assert {one.what for one in here.send(posts()).values()} == {"created"}
    site.is_as_sent()


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [9, 10, 12, 15])
def test_a_run_that_is_killed_is_taken_up(site: Site, tmp_path: Path, at: int, after: bool) -> None:
    try:
        site.desk(tmp_path, Deadly(site.transport, at, after)).send(posts())
    except Killed:
        site.desk(tmp_path).send(posts())
    site.is_as_sent()
