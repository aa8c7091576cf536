"""A project file with a question of it answered."""

from __future__ import annotations

import tomlkit

from newsgen.errors import Fault, InputError
from newsgen.model.question import Question
from newsgen.own_file import toml_of
from newsgen.project.answers import is_form, value_of
from newsgen.project.questions import still_open, with_line
from newsgen.project.written import as_toml


def questions_of(text: str, where: str) -> list[Question]:
    """The questions of a text that are open. InputError: it is no TOML."""
    return still_open(text, toml_of(text, where, InputError))


def answered(text: str, where: str, key: str, answer: str) -> str:
    """The text with that answer, as `newsgen new --answer` takes it. InputError: it is none, or no such question."""
    asked = {one.key: one for one in questions_of(text, where)}
    if key not in asked:
        raise InputError(Fault(where, f"no open question {key!r}", "one of the file"))
    said = answer.strip()
    if not said or is_form(said, asked[key].candidates):
        raise InputError(
            Fault(key, repr(said), "your own for what stands in capitals" if said else "an answer")
        )
    name = key.rpartition(".")[2]
    line = f"{name} = {tomlkit.item(as_toml(value_of(key, said))).as_string()}"
    return with_line(text, key, line)
