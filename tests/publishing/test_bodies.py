from __future__ import annotations

import pytest

from newsgen.errors import PublishError
from newsgen.publishing.blocks import as_blocks
from newsgen.publishing.links import relinked
from newsgen.publishing.nodes import html_of, nodes_of

AT = {"there": "https://cms.example/?p=7"}


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>A &amp; B&#39;s</p>\n", "<!-- wp:paragraph -->\n<p>A &amp; B's</p>\n<!-- /wp:paragraph -->\n"),
        ("<h2>A</h2>\n", "<!-- wp:heading -->\n<h2>A</h2>\n<!-- /wp:heading -->\n"),
        ("<h3>A</h3>\n", '<!-- wp:heading {"level":3} -->\n<h3>A</h3>\n<!-- /wp:heading -->\n'),
        (
            "<ol>\n<li>A</li>\n<li>B</li>\n</ol>\n",
            '<!-- wp:list {"ordered":true} -->\n<ol><!-- wp:list-item -->\n<li>A</li>\n<!-- /wp:list-item -->\n\n'
            "<!-- wp:list-item -->\n<li>B</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->\n",
        ),
        (
            "<table>\n<caption>C</caption>\n<tbody>\n"
            '<tr><th scope="row">A</th><td></td></tr>\n</tbody>\n</table>\n',
            '<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody><tr><th scope="row">A</th><td></td></tr>'
            '</tbody></table><figcaption class="wp-element-caption">C</figcaption></figure>\n<!-- /wp:table -->\n',
        ),
        (
            '<figure>\n<img src="https://a.example/b.png" alt="A">\n<figcaption>C</figcaption>\n</figure>\n',
            '<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://a.example/b.png" alt="A"/>'
            '<figcaption class="wp-element-caption">C</figcaption></figure>\n<!-- /wp:image -->\n',
        ),
    ],
)
def test_blocks(html: str, blocks: str) -> None:
    assert as_blocks(nodes_of(html, "a story")) == blocks


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ('<p>See <a href="there.html">it</a></p>', '<p>See <a href="https://cms.example/?p=7">it</a></p>'),
        ('<p>See <a href="gone.html">it</a></p>', "<p>See it</p>"),
        ('<p><strong>READ MORE:</strong> <a href="gone.html">it</a></p>', ""),
        ('<p><a href="gone.html">it</a></p>', ""),
        ('<p><a href="https://a.example/">it</a></p>', '<p><a href="https://a.example/">it</a></p>'),
        (
            '<ul>\n<li><a href="gone.html">it</a></li>\n<li><a href="there.html">us</a></li>\n</ul>',
            '<ul><li><a href="https://cms.example/?p=7">us</a></li></ul>',
        ),
        ('<ul>\n<li><a href="gone.html">it</a></li>\n</ul>', ""),
        ('<p>See <a href="../other/there.html">it</a></p>', "<p>See it</p>"),
    ],
)
def test_links(html: str, linked: str) -> None:
    assert html_of(relinked(nodes_of(f"{html}\n", "a story"), AT)).rstrip("\n") == linked


@pytest.mark.parametrize(
    "html",
    [
        "<p>A</p><script>alert(1)</script>\n",
        '<p onclick="x()">A</p>\n',
        '<p><a href="javascript:x()">A</a></p>\n',
        "<p>A</p>\n<!-- wp:html -->\n",
        "<p>A\n",
    ],
)
def test_what_the_allow_list_does_not_know_is_not_sent(html: str) -> None:
    with pytest.raises(PublishError, match="the HTML that newsgen wrote"):
        nodes_of(html, "a story")
