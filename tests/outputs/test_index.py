"""The front page of an edition of many stories."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from newsgen.model.draft import Edition
from newsgen.outputs.format import Held
from newsgen.outputs.index_page import FORMAT, index_pages
from newsgen.outputs.index_split import FURTHER, split
from tests.outputs.sample_edition import NASTY, draft, edition, many


class Page(HTMLParser):
    """What is on a page: its tags, the addresses of its links, its words, and what stands in style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []
        self.words = ""
        self.inside: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        if self.lasttag in self.inside and data.strip():
            self.inside[self.lasttag].append(data)
        else:
            self.words += data

    def policy(self) -> str:
        (found,) = (a["content"] for _, a in self.tags if a.get("http-equiv") == "Content-Security-Policy")
        return found or ""

    def stories(self) -> list[str]:
        """The slugs of the stories that stand on it, in their order."""
        found = (re.fullmatch(r"stories/(.+)\.html", link) for link in self.links)
        return [one[1] for one in found if one and not one[1].endswith(".body")]


def pages(found: Edition) -> dict[str, Page]:
    return {name: Page(text) for name, text in index_pages(found).items() if name.endswith(".html")}


def data(text: str) -> dict[str, list]:  # type: ignore[type-arg]
    call = re.fullmatch(r"newsgenIndex\((.*)\);\n", text)
    assert call
    read: dict[str, list] = json.loads(call[1])  # type: ignore[type-arg]
    return read


CASES = {
    "nothing": ((0, 0, 0), [{}]),
    "all there is room for": ((200, 200, 1000), [{"ready": (0, 200), "blocked": (0, 200), "unwritten": (0, 1000)}]),
    "one story more": ((201, 0, 0), [{"ready": (0, 200)}, {"ready": (200, 201)}]),
    "one blocked more": ((1, 201, 0), [{"ready": (0, 1), "blocked": (0, 200)}, {"blocked": (200, 201)}]),
    "none to read": ((0, 201, 0), [{"blocked": (0, 200)}, {"blocked": (200, 201)}]),
    "one not written more": ((0, 0, 1001), [{"unwritten": (0, 1000)}, {"unwritten": (1000, 1001)}]),
    "two full pages": ((400, 0, 0), [{"ready": (0, 200)}, {"ready": (200, 400)}]),
    "of all": (
        (450, 201, 1001),
        [
            {"ready": (0, 200), "blocked": (0, 200), "unwritten": (0, 1000)},
            {"ready": (200, 400)},
            {"ready": (400, 450)},
            {"blocked": (200, 201)},
            {"unwritten": (1000, 1001)},
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_stands_on_which_page(name: str) -> None:
    numbers, wanted = CASES[name]
    found = split(Held(*numbers))
    assert [{k: (r.start, r.stop) for k, r in page.parts.items()} for page in found] == wanted
    assert [page.number for page in found] == list(range(1, len(wanted) + 1))
    further = FURTHER.names(Held(*numbers))
    assert further == ((*(page.name for page in found[1:]), "index.js") if len(found) > 1 else ())
    assert all(FURTHER.like.fullmatch(one) for one in further)


def test_each_story_is_on_one_page_the_best_first() -> None:
    whole = many(450, 230, 1284)
    found = pages(whole)
    assert list(found) == ["index.html", *(f"index-{number}.html" for number in range(2, 6))]
    slugs = [draft.slug for draft in whole.drafts]
    on = {name: page.stories() for name, page in found.items()}
    assert on["index.html"] == slugs[:200] + slugs[450:650]
    assert on["index-2.html"] == slugs[200:400]
    assert on["index-3.html"] == slugs[400:450]
    assert on["index-4.html"] == slugs[650:]
    assert on["index-5.html"] == []
    lines = {name: page.words.count("no rate rose") for name, page in found.items()}
    assert (lines["index.html"], lines["index-5.html"], sum(lines.values())) == (1000, 284, 1284)


SAID = {
    "index.html": ["1 to 200 of 450", "1 to 200 of 230", "1 to 1,000 of 1,284", "450 drafts to read, 230"],
    "index-2.html": ["201 to 400 of 450", "Page 2 of 5.", "Stories, best first"],
    "index-3.html": ["401 to 450 of 450", "Page 3 of 5."],
    "index-4.html": ["201 to 230 of 230", "Nothing here may be published as it stands."],
    "index-5.html": ["1,001 to 1,284 of 1,284", "Not written"],
}  # fmt: skip


def test_a_page_says_which_stories_it_has() -> None:
    found = pages(many(450, 230, 1284))
    assert {
        name: [said for said in SAID[name] if said not in page.words] for name, page in found.items()
    } == {name: [] for name in SAID}
    assert "Page 1" not in found["index.html"].words
    assert [name for name, page in found.items() if "Barsetshire Board of Health" in page.words] == [
        "index.html"
    ]
    assert "1 of 1" not in pages(many(201, 1))["index.html"].words


def test_previous_and_next_lead_through_a_section() -> None:
    found = pages(many(450, 230, 1284))
    ways = {
        name: [(a["rel"], a["href"]) for _, a in page.tags if a.get("rel") in ("prev", "next")]
        for name, page in found.items()
    }
    assert ways == {
        "index.html": [("next", "index-2.html"), ("next", "index-4.html"), ("next", "index-5.html")],
        "index-2.html": [("prev", "index.html#ready"), ("next", "index-3.html")],
        "index-3.html": [("prev", "index-2.html")],
        "index-4.html": [("prev", "index.html#blocked")],
        "index-5.html": [("prev", "index.html#unwritten")],
    }


@pytest.mark.parametrize("numbers", [(450, 230, 1284), (0, 201, 0), (5000, 0, 1001)], ids=str)
def test_every_link_leads_to_something_that_is_there(numbers: tuple[int, int, int]) -> None:
    found = pages(many(*numbers))
    ids = {name: {a["id"] for _, a in page.tags if "id" in a} for name, page in found.items()}
    for page in found.values():
        for link in page.links:
            name, _, part = link.partition("#")
            assert name in found or name.startswith("stories/"), link
            assert not part or part in ids[name], link
        assert [a["aria-current"] for _, a in page.tags if "aria-current" in a] == ["page"]
        assert len({a["id"] for _, a in page.tags if "id" in a}) == sum("id" in a for _, a in page.tags)
    numbered = [link for link in found["index.html"].links if link.startswith("index")]
    assert len(numbered) < 20


def test_any_page_of_many_is_two_steps_away() -> None:
    found = pages(many(5000))
    near = {name: {link.partition("#")[0] for link in page.links} for name, page in found.items()}
    for name in found:
        assert {further for one in near[name] & found.keys() for further in near[one]} | near[name] >= {
            f"index-{number}.html" for number in range(8, 26)
        }


def test_the_search_knows_every_story() -> None:
    whole = many(300, 2)
    whole = replace(whole, drafts=(replace(draft().brief(), headline=NASTY), *whole.drafts))
    found = data(index_pages(whole)["index.js"])
    assert [
        (slug, headline, found["patches"][patch], found["stories"][story], score, blocked, cautions)
        for slug, headline, patch, story, score, blocked, cautions in found["drafts"]
    ] == [
        (
            d.slug,
            d.headline,
            d.patch.name,
            d.story,
            round(d.score.value, 2),
            d.status == "blocked",
            len(d.cautions),
        )
        for d in whole.drafts
    ]
    assert len(found["patches"]) == len(set(found["patches"])) == 301


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_styles_and_the_script_that_are_there() -> None:
    for page in pages(many(201)).values():
        (script,) = page.inside["script"]
        styles = " ".join(map(digest, page.inside["style"]))
        assert page.policy() == (
            f"default-src 'none'; style-src {styles}; img-src 'self'; "
            f"script-src {digest(script)} 'strict-dynamic'; base-uri 'none'; form-action 'none'"
        )
        assert not any(name.startswith("on") or name in ("src", "style") for _, a in page.tags for name in a)
        assert not any("//" in link for link in page.links)
        assert "http" not in script
        assert "innerHTML" not in script


def test_the_search_field_is_hidden_until_the_script_shows_it() -> None:
    for page in pages(many(201)).values():
        (search,) = (a for _, a in page.tags if a.get("id") == "search")
        assert "hidden" in search


def test_one_page_has_no_script_no_search_and_no_other_pages() -> None:
    for whole in (edition(), many(200, 200, 1000)):
        assert list(FORMAT.files(whole, lambda *_: "")) == ["index.html"]
        page = pages(whole)["index.html"]
        assert not page.inside["script"]
        assert len(page.inside["style"]) == 1
        assert "script-src" not in page.policy()
        assert {tag for tag, _ in page.tags}.isdisjoint({"nav", "input", "script"})


def test_names_with_markup_are_words_on_every_page() -> None:
    whole = many(201, 0, 1001)
    whole = replace(
        whole,
        title=NASTY,
        drafts=tuple(replace(d, headline=NASTY, story=NASTY) for d in whole.drafts),
        unwritten=tuple(replace(u, patch=NASTY, why=NASTY) for u in whole.unwritten),
    )
    for text in index_pages(whole).values():
        assert text.startswith("newsgenIndex(") or text.count("<script") == 1
