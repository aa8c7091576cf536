"""What a template or a table left behind: braces, double brackets, None, nan, non-breaking spaces, doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.checks.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_LEFT = re.compile(
    r"[{}]|\[\[|\]\]|(?<=[a-z,;:] )None\b|^None$|\b(?:nan|NaN|undefined)\b"
    r"|[\u00a0\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]"
)
_TWICE = re.compile(r"\b(?!that\b|had\b)([a-z]+) \1\b")


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """One message a thing left."""
    for line in (draft.headline, draft.standfirst, *draft.text.splitlines()):
        for pattern, what in ((_LEFT, "left in the text"), (_TWICE, "said twice over")):
            for match in pattern.finditer(line):
                yield f"{match[0]!r} {what}: {line[max(0, match.start() - 30) : match.end() + 30].strip()!r}"
