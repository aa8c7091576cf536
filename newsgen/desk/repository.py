"""A new version of the project's phrase files as a commit, where the project is in a git repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from newsgen.desk.own_phrases import FOLDER, checked_name
from newsgen.errors import Fault, InputError

SECONDS = 30
LONGEST_MESSAGE = 500


def is_repository(project: Path) -> bool:
    """Whether git is here, and keeps the project's folder."""
    return shutil.which("git") is not None and _git(project, "rev-parse", "--is-inside-work-tree") == "true"


def changed(project: Path) -> tuple[str, ...]:
    """The project's own phrase files that are otherwise than in its last commit, or new."""
    lines = _git(project, "status", "--porcelain", "-z", "--", FOLDER).split("\0")
    names = {Path(line[3:]).name for line in lines if line.endswith(".phrases")}
    return tuple(sorted(names))


def commit(project: Path, names: tuple[str, ...], message: str, who: str) -> str:
    """Commit these phrase files, and nothing else that may be staged; its short name. InputError: git does not."""
    if not 0 < len(message.strip()) <= LONGEST_MESSAGE:
        raise InputError(Fault("the message", "empty, or too long", f"at most {LONGEST_MESSAGE} characters"))
    paths = [f"{FOLDER}/{checked_name(name)}" for name in names]
    if not paths:
        raise InputError(Fault("the commit", "no phrase file has changed", "a file that was saved"))
    said = f"{message.strip()}\n\nSaid at the desk by {who}.\n"
    for call in (["add", "--", *paths], ["commit", "--quiet", "--only", "-m", said, "--", *paths]):
        ran = _run(project, *call)
        if ran.returncode:
            found = (ran.stderr or ran.stdout).strip()[-400:] or f"it ended with status {ran.returncode}"
            raise InputError(Fault("git", found, "a repository that takes commits"))
    return _git(project, "rev-parse", "--short", "HEAD")


def _git(project: Path, *call: str) -> str:
    ran = _run(project, *call)
    return "" if ran.returncode else ran.stdout.rstrip("\n")


def _run(project: Path, *call: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a list of our own words, after "--" names of phrase files
            [shutil.which("git") or "git", "-C", str(project), *call],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(Fault("git", str(error), "a git that answers")) from None
