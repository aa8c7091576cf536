"""`newsgen new`: a project for a table that newsgen has never seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import put_out, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsgen.ingest.guessing.decided import Guess
    from newsgen.model.question import Question


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The project's folder, to be made.")],
    data: Annotated[str, typer.Option(metavar="TABLE", help="The table: a file, or an http(s) address.")],
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="The answer to a question: data.publisher='Barset Council'."),
    ] = None,
    measure: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="A column of figures; the first leads.")
    ] = None,
    area: Annotated[str, typer.Option(metavar="COLUMN", help="The column of the places.")] = "",
    period: Annotated[str, typer.Option(metavar="COLUMN", help="The column of the dates.")] = "",
    sheet: Annotated[str, typer.Option(metavar="NAME", help="The sheet of a workbook.")] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="What was found and is asked, for programs.")
    ] = False,
) -> None:
    """Write a project for a table: says what it took and why, and asks what the table does not say.

    What is not answered stands in newsgen.toml, ready to uncomment; nothing is built while a question is open.
    """
    import os

    from newsgen.cli.answers import ask, is_terminal
    from newsgen.cli.aside import InPlace
    from newsgen.cli.preview import for_programs, told
    from newsgen.errors import Fault, InputError
    from newsgen.ingest.fetch import fetch, is_address
    from newsgen.ingest.guess import guess
    from newsgen.ingest.guessing.steering import Steering
    from newsgen.ingest.preview import preview_of
    from newsgen.project import FILE
    from newsgen.project.answers import answers_of
    from newsgen.project.written import ToWrite, settable, written
    from newsgen.surroundings.network import fetch as from_network

    if (folder / FILE).exists():
        raise InputError(
            Fault(str(folder / FILE), "a project is there already", "a folder of its own for each project")
        )
    table = fetch(data, Path(), from_network)
    source = data if is_address(data) else Path(os.path.relpath(data, folder)).as_posix()
    guessed = guess(
        table, source, Steering(measures=tuple(measure or ()), area=area, period=period, sheet=sheet)
    )
    answers = answers_of(answer or (), settable(guessed.source, guessed.measures))
    preview = preview_of(guessed, table)
    asking = is_terminal() and not as_json
    if asking:  # with the table before the eyes
        _tell_all(told(preview))
        answers |= ask(q for q in guessed.questions if q.key not in answers)
    still_open = tuple(q for q in guessed.questions if q.key not in answers)
    reasons = {d.key: d.why for d in guessed.decisions}
    text = written(ToWrite(guessed.source, guessed.measures, reasons, still_open, answers))
    if not still_open:
        _check(text, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            Fault(str(folder), error.strerror or str(error), "a folder that can be written")
        ) from None
    with InPlace(f"{folder / FILE} is in place") as stands:
        stands.now = True
        if as_json:
            _put_json(for_programs(preview), guessed, still_open)
            return
        if not asking:
            _tell_all(told(preview))
        tell(f"Wrote {folder / FILE}. What it guessed, and why:")
        for decision in guessed.decisions:
            tell(f"  {decision.key}: {decision.why}")
        _tell_open(still_open, folder)


def _check(text: str, folder: Path) -> None:
    """ProjectError where an answer does not fit its key: before anything is written."""
    import tomllib

    from newsgen.project import declared

    declared(tomllib.loads(text), folder)


def _tell_all(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)


def _tell_open(questions: tuple[Question, ...], folder: Path) -> None:
    if not questions:
        tell(f"Correct what is wrong there; then: newsgen build {folder}")
        return
    tell(f"Open, and nothing is built until it is answered in {folder / 'newsgen.toml'}:")
    for question in questions:
        tell(f"  {question.key}: {question.asks} For instance: {question.candidates[0]}")


def _put_json(preview: object, guessed: Guess, questions: tuple[Question, ...]) -> None:
    import json
    from dataclasses import asdict

    told = {
        "preview": preview,
        "decisions": [asdict(decision) for decision in guessed.decisions],
        "questions": [asdict(question) for question in questions],
    }
    put_out(json.dumps(told, ensure_ascii=False, indent=2, default=str) + "\n")
