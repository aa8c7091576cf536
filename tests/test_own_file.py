"""Files of a project are read within bounds, whatever they are."""

from __future__ import annotations

import os
import socket
from itertools import pairwise
from pathlib import Path

import pytest

from newsgen import own_file
from newsgen.errors import InputError, InsertError
from newsgen.own_file import DEEPEST, MOST_BYTES, bounded_text, own_text, toml_of
from newsgen.writing.front_matter import LONGEST, front_matter


def nest(depth: int) -> str:
    return "a = " + "[" * depth + "]" * depth


TOML = {
    "as deep as may be": (nest(DEEPEST - 1), ""),
    "deeper": (nest(DEEPEST + 1), "tables and lists nested too deeply; wanted at most 20 within one another"),
    "very deep": (nest(100_000), "tables and lists nested too deeply"),
    "inline tables": ("a = " + "{a = " * 50_000 + "1" + "}" * 50_000, "tables and lists nested too deeply"),
    "a name of many parts": (".".join("a" * DEEPEST) + " = 1", ""),
    "of more": (".".join("a" * 22) + " = 1", "line 1: a name of too many parts; wanted at most 20"),
    "of very many": ("b = 1\n" + ".".join('"a"' for _ in range(100_000)) + " = 1", "line 2: a name of too many parts"),
    "a table of many parts": ("[" + " . ".join("a" * 50_000) + "]", "line 1: a name of too many parts"),
    "the largest number": (f"a = {2**63 - 1}", ""),
    "one more": (f"a = {2**63}", "a number that is too large, or none; wanted numbers of at most 18 digits"),
    "thousands of digits": ("a = 1" + "0" * 5000, "a number that is too large, or none"),
    "in a list": ("a = [[1e999]]", "a number that is too large, or none"),
    "not a number": ("a = nan", "a number that is too large, or none"),
    "no TOML": ("a =", "not TOML"),
    "sentences": ("a = 'One... two. Three.four.'\nb = '" + ". " * 500 + "'", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", TOML)
def test_toml(case: str) -> None:
    text, said = TOML[case]
    assert_said(lambda: toml_of(text, "t.toml", InputError), said)


NAMES = "abcdefghijklmnopqrstuvwxyz"
DOUBLED = (f"{one}: &{one} [*{before}, *{before}]\n" for before, one in pairwise(NAMES))
BILLION = "a: &a [1, 1]\n" + "".join(DOUBLED)
YAML = {
    "as deep as may be": (nest(DEEPEST - 1).replace(" =", ":"), ""),
    "deeper": (nest(DEEPEST + 1).replace(" =", ":"), "nested too deeply"),
    "very deep": (nest(30_000).replace(" =", ":"), "nested too deeply"),
    "very deep, never closed": ("[" * LONGEST, "nested too deeply"),
    "aliases of aliases": (BILLION, "an alias or an anchor"),
    "one that holds itself": ("a: &a [*a]", "an alias or an anchor"),
    "a sign that is no alias": ("a: 'R&D *'", ""),
    "as long as may be": ("a: " + "x" * (LONGEST - 3), ""),
    "longer": ("a: " + "x" * (LONGEST - 2), "65,537 characters of front matter; wanted at most 65,536"),
    "thousands of digits": ("a: 1" + "0" * 5000, "a number or a day that cannot be"),
    "in another base": ("a: 0x" + "f" * 5000, "a number that is too large"),
    "by sixties": ("a: 1" + ":10" * 5000, "a number that is too large"),
    "infinite": ("a: .inf", "a number that is too large"),
    "no such day": ("a: 2021-02-30", "a number or a day that cannot be"),
    "no YAML": ("a: [", "front matter in YAML"),
}  # fmt: skip


@pytest.mark.parametrize("case", YAML)
def test_front_matter(case: str) -> None:
    text, said = YAML[case]
    assert_said(lambda: front_matter(text, "t.md"), said)


def assert_said(read: object, said: str) -> None:
    told = ""
    try:
        assert callable(read)
        read()
    except InputError as error:
        (fault,) = error.faults
        told = str(fault)
    assert said in told
    assert bool(told) == bool(said)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listens(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(os.path.relpath(path))


KINDS = {
    "a pipe": (fifo, "it is not an ordinary file"),
    "a socket": (listens, "t: "),
    "a folder": (Path.mkdir, "it is a folder"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "it is not an ordinary file"),
    "a link in a circle": (lambda path: path.symlink_to(path), "t: "),
    "nothing": (lambda path: None, "there is no such file"),
    "too large a file": (lambda path: path.write_bytes(b"x" * (MOST_BYTES + 1)), "wanted at most 2,097,152 bytes"),
    "the largest file": (lambda path: path.write_bytes(b"x" * MOST_BYTES), ""),
    "no text": (lambda path: path.write_bytes(b"\xff"), "not text"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_what_is_no_ordinary_file(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make, said = KINDS[case]
    make(tmp_path / "t")
    assert_said(lambda: bounded_text(tmp_path / "t", "t", InputError), said)


def test_a_link_out_of_the_project_is_refused_and_one_within_it_is_not(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret").write_text("secret")
    (project / "own").write_text("own")
    (project / "out").symlink_to(tmp_path / "secret")
    (project / "in").symlink_to("own")
    assert own_text(project, project / "in", "in", InsertError) == "own"
    with pytest.raises(InsertError, match="out: it lies outside the project; wanted a file in project/"):
        own_text(project, project / "out", "out", InsertError)


def test_lines_end_as_they_do_in_text(tmp_path: Path) -> None:
    (tmp_path / "t").write_bytes(b"\xef\xbb\xbfa\r\nb\rc")
    assert own_file.bounded_text(tmp_path / "t", "t", InputError) == "a\nb\nc"
