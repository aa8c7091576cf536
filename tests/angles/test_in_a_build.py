"""Every angle goes the whole way: a story that it leads, of its example's options, in each patch of a small project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsgen.angles import Angle, angles
from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.projects import copied
from tests.regenerate import no_network

TEMPLATE = """{{% extends "story.html" %}}
{{% block headline %}}{name} in {{{{ patch }}}}{{% endblock %}}
{{% block opening %}}
  <p>{{% if {name}.found and {name}.areas %}}{{{{ {name}.areas|and_list }}}}{{% else %}}None.{{% endif %}}</p>
{{% endblock %}}
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    project = copied("barsetshire", tmp_path_factory.mktemp("angles"))
    file = project / "newsgen.toml"
    declared = file.read_text().partition("[[stories]]")[0].replace("[[patches]]", PATCH_OF_AREAS, 1)
    file.write_text(declared + "".join(story(project, angle) for angle in angles().values()))
    made = build(load(project), no_network)
    put_edition(made, project / "edition")
    return made


PATCH_OF_AREAS = '[[patches]]\neach = "area"\n\n[[patches]]'


def named(angle: str) -> str:
    """The name of its story."""
    return angle.replace("_", "-")


def story(project: Path, angle: Angle) -> str:
    """The story of an angle as the project declares it, its template written."""
    (project / "templates" / f"{angle.name}.html").write_text(TEMPLATE.format(name=angle.name))
    options = "".join(f", {name} = {json.dumps(value)}" for name, value in angle.example.options.items())
    patches = '["area"]' if angle.of_one else '["county", "council"]'
    return (
        f'\n[[stories]]\nname = "{named(angle.name)}"\ntemplate = "{angle.name}.html"\npatches = {patches}\n'
        f'angles = [{{ use = "{angle.name}"{options} }}]\n'
    )


@pytest.mark.parametrize("name", angles())
def test_its_story_is_written_or_left_out_with_a_reason(name: str, edition: Edition) -> None:
    drafts = [draft for draft in edition.drafts if draft.story == named(name)]
    left_out = [one for one in edition.unwritten if one.story == named(name)]
    assert drafts or left_out
    assert all(draft.findings[0].angle == name for draft in drafts)
    assert all(one.why for one in left_out)
