"""What runs every week, unwatched: is there anything new, what happened, and a server that does not do its part."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsgen.surroundings import network
from tests.cli.conftest import Run, change
from tests.workers.running import tree

pytestmark = pytest.mark.slow

TABLE = "covid_north_east_2021-02-18.csv"
NOTHING_NEW = "Nothing new: {} stands as it was built.\n"


class Server:
    """A publisher with one table. `how` it answers: whole, half (and hangs up), hang, or trickle for ever."""

    def __init__(self, body: bytes) -> None:
        self.body, self.how = body, "whole"
        self.headers: dict[str, str] = {"ETag": '"1"'}
        self.answers: list[int] = []
        self.asked: set[str] = set()
        self.over = threading.Event()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked had enough
                    server.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()
        self.address = f"http://127.0.0.1:{self.http.server_port}"

    def answer(self, asked: http.server.BaseHTTPRequestHandler) -> None:
        if self.how == "hang":
            self.over.wait()
            return
        self.asked.add(asked.path)
        etag, changed = self.headers.get("ETag"), self.headers.get("Last-Modified")
        same = (etag and asked.headers["If-None-Match"] == etag) or (
            changed and asked.headers["If-Modified-Since"] == changed
        )
        self.answers.append(304 if same else 200)
        asked.send_response(self.answers[-1])
        for name, value in self.headers.items():
            asked.send_header(name, value)
        asked.send_header("Content-Length", str(0 if same else len(self.body)))
        asked.end_headers()
        if same:
            return
        if self.how == "trickle":
            while not self.over.wait(0.05):
                asked.wfile.write(b"a")
        asked.wfile.write(self.body[: len(self.body) // 2] if self.how == "half" else self.body)


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    found = Server((project.parent.parent / "seeds" / TABLE).read_bytes())
    change(project / "newsgen.toml", f"../../seeds/{TABLE}", f"{found.address}/{TABLE}")
    yield found
    found.over.set()
    found.http.shutdown()
    found.http.server_close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "edition"


@pytest.mark.parametrize(
    ("headers", "answers"),
    [
        pytest.param({"ETag": '"1"'}, [200, 304], id="ETag"),
        pytest.param({"Last-Modified": "Tue, 23 Feb 2021 16:00:00 GMT"}, [200, 304], id="Last-Modified"),
        pytest.param({}, [200, 200], id="neither, so that the bytes are compared"),
    ],
)
def test_nothing_new(
    headers: dict[str, str], answers: list[int], run: Run, project: Path, server: Server, out: Path
) -> None:
    server.headers = headers
    first = run("build", project, "--out", out, "--if-new")
    assert first.status == 0, first.err
    assert "9 drafts" in first.out
    before, moment = tree(out), out.stat().st_mtime_ns
    again = run("build", project, "--out", out, "--if-new")
    assert (again.status, again.out) == (0, NOTHING_NEW.format(out))
    assert server.answers == answers
    assert (tree(out), out.stat().st_mtime_ns) == (before, moment)


def test_another_table_under_the_same_address(run: Run, project: Path, server: Server, out: Path) -> None:
    assert run("build", project, "--out", out, "--if-new").status == 0
    before = tree(out)
    server.body, server.headers = server.body.replace(b",Middlesbrough,", b",Hartlepool,"), {"ETag": '"2"'}
    ran = run("build", project, "--out", out, "--if-new")
    assert ran.status == 0, ran.err
    assert "drafts in" in ran.out
    assert tree(out) != before
    assert server.answers == [200, 200]


def another_title(project: Path, out: Path) -> None:
    change(project / "newsgen.toml", "by neighbourhood", "by place")


def another_template(project: Path, out: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "a.html").touch()


def an_edited_page(project: Path, out: Path) -> None:
    (out / "index.html").write_text("edited")


def a_story_gone(project: Path, out: Path) -> None:
    next((out / "stories").iterdir()).unlink()


@pytest.mark.parametrize("edit", [another_title, another_template, an_edited_page, a_story_gone])
def test_something_else_is_new(
    edit: Callable[[Path, Path], None], run: Run, project: Path, server: Server, out: Path
) -> None:
    assert run("build", project, "--out", out, "--if-new").status == 0
    edit(project, out)
    again = run("build", project, "--out", out, "--if-new")
    assert again.status == 0, again.err
    assert "9 drafts" in again.out
    assert server.answers[1:] in ([304, 200], [304])
    assert run("build", project, "--out", out, "--if-new").out == NOTHING_NEW.format(out)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        pytest.param("half", "it could not be fetched: ", id="sends half"),
        pytest.param("hang", "no answer within 0.3 seconds", id="hangs"),
        pytest.param("trickle", "it was not all there after 0.5 seconds", id="a byte now and then"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--if-new",)], ids=["build", "if new"])
def test_a_source_that_does_not_do_its_part(
    how: str, told: str, more: tuple[str, ...], run: Run, project: Path, server: Server, out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert run("build", project, "--out", out).status == 0
    before = tree(out)
    monkeypatch.setitem(network.ask.__kwdefaults__, "seconds", 20.0 if how == "trickle" else 0.3)
    monkeypatch.setitem(network.ask.__kwdefaults__, "longest", 0.5 if how == "trickle" else 20.0)
    server.how, server.headers = how, {"ETag": '"2"'}
    began = time.monotonic()
    ran = run("build", project, "--out", out, *more)
    assert time.monotonic() - began < 30, "it waits for ever"
    assert ran.status == 2
    assert f"{server.address}/{TABLE}: {told}" in ran.err
    assert tree(out) == before
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".edition")] == []
    server.how = "whole"
    assert run("build", project, "--out", out).status == 0


def summary(file: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(file.read_text())
    assert isinstance(found.pop("seconds"), float)
    assert found.pop("newsgen")
    return found


def test_a_summary_of_each_end(run: Run, project: Path, out: Path, tmp_path: Path) -> None:
    file = tmp_path / "summary.json"
    assert run("build", project, "--out", out, "--summary", file).status == 0
    built = summary(file)
    assert (built["status"], built["published"], built["new_period"]) == ("built", "2021-02-23", True)
    assert (built["drafts"], built["written"], built["reused"], built["blocked"]) == (9, 9, 0, [])
    assert built["period"] == {"start": "2021-02-12", "end": "2021-02-18"}
    assert run("build", project, "--out", out, "--if-new", "--summary", file).status == 0
    again = summary(file)
    assert (again["status"], again["reused"], again["written"], again["new_period"]) == (
        "unchanged",
        9,
        0,
        False,
    )
    change(project / "newsgen.toml", "published = 2021-02-23", "published = 2021-02-01")
    assert run("build", project, "--out", out, "--summary", file).status == 2
    failed = summary(file)
    assert failed["status"] == "failed"
    assert failed["faults"]


def test_a_summary_instead_of_words(run: Run, project: Path, out: Path) -> None:
    ran = run("build", project, "--out", out, "--summary", "-")
    assert json.loads(ran.out)["status"] == "built"


def test_a_summary_tells_what_is_blocked(run: Run, project: Path, out: Path, tmp_path: Path) -> None:
    templates = project / "templates"
    templates.mkdir()
    own = '{% extends "story.html" %}{% block headline %}A{% endblock %}{% block opening %}<p>4,321.</p>{% endblock %}'
    (templates / "highest.html").write_text(own)
    ran = run("build", project, "--out", out, "--summary", tmp_path / "s.json")
    assert ran.status == 1
    blocked = json.loads((tmp_path / "s.json").read_text())["blocked"]
    assert blocked
    assert all("4,321" in " ".join(one["why"]) for one in blocked)


def test_a_summary_that_cannot_be_written(run: Run, project: Path, out: Path, tmp_path: Path) -> None:
    ran = run("build", project, "--out", out, "--summary", tmp_path / "nowhere" / "s.json")
    assert ran.status == 1
    assert "is in place, but not all of it could be reported" in ran.err
    assert "the summary cannot be written: No such file or directory" in ran.err
    assert (out / "edition.json").exists()


@pytest.mark.parametrize(
    ("level", "said", "unsaid"),
    [
        ("debug", ["DEBUG draft ", "INFO read ", "INFO built ", "INFO skipped "], []),
        ("info", ["INFO read ", "INFO built ", "9 drafts, 0 of them reused", "INFO skipped "], ["DEBUG"]),
        ("warning", [], ["INFO", "DEBUG"]),
        ("", [], ["INFO", "DEBUG", "WARNING"]),
    ],
)
def test_logs_at_a_level(
    level: str, said: list[str], unsaid: list[str], project: Path, out: Path, tmp_path: Path
) -> None:
    from tests.workers.running import newsgen

    ended = newsgen("build", project, "--out", out, *(["--log", level] if level else []))
    assert ended.status == 0, ended
    for words in said:
        assert words in ended.faults
    for words in unsaid:
        assert words not in ended.faults


def test_a_level_that_there_is_not(run: Run, project: Path, out: Path) -> None:
    ran = run("build", project, "--out", out, "--log", "inof")
    assert ran.status == 2
    assert "--log: 'inof'; wanted error, warning, info, debug" in ran.err
    assert "info" in ran.err


def published(out: Path) -> date:
    return date.fromisoformat(json.loads((out / "edition.json").read_text())["sources"][0]["published"])


def test_published_on_a_day_of_the_call(run: Run, project: Path, out: Path) -> None:
    assert run("build", project, "--out", out, "--published", "2021-02-24").status == 0
    assert published(out) == date(2021, 2, 24)
    ran = run("build", project, "--out", out, "--published", "yesterday")
    assert (ran.status, "--published: 'yesterday'" in ran.err) == (2, True)


def test_a_table_is_published_when_it_is_first_seen_and_not_again(
    run: Run, project: Path, server: Server, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today is the day of a table that is new, and of no table that the edition before is of, whatever else is new."""
    assert run("build", project, "--out", out, "--published", "2021-02-24").status == 0
    ran = run("build", project, "--out", out, "--published", "today", "--if-new")
    assert ran.out == NOTHING_NEW.format(out)
    (project / "templates").mkdir()
    (project / "templates" / "mine.html").touch()
    for more in ([], ["--fresh"]):
        ran = run("build", project, "--out", out, "--published", "today", *more)
        assert ran.status == 0, ran.err
        assert published(out) == date(2021, 2, 24)
    monkeypatch.setenv("NEWSGEN_CACHE", str(project / "another"))
    assert run("build", project, "--out", out, "--published", "today").status == 0
    assert published(out) == date(2021, 2, 24)
    server.body, server.headers = server.body + b"\n", {}
    today = datetime.now(tz=UTC).date()
    assert run("build", project, "--out", out, "--published", "today").status == 0
    assert published(out) - today <= timedelta(days=1)
    assert published(out) >= today - timedelta(days=1)


def test_a_token_goes_to_the_server_and_nowhere_else(
    run: Run, project: Path, server: Server, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, caches, store = "5ecret-t0ken", tmp_path / "caches", tmp_path / "history.sqlite"
    monkeypatch.setenv("NEWSGEN_CACHE", str(caches))
    address = f"{TABLE}?week=7&token={token}&api_key={token}"
    change(project / "newsgen.toml", TABLE, address)
    change(
        project / "newsgen.toml", "https://coronavirus.data.gov.uk/", f"https://coronavirus.org/?sig={token}"
    )
    with (project / "newsgen.toml").open("a") as file:
        file.write(f'\n[history]\nstore = "{store}"\n')
    said = [
        run("build", project, "--out", out, "--log", "debug", "--summary", tmp_path / "summary.json"),
        run("build", project, "--out", out, "--if-new", "--log", "debug"),
        run("explain", "durham-darlington-teesside-highest", "--edition", out, "--project", project),
        run("history", "list", project),
        run("history", "list", project, "--json"),
        run("history", "export", project),
        run("rank", project, "--out", tmp_path / "ranked.csv"),
    ]
    assert [ran.status for ran in said] == [0] * len(said), said
    assert server.asked == {f"/{address}"}
    assert "?week=7" in (out / "edition.json").read_text()
    server.how = "half"
    server.headers = {"ETag": '"2"'}
    said.append(run("build", project, "--out", out))
    server.body = b""
    server.how = "whole"
    said.append(run("build", project, "--out", out))
    said.append(run("new", tmp_path / "other", "--data", f"{server.address}/{address}"))
    change(project / "newsgen.toml", "http://", "http://nobody.invalid:9/")
    said.append(run("build", project, "--out", out))
    assert [ran.status for ran in said[-4:]] == [2] * 4, said[-4:]
    assert not [ran for ran in said if token in ran.out + ran.err]
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "newsgen.toml"]
    assert [path for path in files if token.encode() in path.read_bytes() or token in path.name] == []
    assert {store, out / "edition.json"} < {*files}
