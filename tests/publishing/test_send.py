"""Nothing twice, nothing lost, nothing of a person's overwritten: on the fake, and on WordPress itself (slow)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from newsgen.publishing.wordpress import WordPress
from tests.publishing.flaky import MODES, Deadly, Flaky, Killed
from tests.publishing.site import Site
from tests.publishing.stories import Desk, post, posts, revised


def desk(site: Site, tmp_path: Path) -> Desk:
    tmp_path.mkdir(exist_ok=True)
    return Desk(tmp_path, site.base, site.transport, "editor", site.secret)


def whats(found: dict[str, object]) -> list[str]:
    return [one.what for one in found.values()]  # type: ignore[attr-defined]


def is_as_sent(site: Site) -> None:
    """Each story once, as a draft, with links to where its sister is."""
    there = site.posts()
    assert sorted(one["title"] for one in there) == sorted(
        f"Rates &amp; {one.headline[8:]}" for one in posts()
    )
    keys = {one["title"]: one["id"] for one in there}
    for at, one in enumerate(posts()):
        sister = keys[f"Rates &amp; {posts()[at - 1].headline[8:]}"]
        body = next(each["content"] for each in there if each["title"].endswith(one.headline[8:]))
        assert f'<a href="{site.base}/?p={sister}">The lowest &amp; the rest</a>' in body
        assert not re.search('href="(?!http)', body)
    assert {one["status"] for one in there} == {"draft"}


def test_a_second_run_writes_nothing(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    assert whats(here.send(posts())) == ["created"] * 5
    is_as_sent(site)
    assert whats(here.send(posts())) == ["unchanged"] * 5
    assert here.requests == 2
    assert any("newsgen-bridge.php" in note for note in here.notes) is not site.bridge


def test_a_dry_run_writes_nothing_at_all(site: Site, tmp_path: Path) -> None:
    assert whats(desk(site, tmp_path).send(posts(), dry_run=True)) == ["created"] * 5
    assert site.posts() == []


def test_what_is_revised_is_written_again(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(posts())
    assert whats(here.send(revised(posts()))) == ["updated"] * 5
    assert all("Revised." in one["content"] for one in site.posts())


def test_what_a_person_did_stays(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(posts())
    key = {one["title"].removeprefix("Rates &amp; "): one["id"] for one in site.posts()}
    site.act(key["barchester"], content="An editor's own words")
    site.act(key["greshamsbury"], status="publish")
    site.bin(key["hogglestock"])
    site.delete(key["silverbridge"])
    before = {one["id"]: one for one in site.posts()}
    assert whats(here.send(posts()))[:4] == ["unchanged"] * 4
    found = here.send(revised(posts()))
    said = {slug: (one.what, one.why.partition(",")[0]) for slug, one in found.items()}
    assert said == {
        "barchester-lowest": ("left", "edited there"),
        "greshamsbury-lowest": ("left", "needs a correction: published"),
        "hogglestock-lowest": ("left", "in the bin"),
        "silverbridge-lowest": ("left", "deleted there"),
        "plumstead-lowest": ("updated", ""),
    }
    after = {one["id"]: one for one in site.posts()}
    assert {id_: one for id_, one in after.items() if id_ != key["plumstead"]} == {
        id_: one for id_, one in before.items() if id_ != key["plumstead"]
    }


def test_a_slug_of_an_editors_own_changes_nothing(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(posts())
    site.act(site.posts()[0]["id"], slug="an-editors-own")
    assert whats(here.send(posts())) == ["unchanged"] * 5


def test_without_the_ledger_the_marker_finds_them(site: Site, tmp_path: Path) -> None:
    desk(site, tmp_path / "one").send(posts())
    found = desk(site, tmp_path / "two").send(revised(posts()))
    assert whats(found) == (["updated"] if site.bridge else ["left"]) * 5
    assert len(site.posts()) == 5


@pytest.mark.parametrize("mode", MODES)
def test_what_goes_wrong_on_the_way_makes_none_twice(site: Site, tmp_path: Path, mode: str) -> None:
    here = desk(site, tmp_path)
    here.transport = Flaky(site.transport, mode)
    assert whats(here.send(posts())) == ["created"] * 5
    is_as_sent(site)
    assert here.waited
    if mode == "429":
        assert set(here.waited) == {7.0}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(3, 13))
def test_a_run_that_is_killed_is_taken_up(site: Site, tmp_path: Path, at: int, after: bool) -> None:
    here = desk(site, tmp_path)
    here.transport = Deadly(site.transport, at, after)
    try:
        here.send(posts())
    except Killed:
        here.transport = site.transport
        here.send(posts())
    is_as_sent(site)


def test_an_edit_between_look_and_write_is_seen(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(posts())
    key = site.posts()[0]["id"]

    class Edits(Flaky):
        def handle_request(self, request):  # type: ignore[no-untyped-def]
            answer = self.inner.handle_request(request)
            if request.method == "GET" and "newsgen" in str(request.url.query) and not self.writes:
                answer.read()
                self.writes = 1
                site.act(key, content="Typed just now")
            return answer

    here.transport = Edits(site.transport, "")
    found = here.send(revised(posts()))
    assert whats(found).count("left") == 1
    assert [one["content"] for one in site.posts() if one["id"] == key] == ["Typed just now"]


def test_a_sister_that_is_not_sent_is_not_linked_to(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send((post("barchester", "nobody"),))
    assert "READ MORE" not in site.posts()[0]["content"]


def test_more_stories_than_one_request_asks_for(site: Site, tmp_path: Path) -> None:
    many = tuple(
        replace(post("barchester", "nobody"), id=f"many-{at}", slug=f"many-{at}") for at in range(60)
    )
    here = desk(site, tmp_path)
    assert whats(here.send(many)) == ["created"] * 60
    assert whats(here.send(many)) == ["unchanged"] * 60
    assert here.requests == 3
    assert len(site.posts()) == 60


def test_only_sisters_that_readers_can_open_are_linked_to(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(posts(), published_only=True)
    assert not any("READ MORE" in one["content"] for one in site.posts())
    site.act(site.posts()[0]["id"], status="publish")
    assert whats(here.send(posts(), published_only=True)).count("updated") == 1
    assert sum("READ MORE" in one["content"] for one in site.posts()) == 1


def test_plain_html_is_kept_as_it_was_sent(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.opens = lambda http: WordPress(http, blocks=False)
    assert whats(here.send(posts())) == ["created"] * 5
    is_as_sent(site)
    assert not any("<!-- wp:" in one["content"] for one in site.posts())
    assert whats(here.send(posts())) == ["unchanged"] * 5


def test_plain_permalinks_are_no_hindrance(site: Site, tmp_path: Path) -> None:
    class Plain(Flaky):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path.startswith("/wp-json"):  # as Apache answers it
                return httpx.Response(404, html="<h1>Not Found</h1>")
            return self.inner.handle_request(request)

    here = desk(site, tmp_path)
    here.transport = Plain(site.transport, "")
    assert whats(here.send(posts())) == ["created"] * 5
    is_as_sent(site)
    assert whats(here.send(posts())) == ["unchanged"] * 5
