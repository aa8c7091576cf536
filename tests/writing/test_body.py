from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.writing.check_body import address_fault, check_body
from newsgen.writing.typeset import set_body

RIGHT = {
    "nothing": "",
    "paragraph": "<p>A rate of 452.2.</p>",
    "two paragraphs": "<p>One.</p>\n<p>Two.</p>\n",
    "marks within words": '<p>A <strong>b <em>c</em></strong> <a href="highest.html">d</a>.</p>',
    "characters written out": "<p>Hiram&#39;s &amp; &lt;b&gt; &quot;&nbsp;&quot; £ “”</p>",
    "headings": "<h2>One</h2>\n<h3>Two</h3>",
    "lists": "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>",
    "list in a list": "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    "quotation": "<blockquote>\n<p>a</p>\n</blockquote>",
    "quotation in one line": "<blockquote><p>a</p></blockquote>",
    "figure": '<figure>\n<img src="map.png" alt="">\n<figcaption>a</figcaption>\n</figure>',
    "table": (
        '<table>\n<caption>a</caption>\n<thead>\n<tr><th scope="col">b</th></tr>\n</thead>\n'
        '<tbody>\n<tr><th scope="row">c</th><td></td></tr>\n</tbody>\n</table>'
    ),
}
LOOSE = 'line 1: a "<" that starts no plain tag; wanted &lt; or lower case with quoted attributes'
WRONG = {
    "break in words": ("<p>a\nb</p>", "line 2: does not start with a block: 'b</p>'"),
    "break before the end": ("<p>a\n</p>", "line 2: does not start with a block: '</p>'"),
    "break before a mark": ("<p>a\n<em>b</em></p>", "line 2: does not start with a block: '<em>b</em></p>'"),
    "two blocks on a line": ("<p>a</p><p>b</p>", "line 1: <p> does not start its line"),
    "two items on a line": ("<ul><li>a</li><li>b</li></ul>", "line 1: <li> does not start its line"),
    "blank line": ("<p>a</p>\n\n<p>b</p>", "line 2: blank"),
    "blank first line": ("\n<p>a</p>", "line 1: blank"),
    "words alone": ("a", "line 1: words outside a block: 'a'"),
    "words in a list": ("<ul>a<li>b</li></ul>", "line 1: words outside a block: 'a'"),
    "comment": ("<p><!-- x -->a</p>", "line 1: a comment: some CMSs turn it into an empty paragraph"),
    "unknown element": ("<p><b>a</b></p>", "line 1: <b> is not kept by every CMS"),
    "script": ("<script>a</script>", "line 1: <script> is not kept by every CMS"),
    "capitals": ("<P>a</p>", LOOSE),
    "attribute unquoted": ("<p><a href=x>a</a></p>", LOOSE),
    "style": ('<p style="x">a</p>', "line 1: style= on <p> is not kept by every CMS"),
    "data attribute": ('<p data-x="1">a</p>', "line 1: data-x= on <p> is not kept by every CMS"),
    "handler": ('<p><img src="a" alt="b" onx="c"></p>', "line 1: onx= on <img> is not kept by every CMS"),
    "attribute twice": ('<p><a href="a" href="b">c</a></p>', "line 1: <a> has an attribute twice"),
    "link to nowhere": ("<p><a>b</a></p>", "line 1: <a> without href="),
    "image without words": ('<figure><img src="a"></figure>', "line 1: <img> without alt="),
    "header without scope": ("<table><tr><th>a</th></tr></table>", "line 1: <th> without scope="),
    "scope of no kind": ('<table>\n<tbody>\n<tr><th scope="x">a</th></tr>\n</tbody>\n</table>',
                         'line 3: scope="x"; wanted col or row'),
    "script in a link": ('<p><a href="javascript:a">b</a></p>',
                         "line 1: an address that is neither http, https nor relative: 'javascript:a'"),
    "never closed": ("<p>a", "line 1: <p> is never closed"),
    "closed in another's place": ("<p><em>a</p></em>", "line 1: </p> closes <em>"),
    "closed, never open": ("<p>a</p></div>", "line 1: </div> closes nothing"),
    "empty": ("<p> </p>", "line 1: <p> is empty"),
    "item alone": ("<li>a</li>", "line 1: <li> outside a block"),
    "block in a block": ("<p><p>a</p></p>", "line 1: <p> in <p>"),
    "link in a link": ('<p><a href="a"><em><a href="b">c</a></em></a></p>', "line 1: a link in a link"),
    "a word turned round": ("<p>&#8238;48&#8236;</p>", "line 1: a character that readers do not see, U+202E"),
    "a control": ("<p>a\u0008</p>", "line 1: a character that readers do not see, U+0008"),
    "empty but for a hard space": ("<p>&nbsp;</p>", "line 1: <p> is empty"),
    "empty but for no space": ("<p>&#8203;</p>", "line 1: <p> is empty"),
    "bare ampersand": ("<p>a & b</p>", 'line 1: a stray "&"; wanted &amp;'),
    "bare less-than": ("<p>1 < 2</p>", LOOSE),
    "bare greater-than": ("<p>2 > 1</p>", 'line 1: a stray ">"; wanted &gt;'),
}  # fmt: skip


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
def test_kept_by_every_cms(body: str) -> None:
    assert check_body(body) == ()


@pytest.mark.parametrize(("body", "fault"), WRONG.values(), ids=WRONG)
def test_not_kept_by_every_cms(body: str, fault: str) -> None:
    assert fault in check_body(body)


def test_all_faults_are_told_in_their_order() -> None:
    faults = check_body('<p>a</p>\n\n<p id="x">b</p>\n<b>c</b>')
    assert [fault.split(":")[0] for fault in faults] == ["line 2", "line 3", "line 4", "line 4"]


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("highest-barchester.html", True),
        ("../index.html#a:b", True),
        ("/a?b=c:d", True),
        ("#here", True),
        ("https://example.org/a?b=1&amp;c", True),
        ("HTTP://example.org", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java&#10;script:alert(1)", False),
        ("&#106;avascript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("javascript&colon;alert(1)", False),
        ("data:text/html,a", False),
        ("vbscript:a", False),
        ("mailto:a@example.org", False),
        ("https:example.org", False),
        ("https:/example.org", False),
        ("http://", False),
        ("https://?a", False),
        ("//example.org", False),
        ("\\\\example.org", False),
        ("/\\example.org", False),
    ],
)
def test_addresses(address: str, right: bool) -> None:
    assert (address_fault(address) == "") is right


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Zs")), min_size=1))
def test_whatever_is_escaped_is_right_and_reads_as_it_was(words: str) -> None:
    body = f"<p>{escape(words)}</p>"
    assert check_body(body) == ()
    assert set_body(body).text == words


@given(st.text(st.sampled_from('<>/&;"= \nabpliqhref:')))
def test_no_fragment_is_too_odd_to_read(body: str) -> None:
    check_body(body)
    assert set_body(body).text is not None


TEXTS = {
    "nothing": ("", ""),
    "paragraphs": ("<p>One.</p>\n<p>Two &amp; three.</p>", "One.\n\nTwo & three."),
    "marks": ("<p>A <strong>b</strong> <em>c</em></p>", "A b c"),
    "link within the edition": ('<p><a href="a.html">b</a></p>', "b"),
    "link out of it": ('<p><a href="https://a.org/?b&amp;c">d</a>.</p>', "d (https://a.org/?b&c)."),
    "list": ("<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n<p>d</p>", "a\n\n- b\n- c\n\nd"),
    "numbered list": ("<ol>\n<li>b</li>\n<li>c</li>\n</ol>", "1. b\n2. c"),
    "list in a list": (
        "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>",
        "1. a\n  - b\n2. c",
    ),
    "quotation": ("<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>", "> a\n\n> b\n\nc"),
    "figure": ('<figure>\n<img src="a.png" alt="b">\n<figcaption>c</figcaption>\n</figure>', "Image: b\nc"),
    "table": (
        "<table>\n<caption>a</caption>\n<thead>\n"
        '<tr><th scope="col">Place</th><th scope="col">Rate</th></tr>\n</thead>\n'
        '<tbody>\n<tr><th scope="row">b</th><td>9.5</td></tr>\n'
        '<tr><th scope="row">c</th><td>1,000.0</td></tr>\n'
        "</tbody>\n</table>\n<p>d</p>",
        "a\nPlace  Rate\nb          9.5\nc      1,000.0\n\nd",
    ),
}


@pytest.mark.parametrize(("body", "text"), TEXTS.values(), ids=TEXTS)
def test_plain_text(body: str, text: str) -> None:
    assert set_body(body).text == text
