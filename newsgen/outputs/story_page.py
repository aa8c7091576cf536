"""stories/<slug>.html: the story as a complete page, for an editor to read on a screen, a phone or paper."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat
from newsgen.outputs.news_article import article_data, article_script
from newsgen.outputs.skeleton import Html, caution_list, fill, policy, style
from newsgen.outputs.wording import day, days

_STANDING = {
    "draft": "A draft for an editor to read, not yet published.",
    "hold": "Held: somebody has to ask first, and to say that it may go.",
    "blocked": "Blocked: this draft failed a check and must not be published as it stands.",
}


def story_page(draft: Draft, edition: EditionHeader) -> str:
    """The page, in HTML5: no script but one of data, no request to elsewhere, the body as the CMS gets it.

    A body that is blocked for its markup is shown as its source.
    """
    data = article_data(draft, edition)
    return fill(
        "story",
        language=edition.language.replace("_", "-"),
        policy=policy(data),
        style=style(),
        article=article_script(data),
        title=edition.title,
        slug=draft.slug,
        status=draft.status,
        standing=_STANDING[draft.status],
        cautions=caution_list(draft),
        to_ask=_to_ask(draft),
        headline=draft.headline,
        standfirst=fill("story_standfirst", standfirst=draft.standfirst) if draft.standfirst else Html(),
        body=_source(draft) if _unsafe(draft) else Html(draft.body_html.strip("\n")),
        patch=draft.patch.name,
        period=days(draft.period),
        published=day(draft.published),
    )


def _to_ask(draft: Draft) -> Html:
    """What the reporter should ask, for the newsroom alone."""
    lines = "".join(fill("to_ask_line", text=one.text) for one in draft.to_ask)
    return Html(fill("to_ask", lines=Html(lines))) if lines else Html()


def _unsafe(draft: Draft) -> bool:
    """Whether its body holds what no page should show: the gate `markup` says so, and stops it."""
    return any(caution.id == "markup" and caution.severity == "block" for caution in draft.cautions)


def _source(draft: Draft) -> Html:
    """The body as its markup reads, a paragraph for each line: an editor sees what is wrong, and nothing of it acts."""
    lines = draft.body_html.splitlines()
    return Html("\n".join(fill("story_source_line", line=line) for line in lines if line.strip()))


FORMAT = StoryFormat(".html", story_page)
