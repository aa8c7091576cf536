"""The cut-offs of lead rules that a project sets under [leads], and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.editorial.leads import lead_rules
from newsgen.errors import ProjectError
from newsgen.project import load

TOML = """\
[project]
title = "Barsetshire"

[data]
source = "table.csv"
published = 2021-02-23
period = {{ ends = "week_ending", grain = "week" }}

[data.area]
code = "code"
name = "name"
kind = "parish"

[measures.cases]
column = "cases"
kind = "count"
noun = "case"

[[patches]]
name = "Barsetshire"
kind = "county"

{leads}
"""
FAULTS: list[tuple[str, str, list[str]]] = [
    ("unknown rule", "[leads.appart]\nchange = 3", [
        "newsgen.toml, line 23: the lead rule 'appart'; wanted one of "
        f"{', '.join(sorted(lead_rules()))}; did you mean 'apart'?",
    ]),
    ("unknown key", "[leads.apart]\nchnge = 3", [
        "newsgen.toml, line 23: apart: the key 'chnge'; wanted one of change, base, points; did you mean 'change'?",
    ]),
    ("wrong type", "[leads.apart]\nchange = \"much\"", [
        "newsgen.toml, line 23, apart: change = 'much'; wanted Input should be a valid number, "
        "unable to parse string as a number",
    ]),
    ("no whole number", "[leads.one_way]\nareas = 2.5", [
        "newsgen.toml, line 23, one_way: areas = 2.5; wanted Input should be a valid integer, "
        "got a number with a fractional part",
    ]),
    ("no table", "[leads]\napart = 3", [
        "newsgen.toml, line 24: leads.apart = 3; wanted Input should be a valid dictionary",
    ]),
]  # fmt: skip


def project(tmp_path: Path, leads: str) -> Path:
    (tmp_path / "newsgen.toml").write_text(TOML.format(leads=leads))
    return tmp_path


@pytest.mark.parametrize(("leads", "messages"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_what_is_wrong_with_cut_offs(tmp_path: Path, leads: str, messages: list[str]) -> None:
    with pytest.raises(ProjectError) as caught:
        load(project(tmp_path, leads))
    assert [str(fault) for fault in caught.value.faults] == messages


def test_all_faults_of_cut_offs_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        load(project(tmp_path, "\n".join(leads for _, leads, _ in FAULTS[:1] + FAULTS[3:4])))
    assert len(caught.value.faults) == 2


def test_cut_offs_of_a_project(tmp_path: Path) -> None:
    found = load(project(tmp_path, "[leads.apart]\nchange = 40\n\n[leads.one_way]\nareas = 5")).leads
    assert found == {
        "apart": lead_rules()["apart"].settings(change=40),
        "one_way": lead_rules()["one_way"].settings(areas=5),
    }
    assert load(project(tmp_path, "")).leads == {}
