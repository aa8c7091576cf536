"""[gates] in newsgen.toml: what a newsroom may set of a gate, and what its editions then say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from newsgen.edition.write import put_edition
from newsgen.errors import ProjectError
from newsgen.gates import Gated, GateSetting, gate, gate_edition
from newsgen.model.draft import Caution, Draft
from newsgen.pipeline import build
from newsgen.project import Project, load, schema
from tests.gates.small import GATES, HOUSE, draft, plan, with_table
from tests.projects import copied
from tests.regenerate import no_network


def project_with(gates: str, tmp_path: Path) -> Project:
    folder = copied("covid-north-east", tmp_path)
    file = folder / "newsgen.toml"
    file.write_text(f"{file.read_text()}\n{gates}\n", encoding="utf-8")
    return load(folder)


def test_what_may_be_set(tmp_path: Path) -> None:
    project = project_with(
        """
        [gates]
        verdict = "block"
        small_base = { fewer_than = 10 }
        standfirst = { severity = "note", why = "Our standfirsts
           repeat on purpose." }
        [gates.stale_vintage]
        severity = "block"
        days = 3
        """.replace("standfirsts\n           repeat", "standfirsts repeat"),
        tmp_path,
    )
    small, stale = GATES["small_base"].options, GATES["stale_vintage"].options
    assert small is not None
    assert stale is not None
    assert dict(project.gates) == {
        "verdict": GateSetting("block"),
        "small_base": GateSetting(None, "", small(fewer_than=10)),
        "standfirst": GateSetting("note", "Our standfirsts repeat on purpose."),
        "stale_vintage": GateSetting("block", "", stale(days=3)),
    }


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        (
            'smal_base = "block"',
            ["the gate 'smal_base'; wanted a gate (docs/gates.md); did you mean 'small_base'?"],
        ),
        (
            'small_base = "blocked"',
            ["small_base: the severity 'blocked'; wanted note, warn or block; did you mean 'block'?"],
        ),
        (
            'small_base = "note"',
            [
                "small_base is lowered from warn to note without a reason; "
                'wanted small_base = { severity = "note", why = "..." }, which every edition then prints'
            ],
        ),
        (
            'markup = { severity = "warn", why = "  " }',
            [
                "markup is lowered from block to warn without a reason; "
                'wanted markup = { severity = "warn", why = "..." }, which every edition then prints'
            ],
        ),
        (
            "small_base = { fewer = 10 }",
            [
                "the key 'fewer'; wanted a key that newsgen knows (`newsgen schema`); did you mean 'fewer_than'?"
            ],
        ),
        ("verdict = { fewer_than = 10 }", ["verdict: the key 'fewer_than'; wanted one of severity, why"]),
        (
            'small_base = { fewer_than = "ten" }',
            ["fewer_than = 'ten'; wanted Input should be a valid number"],
        ),
        ('small_base = { severity = "block", why = 3 }', ["small_base: why = 3; wanted a sentence"]),
        ('verdict = "bloc"\npoints = "nope"', ["'bloc'", "'nope'"]),
    ],
)
def test_what_may_not_be_set(line: str, messages: list[str], tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as error:
        project_with(f"[gates]\n{line}", tmp_path)
    found = [str(fault) for fault in error.value.faults]
    assert len(found) == len(messages)
    for fault, message in zip(found, messages, strict=True):
        assert message in fault
        assert re.match(r"newsgen\.toml, line \d+", fault)


def test_a_gate_that_is_gone_is_said_and_no_fault(tmp_path: Path) -> None:
    project = project_with('[gates]\noverclaimed_rank = "block"', tmp_path)
    (said,) = [c for c in gate_edition([], HOUSE, project.gates).cautions if c.id == "overclaimed_rank"]
    assert said.severity == "note"
    assert said.message.startswith("there is no such gate any more: ")


@pytest.mark.parametrize("value", ["3", "[1]", "true"])
def test_a_gate_that_is_no_table(value: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="gates"):
        project_with(f"[gates]\nsmall_base = {value}", tmp_path)
    file = tmp_path / "examples" / "covid-north-east" / "newsgen.toml"
    file.write_text(f"gates = {value}\n" + file.read_text().partition("[gates]")[0], encoding="utf-8")
    with pytest.raises(ProjectError, match="gates"):
        load(file)


def test_the_schema_knows_each_gate_and_its_options() -> None:
    properties = schema()["properties"]["gates"]["properties"]
    assert set(properties) == set(GATES)
    plain, table = properties["small_base"]["anyOf"]
    assert plain["enum"] == ["note", "warn", "block"]
    assert set(table["properties"]) == {"severity", "why", "fewer_than"}
    assert all(entry["description"] for entry in table["properties"].values())


ONE = draft(headline="A is the worst", text="A is worst. B is better.")
LATE = replace(HOUSE, as_of=HOUSE.as_of.replace(month=12))


class Found(NamedTuple):
    """Drafts with what the edition's gates put on them, and what those say of the edition."""

    drafts: tuple[Draft, ...]
    cautions: tuple[Caution, ...]


def gated(one: GateSetting | None = None, name: str = "verdict") -> Found:
    settings = {name: one} if one else {}
    drafts, plans = (ONE, replace(ONE, slug="b")), (plan(), plan())
    verdict = gate_edition(gate(drafts, plans, LATE, settings).seen, LATE, settings)
    return Found(gate(drafts, plans, LATE, settings, verdict).drafts, verdict.cautions)


def severities(found: Found | Gated, name: str) -> list[list[str]]:
    return [[c.severity for c in d.cautions if c.id == name] for d in found.drafts]


def test_a_severity_is_raised_or_lowered_with_its_reason() -> None:
    assert severities(gated(), "verdict") == [["warn", "warn"]] * 2
    assert [d.status for d in gated().drafts] == ["draft", "draft"]
    raised = gated(GateSetting("block"))
    assert severities(raised, "verdict") == [["block", "block"]] * 2
    assert [d.status for d in raised.drafts] == ["blocked", "blocked"]
    lowered = gated(GateSetting("note", "We say so."))
    assert severities(lowered, "verdict") == [["note", "note"]] * 2
    notes = [c.message for c in lowered.cautions if c.id == "verdict"]
    assert notes == ["the project lowers this gate from warn to note: We say so."]
    assert [c for c in raised.cautions if c.id == "verdict"] == []


def test_what_is_set_is_said_too() -> None:
    options = GATES["stale_vintage"].options
    assert options is not None

    def notes(setting: GateSetting) -> list[str]:
        return [c.message for c in gated(setting, "stale_vintage").cautions if c.severity == "note"]

    assert notes(GateSetting(None, "", options(days=900, lag=3))) == [
        "the project sets days = 900 and sets lag = 3"
    ]
    assert notes(GateSetting("note", "We know.", options(days=900))) == [
        "the project lowers this gate from warn to note and sets days = 900: We know."
    ]
    assert notes(GateSetting("block", "", options())) == []


def test_what_is_wrong_with_all_is_said_once() -> None:
    found = gated()
    assert [(c.id, c.severity) for c in found.cautions] == [("stale_vintage", "warn")]
    assert severities(found, "stale_vintage") == [[], []]
    assert [d.status for d in found.drafts] == ["draft", "draft"]


def test_what_is_wrong_with_all_and_blocks_stands_on_each() -> None:
    found = gated(GateSetting("block"), "stale_vintage")
    assert severities(found, "stale_vintage") == [["block"], ["block"]]
    assert [d.status for d in found.drafts] == ["blocked", "blocked"]


def test_what_is_wrong_with_a_table_stands_on_its_drafts_only() -> None:
    short = with_table(plan(), missing=(plan().table.rankings[0].area,))
    other = replace(plan(), slug="b")
    found = gate((ONE, ONE, replace(ONE, slug="b")), (short, short, other), HOUSE)
    assert severities(found, "missing_areas") == [["warn"], ["warn"], []]


def test_the_cautions_of_a_draft_go_by_gate_and_keep_what_was_there() -> None:
    ids = [c.id for c in gated().drafts[0].cautions]
    assert ids == sorted(ids)
    before = replace(ONE, cautions=gated().drafts[0].cautions[:1])
    assert gate((before,), (plan(),), HOUSE).drafts[0].cautions[0] == before.cautions[0]


def test_readers_of_the_edition_see_what_was_lowered_and_why(tmp_path: Path) -> None:
    why = "Its <list> is short"
    project = project_with(f'[gates]\nmarkup = {{ severity = "warn", why = "{why}" }}', tmp_path)
    put_edition(build(project, no_network), tmp_path / "edition")
    record = json.loads((tmp_path / "edition" / "edition.json").read_text())
    message = f"the project lowers this gate from block to warn: {why}"
    assert {"id": "markup", "severity": "note", "message": message} in record["cautions"]
    page = (tmp_path / "edition" / "index.html").read_text()
    assert "Its &lt;list&gt; is short" in page
    assert page.index("Its &lt;list&gt;") < page.index('class="stories"')
