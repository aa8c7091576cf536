"""Every rule of who may ask the desk anything."""

from __future__ import annotations

import pytest

from newsgen.desk.access import Keys, behind_proxy, on_this_machine
from newsgen.desk.application import application
from newsgen.desk.desk import Desk
from newsgen.desk.guard import POLICY
from newsgen.errors import InputError
from tests.desk.asking import Client
from tests.desk.conftest import ORIGIN, PORT, Opens


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:8124", f"127.0.0.1:{PORT}.evil.example", ""],
)
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_both_names_of_this_machine_are_known(client: Client) -> None:
    assert client.get("/table", headers={"host": f"127.0.0.1:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1", f"{ORIGIN}/", ""],
)
def test_another_origin_is_refused(client: Client, origin: str) -> None:
    for ask in (client.get, client.post):
        assert ask("/", headers={"origin": origin}).status_code == 403


def test_an_origin_that_is_the_host_is_not_enough(client: Client) -> None:
    rebound = {"host": f"evil.example:{PORT}", "origin": f"http://evil.example:{PORT}"}
    assert client.get("/", headers=rebound).status_code == 421


def test_a_post_without_an_origin_is_refused(client: Client) -> None:
    del client.headers["origin"]
    assert client.post("/copy/which", json={"text": "x"}).status_code == 403
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"]
)
def test_only_json_is_posted(client: Client, kind: str) -> None:
    assert client.post("/copy/which", content="{}", headers={"content-type": kind}).status_code == 415


@pytest.mark.parametrize("body", ["", "[]", "1", "{", "[" * 100_000])
def test_only_an_object_is_taken(client: Client, body: str) -> None:
    assert (
        client.post("/copy/which", content=body, headers={"content-type": "application/json"}).status_code
        == 400
    )


def test_a_post_is_bounded(client: Client) -> None:
    assert client.post("/copy/which", json={"text": "x" * 1_000_001}).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_the_address_works_once_and_its_cookie_is_for_this_desk_alone(desk: Desk) -> None:
    keys, told = Keys(), list[str]()
    app = application(desk, on_this_machine(PORT, "Septimus"), keys, told.append)
    first = Client(app, base_url=ORIGIN)
    assert first.get("/").status_code == 401
    token = keys.token
    entered = first.get(f"/enter?token={token}")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert token not in cookie
    assert first.get("/").status_code == 200
    second = Client(app, base_url=ORIGIN)
    assert second.get(f"/enter?token={token}").status_code == 401
    assert second.get("/").status_code == 401
    assert told == [keys.token]
    second.cookies.set(f"newsgen_desk_{PORT}", "guessed")
    assert second.get("/").status_code == 401


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/desk.css", "/story/barsetshire-highest/as/html"])
def test_every_answer_has_the_policy(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages/base.html", "/static/%2e%2e%2fdesk.py", "/static/", "/story/..%2f..%2fedition",
        "/story/%2e%2e/as/html", "/story/barsetshire-highest/as/etc", "/story/barsetshire-highest/pictures/0",
        "/story/barsetshire-highest/pictures/-1", "/story/barsetshire-highest/claims/99999", "/copy/..%2fx",
    ],
)  # fmt: skip
def test_no_path_reaches_a_file(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("header", "host"), [("", "desk.example.org"), ("X-User", ""), ("X User", "a"), ("X-User", "*")]
)
def test_a_remote_desk_needs_a_name_and_a_header(header: str, host: str) -> None:
    with pytest.raises(InputError):
        behind_proxy(header, host)


def test_behind_a_proxy_its_header_says_who(opens: Opens) -> None:
    client = opens(behind_proxy("X-User", "desk.example.org"))
    name = {"host": "desk.example.org", "origin": "https://desk.example.org"}
    assert client.get("/", headers=name).status_code == 401
    assert client.get("/", headers=name | {"x-user": " "}).status_code == 401
    assert "Eleanor" in client.get("/", headers=name | {"x-user": "Eleanor"}).text
    assert client.get("/", headers={"x-user": "Eleanor"}).status_code == 421
    assert client.get("/enter?token=x", headers=name | {"x-user": "Eleanor"}).status_code == 404
