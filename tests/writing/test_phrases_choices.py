"""Which wording a draft takes: the same whatever else is built; one that is added moves those alone that take it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgen.angles import vocabulary
from newsgen.model.draft import Draft
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.phrases.book import book_of
from tests.projects import copied
from tests.regenerate import no_network

OWN = "templates/highest.phrases:3"
"""Where the project's own wording stands."""
WORDING = (
    "It was {{ highest.top|here }}, at {{ highest.top.value|with_unit }}, in {{ patch }} in {{ period }}."
)
PHRASES = "lead\n  when {}\n    {} {}\n"
ALL = "highest is some or all or tied or many_tied"
TWO = "highest.after is two"
"""So it is in some of these drafts, not in all."""

Drafts = Mapping[str, Draft]


def drafts(folder: Path, phrases: str = "", only: tuple[str, ...] = ()) -> Drafts:
    """Drafts of the North East by slug, with these phrases of the project's own on the highest."""
    project = copied("covid-north-east", folder)
    if phrases:
        (project / "templates").mkdir()
        (project / "templates" / "highest.phrases").write_text(phrases, encoding="utf-8")
    return {one.slug: one for one in build(load(project), no_network, only=only).drafts}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    return drafts(tmp_path_factory.mktemp("usual"))


def said(draft: Draft) -> list[tuple[str, str]]:
    """The roles of a draft, each with where its wording stands."""
    return [(one.role, one.phrase) for one in draft.roles]


def takes_own(draft: Draft) -> bool:
    return any(one.phrase == OWN for one in draft.roles)


@pytest.mark.parametrize("first", [0, 3])
def test_a_draft_takes_the_same_wording_whatever_else_is_built(
    tmp_path: Path, usual: Drafts, first: int
) -> None:
    patches = list(dict.fromkeys(one.patch.name for one in usual.values()))
    chosen = (patches[first + 2], patches[first])
    found = drafts(tmp_path, only=chosen)
    assert {one.patch.name for one in found.values()} == {*chosen}
    assert [said(one) for one in found.values()] == [said(usual[slug]) for slug in found]
    assert [one.text for one in found.values()] == [usual[slug].text for slug in found]


@pytest.mark.parametrize(
    "when", [ALL, "highest.chance is one or few or close"], ids=["of its situation", "of a facet"]
)
def test_an_or_adds_a_wording_and_moves_those_drafts_alone_that_take_it(
    tmp_path: Path, usual: Drafts, when: str
) -> None:
    found = drafts(tmp_path, PHRASES.format(when, "or ", WORDING))
    moved = {slug for slug, one in found.items() if said(one) != said(usual[slug])}
    assert found.keys() == usual.keys()
    assert moved == {slug for slug, one in found.items() if takes_own(one)}
    assert moved
    assert {slug for slug, one in found.items() if one.text != usual[slug].text} == moved
    leads = [
        one
        for one in found.values()
        if any(role.role.endswith(".lead") and role.kind == "highest" for role in one.roles)
    ]
    assert len(moved) < len(leads), "a wording among others is not said by all"


def test_a_say_replaces_in_its_own_case_alone(tmp_path: Path, usual: Drafts) -> None:
    found = drafts(tmp_path, PHRASES.format(TWO, "say", WORDING))
    moved = {slug for slug, one in found.items() if one.text != usual[slug].text}
    case = {slug for slug, one in found.items() if takes_own(one)}
    whens = {role.situation for slug in case for role in found[slug].roles if role.phrase == OWN}
    assert moved == case
    assert 0 < len(moved) < len([one for one in usual.values() if "highest.lead" in dict(said(one))])
    assert whens == {f"when {TWO}"}
    for slug in case:
        others = [one for one in said(found[slug]) if one[1] != OWN]
        assert others == [one for one in said(usual[slug]) if one[0] != "highest.lead"]


def test_nothing_drops_a_role_in_its_own_case_alone(tmp_path: Path, usual: Drafts) -> None:
    found = drafts(tmp_path, f"third\n  when {TWO}\n    nothing\n")
    moved = {slug for slug, one in found.items() if one.text != usual[slug].text}
    assert moved
    for slug in moved:
        assert "highest.third" in dict(said(usual[slug]))
        assert [one for one in said(usual[slug]) if one[0] != "highest.third"] == said(found[slug])


def test_a_project_s_words_for_a_family_come_before_the_shipped_ones_for_the_kind(tmp_path: Path) -> None:
    project = copied("covid-north-east", tmp_path)
    (project / "templates").mkdir()
    headline = "headline\n  say It is {{ it.top|here }}\n"
    (project / "templates" / "extremes.phrases").write_text(headline, encoding="utf-8")
    book = book_of(project / "templates", "english", vocabulary())
    role = book.role("highest", "headline")
    assert role is not None
    assert [case.wordings[0].text for case in role.cases[:1]] == ["It is {{ it.top|here }}"]
    assert len(role.cases) > 1
