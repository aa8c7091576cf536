"""Stories sent from the desk: into a folder, and into a CMS that answers, refuses, says nothing, or is given up."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from newsgen.desk.desk import Desk
from newsgen.desk.sending import Sending
from newsgen.publishing.approvals import approve
from newsgen.publishing.http import Waiting
from newsgen.publishing.ledger import opened, read_ledger
from tests.desk.asking import Client
from tests.desk.conftest import Opens
from tests.publishing.served import Served, served

FIRST, SECOND = "barsetshire-highest", "barchester-highest"
SECRETS = {"WP_USER": "editor", "WP_SECRET": "abcd EFGH 1234"}
OUT = """
[publish.out]
kind = "folder"
url = "https://www.example.org/data"
folder = "out"
"""
SITE = """
[publish.site]
kind = "wordpress"
url = "{}"
user_env = "WP_USER"
secret_env = "WP_SECRET"
"""
Lets = Callable[..., Client]


@pytest.fixture
def site() -> Iterator[Served]:
    with served() as found:
        yield found


@pytest.fixture
def lets(desk: Desk, opens: Opens) -> Lets:
    """A client of the desk of a project with these targets, where those stories are approved."""

    def opened_with(targets: str, environment: dict[str, str], *approved: str) -> Client:
        file = desk.project / "newsgen.toml"
        file.write_text(file.read_text(encoding="utf-8") + targets, encoding="utf-8")
        desk.environment = environment
        desk.sending = Sending(environment, desk.clock, Waiting(sleep=bool))
        for slug in approved:
            say(desk, slug)
        return opens()

    return opened_with


def say(desk: Desk, slug: str, state: str = "approved") -> None:
    approve(desk.project, slug, desk.shelf.edition().card(slug).revision, state, "Eleanor", desk.clock())  # type: ignore[arg-type]


def begun(client: Client, address: str, **data: object) -> int:
    answer = client.post(address, json=data)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["run"])


def ended(client: Client, number: int) -> str:
    """What is told of a run at its end."""
    for _ in range(400):
        found = client.get(f"/send/runs/{number}").text
        if 'data-ended="yes"' in found:
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def grouped(piece: str) -> dict[str, int]:
    return {
        kind: int(count)
        for kind, count in re.findall(r'class="group (\w+)".*?<summary>.*?\((\d+)\)', piece, re.DOTALL)
    }


def test_a_project_without_targets_says_how(client: Client) -> None:
    assert "[publish.site]" in client.get("/send").text
    assert client.get("/send/site").status_code == 404
    assert client.post("/send/site/look", json={}).status_code == 404


def test_what_the_environment_lacks_is_said(lets: Lets) -> None:
    client = lets(SITE.format("https://cms.example"), {"WP_USER": "editor"}, FIRST)
    for page in ("/send", "/send/site"):
        assert "the environment variable WP_SECRET is not set" in client.get(page).text
    told = ended(client, begun(client, "/send/site/look"))
    assert "the environment variable WP_SECRET is not set" in told
    assert 'data-count="0"' in told


def test_looked_sent_and_what_a_person_changed(lets: Lets, desk: Desk) -> None:
    client = lets(OUT, {}, FIRST, SECOND)
    look = begun(client, "/send/out/look")
    told = ended(client, look)
    others = len(desk.shelf.edition().entries) - 2
    assert grouped(told) | {"held": 0} == {"created": 2, "held": 0}
    assert 0 < grouped(told)["held"] <= others
    assert not (desk.project / "out" / f"{FIRST}.html").exists()
    assert not list((desk.project / "out").glob("*"))
    assert "nothing sent yet" in client.get("/send").text

    say(desk, SECOND, "held")
    told = ended(client, begun(client, "/send/out/go", run=look))
    assert grouped(told) == {"created": 1, "held": 1}
    story = desk.shelf.edition().story(FIRST)
    assert f'href="https://www.example.org/data/{story["id"]}.html"' in told
    assert "Eleanor said: held" in told
    page = client.get("/send/out").text
    assert "as it stands here" in page
    assert "1 sent so far, last" in client.get("/send").text

    (desk.project / "out" / f"{story['id']}.html").write_text("An editor's own", encoding="utf-8")
    told = ended(client, begun(client, "/send/out/look"))
    assert grouped(told)["theirs"] == 1
    assert "Edited there" in told


def test_one_story_is_sent_by_itself(lets: Lets, desk: Desk) -> None:
    client = lets(OUT, {}, FIRST, SECOND)
    assert f"/send/out?story={FIRST}" in client.get(f"/send?story={FIRST}").text
    assert f"/send?story={FIRST}" in client.get(f"/story/{FIRST}").text
    look = begun(client, "/send/out/look", story=FIRST)
    assert grouped(ended(client, look)) == {"created": 1}
    ended(client, begun(client, "/send/out/go", run=look))
    assert [*read_ledger(desk.project)["out https://www.example.org/data"]] == [
        desk.shelf.edition().story(FIRST)["id"]
    ]


def test_nothing_is_sent_that_nobody_looked_at(lets: Lets, desk: Desk) -> None:
    client = lets(OUT + SITE.format("https://cms.example"), {}, FIRST)
    for data in ({}, {"run": 1}, {"run": "1"}, {"run": [1]}, {"run": None}):
        assert client.post("/send/out/go", json=data).status_code == 400
    assert client.post("/send/out/look", json={"story": "../../etc"}).status_code == 400
    look = begun(client, "/send/out/look")
    ended(client, look)
    assert "nobody has looked" in client.post("/send/site/go", json={"run": look}).json()["faults"][0]
    file = desk.project / "newsgen.toml"
    file.write_text(file.read_text().replace("example.org/data", "example.org/other"))
    assert "has changed since" in client.post("/send/out/go", json={"run": look}).json()["faults"][0]
    assert not (desk.project / ".newsgen" / "publish.sqlite").exists() or read_ledger(desk.project) == {}


def test_a_cms_gets_drafts_and_tells_of_a_correction(lets: Lets, desk: Desk, site: Served) -> None:
    client = lets(SITE.format(site.base), SECRETS, FIRST)
    look = begun(client, "/send/site/look")
    ended(client, look)
    assert site.wordpress.posts == {}
    assert f"{site.base}/?p=1" in ended(client, begun(client, "/send/site/go", run=look))
    assert [post["status"] for post in site.wordpress.posts.values()] == ["draft"]
    site.wordpress.posts[1]["status"] = "publish"
    revised(desk)
    told = ended(client, begun(client, "/send/site/look"))
    assert grouped(told)["correction"] == 1
    assert "published, and revised since" in told
    assert "an earlier version" in client.get("/send/site").text


def revised(desk: Desk) -> None:
    """The first story, as a revised table would make it, and approved."""
    path = desk.shelf.folder / "stories" / f"{FIRST}.json"
    path.write_text(path.read_text().replace(desk.shelf.edition().card(FIRST).revision, "f" * 16))
    desk.shelf.edition().cards.clear()
    say(desk, FIRST)


def test_a_login_that_is_refused_is_said(lets: Lets, site: Served) -> None:
    site.locked = True
    client = lets(SITE.format(site.base), SECRETS, FIRST)
    told = ended(client, begun(client, "/send/site/look"))
    assert "it does not let us in" in told
    assert "EFGH" not in told + client.get("/send/site").text


def test_a_site_that_is_not_there_is_said(lets: Lets) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
        client = lets(SITE.format(nobody), SECRETS, FIRST)
        told = ended(client, begun(client, "/send/site/look"))
    assert "it cannot be reached" in told
    assert "Traceback" not in told


def test_two_at_once_and_one_that_is_stopped(lets: Lets, desk: Desk, site: Served) -> None:
    client = lets(SITE.format(site.base), SECRETS, FIRST)
    look = begun(client, "/send/site/look")
    ended(client, look)
    site.go.clear()
    number = begun(client, "/send/site/go", run=look)
    late = client.post("/send/site/look", json={})
    assert (late.status_code, late.json()["run"]) == (409, number)
    assert "Septimus is sending to site since" in late.json()["faults"][0]
    assert "Stories are being sent" in client.get("/send").text
    assert client.post(f"/send/runs/{number}/stop", json={}).status_code == 200
    told = ended(client, number)
    assert "Septimus stopped it. Nothing is lost" in told
    site.go.set()
    again = begun(client, "/send/site/look")
    ended(client, again)
    ended(client, begun(client, "/send/site/go", run=again))
    assert len(site.wordpress.posts) == 1


def test_another_newsgen_that_publishes_is_said(lets: Lets, desk: Desk) -> None:
    client = lets(OUT, {}, FIRST)
    with opened(desk.project):
        told = ended(client, begun(client, "/send/out/look"))
        page = client.get("/send/out").text
    assert "another newsgen is publishing from this project" in told
    assert "another newsgen is publishing from this project" in page


@pytest.mark.parametrize("while_writing", [False, True])
def test_a_worker_that_is_killed_loses_nothing(
    lets: Lets, desk: Desk, site: Served, while_writing: bool
) -> None:
    client = lets(SITE.format(site.base), SECRETS, FIRST, SECOND)
    look = begun(client, "/send/site/look")
    ended(client, look)
    if while_writing:
        dies_after(desk, site, 1)
        number = begun(client, "/send/site/go", run=look)
    else:
        site.go.clear()
        site.asked.clear()
        number = begun(client, "/send/site/go", run=look)
        assert site.asked.wait(20)
        kill(desk)
    assert "The process that sends is gone" in ended(client, number)
    site.go.set()
    again = begun(client, "/send/site/look")
    ended(client, again)
    ended(client, begun(client, "/send/site/go", run=again))
    assert len(site.wordpress.posts) == 2


def kill(desk: Desk) -> None:
    handle = desk.sending._handle
    assert handle is not None
    os.kill(handle._process.pid, signal.SIGKILL)


def dies_after(desk: Desk, site: Served, posts: int) -> None:
    """The worker is killed when the site has kept that many posts, and before it hears of the last."""
    insert = site.wordpress.insert

    def kept(data: dict[str, object]) -> httpx.Response:
        answer = insert(data)
        if len(site.wordpress.posts) == posts:
            site.wordpress.insert = insert  # type: ignore[method-assign]
            kill(desk)
        return answer

    site.wordpress.insert = kept  # type: ignore[method-assign]
