"""What a template or a table left behind: braces, brackets, None, nan, hard spaces, words doubled or joined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.language.gate_words import stated_by
from newsgen.language.languages import known_languages
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_LEFT = re.compile(
    r"[{}]|\[\[|\]\]|(?<=[a-z,;:] )None\b|^None$|\b(?:nan|NaN|undefined)\b"
    r"|[\u00a0\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]"
)
_DOUBLED = {word for name in known_languages() for word in stated_by(name).may_be_doubled}
_TWICE = re.compile(rf"\b(?!(?:{'|'.join(sorted(_DOUBLED))})\b)([a-z]+) \1\b")
_JOINED = re.compile(r"(?<![\w./-])\d[\d,.]*[a-z]{3,}")
_SIGNS = re.compile(r"[{}[\]\u00a0\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_WORDS = ("None", "nan", "NaN", "undefined")
_NO_SPACE = re.compile(r"\d[,.]*[a-z]{3}")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a thing left."""
    if not _suspect(draft):
        return
    for line in (draft.headline, draft.standfirst, *draft.text.splitlines()):
        for pattern, what in (
            (_LEFT, "left in the text"),
            (_TWICE, "said twice over"),
            (_JOINED, "run together"),
        ):
            for match in pattern.finditer(line):
                yield f"{match[0]!r} {what}: {line[max(0, match.start() - 30) : match.end() + 30].strip()!r}"


def _suspect(draft: Draft) -> bool:
    """Whether there may be anything: a quick look, for most drafts have nothing."""
    text = f"{draft.headline}\n{draft.standfirst}\n{draft.text}"
    return any(word in text for word in _WORDS) or any(
        look.search(text) for look in (_SIGNS, _TWICE, _NO_SPACE)
    )
