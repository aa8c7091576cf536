"""`newsgen migrate`, and what is said of a template that builds on a shipped story before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, change

OWN = """{% extends "shipped/highest.html" %}
{% block headline %}{{ highest.top|here|sentence }} comes first{% endblock %}
{% block list %}{{ mine(highest.areas) }}{% endblock %}
"""
BUILDS_ON = (
    "it builds on '{}', and the shipped stories are told from phrases now; "
    "wanted a .story and .phrases in its place: `newsgen migrate PROJECT` writes what it can of them"
)


@pytest.fixture
def own(project: Path) -> Path:
    """The project with a template of its own, and the folder that it is in."""
    folder = project / "templates"
    folder.mkdir()
    (folder / "highest.html").write_text(OWN)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", ["lint", "build"])
@pytest.mark.parametrize(
    ("files", "line", "named"),
    [
        pytest.param({"highest.html": OWN}, "highest.html, line 1", "shipped/highest.html", id="the shipped one"),
        pytest.param(
            {"highest.html": '\n{% extends "lowest.html" %}'}, "highest.html, line 2", "lowest.html", id="another one"
        ),
        pytest.param(
            {"highest.html": '{% extends "base.html" %}', "base.html": '{% extends "risers.html" %}'},
            "base.html, line 1",
            "risers.html",
            id="through one of its own",
        ),
        pytest.param(
            {"highest.html": '{% extends "story.html" %}{% from "history.html" import x %}'},
            "highest.html, line 1",
            "history.html",
            id="a macro of it",
        ),
    ],
)  # fmt: skip
def test_a_template_that_builds_on_a_shipped_story(
    run: Run, project: Path, tmp_path: Path, command: str, files: dict[str, str], line: str, named: str
) -> None:
    (project / "templates").mkdir()
    for name, text in files.items():
        (project / "templates" / name).write_text(text)
    ran = run(command, project, *(("--out", tmp_path / "out") if command == "build" else ()))
    assert ran.status == (2 if command == "build" else 1)
    assert f"templates/{line}: {BUILDS_ON.format(named)}" in ran.out + ran.err
    assert not (tmp_path / "out").exists()


def test_one_that_builds_on_a_plain_one_of_its_own_by_a_shipped_name(run: Run, project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "highest.html").write_text('{% extends "lowest.html" %}')
    (project / "templates" / "lowest.html").write_text('{% extends "story.html" %}')
    assert run("lint", project).status == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["highest.html", "highest.story", "highest"])
def test_three_names_of_a_shipped_story(run: Run, project: Path, tmp_path: Path, name: str) -> None:
    change(project / "newsgen.toml", 'template = "highest.html"', f'template = "{name}"')
    assert run("lint", project).status == 0
    assert run("build", project, "--out", tmp_path / "out").status == 0


@pytest.mark.parametrize(
    ("name", "near"),
    [("higest.html", "highest.html"), ("higest.story", "highest.story"), ("higest", "highest")],
)
def test_a_name_of_nothing(run: Run, project: Path, name: str, near: str) -> None:
    change(project / "newsgen.toml", 'template = "highest.html"', f'template = "{name}"')
    ran = run("lint", project)
    assert ran.status == 1
    assert f"there is no template {name!r}; did you mean {near!r}?" in ran.out


def test_it_shows_and_writes_nothing(run: Run, own: Path) -> None:
    ran = run("migrate", own.parent)
    assert ran.status == 0
    assert (
        "  highest.story\n    # The shipped story, with what highest.html changed of it: headline, list.\n"
        in ran.out
    )
    assert "    headline\n      say {{ highest.top|here|sentence }} comes first\n" in ran.out
    assert (
        "  left to you: templates/highest.html, line 3: list: the macro mine(highest.areas) is no paragraph; "
        "wanted words of your own: its old lines are there as a note\n"
    ) in ran.out
    assert "Nothing was written. To write these files: newsgen migrate" in ran.out
    assert [path.name for path in own.iterdir()] == ["highest.html"]


def test_it_writes_and_the_project_is_sound(run: Run, own: Path) -> None:
    ran = run("migrate", own.parent, "--write")
    assert "  wrote highest.story\n  wrote highest.phrases\n" in ran.out
    assert "Then delete templates/highest.html" in ran.out
    (own / "highest.html").unlink()
    assert run("lint", own.parent).status == 0
    ran = run("build", own.parent, "--out", own.parent / "edition")
    assert ran.status == 0
    assert " comes first\n" in ran.out
    assert "Nothing to migrate" in run("migrate", own.parent).out


def test_it_writes_over_no_file(run: Run, own: Path) -> None:
    (own / "highest.phrases").write_text("lead\n  say Mine.\n")
    ran = run("migrate", own.parent, "--write")
    assert "  wrote highest.story\n  highest.phrases is there already, and was left as it is\n" in ran.out
    assert (own / "highest.phrases").read_text() == "lead\n  say Mine.\n"


def test_a_folder_that_cannot_be_written(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, mode="r", **more: refuse() if mode == "x" else opened(path, mode, **more)
    )
    ran = run("migrate", own.parent, "--write")
    assert ran.status == 2
    assert "highest.story: Permission denied; wanted a folder that can be written" in ran.err
