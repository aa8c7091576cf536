"""`newsgen facts`: sentences that hold whatever the withheld figures are, and what it says where it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsgen.cli.app import app
from newsgen.errors import OutputError
from tests.conftest import ROOT
from tests.regenerate import GOLDEN

PROJECT = ROOT / "examples" / "barsetshire"
EDITION = GOLDEN / "barsetshire"


def facts(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["facts", *arguments], catch_exceptions=True)
    if isinstance(result.exception, OutputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An edition as it stood before there were facts."""
    folder = tmp_path / "older"
    shutil.copytree(EDITION, folder)
    shutil.rmtree(folder / "facts")
    record = json.loads((folder / "edition.json").read_text())
    for patch in record["patches"]:
        del patch["slug"]
    (folder / "edition.json").write_text(json.dumps(record))
    return folder


@pytest.mark.parametrize(
    ("patch", "sentence"),
    [
        pytest.param("barsetshire", "Barsetshire has a total of at least 1,087 and no more than 1,097 new cases, down from 1,195 new cases in the period before.", id="open total"),
        pytest.param("Hogglestock", "Hogglestock has a total of 361 new cases, up from 327 new cases in the period before.", id="known total"),
        pytest.param("Hogglestock", "Hogglestock has the highest rate of the 5 places of its kind beside which it stands.", id="rank among peers"),
        pytest.param("Hogglestock", "The flu case rate is above 100 cases per 100,000 people in all of the 15 neighbourhoods, after all in the period before.", id="all"),
        pytest.param("Barsetshire", "Greshamsbury North has the lowest flu case rate of the neighbourhoods with a figure, 30.5 cases per 100,000 people, after 91.6 cases per 100,000 people in the period before; 5 without one could be as low.", id="lowest of those with a figure"),
        pytest.param("Barsetshire", "Hogglestock West has the biggest rise in the number of new cases: from 19 new cases to 31 new cases.", id="a mover"),
        pytest.param("Barsetshire", "Bunce's Meadow has the biggest fall in the number of new cases in per cent of the neighbourhoods with both figures: from 11 new cases to three new cases.", id="a mover among those with figures"),
        pytest.param("Barsetshire", "Hogglestock has 361 new cases of Barsetshire's at least 1,087 and no more than 1,097 new cases, more than any other council: in 15 of 80 neighbourhoods.", id="a concentration"),
        pytest.param("Hogglestock", "Dumbello and Toogood Bridge share the lowest flu jab uptake, 52.3 per cent.", id="a tie"),
    ],
)  # fmt: skip
def test_a_sentence(patch: str, sentence: str) -> None:
    assert f"  {sentence}\n" in facts(patch, "--edition", str(EDITION))


def test_json_is_what_the_edition_holds() -> None:
    told = json.loads(facts("hogglestock", "--edition", str(EDITION), "--json"))
    assert told == json.loads((EDITION / "facts" / "hogglestock.json").read_text())


def test_an_edition_of_before_is_told_what_to_run(older: Path) -> None:
    with pytest.raises(
        OutputError, match=r"older than facts; wanted .*newsgen facts 'Hogglestock' --edition .* --project"
    ):
        facts("Hogglestock", "--edition", str(older))
    project = ("--project", str(PROJECT))
    worked_out = facts("Hogglestock", "--edition", str(older), *project, "--json")
    assert worked_out == facts("Hogglestock", "--edition", str(EDITION), "--json")
    # with the project its own house style is known as well
    told = facts("Hogglestock", "--edition", str(older), *project)
    assert told == facts("Hogglestock", "--edition", str(EDITION), *project)


def test_another_table_is_refused(older: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(PROJECT, project)
    with (project / "data" / "flu_by_neighbourhood.csv").open("a") as file:
        file.write("\n")
    with pytest.raises(OutputError, match="not the table that the edition was made from"):
        facts("Hogglestock", "--edition", str(older), "--project", str(project))


@pytest.mark.parametrize("more", [(), ("--project", str(PROJECT))])
def test_no_such_patch(more: tuple[str, ...]) -> None:
    with pytest.raises(OutputError, match=r"no patch 'Hoglestock'.*did you mean 'Hogglestock'"):
        facts("Hoglestock", "--edition", str(EDITION), *more)
