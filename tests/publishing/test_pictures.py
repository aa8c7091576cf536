"""Pictures and what a post is filed under: on the fake, and on WordPress itself (slow)."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from newsgen.errors import PublishError
from newsgen.publishing.nodes import html_of, nodes_of
from newsgen.publishing.pictures import Picture, featured, pictures_of, placed
from newsgen.publishing.post import Post
from newsgen.publishing.target import Filed
from newsgen.publishing.wordpress import WordPress
from tests.publishing.flaky import Flaky
from tests.publishing.site import Fake, Site
from tests.publishing.stories import Desk, post, posts, revised

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="{}"/></svg>'
FIGURE = '<figure><img src="{}" alt="A &amp; B"><figcaption>Where</figcaption></figure>\n'


def with_picture(one: Post, folder: Path, tall: int = 20) -> Post:
    """The post with a map in its body that stands for it, too."""
    name = f"{one.slug}.map.svg"
    data = SVG.format(tall).encode()
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    picture = Picture(folder / name, "A & B", "Where.", "Ours.", sha256(data).hexdigest())
    body = (*one.nodes, *nodes_of(FIGURE.format(name), "here"))
    return replace(one, nodes=body, pictures={name: picture}, image=name)


def desk(site: Site, folder: Path) -> Desk:
    folder.mkdir(exist_ok=True)
    opens = lambda http: WordPress(http, image=True)  # noqa: E731
    return Desk(folder, site.base, site.transport, "editor", site.secret, opens=opens)


def test_a_picture_is_sent_once_and_stands_for_its_post(site: Site, tmp_path: Path) -> None:
    these = tuple(with_picture(one, tmp_path / "stories") for one in posts())
    here = desk(site, tmp_path)
    assert {one.what for one in here.send(these).values()} == {"created"}
    (picture,) = site.media()  # five files of the same content
    assert (picture["alt_text"], picture["caption"]) == ("A & B", "Where. Ours.")
    for one in site.posts():
        assert one["featured_media"]
        assert f'<img src="{picture["source_url"]}" alt="A &amp; B"/>' in one["content"]
        assert not re.search('src="(?!http)', one["content"])
    assert {one.what for one in here.send(these).values()} == {"unchanged"}
    assert {one.what for one in desk(site, tmp_path / "other").send(these).values()} <= {"unchanged", "left"}
    assert len(site.media()) == 1


def test_a_fresh_picture_is_set_and_an_editors_own_stays(site: Site, tmp_path: Path) -> None:
    here = desk(site, tmp_path)
    here.send(tuple(with_picture(one, tmp_path / "stories") for one in posts()))
    before = site.posts()
    site.act(before[0]["id"], featured_media=0)
    later = tuple(with_picture(one, tmp_path / "later", 10) for one in revised(posts()))
    assert [one.what for one in here.send(later).values()].count("updated") == len(posts()) - 1
    after = site.posts()
    assert after[0]["content"] == before[0]["content"]
    assert all(
        one["featured_media"] != old["featured_media"] for one, old in zip(after[1:], before[1:], strict=True)
    )


@pytest.mark.parametrize("mode", ["lost", "500after", "429"])
def test_an_answer_that_is_lost_makes_no_picture_twice(site: Site, tmp_path: Path, mode: str) -> None:
    here = desk(site, tmp_path)
    here.transport = Flaky(site.transport, mode, writes=2)
    these = tuple(with_picture(one, tmp_path / "stories", tall) for tall, one in enumerate(posts(), 1))
    assert {one.what for one in here.send(these).values()} == {"created"}
    assert len(site.media()) == len(posts())


def test_a_name_is_found_whole_and_a_post_filed_under_it(site: Site, tmp_path: Path) -> None:
    for kind, name in (("tags", "Barchester & Silverbridge"), ("tags", "Barchester"), ("categories", "Data")):
        site.name(kind, name)
    filed = (Filed(("Barchester",), ("Data",)), Filed(("barchester & silverbridge",)))
    these = tuple(replace(one, filed=two) for one, two in zip(posts()[:2], filed, strict=True))
    desk(site, tmp_path).send(these)
    first, second = site.posts()
    assert first["tags"] != second["tags"]
    assert len(first["tags"]) == len(second["tags"]) == 1
    assert first["categories"] != second["categories"]


def test_a_name_that_is_not_there_is_told_before_anything_is_sent(site: Site, tmp_path: Path) -> None:
    site.name("tags", "Barchester and more")
    one = replace(post("barchester", "nobody"), filed=Filed(("Barchester",), ("Data",)))
    with pytest.raises(PublishError) as told:
        desk(site, tmp_path).send((one,))
    assert "there is no category 'Data'" in str(told.value)
    assert "there is no tag 'Barchester'" in str(told.value)
    assert site.posts() == []


def test_who_may_not_upload_sends_stories_without_pictures(tmp_path: Path) -> None:
    site = Fake(bridge=True)
    site.transport.capabilities = {"edit_posts": True}
    here = desk(site, tmp_path)
    assert here.send((with_picture(post("barchester", "nobody"), tmp_path / "stories"),))
    assert "<img" not in site.posts()[0]["content"]
    assert "figcaption>Where" not in site.posts()[0]["content"]
    without = WordPress(None, uploads=False).gallery()  # type: ignore[arg-type]
    assert without == "this user may not upload files (a contributor?); an author's role may"


def test_a_picture_that_is_another_by_now_is_refused(tmp_path: Path) -> None:
    one = with_picture(post("barchester", "nobody"), tmp_path / "stories")
    (picture,) = one.pictures.values()
    picture.path.write_text("<svg/>")
    site = Fake(bridge=True)
    (found,) = desk(site, tmp_path).send((one,)).values()
    assert (found.what, "not the picture that was drawn for the story" in found.why) == ("refused", True)
    assert site.posts() == []


@pytest.mark.parametrize("file", ["../barchester.map.svg", "other.map.svg", "/etc/barchester.map.svg"])
def test_only_what_lies_beside_the_story_is_sent(file: str) -> None:
    media = {"file": file, "alt": "", "caption": "", "credit": "", "sha256": ""}
    with pytest.raises(PublishError, match="one beside the story"):
        pictures_of({"slug": "barchester", "media": [media]}, Path())  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("kind", "name"), [("map", "a.map.svg"), ("card", "a.card.png"), ("bars", ""), ("", "")]
)
def test_which_stands_for_a_post(kind: str, name: str) -> None:
    picture = Picture(Path(), "", "", "", "")
    assert featured({"a.map.svg": picture, "a.bars.svg": picture, "a.card.png": picture}, kind) == name
    assert featured({}, kind) == ""


def test_a_figure_without_an_address_goes_and_its_words_with_it() -> None:
    nodes = nodes_of(
        f"<p>A</p>\n{FIGURE.format('a.map.svg')}{FIGURE.format('https://b.example/c.png')}", "here"
    )
    html = html_of(placed(nodes, {}))
    assert html.count("<figure>") == 1
    assert "https://b.example/c.png" in html
    assert 'src="https://d.example/?a=1&amp;b=2"' in html_of(
        placed(nodes, {"a.map.svg": "https://d.example/?a=1&b=2"})
    )
