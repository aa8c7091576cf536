"""The page Project: newsgen.toml as text, held against what `load` asks of it while it is typed, and saved.

It is only there for whoever started the desk: the file says what is read from this machine, and where passwords go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from newsgen.desk.desk import Desk
from newsgen.desk.framed import framed
from newsgen.desk.own_files import ChangedOnDiskError, checked_text, read_file, save_file
from newsgen.desk.writing_pages import Answer
from newsgen.errors import Fault, InputError, NewsgenError
from newsgen.project import FILE, project_of
from newsgen.project.answered import answered, questions_of

_LINE, _AT_LINE = re.compile(r"\bline (\d+)"), re.compile(r"\(at line (\d+),")

LONGEST_ANSWER = 500


def project(desk: Desk, request: Request) -> Response:
    """The project file, as it stands on disk."""
    own = read_file(desk.project, "", FILE)
    edition = desk.shelf.edition().record
    return framed("project", request, edition, file=own, faults=_faults(desk, own.text))


def check(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """What is wrong with a text."""
    text = _given(data)
    return {"faults": _faults(desk, text), "questions": _questions(text)}, 200


def answer(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """A text with a question of it answered; nothing is written."""
    key, said = data.get("key"), data.get("answer")
    if not isinstance(key, str) or not isinstance(said, str) or len(said) > LONGEST_ANSWER:
        raise InputError(Fault("the answer", "no text, or too long", f"at most {LONGEST_ANSWER} characters"))
    return {"text": answered(_given(data), FILE, key, said)}, 200


def save(desk: Desk, request: Request, data: Mapping[str, Any]) -> Answer:
    """Save a text. 409, with what stands there, where the file is not the one that was read.

    InputError: it has faults, and what stands there has none: a desk leaves no project that nobody can build.
    """
    text, digest = _given(data), data.get("digest")
    if not isinstance(digest, str):
        raise InputError(Fault("digest", repr(digest), "that of the file that was read"))
    if _faults(desk, text) and not _faults(desk, read_file(desk.project, "", FILE).text):
        raise InputError(Fault(FILE, "a build would stop at it", "what is wrong put right first"))
    try:
        saved = save_file(desk.project, "", FILE, text, digest)
    except ChangedOnDiskError as changed:
        return asdict(changed.now), 409
    return asdict(saved), 200


PROJECT: dict[str, Callable[[Desk, Request], Response]] = {"/project": project}
"""The page of the project file."""
SETTING: dict[str, Callable[[Desk, Request, Mapping[str, Any]], Answer]] = {
    "/project/check": check,
    "/project/answer": answer,
    "/project/save": save,
}
"""What is asked of it and written, by POST."""


def _given(data: Mapping[str, Any]) -> str:
    return checked_text(data.get("text"), FILE)


def _questions(text: str) -> list[dict[str, Any]]:
    """What `newsgen new` left open in a text; nothing where that cannot be read."""
    try:
        return [asdict(one) for one in questions_of(text, FILE)]
    except InputError:
        return []


def _faults(desk: Desk, text: str) -> list[dict[str, Any]]:
    """What the loader says of a text, each with its line, 0 where it is of none."""
    try:
        project_of(desk.project / FILE, text)
    except NewsgenError as error:
        here = str(desk.project / FILE)
        return [{"line": _line(one), "text": str(one).replace(here, FILE)} for one in error.faults]
    return []


def _line(fault: Fault) -> int:
    """Where it says so: TOML that cannot be read at all has its line among the words."""
    found = _LINE.search(fault.where) or _AT_LINE.search(fault.found)
    return int(found[1]) if found else 0
