"""Whatever a server does, it ends in one clear message within a bounded time, and in no more memory than is allowed."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from newsgen.errors import SourceError
from newsgen.ingest.fetch import fetch
from newsgen.surroundings import network

Answer = Callable[[socket.socket], None]
NO_VERSION = ("", "")
TABLE = b"area,rate\nBarchester,3\n"


@contextmanager
def serving(*answers: Answer) -> Iterator[str]:
    """The address of a server that gives one answer a connection, in turn, the last of them again and again."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        over = threading.Event()

        def serve() -> None:
            turn = 0
            while not over.is_set():
                with suppress(OSError):
                    one, _ = listener.accept()
                    with one:
                        one.settimeout(5)
                        asked = b""
                        while b"\r\n\r\n" not in asked and (more := one.recv(4096)):
                            asked += more
                        answers[min(turn, len(answers) - 1)](one)
                    turn += 1

        listener.settimeout(0.1)
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/t.csv"
        finally:
            over.set()
            thread.join(10)
            assert not thread.is_alive()


def says(*lines: str, body: bytes = b"", status: str = "200 OK") -> Answer:
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]).encode("latin-1")
    return lambda to: to.sendall(head + body)


def coded(encoding: str, body: bytes) -> Answer:
    return says(f"Content-Encoding: {encoding}", f"Content-Length: {len(body)}", body=body)


def drips(first: bytes, one: bytes) -> Answer:
    def answer(to: socket.socket) -> None:
        to.sendall(first)
        until = time.monotonic() + 8
        while time.monotonic() < until:
            to.sendall(one)
            time.sleep(0.02)

    return answer


def asked(address: str, largest: int = 100_000, seconds: float = 2, longest: float = 5) -> bytes | None:
    return network.ask(address, NO_VERSION, largest=largest, seconds=seconds, longest=longest)[0]


TWICE = gzip.compress(gzip.compress(TABLE))
BOMB = gzip.compress(bytes(50_000_000))
MANY = ", ".join(["gzip"] * 2000)
UNKNOWN = "; wanted none, or gzip"
REFUSED: dict[str, tuple[Answer, str]] = {
    "gzip twice": (coded("gzip, gzip", TWICE), "its Content-Encoding is 'gzip, gzip'" + UNKNOWN),
    "deflate": (coded("deflate", zlib.compress(TABLE)), "its Content-Encoding is 'deflate'" + UNKNOWN),
    "br": (coded("br", TABLE), "its Content-Encoding is 'br'" + UNKNOWN),
    "zstd": (coded("zstd", TABLE), "its Content-Encoding is 'zstd'" + UNKNOWN),
    "a long chain": (coded(MANY, TABLE), "its Content-Encoding is 'gzip, gzip"),
    "a chain in two headers": (
        says("Content-Encoding: gzip", "Content-Encoding: gzip", body=TWICE),
        "its Content-Encoding is 'gzip, gzip'",
    ),
    "a bomb": (coded("gzip", BOMB), "it unpacks to 16,777,216 bytes or more; wanted at most 100,000"),
    "gzip that breaks off": (coded("gzip", gzip.compress(TABLE)[:-9]), "the gzip file breaks off"),
    "no gzip at all": (coded("gzip", TABLE), "a broken gzip file"),
    "too large, without a length": (says(body=bytes(100_001)), "more than 0.0953674 MiB"),
    "too large, of a length": (says("Content-Length: 200000", body=bytes(200_000)), "more than 0.0953674 MiB"),
    "a length that is too long": (says("Content-Length: 99", body=TABLE), "it could not be fetched"),
    "a length that is none": (says("Content-Length: -1", body=TABLE), "it could not be fetched"),
    "two lengths": (says("Content-Length: 1", "Content-Length: 2", body=TABLE), "it could not be fetched"),
    "chunks that break off": (
        says("Transfer-Encoding: chunked", body=b"17\r\n" + TABLE), "it could not be fetched"
    ),
    "closed early": (lambda to: None, "it could not be fetched"),
    "closed within the headers": (lambda to: to.sendall(b"HTTP/1.1 200 OK\r\nA: b"), "it could not be fetched"),
    "no HTTP": (lambda to: to.sendall(b"\x1b[2Jhello\r\n\r\n"), "it could not be fetched"),
    "headers without end": (drips(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n" * 5000), "it could not be fetched"),
    "not found": (says(status="404 Not here"), "the server answered 404 Not here; wanted 200 OK"),
    "no reason": (says(status="500 "), "the server answered 500; wanted 200 OK"),
    "to a file": (says("Location: file:///etc/passwd", status="302 Found"), "unsupported protocol"),
    "to no host": (says("Location: http://", status="302 Found"), "it could not be fetched"),
    "to a malformed host": (says("Location: http://[::1", status="302 Found"), "it could not be fetched"),
    "to a host of dots": (says("Location: http://a..b/", status="302 Found"), "it could not be fetched"),
    "in a circle": (says("Location: /t.csv", status="302 Found"), "more than 20 redirects"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_server_does_wrong_is_one_message(case: str) -> None:
    answer, said = REFUSED[case]
    began = time.monotonic()
    with serving(answer) as address, pytest.raises(SourceError) as refused:
        asked(address)
    (fault,) = refused.value.faults
    assert fault.where == address
    assert said in str(fault), str(fault)
    assert len(str(fault)) < 400
    assert time.monotonic() - began < 5


DRIPS: dict[str, tuple[bytes, bytes]] = {
    "the status": (b"HTTP", b"0"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"a"),
    "answers to come": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a body without a length": (b"HTTP/1.1 200 OK\r\n\r\narea,rate\n", b"1"),
    "a body with a length": (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"1"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
}


@pytest.mark.parametrize("case", DRIPS)
def test_what_drips_is_stopped_while_it_is_waited_for(case: str) -> None:
    began = time.monotonic()
    with serving(drips(*DRIPS[case])) as address, pytest.raises(SourceError) as refused:
        asked(address, longest=0.5)
    assert str(refused.value) == f"{address}: it was not all there after 0.5 seconds"
    assert 0.5 <= time.monotonic() - began < 3


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with serving(lambda to: time.sleep(1)) as address, pytest.raises(SourceError) as refused:
        asked(address, seconds=0.2)
    assert str(refused.value) == f"{address}: no answer within 0.2 seconds"


def test_redirects_share_one_time() -> None:
    def slow(to: socket.socket) -> None:
        time.sleep(0.2)
        says("Location: /t.csv", status="302 Found")(to)

    with serving(slow) as address, pytest.raises(SourceError, match=r"not all there after 0\.5 seconds"):
        asked(address, longest=0.5)


def test_the_body_of_a_redirect_is_not_read() -> None:
    """httpx would read it whole, and undo its encodings."""
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    first = says("Location: /u.csv", "Content-Encoding: gzip, gzip", body=bomb, status="301 Moved")
    with serving(first, says(body=TABLE)) as address:
        assert asked(address) == TABLE


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        pytest.param(says(body=TABLE), TABLE, id="without a length"),
        pytest.param(says(body=bytes(100_000)), bytes(100_000), id="as large as may be"),
        pytest.param(coded("gzip", gzip.compress(TABLE)), TABLE, id="gzip"),
        pytest.param(coded("X-GZIP", gzip.compress(TABLE)), TABLE, id="its old name"),
        pytest.param(
            coded("gzip", gzip.compress(bytes(100_000))), bytes(100_000), id="as large once unpacked"
        ),
        pytest.param(coded("identity", TABLE), TABLE, id="as it is"),
        pytest.param(says("Content-Length: 10", body=TABLE), TABLE[:10], id="a length that is too short"),
    ],
)
def test_what_a_server_may_do(answer: Answer, body: bytes) -> None:
    with serving(answer) as address:
        assert asked(address) == body


def test_twenty_redirects_are_followed() -> None:
    more = [says("Location: /t.csv", status="307 Elsewhere")] * network.MOST_REDIRECTS
    with serving(*more, says(body=TABLE)) as address:
        assert asked(address) == TABLE


def test_what_is_known_is_not_fetched_again() -> None:
    with serving(says(status="304 Not Modified")) as address:
        assert network.ask(address, ('"a"', "")) == (None, ('"a"', ""))
    with serving(says("ETag: b", body=TABLE)) as address:
        assert network.ask(address, ('"a"', "")) == (TABLE, ("b", ""))


@pytest.mark.parametrize(
    "address",
    ["http://", "http:///t.csv", "http://[::1/t.csv", "http://a..b/t.csv", "http://\x00/", "http://a:99999999/t",
     "http://a b/t.csv", "http://xn--\ud800/", "http://" + "a" * 300 + "/t.csv", "http://127.0.0.1:x/"],
)  # fmt: skip
def test_a_malformed_address_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        fetch(address, tmp_path, network.fetch)


def test_nothing_runs_on_afterwards() -> None:
    before = threading.active_count()
    with serving(says(body=TABLE)) as address:
        running = threading.active_count()
        asked(address, longest=60)
        assert threading.active_count() == running
    assert threading.active_count() == before
