"""Variety: the same draft reads the same, its neighbours, its sisters and its last week's do not."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import LanguageError
from newsgen.language.style import load_style
from newsgen.writing.environment import sandbox
from newsgen.writing.speech import Speech
from newsgen.writing.variety import Variety, dealt

SENTENCES = st.text(min_size=1, max_size=20)
WORDINGS = st.integers(2, 7)
POSITIONS = st.integers(0, 100_000)
TURNS = st.integers(0, 200_000)


@given(SENTENCES, WORDINGS, POSITIONS, TURNS)
def test_the_same_draft_takes_the_same_wording(sentence, wordings, position, turn):
    assert Variety(position, turn).pick(sentence, wordings) == Variety(position, turn).pick(
        sentence, wordings
    )


@given(SENTENCES, WORDINGS, POSITIONS, TURNS)
def test_neighbouring_patches_differ(sentence, wordings, position, turn):
    here, there = (Variety(p, turn).pick(sentence, wordings) for p in (position, position + 1))
    assert here != there


@given(SENTENCES, WORDINGS, POSITIONS, TURNS)
def test_sister_stories_and_the_week_after_differ(sentence, wordings, position, turn):
    now, next_ = (Variety(position, t).pick(sentence, wordings) for t in (turn, turn + 1))
    assert now != next_


@given(SENTENCES, WORDINGS)
def test_every_wording_has_a_fair_share_of_the_patches(sentence, wordings):
    taken = Counter(dealt(sentence, step, wordings) for step in range(600))
    assert all(0.4 * 600 / wordings < taken[n] < 2.2 * 600 / wordings for n in range(wordings)), taken


@given(SENTENCES, WORDINGS, POSITIONS)
def test_a_wording_that_is_added_moves_those_that_take_it_and_no_others(sentence, wordings, step):
    before, after = (dealt(sentence, step, n) for n in (wordings, wordings + 1))
    assert after in (before, wordings)


@given(SENTENCES, WORDINGS, POSITIONS, TURNS, st.integers(1, 20))
def test_a_sentence_told_again_takes_another_wording_while_there_is_one(
    sentence, wordings, position, turn, times
):
    variety = Variety(position, turn)
    taken = [variety.pick(sentence, wordings) for _ in range(times)]
    assert len(set(taken[:wordings])) == min(times, wordings)
    assert all(one != other for one, other in pairwise(taken))


def test_a_word_is_not_said_twice_while_there_is_another():
    variety = Variety(3, 7)
    said = [variety.word("rose", "went up", "climbed") for _ in range(3)]
    assert sorted(said) == ["climbed", "rose", "went up"]


def test_words_that_two_choices_share_are_said_once():
    variety = Variety()
    first = variety.word("rose", "climbed")
    assert variety.word("climbed", "rose") != first


def rendered(template: str, position: int = 0, turn: int = 0) -> str:
    speech = Speech(load_style("uk-regional"), variety=Variety(position, turn))
    return sandbox_of(speech).from_string(template).render()


def sandbox_of(speech: Speech):
    return sandbox(Path("no-such-project"), speech)


def test_the_tag_prints_one_of_its_wordings_and_all_of_them_in_turn():
    template = "{% one_of %}a{% or %}b{% or %}c{% endone_of %}"
    assert sorted(rendered(template, turn=t) for t in range(3)) == ["a", "b", "c"]


def test_one_environment_serves_many_drafts():
    speech = Speech(load_style("uk-regional"))
    template = sandbox_of(speech).from_string("{% one_of %}a{% or %}b{% endone_of %}")
    printed = []
    for turn in range(4):
        speech.variety = Variety(0, turn)
        printed.append(template.render())
    assert printed in (["a", "b"] * 2, ["b", "a"] * 2)


def test_tags_nest_and_hold_conditions():
    inner = "{% if true %}{% one_of %}a{% or %}b{% endone_of %}{% endif %}"
    template = "{% one_of %}" + inner + "{% or %}c{% or %}d{% endone_of %}"
    assert {rendered(template, p, t) for p in range(30) for t in range(9)} == {"a", "b", "c", "d"}


def test_the_function_prints_one_of_its_words():
    assert {rendered('{{ one_of("was", "stood at") }}', turn=t) for t in range(4)} == {"was", "stood at"}


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% one_of %}a{% endone_of %}", "single wording"),
        ("{% one_of %}a{% or b %}c{% endone_of %}", "nothing may follow"),
        ("{% one_of %}a{% or %}b", "end of template"),
        ("{% or %}", "unknown tag"),
    ],
)
def test_a_wrong_tag_is_a_fault_of_the_template(template, why):
    with pytest.raises(TemplateSyntaxError, match=why):
        rendered(template)


@pytest.mark.parametrize("call", ["one_of()", "one_of(1, 2)", "one_of('a', none)"])
def test_one_of_wants_texts(call):
    with pytest.raises(LanguageError, match="wanted texts"):
        rendered("{{ " + call + " }}")
