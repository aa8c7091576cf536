"""The lead of a patch's story: the first rule that holds, and which others would have."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsgen.editorial.leads.rule import lead_rules, signed, value
from newsgen.model.draft import Lead
from newsgen.model.finding import Finding, Scene
from newsgen.model.patch_table import PatchTable

BRIEF = "brief"
"""The rule of a story of which none holds, where one of every patch is wanted."""
RANKED = 3
"""Of fewer areas than these, which is the highest says little."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("leads.toml").read_text("utf-8"))


def rule_order() -> tuple[str, ...]:
    """The rules in the order in which they are asked; those of other packages last, by name."""
    shipped: list[str] = _table()["order"]
    return (*shipped, *sorted(lead_rules().keys() - {*shipped}))


def default_angles() -> list[dict[str, Any]]:
    """The angles of a story whose lead is chosen, as newsgen.toml would have them."""
    return [dict(use) for use in _table()["angles"]]


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that holds of a patch: the name of the finding that leads by it, and why."""

    finding: str
    rule: str
    why: str

    def lead(self, held: Iterable[Held]) -> tuple[str, Lead]:
        """The finding's name, and the lead that it makes; `held` are all rules that hold of the patch."""
        others = tuple((one.rule, one.why) for one in held if one is not self)
        return self.finding, Lead(self.rule, self.why, others)


def rules_that_hold(
    findings: Mapping[str, Finding], table: PatchTable, settings: Mapping[str, Any]
) -> tuple[Held, ...]:
    """Every rule that holds of a patch, in their order.

    `settings` are those of the project, by rule; a rule without any has its own.
    """
    scene, held = Scene(findings, table), []
    for name in rule_order():
        rule = lead_rules()[name]
        finding = findings.get(rule.finding)
        if finding is None or not finding.found:
            continue
        if why := rule.holds(finding, scene, settings.get(name) or rule.settings()):
            held.append(Held(rule.finding, name, why))
    return tuple(held)


def leads_a_brief(findings: Mapping[str, Finding], table: PatchTable) -> str | None:
    """The finding that leads a brief: the patch's total, or its highest area where there is no change to tell."""
    found = [name for name in ("whole", "highest") if name in findings and findings[name].found]
    if len(found) > 1 and findings["whole"].situation == "alone" and len(table.rankings) >= RANKED:
        return "highest"
    return next(iter(found), None)


def no_news(findings: Mapping[str, Finding], table: PatchTable) -> str:
    """Why no rule holds, in an editor's words."""
    whole = findings.get("whole")
    change = None if whole is None else value(whole, "per_cent")
    if change is not None:
        return f"its total changed by {signed(change)}, and no other rule holds"
    if not table.whole:
        return "of an extract of the table no rule holds"
    return "there is no change to tell, and no other rule holds"
