"""German stories whose lead is chosen: for each lead rule an invented county of which it holds, and what is written.

Hogglestock is the Gemeinde that has the news; eleven others lie around it in Barsetshire, and hardly move.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsgen.cli.app import app
from newsgen.editorial.leads import rule_order
from newsgen.model.draft import Draft, Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.regenerate import no_network

Areas = tuple[tuple[float | None, float | None], ...]
"""The figures of each area: before, and now; None where it is withheld."""

NAMES = (
    "Domhof",
    "Elmhof",
    "Lindhof",
    "Buchhof",
    "Eschhof",
    "Ulmhof",
    "Weidhof",
    "Birkhof",
    "Ahornhof",
    "Erlhof",
)
AROUND = (
    "Allington", "Barchester", "Boxall", "Chaldicotes", "Courcy", "Framley",
    "Greshamsbury", "Plumstead", "Scarrington", "Silverbridge", "Ullathorne",
)  # fmt: skip
BEFORE, NOW = "2025-02-02", "2025-02-09"
PEOPLE = 10_000

STYLE = """
inherits = "regional-de"

[nouns]
"Grippe-Inzidenz" = { gender = "f", plural = "Grippe-Inzidenzen" }
"Krankenstand" = { gender = "m", plural = "Krankenstände", genitive = "Krankenstands" }
"Neuerkrankung" = { gender = "f", plural = "Neuerkrankungen" }
"Grippefall" = { gender = "m", plural = "Grippefälle", genitive = "Grippefalls" }
"Hauspreis" = { gender = "m", plural = "Hauspreise", genitive = "Hauspreises" }
"Impfquote" = { gender = "f", plural = "Impfquoten" }
"""
HEAD = """
[project]
title = "Barsetshire (erfunden)"
style = "bote"

[data]
source = "barsetshire.csv"
published = 2025-02-13
publisher = "das Gesundheitsamt"
period = { ends = "ends", grain = "week" }
suppressed = { markers = ["[c]"], at_most = 2, means = "höchstens zwei Grippefälle" }

[data.area]
code = "code"
name = "name"
kind = "Ortsteil"
within = { Gemeinde = "gemeinde", Grafschaft = "grafschaft" }
"""
PATCHES = """
[[patches]]
each = "Grafschaft"

[[patches]]
each = "Gemeinde"
"""
RATE = """
[measures.rate]
column = "rate"
kind = "rate"
noun = "Grippe-Inzidenz"
short_noun = "Inzidenz"
unit = "Fälle pro 100.000 Einwohner"
short_unit = "pro 100.000"
thresholds = [200, 400, 600, 800]
decimals = 1
better = "lower"
numerator = "figure"
denominator = "people"
per = 100_000

[measures.figure]
column = "figure"
kind = "count"
noun = "Neuerkrankung"
short_noun = "Grippefall"

[measures.people]
column = "people"
kind = "count"
noun = "Einwohner"
"""
PRICE = """
[measures.figure]
column = "figure"
kind = "money"
noun = "Hauspreis"
better = "neither"
"""
EXTRACT = """
[data.extract]
measure = "rate"
above = 100
"""
BRIEF = """
[[stories]]
name = "news"
brief = true
"""


@dataclass(frozen=True)
class County:
    """An invented county: Hogglestock's areas, those of each other Gemeinde, and what its project adds."""

    own: Areas
    around: tuple[Areas, ...] = (((10, 10),) * 3,) * len(AROUND)
    measures: str = RATE
    more: str = ""
    alone: bool = False
    """Only the last period is in the table."""

    def rows(self) -> Iterator[list[object]]:
        places = (("Hogglestock", self.own), *zip(AROUND, self.around, strict=True))
        for place, areas in places:
            for name, ends in zip(NAMES, areas, strict=False):
                for day, figure in zip((BEFORE, NOW), ends, strict=True):
                    if self.alone and day == BEFORE:
                        continue
                    rate = "[c]" if figure is None else figure * 100_000 / PEOPLE
                    number = "[c]" if figure is None else figure
                    named = name if place == "Hogglestock" else f"{place}-{name}"
                    yield [named, named, place, "Barsetshire", day, number, rate, PEOPLE]

    def written(self, to: Path) -> Path:
        """The project in a folder."""
        (to / "styles").mkdir()
        (to / "styles" / "bote.toml").write_text(STYLE, encoding="utf-8")
        (to / "newsgen.toml").write_text(HEAD + self.more + self.measures + PATCHES, encoding="utf-8")
        with (to / "barsetshire.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["code", "name", "gemeinde", "grafschaft", "ends", "figure", "rate", "people"])
            table.writerows(self.rows())
        return to


def even(*ends: float | None, areas: int = 3) -> tuple[Areas, ...]:
    """The same areas in each Gemeinde around."""
    return (((ends[0], ends[1]),) * areas,) * len(AROUND)


MASCULINE = RATE.replace('noun = "Grippe-Inzidenz"\nshort_noun = "Inzidenz"', 'noun = "Krankenstand"')
TWENTY_FIVE = even(25, 25)
RISING = tuple(
    tuple((200_000, 201_000 + 30 * place + 10 * area) for area in range(3)) for place in range(len(AROUND))
)
"""Prices that rise a little, no two by as much."""
ONE_BIGGER = ((((34, 34),) * 3), *TWENTY_FIVE[1:])

CASES = {
    "withheld": (
        County(((20, 20), (21, 19), (18, None), (9, None), (7, None), (20, 20))),
        "In drei der sechs Ortsteile in Hogglestock wurden in der Woche bis zum 9. Februar jeweils höchstens zwei "
        "Grippefälle gezählt.",
    ),
    "one_area": (
        County(((20, 60), *((20, 17),) * 5), TWENTY_FIVE),
        "Die Zahl der Grippefälle in Domhof stieg in der Woche bis zum 9. Februar von 20 auf 60. Anderswo in "
        "Hogglestock sank sie von 100 auf 85.",
    ),
    "apart": (
        County(((20, 30), (22, 32), (19, 29), (21, 31), (20, 30), (20, 30)), TWENTY_FIVE),
        "In Hogglestock stieg die Zahl der Grippefälle in der Woche bis zum 9. Februar auf 182, nach 122 in der Woche "
        "davor.",
    ),
    "floor": (
        County(((40, 41), (44, 43), (42, 42), (46, 46), (48, 47), (41, 41)), even(20, 20)),
        "Ulmhof hatte in der Woche bis zum 9. Februar mit 410,0 Fällen pro 100.000 Einwohner gemeinsam die "
        "niedrigste Grippe-Inzidenz in Hogglestock, und selbst dieser Wert lag 74 Prozent über dem von Barsetshire.",
    ),
    "leader_leaps": (
        County(((25, 55), (30, 24), (30, 24), (30, 24), (29, 23), (28, 22)), even(26, 26)),
        "In Domhof gab es in der Woche bis zum 9. Februar 55 Grippefälle, nach 25 in der Woche davor.",
    ),
    "crowd": (
        County(((45, 46), (37, 41), (36, 42), (34, 30), (33, 30), (32, 30)), even(30, 30)),
        "Die Grippe-Inzidenz lag in der Woche bis zum 9. Februar in drei Ortsteilen in Hogglestock über 400 Fällen pro "
        "100.000 Einwohner, nach einem Ortsteil in der Woche davor.",
    ),
    "leap": (
        County(((50, 47), (15, 32), (30, 24), (30, 24), (30, 28), (28, 26)), even(26, 26)),
        "In Elmhof gab es in der Woche bis zum 9. Februar 32 Grippefälle, nach 15 in der Woche davor.",
    ),
    "one_way": (
        County(tuple((n, n + 1) for n in range(22, 30)), TWENTY_FIVE),
        "Die Grippe-Inzidenz stieg in der Woche bis zum 9. Februar in allen acht Ortsteilen in Hogglestock, verglichen "
        "mit dem Stand in der Woche davor.",
    ),
    "standing": (
        County(((25, 27), (26, 26), (27, 28), (24, 24), (25, 26)), (((27, 26), (26, 26), (26, 25)), *TWENTY_FIVE[1:])),
        "Unter den zwölf Gemeinden in Barsetshire lag die Grippe-Inzidenz in der Woche bis zum 9. Februar in "
        "Hogglestock am höchsten, bei 262,0 Fällen pro 100.000 Einwohner.",
    ),
    "still_first": (
        County(((25, 27), (26, 26), (27, 28), (24, 24), (25, 26)), TWENTY_FIVE),
        "Unter den zwölf Gemeinden in Barsetshire lag die Grippe-Inzidenz in der Woche bis zum 9. Februar in "
        "Hogglestock am höchsten, bei 262,0 Fällen pro 100.000 Einwohner.",
    ),
    "stands_apart": (
        County(((64, 65), (20, 19), (20, 20), (19, 20), (21, 20)), ONE_BIGGER),
        "Die Grippe-Inzidenz in Domhof lag in der Woche bis zum 9. Februar bei 650,0 Fällen pro 100.000 Einwohner und "
        "war damit mehr als dreimal so hoch wie der mittlere Wert der Ortsteile in Hogglestock, der 200,0 betrug.",
    ),
    "all_beyond": (
        County(((24, 27), (26, 26), (27, 28), (29, 29), (27, 26)), TWENTY_FIVE),
        "gemeinsam die niedrigste Grippe-Inzidenz in Hogglestock, und selbst dieser Wert lag 3 Prozent über dem von "
        "Barsetshire.",
    ),
    "in_step": (
        County(((30, 20), (30, 20), (31, 21), (29, 20)), even(30, 20)),
        "Die Zahl der Grippefälle in Hogglestock sank in der Woche bis zum 9. Februar von 120 auf 81.",
    ),
    "leader": (
        County(((44, 45), (20, 19), (20, 20), (19, 20), (21, 20)), ONE_BIGGER),
        "mehr als doppelt so hoch wie der mittlere Wert der Ortsteile in Hogglestock, der 200,0 betrug.",
    ),
    "brief": (
        County(((24, 24), (25, 24), (25, 26), (24, 24)), ONE_BIGGER, RATE + BRIEF),
        "In Hogglestock gab es in der Woche bis zum 9. Februar 98 Grippefälle, ebenso viele wie in der Woche davor.",
    ),
    "fastest": (
        County(
            ((200_000, 224_000), (210_000, 216_000), (190_000, 197_000), (250_000, 252_000), (180_000, 176_000)),
            (((200_000, 270_000), *RISING[0][1:]), *RISING[1:]),
            PRICE,
        ),
        "Dahinter kommen Lindhof mit 3,7 Prozent und Elmhof mit 2,9 Prozent.",
    ),
    "fastest_of_all": (
        County(
            ((200_000, 260_000), (210_000, 226_000), (190_000, 197_000), (250_000, 252_000), (180_000, 181_000)),
            RISING,
            PRICE,
        ),
        "Das war der größte Anstieg unter den 38 Ortsteilen in Barsetshire.",
    ),
}  # fmt: skip
OF_BARSETSHIRE = {
    "diverging": (
        County(((30, 22), (31, 23), (29, 22)), (((30, 42), (31, 43), (29, 41)), *even(30, 30)[1:])),
        "in Allington von 90 auf 126. In Hogglestock sank sie von 90 auf 67.",
    ),
    "concentrated": (
        County(tuple((0, n) for n in (20, 25, 31, 40, 22, 20, 15, 30)), even(0, 20, areas=1), RATE, EXTRACT, True),
        "Von den 19 Ortsteilen in Barsetshire, in denen die Grippe-Inzidenz in der Woche bis zum 9. Februar über 100 "
        "Fällen pro 100.000 Einwohner lag, gehörten acht zu Hogglestock.",
    ),
}  # fmt: skip
EVERY = [("hogglestock", rule, *case) for rule, case in CASES.items()]
EVERY += [("barsetshire", rule, *case) for rule, case in OF_BARSETSHIRE.items()]


def built(county: County, to: Path) -> Edition:
    return build(load(county.written(to)), no_network)


def of(edition: Edition, place: str) -> Draft:
    return next(draft for draft in edition.drafts if draft.slug == f"{place}-news")


def test_every_lead_rule_has_a_county() -> None:
    assert {rule for _, rule, _, _ in EVERY} == {*rule_order(), "brief"}


@pytest.mark.parametrize(("place", "rule", "county", "says"), EVERY, ids=[rule for _, rule, _, _ in EVERY])
def test_a_story_of_each_lead_rule(place: str, rule: str, county: County, says: str, tmp_path: Path) -> None:
    edition = built(county, tmp_path)
    draft = of(edition, place)
    assert draft.lead is not None
    assert draft.lead.rule == rule
    assert says in draft.text
    assert not [(d.slug, d.cautions) for d in edition.drafts if d.status == "blocked"]
    assert not [(d.slug, d.unproved) for d in edition.drafts if d.unproved]
    assert len(draft.headline) <= 65 or rule == "withheld"


AGREEING = {
    "a masculine measure": (
        County(((40, 41), (44, 43), (36, 42), (46, 46), (48, 47), (41, 41)), even(20, 20), MASCULINE),
        (
            "gemeinsam den niedrigsten Krankenstand in Hogglestock, und",
            "Der Krankenstand in Hogglestock liegt bei",
            "Den höchsten Krankenstand hat Eschhof mit 470,0, nachdem",
            "Am stärksten stieg der Krankenstand in Lindhof.",
            "bei unverändert 46 Grippefällen",
        ),
    ),
    "one and two of a few": (
        County(((1, 0), (1, 1), (0, 0)), TWENTY_FIVE, RATE + BRIEF),
        (
            "einen Grippefall, nach zwei Grippefällen in der Woche davor.",
            "Elmhof hat mit 10,0 die höchste Inzidenz, bei unverändert einem Grippefall.",
        ),
    ),
    "the total as it was": (
        CASES["stands_apart"][0],
        (
            "In Hogglestock insgesamt gab es 144 Grippefälle, ebenso viele wie in der Woche davor.",
            "hat Hogglestock weiterhin den zweithöchsten Wert.",
            "In Barsetshire änderte sich die Zahl der Grippefälle kaum.",
        ),
    ),
}


@pytest.mark.parametrize(("county", "lines"), AGREEING.values(), ids=AGREEING)
def test_articles_cases_and_numbers_agree(county: County, lines: tuple[str, ...], tmp_path: Path) -> None:
    text = of(built(county, tmp_path), "hogglestock").text
    assert [line for line in lines if line not in text] == [], text


def test_lint_passes(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", str(CASES["apart"][0].written(tmp_path))])
    assert done.exit_code == 0, done.output
