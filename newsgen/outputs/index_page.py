"""index.html: the editor's front page."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen import __version__
from newsgen.model.draft import Draft, Edition
from newsgen.outputs.format import Chosen, EditionFormat, story_suffixes
from newsgen.outputs.skeleton import Html, caution_list, fill, policy, style
from newsgen.outputs.wording import counted, day, days, why

_NAMED = {".html", ".txt", ".body.html", ".json"}
"""The forms of a story that the page has words for; others go by their suffixes."""


def index_page(edition: Edition) -> str:
    """What is said of the whole edition; the best stories first, with score, reason and cautions; the others."""
    ready = [draft for draft in edition.drafts if draft.status == "draft"]
    blocked = [draft for draft in edition.drafts if draft.status == "blocked"]
    language = edition.language.replace("_", "-")
    summary = [counted(len(ready), "draft", "drafts") + " to read"]
    if blocked:
        summary.append(counted(len(blocked), "draft", "drafts") + " blocked")
    if edition.unwritten:
        summary.append(counted(len(edition.unwritten), "story", "stories") + " not written")
    return fill(
        "index",
        policy=policy(),
        style=style(),
        language=language,
        title=edition.title,
        period=days(edition.period),
        compared=f", compared with {days(edition.compared_with)}" if edition.compared_with else "",
        summary=", ".join(summary) + ".",
        cautions=_list("index_cautions", [caution_list(edition)] if edition.cautions else []),
        ready=_list("index_ready", (_story(draft, language, edition.outputs) for draft in ready)),
        blocked=_list("index_blocked", (_story(draft, language, edition.outputs) for draft in blocked)),
        unwritten=_list(
            "index_unwritten",
            (
                fill("index_unwritten_story", story=u.story, patch=u.patch, why=u.why)
                for u in edition.unwritten
            ),
        ),
        sources=_list(
            "index_sources",
            (
                fill(
                    "index_source",
                    path=f"{source.path} ({source.member})" if source.member else source.path,
                    by=f" by {source.publisher}" if source.publisher else "",
                    published=day(source.published),
                    sha256=source.sha256[:12],
                )
                for source in edition.sources
            ),
        ),
        style_name=edition.style,
        version=__version__,
    )


def _list(section: str, items: Iterable[Html]) -> Html:
    """The section with its items, or nothing at all where it has none."""
    pieces = list(items)
    return fill(section, items=pieces) if pieces else Html()


def _story(draft: Draft, language: str, outputs: Chosen) -> Html:
    return fill(
        "index_story",
        slug=draft.slug,
        language=language,
        headline=draft.headline,
        score=f"{draft.score.value:.2f}",
        why=why(draft),
        patch=draft.patch.name,
        story=draft.story,
        cautions=caution_list(draft),
        more=[
            fill("index_form", slug=draft.slug, suffix=suffix, form=suffix[1:], headline=draft.headline)
            for suffix in story_suffixes(outputs)
            if suffix not in _NAMED
        ],
    )


FORMAT = EditionFormat("index.html", index_page)
