"""What becomes of drafts when phrases are edited: the same as if they had been saved and built."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import NewsgenError, TemplateError
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.rehearsal.rehearsal import Rehearsal
from newsgen.rehearsal.requests import (
    CopyCase,
    FindAffected,
    FindFaults,
    ListNames,
    ListWordings,
    TellDraft,
    TellOthers,
    Told,
)
from newsgen.rehearsal.worker import RehearsalWorker
from tests.regenerate import no_network

SLUG = "barchester-highest"
LEAD = """lead
  when it is tied
    nothing
  when measure is rate
    say Look at {{ it.top }}: it had {{ it.top|superlative(end, measure) }} in {{ patch }}, at {{ it.top.value }}.
  otherwise
    nothing
"""
EDITS = {"highest.phrases": LEAD}


def ask(rehearsed: Rehearsal, request: Any) -> Any:
    return rehearsed.answer(request, lambda word: None)


def text_of(told: Told) -> str:
    lines = ("".join(p.text for p in one if p.what != "gone").strip() for one in told.paragraphs)
    return "\n".join(line for line in lines if line)


def test_a_draft_is_told_as_it_would_be_built(rehearsed: Rehearsal, project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "saved")
    (tmp_path / "saved" / "templates" / "highest.phrases").write_text(LEAD)
    built = {draft.slug: draft for draft in build(load(tmp_path / "saved"), no_network).drafts}
    slugs = ask(rehearsed, FindAffected(EDITS, SLUG))
    others = {one.slug: one for one in ask(rehearsed, TellOthers(EDITS, slugs))}
    before = {draft.slug: draft for draft in build(load(project), no_network).drafts}
    for slug, draft in built.items():
        body = [line.strip() for line in draft.body.text.split("\n") if line.strip()]
        told = ask(rehearsed, TellDraft(EDITS, slug))
        assert text_of(told) == "\n".join(filter(None, [draft.headline, draft.standfirst, *body]))
        changed = (draft.headline, draft.standfirst, draft.body.text) != (
            before[slug].headline,
            before[slug].standfirst,
            before[slug].body.text,
        )
        assert told.changed == changed
        assert (slug in others) == (changed and slug != SLUG)


def test_only_the_words_that_changed_are_shown(rehearsed: Rehearsal) -> None:
    told = ask(rehearsed, TellDraft(EDITS, SLUG))
    (changed,) = [one for one in told.paragraphs if any(piece.what != "same" for piece in one)]
    assert changed[:2] == (("gone", "Ullathorne"), ("new", "Look at Ullathorne: it"))
    assert changed[2].text.startswith(" had the highest")
    assert not ask(rehearsed, TellDraft({}, SLUG)).changed


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("laed\n  say Nothing uses this.\n", 1, "nothing uses the role 'laed'"),
        (LEAD.replace("it.top }}", "it.tpo }}"), 5, "did you mean 'top'?"),
        (LEAD.replace("is tied", "is tide"), 2, "did you mean 'tied'?"),
        (LEAD.replace("say Look", "sya Look"), 5, "'sya' begins no line"),
        (LEAD.replace("Look at", "20 times:"), 5, "the sentence types '20'"),
        (LEAD.replace("Look at", "{{ 'x' * 9 }}"), 5, ""),
        ("lead\n  say A\u202eB\n", 2, "ordinary text"),
        ("  say Nothing\n", 1, "belongs to no role"),
    ],
)
def test_faults_stand_at_their_line(rehearsed: Rehearsal, text: str, line: int, found: str) -> None:
    faults = ask(rehearsed, FindFaults({"highest.phrases": text}))
    here = [one for one in faults if one.file == "highest.phrases" and one.severity == "block"]
    assert any(one.line == line and found in one.text for one in here), faults
    ask(rehearsed, TellDraft({"highest.phrases": text}, SLUG))  # says what it can, and never raises


def test_a_gate_stands_at_the_line_whose_words_it_quotes(rehearsed: Rehearsal) -> None:
    long = LEAD.replace(", at {{", ", " + "which is to say that it is so " * 8 + "at {{")
    told = ask(rehearsed, TellDraft({"highest.phrases": long}, SLUG))
    (spotted,) = told.spotted
    assert (spotted.file, spotted.line) == ("highest.phrases", 5)
    assert spotted.text.startswith("crowded_sentence: a sentence of")


def test_the_wordings_of_a_story_have_samples_of_its_drafts(rehearsed: Rehearsal) -> None:
    found = ask(rehearsed, ListWordings(SLUG))
    assert all(slug.endswith("-highest") for slug in found.headlines)
    wordings = [word for role in found.roles for case in role.cases for word in case.wordings]
    assert any(word.drafts and word.sample for word in wordings)
    assert any(word.invented for word in wordings)
    assert {slug for word in wordings for slug in word.drafts} <= {*found.headlines}


def test_a_shipped_case_is_copied_without_changing_a_draft(rehearsed: Rehearsal) -> None:
    name, texts = "highest.phrases", ""
    for role in ask(rehearsed, ListWordings(SLUG)).roles:
        if role.kind == "highest":
            last = role.role, role.cases[-1].when
            case, edits = role.cases[-1], {name: texts} if texts else {}
            words = case.wordings[-1].wording.text
            texts, line = ask(rehearsed, CopyCase(edits, "highest", role.role, case.when, words))
            assert texts.split("\n")[line - 1].strip().startswith(("say", "or"))
    assert ask(rehearsed, CopyCase({name: texts}, "highest", *last, ""))[0] == texts
    slugs = tuple(rehearsed.drafts.plans)
    assert ask(rehearsed, TellOthers({name: texts}, slugs)) == ()
    assert not [one for one in ask(rehearsed, FindFaults({name: texts})) if one.severity == "block"]


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("highest", {"Facts": "highest.top", "Situations": "when highest is tied", "Filters": "|and_list"}),
        ("words", {"Roles": "source", "Names of every story": "patch"}),
        ("nothing_known", {"Filters": "|sentence"}),
    ],
)
def test_what_a_sentence_may_name_is_known(rehearsed: Rehearsal, kind: str, holds: dict[str, str]) -> None:
    groups = ask(rehearsed, ListNames(kind))
    for group, name in holds.items():
        assert name in groups[group]


@pytest.mark.parametrize("slug", ["nowhere", "", "../x"])
def test_there_is_no_such_draft(rehearsed: Rehearsal, slug: str) -> None:
    with pytest.raises(NewsgenError):
        ask(rehearsed, TellDraft({}, slug))


DOUBLES = "".join(f"r{n}\n  say {{{{ r{n + 1} }}}}{{{{ r{n + 1} }}}}\n" for n in range(40))
BOMBS = {
    "roles that double, forty deep": f"lead\n  say {{{{ r0 }}}}\n{DOUBLES}r40\n  say x\n",
    "a role that says itself": "lead\n  say {{ lead }}\n",
    "brackets without end": "lead\n  say {{ " + "(" * 5000 + " }}\n",
    "a power": "lead\n  say {{ 9**9**9**9 }}\n",
    "a long repetition": "lead\n  say {{ 'x' * 10000000000 }}\n",
    "a class": "lead\n  say {{ ''.__class__.__mro__ }}\n",
    "a million words": "lead\n  say " + "word " * 100_000 + "\n",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=list(BOMBS))
def test_what_would_hang_is_stopped_and_the_next_is_answered(worker: RehearsalWorker, text: str) -> None:
    edits, faults = {"highest.phrases": text}, list[object]()
    for request in (TellDraft(edits, SLUG), FindFaults(edits)):
        try:
            answer = worker.ask(request)
        except TemplateError as error:
            faults += error.faults
        else:
            spotted = answer.spotted if isinstance(answer, Told) else answer
            faults += [one for one in spotted if one.severity == "block"]
    assert faults
    assert not worker.ask(TellDraft({}, SLUG)).changed


def test_a_worker_that_was_killed_is_replaced(worker: RehearsalWorker) -> None:
    worker.ask(TellDraft({}, SLUG))
    assert worker._handle is not None
    worker._handle._process.kill()
    with pytest.raises(TemplateError, match="ended"):
        worker.ask(TellDraft({}, SLUG))
    assert worker.ask(TellDraft(EDITS, SLUG)).changed
