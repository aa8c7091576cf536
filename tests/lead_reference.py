"""The page of docs/ on lead rules, generated from the rules themselves."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from newsgen.editorial.leads import LeadRule, lead_rules, rule_order
from newsgen.model.strict import described

LEADS_SAID = """\
A `[[stories]]` table without `angles` asks for the story of each patch whose lead is chosen by what changed; a
project that names no story at all gets one, called `news`. The first of these rules that holds leads; `newsgen
explain SLUG`, the front page and `lead` of the story's record say which one it was, why, and which others held. A
patch of which none holds has no story, and the front page says why; with `brief = true` it has a few sentences all
the same.

**Neighbours.** In a region at most a quarter of the councils (and never fewer than one) lead by the same rule:
those keep it whose total moved furthest from the region's, ties by the first area's code. Each of the others falls
to its next rule that tells of another event. It keeps its own where there is none: a level ("the highest is twice
the typical") never takes the place of an event, since that would be a worse story.

**Held.** A draft has the status `hold`, which is no fault, where its figures may have a cause that no table knows:
one area with a quarter of the patch's total among 12 areas or more, or with five times its median; a total that
more than trebled or fell by three-quarters; an area at a border with less than half the figure of its neighbours.
It says whom to ask. Words of names are in newsgen's holds.toml; a project has more of its own:

```toml
[holds]
institutions = { "Hogglestock West" = "the barracks: how many live there" }
borders = { "Puddingdale" = "people may be served in the next county" }
```

**To ask.** Lines of an order that begin with `?` are for the reporter: what is behind it, and who would know. They
stand on the draft's page, in its text and in `to_ask` of its record, and never in its body.

A project changes the cut-offs, not the order:

```toml
[leads]
apart = { change = 30 }
```"""


def lead_page(note: str) -> str:
    """docs/leads.md."""
    lines = ["# Which finding leads", "", note, LEADS_SAID, ""]
    for number, name in enumerate(rule_order(), 1):
        rule = lead_rules()[name]
        lines += [
            f"## {number}. {name}",
            "",
            rule.doc.strip(),
            "",
            f"It leads on [{rule.finding}](angles.md).",
            "",
        ]
        lines += ["| cut-off | by default | what it is |", "|---|---|---|"]
        table = _settings(rule)
        lines += [
            f"| `{key}` | {one['default']:g} | {' '.join(one.get('description', '').split())} |"
            for key, one in table.items()
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _settings(rule: LeadRule) -> dict[str, Any]:
    with described():
        found: dict[str, Any] = TypeAdapter(rule.settings).json_schema()["properties"]
    return found
