"""A house of a few files, whose stories are told of a small table in this process: for tests of what phrases say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from newsgen.angles import vocabulary
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.writing.render import Writer
from tests.gates.small import HOUSE

VOCABULARY = vocabulary()


def house(folder: Path, files: Mapping[str, str]) -> NewsroomSettings:
    """A newsroom in that folder, with these files as its templates."""
    (folder / "templates").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "templates" / name).write_text(text, encoding="utf-8")
    return replace(HOUSE, folder=folder, angles=VOCABULARY)


def told(newsroom: NewsroomSettings, planned: StoryPlan, template: str) -> Draft:
    """The draft of a plan by that template, or by the order of that name."""
    one = replace(planned, template=template)
    (draft,) = Writer(newsroom, nullcontext).write((one,), {one.slug}, lambda slug: None)
    return draft
