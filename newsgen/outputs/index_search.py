"""index.js: what the search field of the front page looks in, for editions of several pages.

It is JSON in a call, on one line, and no .json: a browser lets a page that was opened from disk load a script beside
it, but read no other file. The page's own script alone may load it (skeleton.policy).
"""

from __future__ import annotations

from collections.abc import Iterable
from json import JSONEncoder

from newsgen.model.draft import Draft

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def index_search(drafts: Iterable[Draft]) -> str:
    """Every draft in the edition's order: slug, headline, patch, story, score, 1 if blocked, number of cautions.

    Patch and story are numbers of the lists `patches` and `stories`, where each name stands once.
    """
    patches: dict[str, int] = {}
    stories: dict[str, int] = {}
    rows = [
        [
            draft.slug,
            draft.headline,
            patches.setdefault(draft.patch.name, len(patches)),
            stories.setdefault(draft.story, len(stories)),
            round(draft.score.value, 2),
            int(draft.status == "blocked"),
            len(draft.cautions),
        ]
        for draft in drafts
    ]
    data = _encode({"patches": list(patches), "stories": list(stories), "drafts": rows})
    return f"newsgenIndex({data});\n"
