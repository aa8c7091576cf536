"""index.html: the editor's front page; where there are many stories, it has the best, and further pages the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgen import __version__
from newsgen.model.draft import Draft, Edition, Unwritten
from newsgen.model.map_page_file import FOLDER as MAPS
from newsgen.model.map_page_file import MapPageFile
from newsgen.model.source import SourceRecord
from newsgen.outputs.format import Chosen, EditionFormat, Held, story_suffixes
from newsgen.outputs.index_pager import more_links, page_links, part_said
from newsgen.outputs.index_search import index_search
from newsgen.outputs.index_split import FURTHER, SEARCH, IndexPage, Section, split
from newsgen.outputs.skeleton import Html, caution_list, fill, inline, policy, style
from newsgen.outputs.wording import counted, day, days, why

_NAMED = {".html", ".txt", ".body.html", ".json"}
"""The forms of a story that the page has words for; others go by their suffixes."""


def index_pages(edition: Edition) -> dict[str, str]:
    """Every page by its file, and what their search field looks in where there are several."""
    listed = _Listed(
        ready=[draft for draft in edition.drafts if draft.status != "blocked"],
        blocked=[draft for draft in edition.drafts if draft.status == "blocked"],
        unwritten=edition.unwritten,
    )
    pages = split(Held(len(listed.ready), len(listed.blocked), len(listed.unwritten)))
    written = {page.name: _page(page, pages, listed, edition) for page in pages}
    return written | {SEARCH: index_search(edition.drafts)} if len(pages) > 1 else written


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the sections list, each in the edition's order."""

    ready: Sequence[Draft]
    blocked: Sequence[Draft]
    unwritten: Sequence[Unwritten]


def _page(here: IndexPage, pages: Sequence[IndexPage], listed: _Listed, edition: Edition) -> str:
    """Its part of each section. The first one also has what is said of the whole edition, and its sources."""
    language = edition.language.replace("_", "-")
    first, several = here.number == 1, len(pages) > 1
    more_style, script = (
        inline(name) if several else Html() for name in ("index_paged.css", "index_search.js")
    )

    def section(name: Section, items: Iterable[Html]) -> Html:
        if name not in here.parts:
            return Html()
        part, more = part_said(name, here, pages), more_links(name, here, pages)
        return _list(f"index_{name}", items, part=part, more=more)

    def drafts(name: Section, of: Sequence[Draft]) -> Html:
        return section(name, (_story(of[i], language, edition.outputs) for i in here.parts.get(name, ())))

    return fill(
        "index",
        policy=policy(more_style=more_style, script=script),
        style=style(),
        paged_style=fill("index_paged_style", style=more_style) if several else Html(),
        language=language,
        title=edition.title,
        page="" if first else f", page {here.number}",
        period=days(edition.period),
        compared=f", compared with {days(edition.compared_with)}" if edition.compared_with else "",
        summary=_summary(listed) if first else f"Page {here.number:,} of {len(pages):,}.",
        pages=page_links(here, pages),
        search=fill("index_search", language=language) if several else Html(),
        cautions=_list("index_cautions", [caution_list(edition)] if first and edition.cautions else []),
        ready=drafts("ready", listed.ready),
        blocked=drafts("blocked", listed.blocked),
        unwritten=section(
            "unwritten", (_unwritten(listed.unwritten[i]) for i in here.parts.get("unwritten", ()))
        ),
        maps=_list("index_maps", map(_map, edition.maps if first else ())),
        sources=_list("index_sources", map(_source, edition.sources if first else ())),
        style_name=edition.style,
        version=__version__,
        script=fill("index_script", script=script) if several else Html(),
    )


def _summary(listed: _Listed) -> str:
    said = [counted(len(listed.ready), "draft", "drafts") + " to read"]
    if listed.blocked:
        said.append(counted(len(listed.blocked), "draft", "drafts") + " blocked")
    if listed.unwritten:
        said.append(counted(len(listed.unwritten), "story", "stories") + " not written")
    return ", ".join(said) + "."


def _unwritten(story: Unwritten) -> Html:
    return fill("index_unwritten_story", story=story.story, patch=story.patch, why=story.why)


def _source(source: SourceRecord) -> Html:
    return fill(
        "index_source",
        path=f"{source.path} ({source.member})" if source.member else source.path,
        by=f" by {source.publisher}" if source.publisher else "",
        published=day(source.published),
        sha256=source.sha256[:12],
    )


def _map(page: MapPageFile) -> Html:
    return fill("map_link", file=f"{MAPS}/{page.name}", name=page.name.removesuffix(".html"))


def _list(section: str, items: Iterable[Html], **around: Html) -> Html:
    """The section with its items, or nothing at all where it has none."""
    pieces = list(items)
    return fill(section, items=pieces, **around) if pieces else Html()


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


FORMAT = EditionFormat("index.html", index_pages, further=FURTHER)
