from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import newsgen
from newsgen.edition import swap
from newsgen.edition import write as publishing
from newsgen.edition.read import read_edition
from newsgen.edition.write import link_story, put_edition, staged, write_edition, write_stories
from newsgen.edition.written import SUMS, keep_edits
from newsgen.errors import OutputError
from newsgen.outputs.format import edition_formats, story_suffixes
from tests.outputs.sample_edition import draft, edition


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "beside" / "edition"


def assert_alone(out: Path) -> None:
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_an_edition_on_disk(out: Path) -> None:
    put_edition(edition(), out)
    stories = [f"stories/{d.slug}{suffix}" for d in edition().drafts for suffix in story_suffixes()]
    assert sorted(tree(out)) == sorted(
        [SUMS, *(n for found in edition_formats() for n in found.names), *stories]
    )
    assert_alone(out)


def test_the_same_edition_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    put_edition(edition(), out)
    put_edition(edition(), tmp_path / "again")
    assert tree(out) == tree(tmp_path / "again")


def test_an_edition_is_replaced_whole(out: Path) -> None:
    put_edition(edition(), out)
    put_edition(replace(edition("Another"), drafts=(draft(),)), out)
    assert len(tree(out)) == 7
    assert read_edition(out).record["title"] == "Another"
    assert_alone(out)


def test_an_empty_folder_is_filled(out: Path) -> None:
    out.mkdir(parents=True)
    put_edition(edition(), out)
    assert read_edition(out).record["title"] == edition().title


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "edition").symlink_to(tmp_path / "web")
    for title in ("One", "Two"):
        put_edition(edition(title), tmp_path / "edition")
    assert (tmp_path / "edition").is_symlink()
    assert read_edition(tmp_path / "web").record["title"] == "Two"


def test_a_relative_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.parent.mkdir()
    monkeypatch.chdir(out.parent)
    put_edition(edition(), Path("edition"))
    assert_alone(out)


@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077, 0o002], ids=oct)
def test_a_rebuild_follows_the_umask_of_its_day(umask: int, out: Path) -> None:
    before = os.umask(0o007)
    try:
        put_edition(edition(), out)
        os.umask(umask)
        put_edition(edition(), out)
    finally:
        os.umask(before)
    rights = {path: path.stat().st_mode & 0o777 for path in (out, *out.rglob("*"))}
    assert rights == {path: (0o777 if path.is_dir() else 0o666) & ~umask for path in rights}


def test_what_desktops_leave_is_no_obstacle(out: Path) -> None:
    put_edition(edition(), out)
    (out / ".DS_Store").write_text("x")
    put_edition(edition(), out)
    assert not (out / ".DS_Store").exists()


@pytest.mark.parametrize(
    ("rights", "taken"), [(0o666, False), (0o644, True), (0o640, False), (0o600, False)], ids=oct
)
def test_a_story_is_taken_only_with_the_rights_that_it_would_get(rights: int, taken: bool, out: Path) -> None:
    before = os.umask(0o022)
    try:
        put_edition(edition(), out)
        path = out / "stories" / f"{draft().slug}.txt"
        path.chmod(rights)
        state = path.stat()
        with staged(out) as stage:
            files = {".txt": (state.st_size, state.st_mtime_ns)}
            assert link_story(draft().slug, out, files, stage) == taken
            assert len(list((stage.folder / "stories").iterdir())) == taken
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == rights


@pytest.mark.parametrize(
    "name", ["edition.json", "index.html", "SHA256SUMS", ".DS_Store", "stories/.DS_Store"]
)
@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_only_has_the_name_of_a_file_of_ours_is_left_alone(name: str, kind: str, out: Path) -> None:
    put_edition(edition(), out)
    path = out / name
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
        (path / "notes.txt").write_text("mine")
    elif kind == "link":
        (out.parent / "mine").write_text((out / "stories" / f"{draft().slug}.json").read_text())
        path.symlink_to(out.parent / "mine")
    else:
        os.mkfifo(path)
    with pytest.raises(OutputError, match=rf"files that newsgen did not write: {name}|edition") as caught:
        put_edition(edition("Another"), out)
    assert str(out) in str(caught.value)
    assert os.path.lexists(path)
    assert not path.is_dir() or (path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("suffix", [".html", ".txt", ".body.html", ".json"])
def test_a_folder_of_a_storys_name_is_left_alone(suffix: str, out: Path) -> None:
    put_edition(edition(), out)
    path = out / "stories" / f"{draft().slug}{suffix}"
    path.unlink()
    path.mkdir()
    with pytest.raises(OutputError, match=f"did not write: stories/{draft().slug}{suffix}"):
        put_edition(edition(), out)


def test_stories_that_are_a_link_are_left_alone(out: Path) -> None:
    put_edition(edition(), out)
    (out / "stories").rename(out.parent / "elsewhere")
    (out / "stories").symlink_to(out.parent / "elsewhere")
    with pytest.raises(OutputError, match="did not write: stories;"):
        put_edition(edition(), out)
    assert (out / "stories").is_symlink()


def test_what_is_put_there_while_an_edition_is_built_is_left_alone(out: Path) -> None:
    put_edition(edition(), out)
    with staged(out) as stage:
        write_stories(edition().drafts, edition(), stage)
        write_edition(edition(), stage)
        (out / "notes.txt").write_text("mine")
        with pytest.raises(OutputError, match=r"did not write: notes\.txt"):
            stage.commit()
    assert (out / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "name",
    ["index.html", "edition.json", *(f"stories/{draft().slug}{suffix}" for suffix in story_suffixes())],
)
def test_what_was_edited_is_kept_aside(name: str, out: Path) -> None:
    put_edition(edition(), out)
    written = (out / name).read_bytes()
    for n, kept in enumerate([name, f"{name.rpartition('.')[0]}.2.{name.rpartition('.')[2]}"]):
        edited = written + b" " * (n + 1)
        (out / name).write_bytes(edited)
        for _ in range(2):  # a build that is killed before its edition is in place does it again
            assert keep_edits(out) == (out.with_name("edition-edited") / kept,)
        put_edition(edition(), out)
        assert (out.with_name("edition-edited") / kept).read_bytes() == edited
        assert (out / name).read_bytes() == written
    put_edition(edition(), out)
    assert len(tree(out.with_name("edition-edited"))) == 2


def test_the_list_of_an_edition_is_what_sha256sum_reads(out: Path) -> None:
    put_edition(edition(), out)
    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", SUMS], cwd=out, check=True)
    assert len((out / SUMS).read_text().splitlines()) == len(tree(out)) - 1


@pytest.mark.parametrize(
    ("left", "aside"),
    [(None, 0), (b"", 18), (b"rubbish\n", 18), (b"\xff\xfe  index.html\n", 18)],
    ids=["of an older newsgen", "empty", "rubbish", "no text"],
)
def test_a_list_that_does_not_tell(left: bytes | None, aside: int, out: Path) -> None:
    put_edition(edition(), out)
    (out / ".DS_Store").write_text("x")
    (out / SUMS).unlink()
    if left is not None:
        (out / SUMS).write_bytes(left)
    put_edition(edition("Another"), out)
    assert len(tree(out.with_name("edition-edited"))) == aside
    assert read_edition(out).record["title"] == "Another"


def test_edits_that_cannot_be_kept_stop_the_edition(out: Path) -> None:
    put_edition(edition(), out)
    (out / "index.html").write_text("mine")
    out.with_name("edition-edited").write_text("in the way")
    there = tree(out.parent)
    with pytest.raises(OutputError, match="the edition cannot be written"):
        put_edition(edition("Another"), out)
    assert tree(out.parent) == there


def a_file(out: Path) -> None:
    out.parent.mkdir()
    out.write_text("mine")


def another_folder(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "thesis.doc").write_text("mine")


def a_folder_with_some_json(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "edition.json").write_text("{}")


def an_edition_with_notes(out: Path) -> None:
    put_edition(edition(), out)
    (out / "notes.txt").write_text("mine")
    (out / "stories" / "mine.txt").write_text("mine")


def an_edition_under_git(out: Path) -> None:
    put_edition(edition(), out)
    (out / ".git").mkdir()


def an_edition_of_tomorrow(out: Path) -> None:
    put_edition(edition(), out)
    record = (out / "edition.json").read_text()
    (out / "edition.json").write_text(record.replace(f'"{newsgen.__version__}"', '"99.0"'))


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (a_file, "{out}: a file, not a folder; wanted a folder for the edition"),
        (another_folder, "{out}: a folder that holds no edition; wanted a new, empty or edition folder"),
        (
            a_folder_with_some_json,
            "{out}/edition.json: not an edition of newsgen; wanted a version and a list of stories",
        ),
        (
            an_edition_with_notes,
            "{out}: files that newsgen did not write: notes.txt, stories/mine.txt; "
            "wanted an edition alone: move them elsewhere, or choose another folder",
        ),
        (
            an_edition_under_git,
            "{out}: files that newsgen did not write: .git; "
            "wanted an edition alone: move them elsewhere, or choose another folder",
        ),
        (
            an_edition_of_tomorrow,
            "{out}/edition.json: written by a newer newsgen, 99.0; wanted an edition of "
            f"{newsgen.__version__} or older",
        ),
    ],
)
def test_what_newsgen_did_not_write_is_left_alone(
    before: Callable[[Path], None], message: str, out: Path
) -> None:
    before(out)
    there = tree(out.parent)
    with pytest.raises(OutputError) as caught:
        put_edition(edition("Another"), out)
    assert str(caught.value) == message.format(out=out)
    assert tree(out.parent) == there


def test_slugs_that_are_no_file_names(out: Path) -> None:
    drafts = [
        replace(draft(), slug=slug)
        for slug in ("../up", "", "a b", ".x", "a.body", "x" * 201, "same", "same")
    ]
    with pytest.raises(OutputError) as caught:
        put_edition(replace(edition(), drafts=tuple(drafts)), out)
    assert len(caught.value.faults) == 7
    assert str(caught.value).splitlines()[0] == (
        "story '../up': a slug that cannot be a file's name; wanted at most 200 of a-z, 0-9, - and _"
    )
    assert (
        str(caught.value).splitlines()[-1] == "story 'same': 2 stories have this slug; wanted a slug for each"
    )
    assert not out.parent.exists()


def test_a_character_that_utf_8_does_not_have(out: Path) -> None:
    with pytest.raises(
        OutputError, match=r"a character that cannot be written: '\\ud800'; wanted UTF-8 text"
    ):
        put_edition(edition("\ud800"), out)
    assert not out.parent.exists()


@pytest.mark.parametrize("older", [True, False], ids=["over an edition", "new"])
@pytest.mark.parametrize("where", ["write", "flush", "mkdir", "rename"])
def test_whatever_the_system_refuses_nothing_changes(
    where: str, older: bool, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if older:
        put_edition(edition(), out)
    there = tree(out.parent)

    def refuse(*arguments: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    ours = {"write": "newsgen.edition.write._put", "flush": "newsgen.edition.write.flush"}
    monkeypatch.setattr(*(ours[where], refuse) if where in ours else (Path, where, refuse))
    with pytest.raises(OutputError) as caught:
        put_edition(edition("Another"), out)
    assert str(caught.value) == (
        f"{out}: the edition cannot be written: No space left on device; "
        f"wanted a disk with room, and the right to write in {out.parent}"
    )
    assert tree(out.parent) == there
    if older:
        assert_alone(out)
    else:
        assert not out.parent.exists()


@pytest.mark.parametrize("nth", range(19))
def test_a_disk_that_fills_up_half_way(nth: int, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_edition(edition(), out)
    there = tree(out)
    put, written = publishing._put, []

    def fill_up(path: str, data: bytes) -> None:
        if len(written) == nth:
            put(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        put(path, data)

    monkeypatch.setattr(publishing, "_put", fill_up)
    with pytest.raises(OutputError, match="No space left on device"):
        put_edition(edition("Another"), out)
    assert tree(out) == there
    assert_alone(out)


def test_a_folder_that_is_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match=r"the edition cannot be written: (Not a directory|File exists)"):
        put_edition(edition(), tmp_path / "file" / "deeper" / "edition")


def test_a_fault_of_ours_leaves_nothing_behind(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_edition(edition(), out)
    there = tree(out)
    monkeypatch.setattr("newsgen.edition.write.put_in_place", lambda fresh, out: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put_edition(edition("Another"), out)
    assert tree(out) == there
    assert_alone(out)


def test_leftovers_of_killed_runs_go_and_those_of_living_ones_stay(out: Path) -> None:
    put_edition(edition(), out)
    dead = out.parent / ".edition.newsgen-0123456789abcdef"
    (dead / "stories").mkdir(parents=True)
    other = out.parent / ".other.newsgen-0123456789abcdef"
    other.mkdir()
    hold = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], 0), 2); print(flush=True); input()"
    alive = out.parent / ".edition.newsgen-fedcba9876543210"
    alive.mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(alive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        put_edition(edition(), out)
        assert not dead.exists()
        assert alive.exists()
        assert other.exists()
        holder.kill()
    put_edition(edition(), out)
    assert not alive.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".edition.newsgen-backup",
        ".edition.newsgen-0123456789abcde",
        ".edition.newsgen-0123456789abcdef0",
        ".edition.newsgen-0123456789ABCDEF",
        ".edition.newsgen-0123456789abcdef-kept",
        ".edition.newsgen-0123456789abcdef-moved-2",
        ".edition.newsgen-",
        ".editionxnewsgen-0123456789abcdef",
    ],
)
def test_a_folder_with_a_name_like_a_leftovers_is_the_users(name: str, out: Path) -> None:
    put_edition(edition(), out)
    (out.parent / name).mkdir()
    (out.parent / name / "mine").touch()
    put_edition(edition(), out)
    assert (out.parent / name / "mine").exists()


def test_a_link_with_a_leftovers_name_leads_to_nothing_that_goes(out: Path, tmp_path: Path) -> None:
    put_edition(edition(), out)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    (out.parent / ".edition.newsgen-0123456789abcdef").symlink_to(tmp_path / "mine")
    put_edition(edition(), out)
    assert (tmp_path / "mine" / "notes.txt").exists()


def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    swap.exchange(tmp_path / "one", tmp_path / "other")
    assert sorted(tree(tmp_path)) == ["one/other", "other/one"]
    with pytest.raises(OSError, match="No such file or directory"):
        swap.exchange(tmp_path / "one", tmp_path / "none")


def test_a_swap_that_fails_in_its_second_step_is_taken_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_edition(edition(), out)
    there = tree(out)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == out and path.name.endswith("-moved") is False:
            raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
        return rename(path, target)

    def no_exchange(one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(swap, "exchange", no_exchange)
    with pytest.raises(OutputError, match="Directory not empty"):
        put_edition(edition("Another"), out)
    assert tree(out) == there
    assert_alone(out)


def test_a_story_that_was_taken_and_is_written_after_all_leaves_the_edition_before_as_it_was(
    out: Path,
) -> None:
    put_edition(edition(), out)
    there, one = tree(out), draft()
    paths = {suffix: out / "stories" / f"{one.slug}{suffix}" for suffix in story_suffixes()}
    files = {suffix: (path.stat().st_size, path.stat().st_mtime_ns) for suffix, path in paths.items()}
    with staged(out) as stage:
        assert link_story(one.slug, out, files, stage)
        write_stories([replace(one, headline="Another")], edition(), stage)
        assert tree(out) == there
        assert b"Another" in tree(stage.folder)[f"stories/{one.slug}.html"]
    assert tree(out) == there


PUBLISH_MANY = """
import sys
from pathlib import Path
from tests.outputs.sample_edition import edition
from newsgen.edition.write import put_edition
for _ in range(40):
    put_edition(edition(sys.argv[2]), Path(sys.argv[1]))
"""


def test_two_builds_at_once_do_not_tear_and_readers_see_one_edition(out: Path) -> None:
    put_edition(edition("One"), out)
    path = os.pathsep.join(
        (str(Path(newsgen.__file__).parent.parent), str(Path(newsgen.__file__).parent.parent))
    )
    builds = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLISH_MANY, str(out), title], env={**os.environ, "PYTHONPATH": path}
        )
        for title in ("One", "Another")
    ]
    seen: set[str] = set()
    while any(build.poll() is None for build in builds):
        found = read_edition(out)
        seen.add(found.record["title"])
        assert len(found.stories) == len(edition().drafts)
    assert [build.wait() for build in builds] == [0, 0]
    assert seen == {"One", "Another"}
    assert_alone(out)
