"""What the pages show and write, on the edition of the Barsetshire example."""

from __future__ import annotations

import json
import re
import sqlite3

import pytest

from newsgen.desk.desk import Desk, copy_of
from newsgen.desk.store import Said, TypedOverError
from newsgen.publishing.approvals import NAME, read_approvals
from tests.desk.asking import Client

SLUG = "barsetshire-highest"


def shown(text: str) -> list[str]:
    return re.findall(r'class="row [^>]*data-slug="([^"]+)"', text)


def revision(desk: Desk) -> str:
    return desk.shelf.edition().card(SLUG).revision


def test_stories_stand_by_score(client: Client, desk: Desk) -> None:
    assert shown(client.get("/").text) == [*desk.shelf.edition().entries][:50]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("q=HOGGLESTOCK", lambda e: "hogglestock" in json.dumps(e).lower()),
        ("patch=Barchester", lambda e: e["patch"] == "Barchester"),
        ("kind=risers", lambda e: e["story"] == "risers"),
        ("standing=blocked", lambda e: e["status"] == "blocked"),
        ("q=nowhere-on-sea", lambda e: False),
        ("page=99999&kind=lowest", lambda e: e["story"] == "lowest"),
        ("page=-1", lambda e: True),
    ],
)
def test_the_list_is_narrowed(client: Client, desk: Desk, query: str, holds: object) -> None:
    wanted = [slug for slug, entry in desk.shelf.edition().entries.items() if holds(entry)]  # type: ignore[operator]
    assert shown(client.get(f"/?{query}").text) == wanted[:50]


def test_every_claim_is_a_button_that_opens_its_way(client: Client, desk: Desk) -> None:
    story = desk.shelf.edition().story(SLUG)
    found = re.findall(r'data-claim="([\d ]+)"', client.get(f"/story/{SLUG}").text)
    numbers = {int(n) for one in found for n in one.split()}
    linked = {n for n, c in enumerate(story["claims"]) if n not in numbers}
    assert len(linked) <= len(story["claims"]) // 20
    way = client.get(f"/story/{SLUG}/claims/6").text
    assert story["claims"][6]["text"] in way
    assert "<mark>817.4</mark>" in way


def test_an_approval_is_of_what_was_read(client: Client, desk: Desk) -> None:
    read = revision(desk)
    said = client.post(f"/story/{SLUG}/say", json={"state": "approved", "revision": read})
    assert said.json() == {"standing": "approved", "called": "Approved", "who": "Septimus"}
    assert read_approvals(desk.project).approved(SLUG, read)
    path = desk.shelf.folder / "stories" / f"{SLUG}.json"
    path.write_text(path.read_text().replace(read, "f" * 16))
    desk.shelf.edition().cards.clear()
    assert SLUG in shown(client.get("/?standing=changed").text)
    late = client.post(f"/story/{SLUG}/say", json={"state": "approved", "revision": read})
    assert late.status_code == 400
    assert "changed since this page was opened" in late.json()["faults"][0]


def test_a_hold_has_its_note_and_both_stay(client: Client, desk: Desk) -> None:
    data = {"state": "held", "revision": revision(desk), "note": "Ask the <council>"}
    assert client.post(f"/story/{SLUG}/say", json=data).json()["standing"] == "held"
    assert "Ask the &lt;council&gt;" in client.get(f"/story/{SLUG}").text
    with sqlite3.connect(desk.project / NAME) as store:
        for table in ("notes", "approvals"):
            for what in (f"DELETE FROM {table}", f"UPDATE {table} SET who = 'x'"):
                with pytest.raises(sqlite3.IntegrityError):
                    store.execute(what)
    store.close()


@pytest.mark.parametrize("data", [{}, {"state": "sent"}, {"state": "approved", "revision": 1}])
def test_a_word_that_is_none_is_refused(client: Client, data: dict[str, object]) -> None:
    assert client.post(f"/story/{SLUG}/say", json=data).status_code == 400


def test_a_copy_is_checked_where_it_stands(client: Client, desk: Desk) -> None:
    text = "\U0001f5fa " + copy_of(desk.shelf.edition().story(SLUG)).replace("817.4", "871.4", 1)
    report = client.post(f"/copy/{SLUG}/check", json={"text": text}).json()
    (wrong,) = [spot for spot in report["spots"] if spot["text"] == "871.4"]
    units = text.encode("utf-16-le")
    assert wrong["colour"] == "wrong"
    assert units[2 * wrong["start"] : 2 * wrong["end"]].decode("utf-16-le") == "871.4"
    assert "817.4" in wrong["says"]


def test_the_draft_itself_holds(client: Client, desk: Desk) -> None:
    text = copy_of(desk.shelf.edition().story(SLUG))
    counts = client.post(f"/copy/{SLUG}/check", json={"text": text}).json()["counts"]
    assert counts["wrong"] == counts["not ours"] == 0
    assert counts["holds"] > 20


def test_what_is_typed_is_kept_and_nobody_types_over_it(client: Client, desk: Desk) -> None:
    first = client.post(f"/copy/{SLUG}/type", json={"text": "Mine", "number": 0})
    assert first.json() == {"number": 1}
    late = client.post(f"/copy/{SLUG}/type", json={"text": "Theirs", "number": 0})
    assert (late.status_code, late.json()["text"], late.json()["who"]) == (409, "Mine", "Septimus")
    assert ">\nMine</textarea>" in client.get(f"/copy/{SLUG}").text
    assert client.post(f"/copy/{SLUG}/keep", json={"text": "Mine"}).json()["version"] == 1
    assert client.post(f"/copy/{SLUG}/keep", json={"text": "Mine"}).json()["version"] == 1
    with pytest.raises(TypedOverError):
        desk.store.type(Said(SLUG, "", "Other", "Eleanor", ""), 0)


def test_a_pasted_copy_finds_its_story(client: Client, desk: Desk) -> None:
    text = copy_of(desk.shelf.edition().story(SLUG))
    assert client.post("/copy/which", json={"text": text}).json() == {"slug": SLUG}
    assert client.post("/copy/which", json={"text": "Nothing of the kind."}).status_code == 400


def test_what_changed_is_told_of_the_edition_before(client: Client, desk: Desk) -> None:
    desk.store.see("before", [(SLUG, "Another headline", "draft"), ("gone-story", "Gone", "draft")])
    found = desk.changes(desk.shelf.edition())
    assert {(c.what, c.slug) for c in found} >= {("changed", SLUG), ("gone", "gone-story")}
    assert "Before: Another headline" in client.get("/changes").text


def test_the_table_is_sorted_and_never_tells_what_is_withheld(client: Client) -> None:
    page = client.get("/table?patch=barsetshire&measure=rate&by=value&down=1").text
    assert 'aria-sort="descending"' in page
    rows = re.findall(
        r'<tr>(?:<td[^>]*>[^<]*</td>)?<th scope="row">([^<]+)</th><td([^>]*)>([^<]*)</td>', page
    )
    numbers = [float(value.replace(",", "")) for _, _, value in rows if value[:1].isdigit()]
    assert numbers == sorted(numbers, reverse=True)
    assert rows[-1][2] == "withheld"


def test_a_body_shows_no_markup_of_strangers(client: Client, desk: Desk) -> None:
    path = desk.shelf.folder / "stories" / f"{SLUG}.json"
    story = json.loads(path.read_text())
    story["body_html"] += (
        '<script>alert(1)</script><p onclick="x()"><a href="javascript:x()">a</a><img src="/enter"></p>'
    )
    path.write_text(json.dumps(story))
    page = client.get(f"/story/{SLUG}").text
    assert "<script>alert" not in page
    assert "onclick" not in page
    assert "javascript:" not in page
    assert 'src="/enter"' not in page
