"""An edition of an invented county, made by hand: two stories for each of two patches, one blocked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from newsgen.model.area import Area, Patch
from newsgen.model.correction import Correction
from newsgen.model.derivation import Cell, Derivation, Select, Setting
from newsgen.model.draft import (
    Caution,
    Claim,
    Draft,
    Edition,
    Link,
    RoleSaid,
    Score,
    Unwritten,
    WithoutFigure,
)
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking
from newsgen.model.period import Period
from newsgen.model.source import SourceRecord
from newsgen.writing.typeset import set_body

SOURCE = "barsetshire_2031-02-18.csv"
WEEK = Period(date(2031, 2, 18), date(2031, 2, 12), "week")
WEEK_BEFORE = Period(date(2031, 2, 11), date(2031, 2, 5), "week")
PUBLISHED = date(2031, 2, 23)
COUNTY = Patch("Barsetshire", "region", "barsetshire", ("B01", "B02", "B03", "B04"))
BARCHESTER = Patch("Barchester", "council", "barchester", ("B01", "B02"))
AREAS = (
    Area(
        "B01", "Plumstead Episcopi", "neighbourhood", (("council", "Barchester"), ("region", "Barsetshire"))
    ),
    Area("B02", "Hiram’s Hospital & Close", "neighbourhood", (("council", "Barchester"),)),
    Area("B03", "Hogglestock", "neighbourhood", (("council", "Silverbridge"),)),
    Area("B04", "Puddingdale", "neighbourhood", (("council", "Silverbridge"),)),
)
RATES = (452.2, 384.0, 304.9, 304.9)
CASES = (29, 24, 19, 18)


def rate(index: int) -> Figure:
    return Figure(RATES[index], "rate", Cell(SOURCE, index + 2, "rate", str(RATES[index])), area=AREAS[index])


def ranking(index: int) -> AreaRanking:
    def rank(place: int) -> Figure:
        select = Select(SOURCE, "rate", COUNTY.name)
        return Figure(place, "rank", Derivation("rank", (rate(index).origin, select), (("order", "down"),)))

    return AreaRanking(AREAS[index], rate(index), rank(min(index + 1, 3)), rank(4 - index), tied=index > 1)


MEAN = Figure(361.5, "rate", Derivation("mean", (Select(SOURCE, "rate", COUNTY.name),)))
ABOVE = Finding(
    "above",
    "all",
    tuple(ranking(index) for index in range(4)),
    MappingProxyType(
        {
            "threshold": Figure(300, "rate", Setting("stories.highest.threshold", 300)),
            "count": Figure(
                4.0,
                "count",
                Derivation(
                    "count",
                    (Select(SOURCE, "rate", COUNTY.name), Setting("stories.highest.threshold", 300)),
                    (("test", MappingProxyType({"op": ">", "than": Setting("threshold", 300)})),),
                ),
            ),
            "average": MEAN,
            "council": "Barchester",
        }
    ),
)

BODY = Path(__file__).with_name("sample_body.html").read_text(encoding="utf-8").rstrip("\n")
FOUR = "Four neighbourhoods above 300"

CLAIMS = (
    Claim(
        "452.2 cases per 100,000 people",
        "body",
        "Plumstead Episcopi, in Barchester, had the highest of all, at 452.2 cases per 100,000 people.",
        452.2,
        "rate",
        "B01",
        "rate",
        "2031-02-18",
        rate(0).origin,
    ),
    Claim("Four", "headline", FOUR, 4.0, "count", "", "rate", "", ABOVE.facts["count"].origin),
    Claim("300", "headline", FOUR, 300, "rate", "", "rate", "", Setting("threshold", 300)),
    Claim(
        "23 February",
        "body",
        "published on 23 February",
        "2031-02-23",
        "date",
        "",
        "",
        "",
        Setting("published", "2031-02-23"),
    ),
)


ROLES = (RoleSaid("highest.lead", "highest", "when it is tied", "templates/extremes.phrases:30"),)


def draft(patch: Patch = COUNTY, story: str = "highest", *, score: float = 0.82) -> Draft:
    sister = f"{'lowest' if story == 'highest' else 'highest'}-{patch.slug}"
    body = BODY.replace("{sister}", sister)
    return Draft(
        slug=f"{story}-{patch.slug}",
        story=story,
        patch=patch,
        measure="rate",
        period=WEEK,
        compared_with=WEEK_BEFORE,
        published=PUBLISHED,
        headline=f"Four neighbourhoods in {patch.name} with the {story} case rates",
        standfirst="Plumstead Episcopi had more cases for its size than anywhere else in the county.",
        body=set_body(body),
        score=Score(
            score,
            (
                ("size", 0.6, "four areas lie above 300"),
                ("surprise", 0.9, "Plumstead Episcopi is at its highest since November"),
                ("reach", 1 / 3, "the patch has four areas"),
            ),
        ),
        findings=(ABOVE,),
        claims=CLAIMS,
        roles=ROLES,
        see_more=(
            Link("The neighbourhoods with the lowest rates", sister),
            Link("How we count", url="https://example.org/how"),
        ),
        cautions=(Caution("ties", "note", "Hogglestock and Puddingdale are joint third."),),
    )


BLOCKED = replace(
    draft(BARCHESTER, "lowest", score=0.3),
    cautions=(
        Caution("small-base", "warn", "The change in Hogglestock rests on fewer than 20 cases."),
        Caution("count-matches-list", "block", "The headline says four neighbourhoods; the list has three."),
    ),
)


CORRECTION = Correction(
    "lowest-barsetshire-2031-02-18-2031-02-23",
    "lowest-barsetshire",
    WEEK.end,
    PUBLISHED,
    date(2031, 2, 20),
    "Correction",
    ("An earlier version of this story said that the rate in Puddingdale was 304.8.",),
)


def edition(title: str = "Case rates by neighbourhood") -> Edition:
    return Edition(
        title=title,
        style="uk-regional",
        language="en-GB",
        period=WEEK,
        compared_with=WEEK_BEFORE,
        sources=(
            SourceRecord(
                SOURCE, "5f" * 32, PUBLISHED, "Barsetshire Board of Health", "code", None, suppressed=("0-2",)
            ),
            SourceRecord(
                "lookups.zip",
                "a0" * 32,
                date(2030, 6, 1),
                "",
                "code",
                "week",
                member="councils.csv",
                flags=("p",),
                decimal=",",
                header_row=3,
                header_rows=2,
                filled=("council",),
            ),
        ),
        measures=(Measure(name="rate", noun="case rate", kind="rate", decimals=1),),
        areas=AREAS,
        patches=(COUNTY, BARCHESTER),
        without_figure=(WithoutFigure("rate", WEEK.end, (AREAS[0].code,)),),
        drafts=(
            draft(),
            replace(draft(BARCHESTER, score=0.5), cautions=()),
            replace(draft(COUNTY, "lowest", score=0.41), corrections=(CORRECTION,)),
            BLOCKED,
        ),
        unwritten=(
            Unwritten("biggest-rise", "Barchester", "no neighbourhood rose since the week to 11 February"),
        ),
    )


def many(ready: int, blocked: int = 0, unwritten: int = 0) -> Edition:
    """An edition of so many small drafts, the best first."""
    one = draft().brief()

    def of(number: int, base: Draft, kind: str) -> Draft:
        patch = replace(COUNTY, name=f"Ward {number + 1} of Hogglestock", slug=f"ward-{number + 1}")
        score = replace(base.score, value=1 - number / 1_000_000)
        return replace(
            base, slug=f"{kind}-{patch.slug}", patch=patch, headline=f"Case rate in {patch.name}", score=score
        )

    return replace(
        edition(),
        drafts=(
            *(of(number, one, "highest") for number in range(ready)),
            *(of(number, BLOCKED.brief(), "lowest") for number in range(blocked)),
        ),
        unwritten=tuple(
            Unwritten("biggest-rise", f"Ward {number + 1}", "no rate rose") for number in range(unwritten)
        ),
    )


NASTY = "<script>alert('1')</script> \"&\" $headline"


def nasty_edition() -> Edition:
    """An edition in which everything that a table or a project can name is an attack on the page."""
    patch = replace(draft().patch, name=NASTY)
    nasty = replace(
        draft(),
        patch=patch,
        headline=NASTY,
        standfirst=NASTY,
        story=NASTY,
        cautions=tuple(replace(caution, message=NASTY) for caution in BLOCKED.cautions),
        score=Score(0.5, (("size", 1, NASTY),)),
    )
    whole = edition(title=NASTY)
    return replace(
        whole,
        drafts=(nasty,),
        style=NASTY,
        sources=tuple(replace(s, path=NASTY, publisher=NASTY) for s in whole.sources),
        unwritten=tuple(replace(u, story=NASTY, patch=NASTY, why=NASTY) for u in whole.unwritten),
    )
