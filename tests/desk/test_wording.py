"""The page Wording: what it shows, tells, saves, takes back and commits, on the Barsetshire example."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from newsgen.desk.desk import Desk
from newsgen.desk.own_phrases import read_own
from newsgen.desk.wording import Wording
from newsgen.errors import InputError
from tests.desk.asking import Client

SLUG = "barchester-highest"
NAME = "highest.phrases"
LEAD = "lead\n  say {{ it.top|here|sentence }} is first, at {{ it.top.value }}.\n"


@pytest.fixture(autouse=True)
def _closed(desk: Desk) -> Any:
    yield
    desk.wording.worker.close()


def told(client: Client, **data: Any) -> list[dict[str, Any]]:
    given = {"name": NAME, "text": LEAD, "page": "one", "run": 1} | data
    answer = client.post(f"/wording/{SLUG}/tell", json=given)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def saved(client: Client, text: str, digest: str) -> Any:
    return client.post("/wording/save", json={"name": NAME, "text": text, "digest": digest})


def path(desk: Desk) -> Path:
    return desk.project / "templates" / NAME


def test_the_phrases_of_a_story_have_samples_and_drafts(client: Client) -> None:
    page = client.get(f"/wording/{SLUG}").text
    assert "Ullathorne had the highest flu case rate in Barchester" in page
    assert f'href="/story/{SLUG}"' in page
    assert "Invented example" in page
    assert re.search(r'data-when="when it is tied"', page)
    assert client.get("/wording").text.count('href="/wording/') >= 5
    assert client.get("/wording/nowhere").status_code == 404


def test_the_open_draft_comes_first_and_then_what_is_wrong_and_the_others(client: Client, desk: Desk) -> None:
    found = told(client)
    assert [*found[0]] == ["draft"]
    assert [*found[1]] == ["faults"]
    assert [*found[-1]] == ["done"]
    words = [piece for one in found[0]["draft"]["paragraphs"] for piece in one]
    assert ["same", "Ullathorne"] in words
    assert ["new", " is first,"] in words
    others = [one["other"]["slug"] for one in found if "other" in one]
    assert others
    assert SLUG not in others
    assert not path(desk).exists()


def test_a_stale_run_is_dropped(client: Client, desk: Desk) -> None:
    desk.wording.begin("one", 5)
    assert told(client, run=4) == []
    assert told(client, run=5)[-1]["done"] > 0
    assert told(client, run=1, page="two")[-1] == {"done": 6}


@pytest.mark.parametrize(
    ("text", "severity", "line"),
    [
        ("lead\n  say {{ it.tpo }}\n", "block", 2),
        ("  say x\n", "block", 1),
        ("lead\n  say {{ r }}{{ (\n", "block", 2),
    ],
)
def test_what_is_wrong_stands_at_its_line(client: Client, text: str, severity: str, line: int) -> None:
    found = told(client, text=text)
    faults = [fault for one in found if "faults" in one for fault in one["faults"]]
    assert (severity, NAME, line) in [(one["severity"], one["file"], one["line"]) for one in faults]


@pytest.mark.parametrize(
    "name",
    [
        "../newsgen.toml", "../highest.phrases", "/etc/passwd", "a/b.phrases", "highest.story", "highest.html", "",
        ".phrases", "Highest.phrases", "highest.phrases\n", "highest.phrases\x00", "%2e%2e/x.phrases", None, 1, ["x"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["open", "copy", "save", "undo", f"{SLUG}/tell"])
def test_no_other_file_is_reached(client: Client, desk: Desk, address: str, name: object) -> None:
    before = sorted(desk.project.rglob("*"))
    data = {
        "name": name,
        "text": LEAD,
        "digest": "",
        "page": "one",
        "run": 1,
        "role": "lead",
        "when": "",
        "own": "",
    }
    assert client.post(f"/wording/{address}", json=data).status_code == 400
    assert [one for one in sorted(desk.project.rglob("*")) if ".newsgen" not in str(one)] == [
        one for one in before if ".newsgen" not in str(one)
    ]


@pytest.mark.parametrize(
    "data",
    [{"run": "1"}, {"run": -1}, {"run": True}, {"run": 2**60}, {"page": 1}, {"page": "x" * 99}, {"text": 1}, {"text": "x" * 200_001}, {"text": "\u202e"}],
)  # fmt: skip
def test_what_is_no_run_is_refused(client: Client, data: dict[str, Any]) -> None:
    given = {"name": NAME, "text": LEAD, "page": "one", "run": 1} | data
    assert client.post(f"/wording/{SLUG}/tell", json=given).status_code == 400
    assert (
        client.post("/wording/nowhere/tell", json=given | {"run": 1, "page": "a", "text": ""}).status_code
        == 404
    )


def test_a_shipped_case_is_copied_into_the_text_and_not_onto_disk(client: Client, desk: Desk) -> None:
    data = {"name": NAME, "role": "lead", "when": "when it is tied", "text": "", "own": "# Ours.\n"}
    found = client.post("/wording/copy", json=data).json()
    assert found["text"].startswith("# Ours.\n\nlead\n  when it is tied\n    say ")
    assert found["text"].split("\n")[found["line"] - 1].startswith("    say ")
    again = client.post("/wording/copy", json=data | {"own": found["text"]}).json()
    assert again == found
    assert client.post("/wording/copy", json=data | {"role": "laed"}).status_code == 400
    assert client.post("/wording/copy", json=data | {"when": "when it is tide"}).status_code == 400
    assert not path(desk).exists()


def test_a_text_is_saved_taken_back_and_taken_back_again(client: Client, desk: Desk) -> None:
    first = saved(client, LEAD, "").json()
    assert path(desk).read_text() == LEAD
    assert first["digest"] == read_own(desk.project, NAME).digest
    second = saved(client, LEAD.replace("first", "foremost"), first["digest"]).json()
    for text in (LEAD, None):
        undone = client.post("/wording/undo", json={"name": NAME, "digest": second["digest"]})
        assert undone.status_code == 200
        second = undone.json()
        assert (path(desk).read_text() if path(desk).exists() else None) == text
    assert client.post("/wording/undo", json={"name": NAME, "digest": ""}).status_code == 400
    assert [one.name for one in path(desk).parent.iterdir() if one.name.startswith(".")] == []


def test_a_file_that_changed_on_disk_is_not_written_over(client: Client, desk: Desk) -> None:
    digest = saved(client, LEAD, "").json()["digest"]
    path(desk).write_text("# Theirs.\n")
    late = saved(client, LEAD + "# Mine.\n", digest)
    assert (late.status_code, late.json()["text"]) == (409, "# Theirs.\n")
    assert path(desk).read_text() == "# Theirs.\n"
    assert saved(client, LEAD, "").status_code == 409
    assert client.post("/wording/undo", json={"name": NAME, "digest": digest}).status_code == 400
    assert saved(client, LEAD, late.json()["digest"]).status_code == 200


def test_line_ends_and_rights_stay(client: Client, desk: Desk) -> None:
    path(desk).write_bytes(b"lead\r\n  say One.\r\n")
    path(desk).chmod(0o640)
    found = client.post("/wording/open", json={"name": NAME}).json()
    assert found["text"] == "lead\n  say One.\n"
    assert saved(client, "lead\n  say Two.\n", found["digest"]).status_code == 200
    assert path(desk).read_bytes() == b"lead\r\n  say Two.\r\n"
    assert path(desk).stat().st_mode & 0o777 == 0o640


def test_a_link_is_neither_read_nor_written(client: Client, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    path(desk).symlink_to(tmp_path / "secret")
    assert client.post("/wording/open", json={"name": NAME}).status_code == 400
    assert saved(client, LEAD, "").status_code == 400
    assert (tmp_path / "secret").read_text() == "secret"


def test_a_page_shows_what_is_on_disk_after_a_save(client: Client) -> None:
    client.get(f"/wording/{SLUG}")
    digest = saved(client, LEAD, "").json()["digest"]
    page = client.get(f"/wording/{SLUG}").text
    assert re.search(r"class=\"sample\">[^<]* is first, at [0-9.]+\.<", page)
    assert "your own" in page
    assert told(client)[0]["draft"]["changed"] is False
    saved(client, "lead\n  say {{ it.tpo }}\n", digest)
    assert (
        "cannot be told" in client.get(f"/wording/{SLUG}").text
        or client.get(f"/wording/{SLUG}").status_code == 200
    )


@pytest.fixture
def repository(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "The desk")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "desk@example.org")
    for call in (["init", "-q"], ["add", "newsgen.toml", "templates"], ["commit", "-qm", "As it was"]):
        subprocess.run(["git", "-C", str(desk.project), *call], check=True, env=os.environ)
    return desk.project


def test_a_commit_is_offered_and_has_the_phrases_alone(client: Client, desk: Desk, repository: Path) -> None:
    (repository / "newsgen.toml").write_text("# other work\n" + (repository / "newsgen.toml").read_text())
    subprocess.run(["git", "-C", str(repository), "add", "newsgen.toml"], check=True)
    assert saved(client, LEAD, "").json()["changed"] == [NAME]
    assert client.post("/wording/commit", json={"message": " "}).status_code == 400
    made = client.post("/wording/commit", json={"message": "-m the lead is shorter"})
    assert made.json()["names"] == [NAME]
    shown = subprocess.run(
        ["git", "-C", str(repository), "show", "--name-only", "--format=%B", "HEAD"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert shown.split("\n")[:3] == ["-m the lead is shorter", "", "Said at the desk by Septimus."]
    assert shown.strip().endswith(f"templates/{NAME}")
    assert client.post("/wording/commit", json={"message": "again"}).status_code == 400


def test_without_a_repository_nothing_is_offered(client: Client, desk: Desk) -> None:
    assert saved(client, LEAD, "").json()["changed"] == []
    assert client.post("/wording/commit", json={"message": "x"}).status_code == 400
    assert 'id="commit"' not in client.get(f"/wording/{SLUG}").text


def test_runs_of_many_pages_are_bounded(desk: Desk) -> None:
    found = Wording(desk.project, desk.shelf)
    for n in range(1_000):
        found.begin(str(n), n)
    assert len(found._runs) <= 200
    with pytest.raises(InputError):
        read_own(desk.project, "../x.phrases")
