"""The drafts of one week do not read alike: measured as `python -m tests.variety` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import Project, load
from tests.regenerate import no_network
from tests.test_oracle import PROJECT
from tests.variety import of_story, shared

NOT_COUNCILS = ("North East", "County Durham, Darlington and Teesside")


@pytest.fixture(scope="module")
def project(shared: Path) -> Project:
    return load(PROJECT)


@pytest.fixture(scope="module")
def edition(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("north-east") / "edition"
    put_edition(build(project, no_network), out)
    return out


@pytest.mark.parametrize("story", ["highest", "lowest"])
def test_two_council_drafts_have_under_a_third_of_their_runs_in_common(project, edition, story):
    drafts = of_story(edition, story, NOT_COUNCILS)
    assert len(drafts) == 12
    assert shared(drafts, (project.measures[0].definition,)) < 1 / 3


def test_the_measure_sees_repetition():
    one = {"headline": "a b c d e f g", "standfirst": "", "body_html": "<p>one two three four five six</p>"}
    other = one | {"headline": "h i j k l m n"}
    assert shared([one, one]) == 1
    assert shared([one, other]) == pytest.approx(1 / 3)
    assert shared([one, other], ("one two",)) == 0


def test_lists_and_links_are_set_aside():
    body = "<p>one two three four five six</p>\n<ul><li>a b c d e f</li></ul>\n<p><strong>SEE</strong> a b c d e f</p>"
    one = {"headline": "", "standfirst": "", "body_html": body}
    other = one | {"body_html": body.replace("one two", "two one")}
    assert shared([one, other]) == 0
