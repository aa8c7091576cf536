"""What only WordPress itself can show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from newsgen.errors import PublishError
from tests.publishing.conftest import BRIDGE
from tests.publishing.site import Fake, Real
from tests.publishing.stories import Desk, posts

Started = tuple[str, dict[str, str], Path]


@pytest.fixture
def real(wordpress: Started) -> Iterator[Real]:
    base, secrets, plugins = wordpress
    shutil.copy(BRIDGE, plugins)
    found = Real(base, secrets, bridge=True)
    yield found
    found.close()


@pytest.mark.slow
@pytest.mark.parametrize("role", ["author", "contributor"])
def test_lesser_roles_are_sent_the_same_bytes(
    real: Real, wordpress: Started, tmp_path: Path, role: str
) -> None:
    here = Desk(tmp_path, real.base, real.transport, role, wordpress[1][role])
    assert {one.what for one in here.send(posts()).values()} == {"created"}
    assert {one.what for one in here.send(posts()).values()} == {"unchanged"}
    assert any("sees only posts of its own" in note for note in here.notes)


@pytest.mark.slow
def test_two_machines_at_once_send_nothing_twice(real: Real, tmp_path: Path) -> None:
    desks = [Desk(tmp_path / name, real.base, httpx.HTTPTransport(), "editor", real.secret) for name in "ab"]
    for desk in desks:
        desk.folder.mkdir()
    with ThreadPoolExecutor() as both:
        list(both.map(lambda desk: desk.send(posts()), desks))
    assert len(real.posts()) == len(posts())
    assert {one.what for one in desks[0].send(posts()).values()} <= {"unchanged", "updated"}
    for desk in desks:
        desk.transport.close()


@pytest.mark.slow
def test_readers_see_no_marker_and_no_link_to_what_is_not_out(real: Real, tmp_path: Path) -> None:
    Desk(tmp_path, real.base, real.transport, "editor", real.secret).send(posts())
    first, second = (one["id"] for one in real.posts()[:2])
    real.act(second, status="publish")

    def shown() -> dict[str, object]:
        return httpx.get(f"{real.base}/wp-json/wp/v2/posts/{second}").raise_for_status().json()

    assert "newsgen" not in str(shown()["meta"])
    assert "READ MORE" not in str(shown()["content"])
    assert "Bunce" in str(shown()["content"])
    real.act(first, status="publish")
    assert "READ MORE" in str(shown()["content"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("user", "said"), [("newsgen", "the user's login name"), ("subscriber", "this user may not write posts")]
)
def test_who_is_not_let_in_hears_why(
    real: Real, wordpress: Started, tmp_path: Path, user: str, said: str
) -> None:
    desk = Desk(tmp_path, real.base, real.transport, user, wordpress[1].get(user, real.secret))
    with pytest.raises(PublishError, match=said) as told:
        desk.send(posts())
    assert real.secret not in str(told.value)
    assert real.posts() == []


def test_a_role_that_may_not_write_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    site = Fake(bridge=True)
    site.transport.capabilities = {"read": True}
    with pytest.raises(PublishError, match="this user may not write posts"):
        Desk(tmp_path, site.base, site.transport).send(posts())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(404, html="<html>"), "there is no /wp-json here"),
        (httpx.Response(200, html="<html>"), "it answers, but not as WordPress does"),
        (httpx.Response(403, json={"message": "Blocked."}), "Blocked.*no firewall"),
    ],
)
def test_what_is_no_wordpress_is_told(tmp_path: Path, answer: httpx.Response, said: str) -> None:
    desk = Desk(tmp_path, "https://cms.example", httpx.MockTransport(lambda _: answer))
    with pytest.raises(PublishError, match=said):
        desk.send(posts())
