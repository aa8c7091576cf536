"""A fault seeded in a story of phrases is seen as it is in a plain one: each gate, in three places of a story.

`words` are the fixed words of a sentence, `slot` what stands in `{{ }}`, `junction` where two of these meet: a slot and
the words beside it, two roles of a paragraph, headline and standfirst. Where a place makes no sense, the row says why.
"""

# ruff: noqa: E501
# a case a line

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.angles import angles
from newsgen.gates.gate import gate, gate_edition
from newsgen.model.area import Area
from newsgen.model.derivation import Cell
from newsgen.model.draft import Draft
from newsgen.model.earlier import Together
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable
from newsgen.model.period import Period
from newsgen.model.plan import Insert, StoryPlan
from newsgen.model.source import Suppression
from tests.gates.small import plan, ranking, with_standing, with_table
from tests.gates.test_every_gate import OWN
from tests.gates.test_gates_of_figures import count
from tests.ranking import cases
from tests.small_house import house, told
from tests.tables import RATE, Row

PLACES = ("words", "slot", "junction")
HEADLINE = "How things stand in {{ patch }}"
BODY = "{{ highest.top }} had {{ highest.top.value|with_unit }} there."


@dataclass(frozen=True, kw_only=True)
class Seed:
    """A fault: what a story of phrases says, the plan that it is told of, and some words of the caution.

    `body` is a paragraph of one role, or of several.
    """

    says: str
    body: str | tuple[str, ...] = BODY
    headline: str = HEADLINE
    standfirst: str = ""
    plan: Callable[[], StoryPlan] = plan
    house: Mapping[str, Any] = field(default_factory=dict)
    block: str = ""
    """HTML of a block of furniture below the paragraph."""
    drafts: int = 1

    @property
    def roles(self) -> tuple[str, ...]:
        return (self.body,) if isinstance(self.body, str) else self.body


def again(planned: StoryPlan) -> StoryPlan:
    """The plan with its findings found again, in the table that it has now."""
    known = angles()
    found = {name: known[name].find(planned.table, known[name].options()) for name in planned.findings}
    return replace(planned, findings=found)


def of_table(table: PatchTable) -> StoryPlan:
    return again(replace(plan(), table=table))


def with_areas(*names: str) -> StoryPlan:
    rows: list[Row] = [(name, "X", 9.0 - i, 1.0) for i, name in enumerate(names)]
    return plan(rows)


def shared() -> StoryPlan:
    planned = plan([("Grange", "Silverbridge", 9.0, None), ("B", "X", 1.0, None)])
    area = replace(ranking(planned.table, "Grange").area, shared_name=True)
    return again(with_standing(planned, "Grange", area=area))


def twice_over() -> StoryPlan:
    return plan([("Barchester Central", "Barchester", 9.0, None), ("B", "X", 1.0, None)])


def close_run() -> StoryPlan:
    return of_table(cases.ranked([("Hogglestock", 29, 6413), ("Plumstead", 27, 6104), ("Framley", 5, 6000)]))


def two_above() -> StoryPlan:
    return plan(lead="above", others=("highest",), threshold=300)


def all_above() -> StoryPlan:
    return plan(lead="above", others=("highest",), threshold=1)


def misfit() -> StoryPlan:
    """The count and the people of A are no rate of 400.0."""
    of_cases = replace(RATE, numerator="cases", denominator="people", per=100_000)
    planned = with_standing(plan(), "A", count=count(124), denominator=count(6000))
    return again(with_table(planned, measure=of_cases, count_measure=cases.CASES))


def small_base() -> StoryPlan:
    planned = with_table(plan(), count_measure=cases.CASES)
    return again(with_standing(planned, "A", count=count(19), count_previous=count(3)))


def withheld_cell() -> StoryPlan:
    one = ranking(plan().table, "A")
    return again(with_standing(plan(), "A", value=replace(one.value, origin=Cell("t.csv", 2, "rate", "[c]"))))


def withheld() -> StoryPlan:
    return again(with_table(plan(), suppressed=(Area("9", "Moor", "ward", (("council", "Y"),)),)))


def most_fell() -> StoryPlan:
    rows: list[Row] = [("A", "X", 9.0, 8.0), ("B", "X", 7.0, 8.0), ("C", "Y", 6.0, 9.0)]
    return plan(rows, "biggest_rise", others=("highest",))


def tied() -> StoryPlan:
    rows: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 8.0, 2.0), ("C", "Y", 8.0, 3.0)]
    return plan(rows, "above", others=("highest",), threshold=1)


def print_alike() -> StoryPlan:
    rows: list[Row] = [("A", "X", 9.04, 1.0), ("B", "X", 9.01, 1.0)]
    return plan(rows, "above", others=("highest",), threshold=1)


def above_average() -> StoryPlan:
    return plan([("A", "X", 9.0, 1.0), ("B", "X", 1.0, 1.0)])


def three_above() -> StoryPlan:
    return plan(lead="above", others=("highest",), threshold=1)


def month_of_days() -> StoryPlan:
    planned = plan()
    period = planned.table.period
    return with_table(planned, period=Period(period.end, period.start, "month", period.written))


def table(**changes: Any) -> Callable[[], StoryPlan]:
    return lambda: with_table(plan(), **changes)


CLEAN = "{{ highest.top }} was there."
INSERT = Insert("a", "A council", ("X",), "a council", (), None, date(2020, 1, 1), "<p>Well.</p>", "Well.")


def rows(*areas: str) -> str:
    """A table of these areas."""
    return "<table>\n  <tbody>\n    {{ [" + ", ".join(areas) + "]|rows }}\n  </tbody>\n</table>\n"


FIRST, SECOND, THIRD = (f"above.areas[{i}]" for i in range(3))
CROWDED = "There was " + ", ".join(["{{ highest.top.value }}"] * 3) + " there"
TOP = "{{ highest.top.value }}"
TIMES = "{{ highest.top.value|multiple_of(average) }}"
OVER = "{{ highest.top.value|change_from(average) }}"
THIRD_HIGHEST = "{{ above.areas[2].rank|ordinal }}"
FIVE = ", {{ highest.top.value }}" * 2
SAME = "Residents are asked to stay where they are tonight."

ONLY_A_FIGURE = "it looks at the figures behind claims, and only a slot makes a claim"
ONLY_THE_TABLE = "it looks at the table, whatever is told of it"
ONLY_ROWS = "a row's cells are slots: there is no claim in other words"
ABSENT = "it looks for what the whole story lacks, so it has no other place"


def of_words(says: str, words: str, slot: str, *junction: str, **more: Any) -> dict[str, Seed | str]:
    """A fault of words: typed, in a slot, and where the pieces of a paragraph meet."""
    first = Seed(says=says, body=words, **more)
    return {"words": first, "slot": replace(first, body=slot), "junction": replace(first, body=junction)}


def of_figures(says: str, slot: str, of: Callable[[], StoryPlan], why: str = ONLY_A_FIGURE) -> dict[str, Any]:
    return {"words": why, "slot": Seed(says=says, body=slot, plan=of), "junction": why}


def of_the_table(says: str, of: Callable[[], StoryPlan], **more: Any) -> dict[str, Any]:
    seed = Seed(says=says, plan=of, **more)
    return {"words": seed, "slot": ONLY_THE_TABLE, "junction": ONLY_THE_TABLE}


SEEDED: dict[str, dict[str, Seed | str]] = {
    "ambiguous_name": of_words(
        "without its place", "Grange is high.", '{{ "Grange" }} is high.', "It is high in", "Grange.", plan=shared
    ),
    "average_named": of_words(
        "and not of what", "It is near the average.", 'It is near the {{ "average" }}.', "It is near the", "average."
    ),
    "average_unsaid": of_figures(
        "is so of the average", '{{ highest.top }} was {{ "above"|because(highest.top.ratio) }} all others.', plan
    ),
    "beyond_measure": of_words(
        "does not know that", "It was driven by them.", 'It was {{ "driven" }} by them.', "It was driven", "by them."
    ),
    "change_words": of_words(
        "stands without a change", "It soared in A.", 'It {{ "soared" }} in A.', 'It so{{ "ared" }}', "in A."
    ),
    "compared_twice": {
        **of_figures("compare the same two", f"It is {TIMES} there. It is {OVER} here.", above_average),
        "junction": Seed(says="compare the same two", body=(f"It is {TIMES}", f"there. It is {OVER}", "here."), plan=above_average),
    },
    "crowded_sentence": {
        "words": Seed(says="a sentence of 46 words", body=("word " * 46).strip() + "."),
        "slot": Seed(says="5 figures in one sentence", body=CROWDED + FIVE + "."),
        "junction": Seed(says="5 figures in one sentence", body=(CROWDED, FIVE.removeprefix(", ") + ".")),
    },
    "dead_link": of_words(
        "leads to no story",
        '<a href="gone.html">Here</a> it is.',
        '<a href="{{ "gone.html" }}">Here</a> it is.',
        '<a href="go{{ "ne" }}.html">{{ "Here" }}</a> it is.',
    ),
    "figure_twice": {
        **of_figures("is told again", f"It is {TOP} here. It is {TOP} there.", plan),
        "junction": Seed(says="is told again", body=(f"It is {TOP}", f"here. It is {TOP}", "there.")),
    },
    "figure_of_another_place": {
        **of_words(
            "is given to 'X'",
            "The average for X was {{ average }}.",
            'The average for {{ "X" }} was {{ average }}.',
            "The average for X",
            "was {{ average }}.",
        ),
    },
    "fragile_rank": {
        **of_figures(
            "is called the highest", '{{ highest.top|sentence }} had {{ highest.top|superlative("highest", measure) }}.', close_run
        ),
        "junction": Seed(
            says="is called the highest",
            body=('It is {{ "highest"|because(highest.top.rank) }}', "there."),
            plan=close_run,
        ),
    },
    "from_elsewhere": of_words(
        "fetches https://ads.example/p.gif",
        '<img src="https://ads.example/p.gif" alt="A"> It.',
        '<img src="{{ "https://ads.example/p.gif" }}" alt="A"> It.',
        '<img src="https{{ ":" }}//ads.example/p.gif" alt="A"> It.',
    ),
    "headline": {
        "words": Seed(says="editors want at most 100", headline="x" * 101),
        "slot": Seed(says="ends in a full stop", headline='A headline {{ "that ends." }}'),
        "junction": Seed(says="editors want at most 100", headline="x" * 90 + " {{ patch }} {{ patch }}"),
    },
    "headline_count": {
        "words": "a count that is typed is no claim: it is unproved's",
        "slot": Seed(
            says="and the list has 1",
            headline="{{ above.count|count(area_kind)|sentence }} are there",
            block=rows(FIRST),
            plan=two_above,
        ),
        "junction": "the whole of its words is the slot's; where they stand is always between headline and list",
    },
    "implausible_jump": of_figures("a change by a factor of", BODY, lambda: plan([("A", "X", 400.0, 4.0), ("B", "X", 1.0, 1.0)])),
    "insert_fit": of_the_table("was valid until 2020-01-01", lambda: replace(plan(), inserts=(INSERT,))),
    "kept_back": of_the_table("it is kept back", table(kept_back=("it is kept back",))),
    "leftovers": of_words(
        "said twice over", "It was was high.", 'It {{ "was was" }} high.', "It was", "was high."
    ),
    "list_order": {
        "words": ONLY_ROWS,
        "slot": Seed(
            says="the list goes from rank 2 to rank 1", block=rows(SECOND, FIRST), plan=two_above
        ),
        "junction": Seed(
            says="the list goes from rank 2 to rank 1",
            block=rows(SECOND) + rows(FIRST), plan=two_above
        ),
    },
    "looks_like_a_test": of_the_table("what looks like a test", lambda: with_areas("Test area 3", "B")),
    "markup": of_words(
        "line 1: ", "It is <b>here</b>.", "It is <em>{{ patch }}.", "It is <b>here", "too</b>."
    ),
    "meaning_changed": of_the_table("changed at once", table(together=Together(12, 9.0, 1.0, 0, 1.0))),
    "missing_areas": of_the_table("have no figure for this period", table(missing=(Area("8", "Omnium", "ward"),))),
    "new_areas": of_the_table("had no row in the period before", table(entered=(Area("8", "Omnium", "ward"),))),
    "no_headline": {
        "words": "fixed words are no empty headline",
        "slot": Seed(says="the headline is empty", headline='{{ "" }}'),
        "junction": Seed(says="the headline is empty", headline='{{ "" }} {{ "" }}'),
    },
    "not_adjoining": of_the_table(
        "lie between",
        table(compared_with=Period(date(2021, 1, 7), date(2021, 1, 1), "week", "2021-01-07")),
    ),
    "number_agreement": of_words(
        "does not agree in number",
        "There was {{ above.count|count(area_kind) }} there.",
        'There {{ "was" }} {{ above.count|count(area_kind) }} there.',
        "There was",
        "{{ above.count|count(area_kind) }} there.",
        plan=two_above,
    ),
    "one_sided": {
        "words": Seed(says="and the story does not say so", plan=most_fell),
        "slot": ABSENT,
        "junction": ABSENT,
    },
    "other_dates": of_words(
        "is the month of no figure here",
        "It was a December day.",
        'It was a {{ "December" }} day.',
        'It was a Decem{{ "ber" }}',
        "day.",
    ),
    "parts_and_total": of_the_table("stands among the areas", lambda: with_areas("Total", "B")),
    "passed_over": of_words(
        "B passed over",
        "{{ above.areas[2] }}, at {{ above.areas[2].value }}, came next.",
        '{{ above.areas[2] }}, at {{ above.areas[2].value }}, came {{ "next" }}.',
        "{{ above.areas[2] }}, at {{ above.areas[2].value }}, came",
        "next.",
        plan=all_above,
    ),
    "period_length": of_the_table("day", month_of_days),
    "period_words": of_words(
        "stands in a story about a week",
        "It was so the month before.",
        'It was so the {{ "month" }} before.',
        "It was so the month",
        "before.",
    ),
    "place_kind": of_words(
        "'postcodes'", "Its postcodes are there.", 'Its {{ "postcodes" }} are there.', 'Its post{{ "codes" }}', "are there."
    ),
    "points": dict.fromkeys(PLACES, "no filter says a difference of percentages in per cent, and because() refuses it"),
    "printed_equal": of_the_table("both print as", print_alike),
    "rank_without_field": {
        **of_figures("and not of how many", f"B came {THIRD_HIGHEST}.", three_above),
        "junction": Seed(says="and not of how many", body=("B came", f"{THIRD_HIGHEST}."), plan=three_above),
    },
    "rate_and_count": of_figures("A: the rate is 400", BODY, misfit),
    "repeated_sentence": of_words(
        "12 of 12 drafts say", SAME, f'{{{{ "{SAME}" }}}}', "Residents are asked to stay", "where they are tonight.", drafts=12
    ),
    "revealed": {
        "words": ONLY_A_FIGURE,
        "slot": Seed(
            says="which is withheld",
            plan=withheld_cell,
            house={"suppression": Suppression(markers=("[c]",), at_most=2, means="two or fewer")},
        ),
        "junction": ONLY_A_FIGURE,
    },
    "picture": dict.fromkeys(PLACES, "it looks at pictures (test_picture.py), not at words"),
    "small_base": of_figures("is of a base of 3", "It is {{ highest.top.value|change_from(highest.top.previous) }}.", small_base),
    "stale_vintage": of_the_table(
        "days before the day of this edition", plan, house={"as_of": date(2022, 2, 23)}
    ),
    "standfirst": {
        "words": Seed(says="adds nothing", headline="How things stand", standfirst="How things stand"),
        "slot": Seed(says="adds nothing", headline="How {{ patch }} stands", standfirst='{{ "How" }} {{ patch }} stands'),
        "junction": Seed(says="adds nothing", headline="How {{ patch }} stands", standfirst="{{ headline }}"),
    },
    "standfirst_repeats": {
        "words": ONLY_A_FIGURE,
        "slot": Seed(says="as the headline does", headline=f"A at {TOP}", standfirst=f"It is {TOP} there"),
        "junction": Seed(says="as the first paragraph does", standfirst=f"It is at {TOP}", body=("It was", f"{TOP} then.")),
    },
    "tie_at_the_cut": {
        "words": ONLY_ROWS,
        "slot": Seed(
            says="leaves out what ties with it",
            block=rows(FIRST, SECOND),
            plan=tied,
        ),
        "junction": Seed(
            says="leaves out what ties with it",
            block=rows(FIRST) + rows(SECOND),
            plan=tied,
        ),
    },
    "unclear_subject": of_words(
        "it is not clear which place this is of",
        f"It had {TOP} there.", f'{{{{ "It" }}}} had {TOP} there.', "It had", f"{TOP} there.",
    ),
    "unproved": of_words(
        "'27' stands in the text", "It is 27 there.", 'It is {{ "27" }} there.', 'It is 2{{ "7" }}', "there."
    ),
    "run_together": of_words(
        "in the text", "It was high.. It was.", '{{ "It was high.." }} It was.', "It was high", ". So it was."
    ),
    "typed_place": of_words(
        "is typed", "It is high in Framley.", 'It is high in {{ "Framley" }}.', "It is high in", "Framley.",
        plan=lambda: with_areas("Framley", "Hogglestock"),
    ),
    "verdict": of_words(
        "'worst': no figure", "It is the worst.", 'It is the {{ "worst" }}.', 'It is the wor{{ "st" }}', "of all."
    ),
    "whose_figures": {
        "words": Seed(says="does not name the Barset Office", house={"publisher": "the Barset Office"}),
        "slot": ABSENT,
        "junction": ABSENT,
    },
    "wider_place": of_the_table(
        "is it their total?",
        lambda: plan([("X", "X", 60.0, 1.0), *((name, "X", 9.0, 1.0) for name in "ABC")], measure=replace(RATE, kind="count")),
    ),
    "withheld_told": of_words(
        "which are not zero", "It had no rate.", 'It had {{ "no" }} rate.', "It had no", "rate.", plan=withheld
    ),
}  # fmt: skip


EVERY = {
    f"{name}, {place}": (seed, name)
    for name, row in SEEDED.items()
    for place, seed in row.items()
    if isinstance(seed, Seed)
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeded")


def phrases(seed: Seed) -> dict[str, str]:
    """The files of a story that says the seed from phrases, a role for each piece."""
    roles = {"headline": seed.headline, "standfirst": seed.standfirst}
    roles |= {f"part_{i}": words for i, words in enumerate(seed.roles)}
    said = [f"{name}\n  {f'say {words}' if words else 'nothing'}\n" for name, words in roles.items()]
    together = " + ".join(list(roles)[2:])
    blocks = "  [listed]\n" * bool(seed.block) + "  [inserts]\n"
    order = f"headline of seed\nstandfirst of seed\norder of seed\n  {together}\n{blocks}"
    return {"seed.story": order, "seed.phrases": "".join(said), "listed.block.html": seed.block}


def plain(seed: Seed) -> dict[str, str]:
    """The same as a template: one line of HTML."""
    standfirst = seed.headline if seed.standfirst == "{{ headline }}" else seed.standfirst
    body = f"<p>{' '.join(seed.roles)}</p>\n{seed.block}" + '{% include "inserts.block.html" %}'
    parts = {"headline": seed.headline, "standfirst": standfirst, "body": body}
    blocks = [f"{{% block {name} %}}{words}{{% endblock %}}" for name, words in parts.items()]
    return {"plain.html": '{% extends "story.html" %}\n' + "\n".join(blocks)}


def cautions(
    newsroom: NewsroomSettings, draft: Draft, planned: StoryPlan, drafts: int
) -> set[tuple[str, str]]:
    """Every caution that the gates put on a draft of an edition of so many of its like, or on the edition."""
    every = [replace(draft, slug=f"{draft.slug}{i}") for i in range(drafts)]
    gated = gate(every, [planned] * drafts, newsroom)
    verdict = gate_edition(gated.seen, newsroom)
    found = [*gated.drafts[0].cautions, *verdict.cautions, *verdict.on(every[0].slug)]
    return {(one.id, one.message) for one in found}


def cautions_of(
    folder: Path, seed: Seed, files: Mapping[str, str], planned: StoryPlan
) -> tuple[Draft, set[tuple[str, str]]]:
    """The draft of the story that the files have, and its cautions."""
    newsroom = replace(house(folder, files), **seed.house)
    draft = told(newsroom, planned, next(iter(files)))
    return draft, cautions(newsroom, draft, planned, seed.drafts)


@pytest.mark.parametrize(("seed", "name"), EVERY.values(), ids=EVERY)
def test_a_fault_is_seen_in_phrases_as_in_a_plain_story(folder: Path, seed: Seed, name: str) -> None:
    planned = seed.plan()
    draft, found = cautions_of(folder, seed, phrases(seed), planned)
    same, in_plain = cautions_of(folder, seed, plain(seed), planned)
    assert [message for one, message in found if one == name and seed.says in message], found
    assert (draft.headline, draft.standfirst, draft.text) == (same.headline, same.standfirst, same.text)
    assert (draft.body.lines, draft.body_html) == (same.body.lines, same.body_html)
    assert (draft.claims, draft.unproved) == (same.claims, same.unproved)
    assert found == in_plain


@pytest.mark.parametrize(("seed", "name"), [one for one in EVERY.values() if one[0].body != BODY])
def test_the_caution_comes_of_the_seed(folder: Path, seed: Seed, name: str) -> None:
    clean = replace(seed, body=CLEAN, headline=HEADLINE, standfirst="", block="")
    _, found = cautions_of(folder, clean, phrases(clean), seed.plan())
    assert not [message for one, message in found if one == name]


def test_every_gate_is_seeded_in_each_place() -> None:
    assert sorted(SEEDED) == OWN
    assert all(tuple(row) == PLACES for row in SEEDED.values())
    assert [
        name for name, row in SEEDED.items() if not any(isinstance(one, Seed) for one in row.values())
    ] == ["points", "picture"]
