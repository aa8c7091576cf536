"""Words of comparison are claims: they are printed only where a fact bears them out."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from newsgen.angles import angles
from newsgen.errors import LanguageError
from newsgen.language.style import load_style
from newsgen.writing.environment import sandbox
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_line
from tests.tables import table as patch_table

ROWS = (
    ("Hogglestock", "Silverbridge", 410.0, 380.0),
    ("Plumstead", "Barchester", 300.0, 310.0),
    ("Puddingdale", "Barchester", 150.0, 150.0),
    ("Framley", "Silverbridge", 120.0, 100.0),
)


def printed(template: str, table=None, **options):
    """What a template prints with the findings of some angles, and the claims' values and rules."""
    table = table or patch_table(ROWS)
    findings = {
        name: angles()[name].find(table, angles()[name].options(**options.get(name, {})))
        for name in ("highest", "lowest", "above", "direction", "biggest_rise", "biggest_fall")
        if name != "above" or "above" in options
    }
    speech = Speech(load_style("uk-regional"))
    text = sandbox(Path("no-such-project"), speech).from_string(template).render(findings, measure="rate")
    return set_line(text, speech.ledger).text, speech.ledger.marks


@pytest.mark.parametrize(
    ("template", "words", "rule"),
    [
        ('{{ "rose"|because(highest.top.change) }}', "rose", "difference"),
        ('{{ "fell"|because(highest.areas[1].change) }}', "fell", "difference"),
        ('{{ "unchanged"|because(lowest.areas[1].change) }}', "unchanged", "difference"),
        ('{{ "higher than"|because(highest.top.ratio) }}', "higher than", "ratio"),
        ('{{ "highest"|because(highest.top) }}', "highest", "rank"),
        ('{{ "Highest"|because(highest.top) }}', "Highest", "rank"),
        ('{{ "lowest"|because(lowest.top) }}', "lowest", "rank"),
        ('{{ "highest"|because(highest.areas) }}', "highest", "rank"),
        ('{{ "above"|because(above) }}', "above", "count"),
        ('{{ "rose"|because(direction.rose) }}', "rose", "count"),
        ('{{ "fell"|because(direction.fell) }}', "fell", "count"),
        ('{{ "biggest"|because(biggest_rise.place) }}', "biggest", "rank"),
        ('{{ "biggest"|because(biggest_fall.place) }}', "biggest", "rank"),
        ('{{ highest.top|superlative("highest", measure) }}', "the highest rate", "rank"),
        ('{{ lowest.top|superlative("lowest", measure, "published") }}', "the lowest published rate", "rank"),
    ],
)
def test_what_a_fact_bears_out_is_a_claim(template, words, rule):
    text, entries = printed(template, above={"threshold": 200})
    assert text == words
    assert [(e.kind, e.origin.rule) for e in entries if e.kind == "claim"] == [("claim", rule)]


@pytest.mark.parametrize(
    "template",
    [
        pytest.param('{{ "fell"|because(highest.top.change) }}', id="it rose"),
        pytest.param('{{ "rose"|because(lowest.areas[1].change) }}', id="it did neither"),
        pytest.param('{{ "highest"|because(highest.areas[1]) }}', id="the second"),
        pytest.param('{{ "lowest"|because(highest.top) }}', id="the wrong end"),
        pytest.param('{{ "highest"|because(lowest.areas) }}', id="a list from the wrong end"),
        pytest.param('{{ "below"|because(above) }}', id="the other side"),
        pytest.param('{{ "fell"|because(direction.rose) }}', id="a count of those that rose"),
        pytest.param('{{ "rose"|because(highest.top.value) }}', id="a value is no change"),
        pytest.param('{{ "rose"|because(above.threshold) }}', id="nor is a threshold"),
        pytest.param('{{ "more"|because("hearsay") }}', id="nor is text"),
        pytest.param('{{ "soared"|because(highest.top.change) }}', id="a word that nobody may use"),
        pytest.param('{{ "purple"|because(highest.top.change) }}', id="no word of comparison"),
        pytest.param(
            '{{ highest.areas[1]|superlative("highest", measure) }}', id="a superlative of the second"
        ),
        pytest.param('{{ highest.top|superlative("above", measure) }}', id="no superlative"),
    ],
)
def test_what_no_fact_bears_out_is_refused(template):
    with pytest.raises(LanguageError):
        printed(template, above={"threshold": 200})


@pytest.mark.parametrize("firm", [True, False])
@pytest.mark.parametrize(
    ("several", "said"),
    [(False, "the highest rate"), (True, "the joint highest rate")],
    ids=["alone", "tied"],
)
def test_a_superlative_is_plain_whatever_chance_did(firm, several, said):
    rows = (*ROWS, ("Crabtree", "Hamersham", 410.0, None)) if several else ROWS
    table = patch_table(rows)
    loose = dataclasses.replace(
        table, rankings=tuple(dataclasses.replace(s, firm_high=firm) for s in table.rankings)
    )
    template = '{{ highest.joint|superlative("highest", measure) }}'
    assert printed(template, loose)[0] == said
