from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.edition.read import read_edition
from newsgen.errors import ProjectError
from newsgen.project import load
from newsgen.publishing.approvals import approve
from tests.conftest import ROOT
from tests.projects import copied

EDITION = ROOT / "tests" / "golden" / "barsetshire"
SITE = """
[publish.site]
kind = "wordpress"
url = "https://cms.example"
user_env = "WP_USER"
secret_env = "WP_SECRET"
"""
OUT = """
[publish.out]
kind = "folder"
url = "https://www.example.org/data/"
folder = "out"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied("barsetshire", tmp_path)


def declare(project: Path, text: str) -> None:
    file = project / "newsgen.toml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def run(*words: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "newsgen", "publish", *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            SITE.replace("wordpress", "wordpres"),
            "kind = 'wordpres'; wanted one of folder, ghost, wagtail, wordpress; did you mean",
        ),
        (SITE.replace("secret_env", "secretenv"), "the key 'secretenv'; wanted a key that newsgen knows"),
        (SITE.replace('user_env = "WP_USER"\n', ""), "publish.site.user_env is missing; wanted it, for kind"),
        (OUT.replace('folder = "out"\n', ""), "publish.out.folder is missing"),
        (SITE.replace("https:", "http:"), "over http anybody on the way reads the password"),
        (SITE.replace("https://cms", "https://me:secret@cms"), "url has a user's name or a password in it"),
        (
            SITE.replace("https://cms.example", "cms.example"),
            "wanted an address such as https://www.example.org",
        ),
        (SITE.replace("cms.example", "cms.example/?a=b"), "an address without ? and #"),
        (SITE.replace("https://cms.example", "https://[cms"), "wanted an address such as"),
        (SITE + 'body = "markdown"\n', "publish.site.body = 'markdown'"),
        (SITE + 'image = "bars"\n', "publish.site.image = 'bars'"),
        (
            OUT + 'tags = ["{patch}"]\n',
            "publish.out.tags; wanted no such key: kind = 'folder' has nothing like it",
        ),
    ],
)
def test_a_declaration_that_is_wrong(project: Path, text: str, said: str) -> None:
    declare(project, text)
    with pytest.raises(ProjectError) as told:
        load(project)
    assert said in str(told.value)
    assert "newsgen.toml, line" in str(told.value)
    assert "me:secret" not in str(told.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8080", "[::1]:8080"])
def test_this_machine_needs_no_https(project: Path, host: str) -> None:
    declare(project, SITE.replace("https://cms.example", f"http://{host}"))
    assert load(project).publish["site"].kind == "wordpress"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "sites"), "no target 'sites'; wanted one of site, out; did you mean 'site'?"),
        (
            ("--to", "site"),
            "publish.site.user_env: the environment variable WP_USER is not set; wanted the login",
        ),
        (("--to", "out", "--only", "barchester-highst"), "did you mean 'barchester-highest'?"),
    ],
)
def test_a_call_that_is_wrong_sends_nothing(project: Path, words: tuple[str, ...], said: str) -> None:
    declare(project, SITE + OUT)
    done = run(EDITION, *words, "--project", project)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (project / ".newsgen").exists()


def test_a_password_in_the_wrong_place_is_not_repeated(project: Path) -> None:
    declare(project, SITE.replace("WP_SECRET", "abcd EFGH 1234"))
    done = run(EDITION, "--to", "site", "--project", project)
    assert done.returncode == 2
    assert "EFGH" not in done.stderr
    assert "it is no name of an environment variable" in done.stderr


def test_a_folder_is_written_once_and_an_edit_stays(project: Path) -> None:
    declare(project, OUT)
    first = run(EDITION, "--to", "out", "--project", project, "--json")
    told = json.loads(first.stdout)
    assert (first.returncode, {one["what"] for one in told}) == (0, {"created"})
    pages = sorted((project / "out").glob("*.html"))
    assert len(pages) == len(told)
    assert not any('href="b' in page.read_text(encoding="utf-8") for page in pages)
    pages[0].write_text("An editor's own", encoding="utf-8")
    assert "unchanged" in run(EDITION, "--to", "out", "--project", project).stdout
    assert pages[0].read_text(encoding="utf-8") == "An editor's own"
    assert len(run("--status", "--project", project).stdout.splitlines()) == len(told)


def test_only_what_was_approved_as_it_stands_is_sent(project: Path) -> None:
    declare(project, OUT)
    first, second, third, *_ = read_edition(EDITION).stories.values()
    at = datetime(2025, 2, 9, 12, tzinfo=UTC)
    approve(project, first["slug"], first["revision"], "approved", "Eleanor", at)
    approve(project, second["slug"], "of before", "approved", "Eleanor", at)
    done = run(EDITION, "--to", "out", "--project", project, "--approved", "--json")
    told = {one["slug"]: (one["what"], one["why"]) for one in json.loads(done.stdout)}
    assert done.returncode == 0
    assert told[first["slug"]] == ("created", "")
    assert told[second["slug"]] == ("held", "it has changed since Eleanor read it")
    assert told[third["slug"]] == ("held", "nobody has approved it")
    assert [page.stem for page in (project / "out").glob("*.html")] == [first["id"]]


def everything(terminal: int) -> str:
    """All that was written to a terminal of which the other end is closed."""
    found = b""
    with contextlib.suppress(OSError):  # the end of a pseudo-terminal is an error on Linux
        while chunk := os.read(terminal, 65536):
            found += chunk
    os.close(terminal)
    return found.decode()


def test_a_terminal_sees_how_far_it_is_and_then_the_stories(project: Path) -> None:
    declare(project, OUT)
    call = [
        sys.executable,
        "-m",
        "newsgen",
        "publish",
        str(EDITION),
        "--to",
        "out",
        "--project",
        str(project),
    ]
    ours, theirs = pty.openpty()
    done = subprocess.run(call, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True)
    os.close(theirs)
    assert "%" in everything(ours)  # which stages it shows is a matter of speed
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines()[-1].endswith("created.")
