"""`newsgen phrases`, and `newsgen say` of a role: what a project's drafts say, and could have said."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, change
from tests.conftest import ROOT

NORTH_EAST = ROOT / "tests" / "projects" / "north-east"
DRAFTS = {"highest": 14, "lowest": 14}
_LAST = re.compile(
    r"(\d+) roles?, (\d+) situations?, (\d+) wordings?: (\d+) said, (\d+) could have been, "
    r"(\d+) are for situations that it has not"
)


@pytest.fixture
def north_east(shared: Path) -> Path:
    assert shared.is_dir()
    return NORTH_EAST


def entries(run: Run, *call: str | Path) -> list[dict[str, Any]]:
    ran = run("phrases", *call, "--json")
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_the_counts_of_the_north_east_add_up(run: Run, north_east: Path) -> None:
    found = entries(run, north_east)
    last = run("phrases", north_east).out.splitlines()[-1]
    match = _LAST.fullmatch(last)
    assert match, last
    roles, _, wordings, said, could, without = map(int, match.groups())
    assert wordings == len(found) == said + could + without
    assert roles == len({(one["kind"], one["role"]) for one in found})
    assert said == sum(bool(one["drafts"]) for one in found)
    assert could == sum(bool(one["could"]) and not one["drafts"] for one in found)
    cases = defaultdict(list)
    for one in found:
        cases[one["kind"], one["role"], one["when"], one["file"]].append(one)
        assert not set(one["drafts"]) & set(one["could"])
        assert bool(one["sample"]) == bool(one["drafts"] or (one["could"] and not one["fault"]))
        assert "too long a headline" in one["fault"] or not one["fault"]
    for case in cases.values():
        in_it = {frozenset(one["drafts"]) | frozenset(one["could"]) for one in case}
        saying = {slug for one in case for slug in one["drafts"]}
        assert in_it == {frozenset(saying)}, case[0]


@pytest.mark.parametrize("story", DRAFTS)
def test_each_draft_says_one_headline_and_one_lead(run: Run, north_east: Path, story: str) -> None:
    found = entries(run, north_east)
    leads = [slug for one in found if (one["kind"], one["role"]) == (story, "lead") for slug in one["drafts"]]
    assert len(leads) == len(set(leads)) == DRAFTS[story]
    headlines = [slug for one in found if one["role"] == "headline" for slug in one["drafts"]]
    # one that says another's words ({{ beyond_wider|said("headline") }}) is one headline
    assert sum(slug.endswith(f"-{story}") for slug in set(headlines)) == DRAFTS[story]


def test_the_samples_are_what_the_edition_prints(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("build", project, "--out", tmp_path / "edition").status == 0
    found = entries(run, project)
    said = {(f"{one['file']}:{one['line']}", slug): one for one in found for slug in one["drafts"]}
    paths = sorted((tmp_path / "edition" / "stories").glob("*.json"))
    assert paths
    for path in paths:
        story = json.loads(path.read_text())
        printed = f"{story['headline']}\n{story['standfirst']}\n{story['text']}"
        roles = story["roles"]
        assert roles[0]["role"].endswith(".headline")
        for role in roles:
            one = said[role["phrase"], story["slug"]]
            assert (f"{one['kind']}.{one['role']}", one["when"]) == (role["role"], role["situation"])
            if one["sample_of"] == story["slug"]:
                assert one["sample"] in printed


def test_the_listing_in_words(run: Run, north_east: Path) -> None:
    out = run("phrases", north_east, "highest.lead").out
    assert "\nhighest.lead\n  when it is tied: no draft of this edition\n" in out
    assert "  when measure is rate: 14 of 14 drafts\n" in out
    assert re.search(r"    extremes\.phrases:\d+  said in \d+: north-east-highest, ", out)
    assert (
        "      “In the week to October 23, Durham City had the highest Covid case rate in the North East"
        in out
    )


def test_a_wording_that_no_draft_took_is_said_as_one_would(run: Run, north_east: Path) -> None:
    untaken = [
        one for one in entries(run, north_east) if one["could"] and not one["drafts"] and not one["fault"]
    ]
    assert untaken
    out = run("phrases", north_east).out
    for one in untaken:
        assert one["sample_of"] == one["could"][0]
        assert f"“{one['sample']}”  (as {one['sample_of']} would say it)\n" in out


def test_what_no_draft_could_say_is_shown_as_it_is_written(run: Run, north_east: Path) -> None:
    text = "      no sample; it is written: {{ it.joint|and_list|sentence }} had "
    assert text in run("phrases", north_east, "highest.lead", "--all").out
    assert text not in run("phrases", north_east, "highest.lead").out


@pytest.mark.slow
def test_what_no_draft_could_say_is_said_of_an_invented_example_that_fits(run: Run, north_east: Path) -> None:
    words = "“Plumstead in Barchester and Puddingdale in Barchester follow at 304.9.”"
    line = f"      {words}  (invented: of the example in docs/angles.md, of none of your figures)\n"
    assert line in run("phrases", north_east, "highest.second", "--all").out
    assert "invented" not in run("phrases", north_east, "highest.second").out
    found = entries(run, north_east, "--all")
    invented = [one for one in found if one["invented"]]
    assert invented
    assert all(one["sample"] and not (one["drafts"] or one["could"] or one["sample_of"]) for one in invented)
    assert not any(one["invented"] for one in entries(run, north_east))
    kept = {"sample": "", "invented": False}
    assert [one | kept if one["invented"] else one for one in found] == entries(run, north_east)


def test_a_wording_of_the_project_s_own(run: Run, project: Path) -> None:
    before = entries(run, project, "highest.lead")
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "highest.phrases").write_text(
        "lead\n  otherwise\n    or  It was {{ it.top.value|with_unit }} in {{ it.top }}.\n"
    )
    own, *others = entries(run, project, "highest.lead")
    assert {one["source"] for one in others} == {"newsgen"} == {one["source"] for one in before}
    assert (own["source"], own["file"], own["line"]) == ("project", "templates/highest.phrases", 3)
    assert own["sample"].startswith("It was ")
    assert "highest.phrases:3, your own  said in" in run("phrases", project, "highest.lead").out


def test_a_draft_that_has_no_words_is_told_of(run: Run, project: Path) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "highest.phrases").write_text(
        'lead\n  otherwise\n    say {{ it.top }} is first.\n    or  {{ better|said("counted") }}\n'
    )
    ran = run("phrases", project, "highest.lead")
    assert ran.status == 0
    blocked = re.findall(r"^(\S+) is blocked, and is taken to say nothing: (.+)$", ran.out, re.M)
    assert blocked
    for slug, why in blocked:
        assert "wanted a finding, an average or an area" in why
        said = run("say", "highest.lead", "--project", project, "--story", slug)
        assert said.err == f"{slug} says nothing as highest.lead. It is blocked: {why}\n"
    assert "could not say it: templates/highest.phrases, line 4: said: " in ran.out


@pytest.mark.parametrize(
    ("name", "near"),
    [("higest", "'highest'"), ("highest.laed", "'highest.lead'"), ("wrods.source", "'words.source'")],
)
def test_a_name_that_is_not_there(run: Run, project: Path, name: str, near: str) -> None:
    for call in (("phrases", project, name), ("say", "x.y", "--project", project)):
        assert run(*call).status == 2
    ran = run("phrases", project, name)
    assert f"newsgen phrases: nothing is called '{name}'" in ran.err
    assert ran.err.endswith(f"did you mean {near}?\n")


def test_a_name_alone_is_of_the_project_that_one_is_in(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert run("phrases", "highest.lead").out == run("phrases", project, "highest.lead").out


def test_a_phrase_file_that_is_wrong(run: Run, project: Path) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "highest.phrases").write_text("lead\n  sya It rained.\n")
    ran = run("phrases", project)
    assert ran.status == 2
    assert "templates/highest.phrases, line 2: 'sya' begins no line" in ran.err


def test_a_wording_that_runs_too_long_is_stopped(run: Run, project: Path) -> None:
    change(project / "newsgen.toml", "[project]\n", "[project]\nseconds_a_draft = 1\n")
    (project / "templates").mkdir(exist_ok=True)
    loops = "".join("{% for a in it.areas %}" for _ in range(12)) + "{% endfor %}" * 12
    (project / "templates" / "sources.block.html").write_text(loops.replace("it.areas", "'abcdefghijklm'"))
    ran = run("phrases", project)
    assert ran.status == 2
    assert "took longer than 1 seconds" in ran.err


def test_say_a_role(run: Run, north_east: Path) -> None:
    lead = "had the highest Covid case rate in the North East"
    every = run("say", "highest.lead", "--project", north_east)
    assert every.status == 0
    lines = every.out.splitlines()
    assert len(lines) == DRAFTS["highest"]
    slug, _, words = lines[0].partition("  ")
    assert slug == "north-east-highest"
    assert lead in words
    one = run("say", "highest.lead", "--project", north_east, "--story", "north-east-highest")
    assert one.out == words + "\n"


def test_say_a_role_that_a_draft_does_not_say(run: Run, north_east: Path) -> None:
    ran = run("say", "highest.lead", "--project", north_east, "--story", "north-east-lowest")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "north-east-lowest says nothing as highest.lead.\n"


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (("highest.lead", "--style", "uk-regional"), "--style: it says nothing to 'highest.lead'"),
        (("highest.lead", "--data", "{}"), "--data: it says nothing to 'highest.lead'"),
        (("{{ n }}", "--project", "."), "--project: it says nothing to '{{ n }}'; wanted a role"),
        (("highest", "--story", "a"), "--story: it says nothing to 'highest'; wanted a role"),
    ],
)
def test_say_with_what_does_not_go_together(run: Run, call: tuple[str, ...], fault: str) -> None:
    ran = run("say", *call)
    assert ran.status == 2
    assert fault in ran.err


def test_say_an_unknown_story(run: Run, project: Path) -> None:
    slug = next(one["drafts"][0] for one in entries(run, project, "highest.lead") if one["drafts"])
    ran = run("say", "highest.lead", "--project", project, "--story", slug[:-1])
    assert ran.status == 2
    assert ran.err.endswith(f"did you mean {slug!r}?\n")
