from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from newsgen.errors import PublishError
from newsgen.publishing.http import Http, RefusedError, UnsureError, Waiting

BASE, SECRET = "https://cms.example", "abcd EFGH 1234"


def session(answer: Callable[[httpx.Request], httpx.Response], waited: list[float]) -> Http:
    waiting = Waiting(waited.append, lambda: 1_760_000_000.0, lambda: 0.5)
    return Http(BASE, "me", SECRET, waiting, httpx.MockTransport(answer))


@pytest.mark.parametrize(
    ("asked", "attempt", "seconds"),
    [
        ("", 0, 0.75),
        ("", 3, 6.0),
        ("", 5, 24.0),
        ("7", 0, 7.0),
        ("86400", 0, 60.0),
        ("Thu, 09 Oct 2025 08:53:30 GMT", 0, 10.0),
        ("Thu, 09 Oct 2025 08:00:00 GMT", 0, 0.0),
        ("soon", 1, 1.5),
    ],
)
def test_how_long_it_waits(asked: str, attempt: int, seconds: float) -> None:
    assert Waiting(clock=lambda: 1_760_000_000.0, dice=lambda: 0.5).seconds(attempt, asked) == seconds


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_it_asks_six_times(status: int) -> None:
    waited: list[float] = []
    with pytest.raises(PublishError, match=f"it answered {status} .*, 6 times"):
        session(lambda _: httpx.Response(status), waited).get("/x")
    assert len(waited) == 5


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_after_a_write_that_may_be_done_it_does_not_write_again(status: int) -> None:
    asked = []
    with pytest.raises(UnsureError):
        session(lambda request: asked.append(request) or httpx.Response(status), []).post("/x", {})
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("https://evil.example/x", "on to https://evil.example, where"),
        ("http://cms.example/x", "on to http://cms.example, where"),
        ("https://cms.example:8443/x", "8443"),
        ("https://a:b@evil.example/x", "on to another host"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_password_goes_elsewhere(method: str, to: str, said: str) -> None:
    hosts = []

    def answer(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return httpx.Response(308, headers={"Location": to})

    http = session(answer, [])
    with pytest.raises(PublishError, match=said):
        http.get("/x") if method == "get" else http.post("/x", {})
    assert hosts == ["cms.example"]


def test_a_redirect_on_the_same_host_is_followed_but_not_for_ever() -> None:
    http = session(lambda r: httpx.Response(301, headers={"Location": "/y"}), [])
    with pytest.raises(PublishError, match="again and again"):
        http.get("/x")
    assert http.sent == 4


def test_a_write_is_not_turned_into_a_question() -> None:
    with pytest.raises(PublishError, match="sends us on"):
        session(lambda _: httpx.Response(302, headers={"Location": "/y"}), []).post("/x", {})


@pytest.mark.parametrize("shown", [SECRET, SECRET.replace(" ", "")])
def test_a_secret_that_the_server_repeats_is_not_told(shown: str) -> None:
    body = {"code": "no", "message": f"bad password {shown}"}
    with pytest.raises(RefusedError) as told:
        session(lambda _: httpx.Response(401, json=body), []).get("/x")
    assert "bad password ***" in str(told.value)
    assert SECRET not in repr(session(lambda _: httpx.Response(200), []))
