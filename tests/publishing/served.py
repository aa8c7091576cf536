"""The fake WordPress behind an address of this machine, for what sends from another process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import httpx

from tests.publishing.fake_wordpress import FakeWordPress


@dataclass
class Served:
    """Where it is, and how it behaves: it lets nobody in where `locked`, and says nothing until `go` is set."""

    base: str
    wordpress: FakeWordPress = field(default_factory=FakeWordPress)
    locked: bool = False
    go: Event = field(default_factory=Event)
    asked: Event = field(default_factory=Event)


@contextmanager
def served() -> Iterator[Served]:
    """A site that answers at once."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = Served(f"http://127.0.0.1:{server.server_port}")
    site.go.set()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length", 0)))
            site.asked.set()
            site.go.wait(30)
            url = f"{site.base}{self.path}"
            if site.locked:
                answer = httpx.Response(
                    401, json={"code": "incorrect_password", "message": "Wrong password."}
                )
            else:
                asked = httpx.Request(self.command, url, headers=[*self.headers.items()], content=data)
                answer = site.wordpress.handle_request(asked)
            self.send_response(answer.status_code)
            body = answer.read()
            for name, value in answer.headers.items():
                if name not in {"content-length", "transfer-encoding"}:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server.RequestHandlerClass = Answers
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.go.set()
        server.shutdown()
        server.server_close()
