from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import __version__
from newsgen.edition.written import SUMS
from newsgen.errors import OutputError
from newsgen.model.correction import Correction
from newsgen.model.draft import Caution, Draft, Edition, Score
from newsgen.model.hidden import PRIVATE
from newsgen.model.measure import Measure
from newsgen.outputs.edition_json import edition_json
from newsgen.outputs.format import EditionFormat, StoryFormat, edition_formats, story_formats, story_suffixes
from newsgen.outputs.index_page import index_pages
from newsgen.outputs.skeleton import Html, fill, style
from newsgen.outputs.story_body import story_body
from newsgen.outputs.story_json import story_json
from newsgen.outputs.story_page import story_page
from newsgen.outputs.story_text import story_text
from newsgen.writing.check_body import check_body
from newsgen.writing.typeset import set_body
from tests.conftest import ROOT
from tests.outputs.sample_edition import AREAS, BLOCKED, CLAIMS, PUBLISHED, draft, edition, nasty_edition

NASTY_ESCAPED = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;&amp;&quot; $headline"


def front_page(found: Edition) -> str:
    """index.html, alone."""
    (page,) = index_pages(found).values()
    return page


def record(found: Draft) -> dict:
    return json.loads(story_json(found, edition()))


def test_the_formats_are_found() -> None:
    """What an edition has at least: other programs read it."""
    suffixes, names = [found.suffix for found in story_formats()], [found.name for found in edition_formats()]
    assert {".body.html", ".html", ".json", ".txt"} <= {*suffixes}
    assert {"edition.json", "index.html"} <= {*names}
    assert (suffixes, names) == (sorted(suffixes), sorted(names))


def test_the_page_of_the_documentation_names_every_file() -> None:
    page = (ROOT / "docs" / "edition.md").read_text()
    files = {f"stories/<slug>{suffix}" for suffix in story_suffixes()}
    files |= {SUMS, "facts/<patch>.json", "maps/<measure>.html", "index-<n>.html", "index.js"} | {
        name for found in edition_formats() for name in found.names
    }
    assert {*re.findall(r"^\| `([^`]+)` \|", page.partition("## ")[0], re.M)} == files


@pytest.mark.parametrize(
    "body",
    [
        "<p>One</p>\n<script>alert(1)</script>\n",
        "<p><img src=x onerror=alert(1)></p>\n",
        '<iframe src="https://example.org"></iframe>\n',
        '<p>One</p></article><form action="//x"><button>Read</button></form>\n',
    ],
)
def test_a_body_that_is_blocked_for_its_markup_is_shown_as_its_source(body: str) -> None:
    wrong = check_body(body)
    cautions = tuple(Caution("markup", "block", message) for message in wrong)
    assert cautions
    found = replace(draft(), body=set_body(body), cautions=cautions)
    page = story_page(found, edition())
    for line in found.body_html.splitlines():
        assert line not in page
        assert f"<code>{escape(line)}</code>" in page


def test_the_sample_is_a_right_body() -> None:
    assert check_body(draft().body_html) == ()


def test_a_record_has_its_roles_with_file_and_line() -> None:
    assert record(replace(draft(), roles=()))["roles"] == []
    assert record(draft())["roles"] == [
        {
            "role": "highest.lead",
            "angle": "highest",
            "situation": "when it is tied",
            "phrase": "templates/extremes.phrases:30",
        }
    ]


def test_a_record_has_the_fields_of_the_design_in_their_order() -> None:
    assert list(record(draft())) == [
        "id",
        "slug",
        "revision",
        "status",
        "patch",
        "story",
        "period",
        "compared_with",
        "published",
        "headline",
        "standfirst",
        "body_html",
        "text",
        "score",
        "score_parts",
        "lead",
        "to_ask",
        "angles",
        "sentences",
        "claims",
        "roles",
        "see_more",
        "corrections",
        "cautions",
    ]


def test_a_record_says_what_its_draft_says() -> None:
    found = record(draft())
    assert found["id"] == "highest-barsetshire-2031-02-18"
    assert found["patch"] == {"name": "Barsetshire", "areas": ["B01", "B02", "B03", "B04"]}
    assert found["period"] == {"start": "2031-02-12", "end": "2031-02-18"}
    assert found["compared_with"] == {"start": "2031-02-05", "end": "2031-02-11"}
    assert found["published"] == PUBLISHED.isoformat()
    assert found["score_parts"]["size"] == {"value": 0.6, "reason": "four areas lie above 300"}
    assert found["angles"] == [
        {
            "angle": "above",
            "situation": "all",
            "areas": ["B01", "B02", "B03", "B04"],
            "figures": {"threshold": 300, "count": 4, "average": 361.5},
        }
    ]
    assert found["claims"][0]["derivation"] == {
        "rule": "cell",
        "inputs": [{"source": "barsetshire_2031-02-18.csv", "row": 2, "column": "rate", "raw": "452.2"}],
    }
    assert found["claims"][1]["derivation"]["test"] == {
        "op": ">",
        "than": {"setting": "threshold", "value": 300},
    }
    assert found["claims"][3]["value"] == "2031-02-23"
    assert found["see_more"] == [
        {"slug": "lowest-barsetshire", "headline": "The neighbourhoods with the lowest rates"},
        {"slug": "", "headline": "How we count", "url": "https://example.org/how"},
    ]
    assert record(BLOCKED)["status"] == "blocked"
    assert record(replace(draft(), compared_with=None))["compared_with"] is None


def test_a_whole_number_is_written_whole() -> None:
    assert '"value": 4,' in story_json(draft(), edition())
    assert '"count": 4,' in story_json(draft(), edition())


def test_json_is_utf_8_one_claim_a_line_and_ends_with_a_newline() -> None:
    text = story_json(draft(), edition())
    assert "Hiram’s" in text
    assert text.endswith("\n}\n")
    assert sum(line.startswith('    {"text": ') for line in text.splitlines()) == len(CLAIMS)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_number_is_never_written(value: float) -> None:
    with pytest.raises(OutputError) as caught:
        story_json(replace(draft(), score=Score(value, ())), edition())
    assert str(caught.value) == (
        "stories/highest-barsetshire.json: a figure that is not a number; wanted a finite number"
    )


def test_the_revision_is_a_hash_of_all_else() -> None:
    text = story_json(draft(), edition())
    line = next(line for line in text.splitlines(keepends=True) if line.startswith('  "revision"'))
    assert sha256(text.replace(line, "").encode()).hexdigest()[:16] == record(draft())["revision"]


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Another"},
        {"cautions": ()},
        {"claims": CLAIMS[:1]},
        {"roles": ()},
        {"score": Score(0.1, ())},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_revision_changes_with_the_content_and_the_id_does_not(change: dict) -> None:
    assert record(replace(draft(), **change))["revision"] != record(draft())["revision"]
    assert record(replace(draft(), **change))["id"] == record(draft())["id"]


def test_the_edition_s_record() -> None:
    found = json.loads(edition_json(edition()))
    assert list(found) == [
        "title",
        "style",
        "language",
        "newsgen_version",
        "period",
        "grain",
        "compared_with",
        "as_of",
        "sources",
        "measures",
        "areas",
        "patches",
        "without_figure",
        "stories",
        "unwritten",
        "cautions",
    ]
    assert found["newsgen_version"] == __version__
    assert found["sources"][0]["period_column"] is None
    assert found["sources"][1] == {
        "path": "lookups.zip",
        "sha256": "a0" * 32,
        "published": "2030-06-01",
        "publisher": "",
        "member": "councils.csv",
        "area_column": "code",
        "period_column": "week",
        "areas_across": False,
        "suppressed": [],
        "missing": [],
        "flags": ["p"],
        "decimal": ",",
        "header_row": 3,
        "header_rows": 2,
        "filled": ["council"],
    }
    assert [story["slug"] for story in found["stories"]] == [d.slug for d in edition().drafts]
    assert found["unwritten"][0]["why"] == "no neighbourhood rose since the week to 11 February"


def test_the_edition_says_what_its_codes_and_measures_are() -> None:
    week, rate = date(2031, 2, 24), Measure(name="rate", noun="case rate", kind="rate", decimals=1)
    price = Measure(name="price", noun="price", kind="money", currency="EUR")
    found = json.loads(edition_json(replace(edition(), as_of=week, measures=(rate, price), areas=AREAS[:1])))
    assert (found["grain"], found["as_of"]) == ("week", "2031-02-24")
    assert [(m["name"], m["decimals"], m["currency"]) for m in found["measures"]] == [
        ("rate", 1, ""),
        ("price", 0, "EUR"),
    ]
    assert found["areas"] == [
        {
            "code": "B01",
            "name": "Plumstead Episcopi",
            "kind": "neighbourhood",
            "within": {"council": "Barchester", "region": "Barsetshire"},
            "shared_name": False,
        }
    ]
    assert json.loads(edition_json(edition()))["as_of"] is None


def test_a_story_s_record_has_its_corrections() -> None:
    was, now = date(2031, 2, 24), date(2031, 3, 2)
    one = Correction("x", "highest-barsetshire", date(2031, 2, 18), now, was, "Correction", ("One.", "Two."))
    assert record(replace(draft(), corrections=(one,)))["corrections"] == [
        {
            "heading": "Correction",
            "text": "One.\n\nTwo.",
            "published": "2031-03-02",
            "first_published": "2031-02-24",
        }
    ]


def test_plain_text_and_body() -> None:
    text = story_text(draft(), edition())
    assert text.startswith(f"{draft().headline}\n\n{draft().standfirst}\n\nSEVERAL ")
    assert text.endswith("an editor.\n")
    assert "\n\n\n" not in story_text(replace(draft(), standfirst=""), edition())
    assert story_body(draft(), edition()) == draft().body_html


class Reader(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags = "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("page", ["index", "story"])
def test_an_area_called_script_is_words(page: str) -> None:
    whole = nasty_edition()
    text = front_page(whole) if page == "index" else story_page(whole.drafts[0], whole)
    assert NASTY_ESCAPED in text
    assert "<script" not in text
    assert {tag for tag, _ in Reader(text).tags}.isdisjoint({"script", "link", "iframe", "object"})
    assert not any(
        name.startswith("on") or name == "style" for _, found in Reader(text).tags for name in found
    )


@given(st.text())
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    page = fill("caution", severity="note", label="Note", message=text)
    shown = re.sub("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]", "\ufffd", text)
    assert Reader(page).words.removesuffix("\n").replace("\r", "\n") == f"Note {shown}".replace("\r", "\n")
    assert [tag for tag, _ in Reader(page).tags] == ["li", "strong"]


@given(st.text(st.characters(exclude_categories=("Cc",))))
def test_any_text_stays_within_its_attribute(text: str) -> None:
    page = fill("caution", severity=text, label="", message="")
    assert Reader(page).tags[0] == ("li", {"class": text})


def test_a_page_takes_no_pieces_but_html() -> None:
    with pytest.raises(TypeError, match="not Html"):
        fill("cautions", items=["<b>"])  # type: ignore[list-item]
    with pytest.raises(KeyError):
        fill("cautions")
    assert fill("cautions", items=[Html("<li>a</li>")]) == '<ul class="cautions">\n<li>a</li></ul>\n'


def test_a_story_s_page_tells_its_standing_first() -> None:
    words = Reader(story_page(BLOCKED, edition())).words
    assert words.index("Blocked: this draft failed a check") < words.index("The headline says four")
    assert words.index("The headline says four") < words.index("rests on fewer than 20 cases")
    assert words.count(BLOCKED.headline) == 2
    assert "A draft for an editor to read" in Reader(story_page(draft(), edition())).words


def test_the_page_is_in_the_edition_s_language() -> None:
    german = replace(edition(), language="de_AT")
    assert '<html lang="de-AT">' in story_page(draft(), german)
    assert 'lang="de-AT">Four neighbourhoods' in front_page(german)


def test_the_front_page_has_the_best_first_and_the_blocked_apart() -> None:
    words = Reader(front_page(edition())).words
    places = [words.index(heading) for heading in ("Stories, best first", "Not written", "Sources")]
    assert places == sorted(places)
    ready, blocked = words.split("These drafts failed a check.")
    assert [ready.count(found.headline) for found in edition().drafts] == [1, 1, 1, 0]
    assert blocked.count(BLOCKED.headline) == 1
    assert "3 drafts to read, 1 draft blocked, 1 story not written." in words
    assert "Score 0.82 Plumstead Episcopi is at its highest since November" in words
    assert "Published 23 February 2031 by Barsetshire Board of Health." in words


def test_the_front_page_leads_to_every_form_of_every_story() -> None:
    addresses = [found["href"] for tag, found in Reader(front_page(edition())).tags if tag == "a"]
    for story in edition().drafts:
        assert {
            f"stories/{story.slug}{suffix}" for form in story_formats() for suffix in form.suffixes
        } <= set(addresses)


def test_an_empty_section_is_left_out() -> None:
    words = Reader(front_page(replace(edition(), drafts=(), unwritten=()))).words
    assert "0 drafts to read." in words
    assert "Blocked" not in words
    assert "Not written" not in words


def test_the_policy_allows_the_style_that_is_there_and_nothing_else() -> None:
    page = story_page(draft(), edition())
    policy = next(
        f["content"] for t, f in Reader(page).tags if f.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"<style>{style()}</style>" in page
    assert "url(" not in style()
    assert "@import" not in style()


@pytest.mark.parametrize("found", [*story_formats(), *edition_formats()], ids=lambda f: type(f).__name__)
def test_what_marks_claims_never_leaves(found: StoryFormat | EditionFormat) -> None:
    private = replace(draft(), headline="A\ue000\U000f0000\U0010fffd £", standfirst="\uf8ff\uf900")
    whole = replace(edition(), title="T\ue012 £", drafts=(private,))
    files = (
        found.files(private, whole) if isinstance(found, StoryFormat) else found.files(whole, lambda *_: "")
    )
    for data in files.values():
        assert not PRIVATE.search(data.decode())
    assert any("£".encode() in data for data in files.values()) or ".body" in str(files.keys())
