"""HTML that a content management system would strip or mangle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Final

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.hidden import UNSEEN, hidden, named
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.writing.check_body import check_body

SEVERITY: Severity = "block"
_WORDS = r"(?>[^<>&\n]+|&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)+"
_SAYS = rf"(?!\s){_WORDS}"
_LINK = rf'<a href="(?:https?://[!#-%\'-;=?-\[\]-~]+|[a-z0-9][a-z0-9-]*\.html|\.\./maps/[\w-]+\.html#patch=[a-z0-9-]+)">{_SAYS}</a>'
_INLINE = rf"(?!\s)(?>{_WORDS}|<strong>{_SAYS}</strong>|<em>{_SAYS}</em>|{_LINK})+"
_ROW = rf'<tr>(?:<td>(?:{_INLINE})?</td>|<th scope="(?:row|col)">(?:{_INLINE})?</th>)+</tr>\n'
_USUAL: Final = re.compile(
    rf"(?>(?:<p>{_INLINE}</p>|<h2>{_INLINE}</h2>|<h3>{_INLINE}</h3>|<ul>\n(?:<li>{_INLINE}</li>\n)+</ul>"
    rf"|<table>\n(?:<caption>{_INLINE}</caption>\n)?(?:<thead>\n(?:{_ROW})+</thead>\n)?"
    rf"<tbody>\n(?:{_ROW})+</tbody>\n</table>)\n)+"
)
"""Most bodies: paragraphs, cross-headings, lists and tables as our templates write them."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """What check_body finds; and in headline and standfirst, which have no markup, what readers do not see."""
    for part, words in (("headline", draft.headline), ("standfirst", draft.standfirst)):
        if found := hidden(words):
            yield f"{part}: {named(found)}"
    if not usual(draft.body_html):
        yield from check_body(draft.body_html)


def usual(body: str) -> bool:
    """Whether a glance is enough to know that check_body finds nothing wrong with the body."""
    return bool(_USUAL.fullmatch(body)) and not UNSEEN.search(unescape(body))
