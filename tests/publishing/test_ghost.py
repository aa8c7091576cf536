"""Ghost itself, which the tests start where there is one (slow), and what it is sent, which needs none."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from newsgen.errors import PublishError
from newsgen.publishing.ghost import Ghost, token
from newsgen.publishing.http import Http
from newsgen.publishing.lexical import as_lexical
from newsgen.publishing.nodes import nodes_of
from newsgen.publishing.target import Content, Marker
from tests.publishing.flaky import MODES, Deadly, Flaky, Killed
from tests.publishing.ghost_server import missing, running
from tests.publishing.stories import PLACES, Desk, posts, revised

KEY = f"{'0' * 24}:{'ab' * 32}"


def told(block: dict) -> object:
    """A block of Lexical's, as short as its meaning: words, with what they are beside them."""
    match block["type"]:
        case "extended-text":
            return block["text"] if not block["format"] else (block["format"], block["text"])
        case "html":
            return ("html", block["html"])
        case "linebreak":
            return "\n"
        case "link":
            return (block["url"], *map(told, block["children"]))
        case kind:
            return (block.get("tag", kind), *map(told, block["children"]))


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>A &amp; <strong>B <em>C</em></strong></p>", [("paragraph", "A & ", (1, "B "), (3, "C"))]),
        (
            '<p><a href="https://a.example/?b=1&amp;c">A</a></p>',
            [("paragraph", ("https://a.example/?b=1&c", "A"))],
        ),
        ("<h2>A</h2>", [("h2", "A")]),
        ("<ol>\n<li>A</li>\n<li>B</li>\n</ol>", [("ol", ("listitem", "A"), ("listitem", "B"))]),
        (
            "<ul>\n<li>\n<p>A</p>\n<p>B</p>\n</li>\n<li>C\n<ul>\n<li>D</li>\n</ul>\n</li>\n</ul>",
            [
                (
                    "ul",
                    ("listitem", "A", "\n", "B"),
                    ("listitem", "C"),
                    ("listitem", ("ul", ("listitem", "D"))),
                )
            ],
        ),
        ("<blockquote>\n<p>A</p>\n<p>B</p>\n</blockquote>", [("extended-quote", "A", "\n", "B")]),
        (
            '<table>\n<caption>C</caption>\n<tbody>\n<tr><th scope="row">A</th><td>1</td></tr>\n</tbody>\n</table>',
            [
                (
                    "html",
                    '<table><caption>C</caption><tbody><tr><th scope="row">A</th><td>1</td></tr></tbody></table>',
                )
            ],
        ),
    ],
)
def test_a_body_as_ghosts_editor_has_it(html: str, blocks: list[object]) -> None:
    found = json.loads(as_lexical(nodes_of(f"{html}\n", "a story")))
    assert [told(one) for one in found["root"]["children"]] == blocks


def test_a_token_is_signed_and_lives_for_minutes() -> None:
    head, body, signature = token(KEY, 1_760_000_000.9).split(".")
    read = [json.loads(base64.urlsafe_b64decode(f"{one}==")) for one in (head, body)]
    assert read[0] == {"alg": "HS256", "typ": "JWT", "kid": "0" * 24}
    assert read[1] == {"iat": 1_760_000_000, "exp": 1_760_000_240, "aud": "/admin/"}
    assert len(signature) == 43


@pytest.mark.parametrize("key", ["", "abcd EFGH", f"{'0' * 24}", f"{'0' * 24}:xyz", f"{'ab' * 13}"])
def test_what_is_no_key_is_not_repeated(key: str) -> None:
    with pytest.raises(PublishError, match="24 digits, a colon") as found:
        token(key, 0)
    assert not key or key not in str(found.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (Content("a" * 256, "", ""), "a headline of 256 letters; wanted at most 255"),
        (Content("A", "&amp;" * 301, ""), "a standfirst of 301 letters; wanted at most 300"),
    ],
)
def test_what_is_too_long_is_not_cut(content: Content, said: str) -> None:
    with pytest.raises(PublishError, match=said):
        Ghost(Http("https://cms.example", "", KEY)).create(content, Marker("a"))


class Site:
    """A Ghost that was started for these tests, emptied, and its editor."""

    def __init__(self, base: str, key: str) -> None:
        self.base, self.key, self.transport = base, key, httpx.HTTPTransport()
        self.http = self.signed(Http(base, "", key, transport=self.transport))
        for one in self.posts():
            self.http.change("DELETE", f"/ghost/api/admin/posts/{one['id']}/", {})

    def signed(self, http: Http) -> Http:
        http.authorize = lambda: f"Ghost {token(self.key, time.time())}"
        return http

    def posts(self) -> list[dict]:
        asked = {"limit": "100", "formats": "lexical,html", "order": "slug"}
        return self.http.get("/ghost/api/admin/posts/", asked).json()["posts"]

    def act(self, place: str, **changes: object) -> None:
        (now,) = (one for one in self.posts() if place in one["slug"])
        new = {"posts": [{"updated_at": now["updated_at"]} | changes]}
        self.http.change("PUT", f"/ghost/api/admin/posts/{now['id']}/", new)

    def desk(self, folder: Path, transport: httpx.BaseTransport | None = None) -> Desk:
        folder.mkdir(exist_ok=True)
        opens = lambda http: Ghost(self.signed(http))  # noqa: E731
        return Desk(folder, self.base, transport or self.transport, "", self.key, opens=opens)

    def is_as_sent(self) -> None:
        """Each story once, as a draft, its table and its caption there, with a link to where its sister will be."""
        there = self.posts()
        assert sorted(one["slug"] for one in there) == sorted(f"newsgen-{one.id}" for one in posts())
        assert {one["status"] for one in there} == {"draft"}
        for at, place in enumerate(PLACES):
            (html,) = (one["html"] for one in there if place in one["slug"])
            assert f'href="{self.base}/newsgen-{posts()[at - 1].id}/"' in html
            assert "<caption>Rates in" in html


@pytest.fixture(scope="module")
def ghost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    if lacking := missing():
        pytest.skip(f"no Ghost to start on this machine: {lacking} is not there")
    with running(tmp_path_factory.mktemp("ghost")) as found:
        yield found


@pytest.fixture
def site(ghost: tuple[str, str]) -> Iterator[Site]:
    found = Site(*ghost)
    yield found
    found.http.close()
    found.transport.close()


@pytest.mark.slow
def test_a_second_run_writes_nothing(site: Site, tmp_path: Path) -> None:
    here = site.desk(tmp_path)
    assert {one.what for one in here.send(posts()).values()} == {"created"}
    site.is_as_sent()
    assert {one.what for one in here.send(posts()).values()} == {"unchanged"}
    assert here.requests == 2
    assert {one.what for one in here.send(revised(posts())).values()} == {"updated"}


@pytest.mark.slow
def test_what_a_person_did_stays(site: Site, tmp_path: Path) -> None:
    here = site.desk(tmp_path)
    here.send(posts())
    site.act("barchester", lexical=as_lexical(nodes_of("<p>An editor's own</p>\n", "here")))
    site.act("greshamsbury", status="published")
    site.act("silverbridge", slug="an-editors-own")
    gone = next(one["id"] for one in site.posts() if "hogglestock" in one["slug"])
    site.http.change("DELETE", f"/ghost/api/admin/posts/{gone}/", {})
    before = {one["id"]: one for one in site.posts()}
    found = here.send(revised(posts()))
    assert [(one.what, one.why.partition(",")[0]) for one in found.values()] == [
        ("left", "edited there"),
        ("left", "needs a correction: published"),
        ("left", "deleted there"),
        ("updated", ""),
        ("updated", ""),
    ]
    for one in site.posts():
        if "barchester" in one["slug"] or "greshamsbury" in one["slug"]:
            assert one == before[one["id"]]


@pytest.mark.slow
def test_without_the_ledger_nothing_is_sent_twice(site: Site, tmp_path: Path) -> None:
    site.desk(tmp_path / "one").send(posts())
    assert {one.what for one in site.desk(tmp_path / "two").send(revised(posts())).values()} == {"left"}
    assert len(site.posts()) == len(PLACES)


@pytest.mark.slow
def test_a_save_between_look_and_write_is_seen(site: Site, tmp_path: Path) -> None:
    here = site.desk(tmp_path)
    here.send(posts())

    class Edits(Flaky):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "PUT" and not self.writes:
                self.writes = 1
                site.act("barchester", title="Typed just now")
            return self.inner.handle_request(request)

    found = site.desk(tmp_path, Edits(site.transport, "")).send(revised(posts()))
    assert [one.what for one in found.values()].count("left") == 1
    assert sum(one["title"] == "Typed just now" for one in site.posts()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_what_goes_wrong_on_the_way_makes_none_twice(site: Site, tmp_path: Path, mode: str) -> None:
    here = site.desk(tmp_path, Flaky(site.transport, mode))
    assert {one.what for one in here.send(posts()).values()} == {"created"}
    site.is_as_sent()


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [3, 4, 7, 9, 11])
def test_a_run_that_is_killed_is_taken_up(site: Site, tmp_path: Path, at: int, after: bool) -> None:
    try:
        site.desk(tmp_path, Deadly(site.transport, at, after)).send(posts())
    except Killed:
        site.desk(tmp_path).send(posts())
    site.is_as_sent()


@pytest.mark.slow
def test_a_key_that_is_not_known_is_told(site: Site, tmp_path: Path) -> None:
    here = Desk(tmp_path, site.base, site.transport, "", KEY)
    here.opens = lambda http: Ghost(_signed(http))
    with pytest.raises(PublishError, match="it does not let us in"):
        here.send(posts())


def _signed(http: Http) -> Http:
    http.authorize = lambda: f"Ghost {token(http.secret, time.time())}"
    return http
