"""The project file at the desk: faults at their line, saved whole, never over another's change, and only by its owner."""

from __future__ import annotations

import pytest

from newsgen.desk.access import behind_proxy
from newsgen.desk.desk import Desk
from newsgen.project import load
from tests.desk.asking import Client
from tests.desk.conftest import Opens


@pytest.fixture
def text(desk: Desk) -> str:
    return (desk.project / "newsgen.toml").read_text(encoding="utf-8")


def digest(client: Client) -> str:
    return client.get("/project").text.partition('data-digest="')[2].partition('"')[0]


def faults(client: Client, text: str) -> list[dict[str, object]]:
    answer = client.post("/project/check", json={"text": text})
    assert answer.status_code == 200
    return list(answer.json()["faults"])


def test_the_file_is_shown_as_it_is(client: Client, text: str) -> None:
    page = client.get("/project").text
    assert text.splitlines()[0].replace('"', "&#34;") in page
    assert 'href="/project" aria-current="page"' in page
    assert faults(client, text) == []


def test_a_fault_is_told_at_its_line(client: Client, text: str) -> None:
    number = text.splitlines().index("[data]") + 2
    broken = text.replace("[data]\n", "[data]\nsorce = 1\n", 1)
    (found, *_) = [one for one in faults(client, broken) if "sorce" in str(one["text"])]
    assert found["line"] == number
    assert "did you mean 'source'" in str(found["text"])
    (found,) = faults(client, text + "\n[project\n")
    assert found["line"] == len(text.splitlines()) + 2
    assert str(found["text"]).startswith("newsgen.toml: ")


def test_what_is_typed_is_saved_whole(client: Client, desk: Desk, text: str) -> None:
    answer = client.post("/project/save", json={"text": text + "# ours\n", "digest": digest(client)})
    assert answer.status_code == 200
    assert (desk.project / "newsgen.toml").read_text(encoding="utf-8") == text + "# ours\n"
    assert answer.json()["digest"] == digest(client)
    load(desk.project)


def test_nobody_writes_over_what_they_have_not_read(client: Client, desk: Desk, text: str) -> None:
    seen = digest(client)
    (desk.project / "newsgen.toml").write_text(text + "# theirs\n", encoding="utf-8")
    late = client.post("/project/save", json={"text": text + "# mine\n", "digest": seen})
    assert (late.status_code, late.json()["text"]) == (409, text + "# theirs\n")
    assert (desk.project / "newsgen.toml").read_text(encoding="utf-8") == text + "# theirs\n"


def test_a_text_that_no_build_takes_is_not_saved_over_one_that_it_does(
    client: Client, desk: Desk, text: str
) -> None:
    broken = text + "[nonsense]\n"
    refused = client.post("/project/save", json={"text": broken, "digest": digest(client)})
    assert refused.status_code == 400
    assert "a build would stop at it" in refused.json()["faults"][0]
    (desk.project / "newsgen.toml").write_text(broken + "[more]\n", encoding="utf-8")
    better = client.post("/project/save", json={"text": broken, "digest": digest(client)})
    assert better.status_code == 200


@pytest.mark.parametrize(
    "data", [{}, {"text": 1, "digest": ""}, {"text": "a\u202eb", "digest": ""}, {"text": "a"}]
)
def test_a_call_that_is_none_is_refused(
    client: Client, text: str, desk: Desk, data: dict[str, object]
) -> None:
    assert client.post("/project/save", json=data).status_code == 400
    assert (desk.project / "newsgen.toml").read_text(encoding="utf-8") == text


def test_behind_a_proxy_nobody_has_it(opens: Opens) -> None:
    client = opens(behind_proxy("X-User", "desk.example.org"))
    client.base_url = "https://desk.example.org"
    client.headers |= {"origin": client.base_url, "x-user": "Eleanor"}
    assert "/project" not in client.get("/send").text
    assert client.get("/project").status_code == 404
    assert client.post("/project/check", json={"text": ""}).status_code == 404
    assert client.post("/project/save", json={"text": "", "digest": ""}).status_code == 404


def test_an_open_question_is_answered_in_the_text_and_nothing_is_written(
    client: Client, desk: Desk, text: str
) -> None:
    asked = text + '\n[questions]\n"data.header_rows" = "How many rows are headers?"\n'
    told = client.post("/project/check", json={"text": asked}).json()
    assert [one["key"] for one in told["questions"]] == ["data.header_rows"]
    assert "is not set" in told["faults"][0]["text"]
    data = {"text": asked, "key": "data.header_rows", "answer": "1"}
    answer = client.post("/project/answer", json=data).json()
    assert "[data]\nheader_rows = 1\n" in answer["text"]
    assert client.post("/project/check", json={"text": answer["text"]}).json() == {
        "faults": [],
        "questions": [],
    }
    assert client.post("/project/answer", json=data | {"answer": ""}).status_code == 400
    assert client.post("/project/answer", json=data | {"key": 1}).status_code == 400
    assert (desk.project / "newsgen.toml").read_text(encoding="utf-8") == text
