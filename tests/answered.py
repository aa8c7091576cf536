"""What a reporter would answer to the questions of `newsgen new`, for tests that build what it writes."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model.question import Question

_ANSWERS = {
    "data.published": "2024-12-05",
    "data.publisher": '"The Barset Office of Figures"',
    "data.period": '{ grain = "year", ends_on = 2020-12-31 }',
    "data.area.name": '""',
    "patches.1.name": '"the whole of Barsetshire"',
}
_OF_A_MEASURE = {"noun": '"figure"', "unit": '"points"'}


def answered(questions: Iterable[Question], chosen_rows: bool = False) -> dict[str, str]:
    """An answer to each, as TOML has it: its first candidate, where nothing in that is left to a person.

    Where rows are chosen, the noun has to say which: the first candidate does.
    """
    found = {}
    for question in questions:
        usual = _ANSWERS.get(question.key)
        if question.key == "data.period" and "YYYY" not in question.candidates[0]:
            usual = question.candidates[0]
        if question.key.startswith("measures.") and not chosen_rows:
            usual = _OF_A_MEASURE.get(question.key.rpartition(".")[2])
        found[question.key] = usual or question.candidates[0]
    return found


def options(questions: Iterable[Question], chosen_rows: bool = False) -> list[str]:
    """The answers as options of `newsgen new`."""
    return [
        part
        for key, value in answered(questions, chosen_rows).items()
        for part in ("--answer", f"{key}={value}")
    ]
