"""Files as newsrooms keep them, and files made to do harm: `newsgen.copycheck.reading`."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from newsgen.copycheck import check, read_copy, story_of
from newsgen.copycheck.lines import tidy
from newsgen.errors import InputError
from tests.copycheck.edited_story import EDITION, copy, story

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(data: str | bytes, name: str = "copy") -> list[tuple[str, str]]:
    data = data.encode() if isinstance(data, str) else data
    return [(line.kind, line.text) for line in read_copy(data, name).lines]


def docx(body: str, *, more: dict[str, bytes] | None = None, doctype: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (more or {}).items():
            package.writestr(name, data)
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{doctype}<w:document {W}><w:body>{body}</w:body></w:document>',
        )
    return packed.getvalue()


def paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>The rate<br>is 5.</p>", [("prose", "The rate"), ("prose", "is 5.")], id="a break"),
        pytest.param(
            '<!-- wp:paragraph {"n":7} --><p class="x-9">5&nbsp;cases</p><!-- /wp:paragraph -->',
            [("prose", "5 cases")],
            id="blocks of Gutenberg",
        ),
        pytest.param("<div><div><span>5</span> <b>cases</b></div></div>", [("prose", "5 cases")], id="divs and spans"),
        pytest.param("<p>It&#8217;s &pound;5 &ndash; 6</p>", [("prose", "It's £5 – 6")], id="entities"),
        pytest.param("<p>the 23<sup>rd</sup> of May<sup>1</sup></p>", [("prose", "the 23rd of May")], id="a footnote"),
        pytest.param("<p>4<del>5</del><ins>6</ins></p>", [("prose", "46")], id="struck out"),
        pytest.param("<ul><li>A: 5<li>B: 6</ul>", [("item", "A: 5"), ("item", "B: 6")], id="items left open"),
        pytest.param(
            "<table><tr><td>A<td>5<tr><td>B<td>6</table>", [("row", "A | 5"), ("row", "B | 6")], id="cells left open"
        ),
        pytest.param("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", [("prose", "One."), ("prose", "Two.")], id="a table for layout"),
        pytest.param("<p>a</p><script>var x = '<p>5</p>';</script><style>p{5}</style><p>b</p>", [("prose", "a"), ("prose", "b")], id="scripts"),
        pytest.param(
            "<nav>9 stories</nav><article><p>long enough</p></article><article><p>5</p></article><footer>2021</footer>",
            [("prose", "long enough")],
            id="the longest article of a page",
        ),
        pytest.param('<p><b>SEE MORE:</b> <a href="x">Ten places in the county</a></p>', [("link", "SEE MORE: Ten places in the county")], id="a link"),
        pytest.param("<p>a < 5 & b > 6</p>", [("prose", "a < 5 & b > 6")], id="signs that are no tags"),
        pytest.param("<p title='it's'>5</p>", [("prose", "5")], id="a broken attribute"),
        pytest.param("<p>5<!-- never closed <p>6</p>", [("prose", "5 never closed"), ("prose", "6")], id="a comment left open"),
    ],
)  # fmt: skip
def test_html(source: str, expected: list[tuple[str, str]]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        pytest.param("# Head\n\nIt *is* **5**.\nStill.", "a.md", [("heading", "Head"), ("prose", "It is 5. Still.")], id="paragraphs"),
        pytest.param("| A | B |\n|---|---|\n| x | 5 |", "a.md", [("head", "A | B"), ("row", "x | 5")], id="a table"),
        pytest.param("1. A: 5\n2. B: 6", "a.md", [("item", "A: 5"), ("item", "B: 6")], id="a numbered list"),
        pytest.param("> He said 5.", "a.md", [("quote", "He said 5.")], id="a quotation"),
        pytest.param("~~4~~5 [six](http://x)", "a.md", [("prose", "5 six")], id="struck out, and a link"),
        pytest.param("<div>5 <b>cases</b></div>", "a.md", [("prose", "5 cases")], id="HTML within"),
        pytest.param("A   5\nB   6", "a.txt", [("row", "A | 5"), ("row", "B | 6")], id="columns of plain text"),
        pytest.param("- A: 5\n- B: 6", "a.txt", [("item", "A: 5"), ("item", "B: 6")], id="dashes"),
        pytest.param(
            "Head\n\nA paragraph that was broken to fit a width of some\nsixty characters.\n\nNext\n\nLast",
            "a.txt",
            [
                ("prose", "Head"),
                ("prose", "A paragraph that was broken to fit a width of some sixty characters."),
                ("prose", "Next"),
                ("prose", "Last"),
            ],
            id="broken lines",
        ),
        pytest.param("\ufeffFünf, £5".encode("utf-16"), "a.txt", [("prose", "Fünf, £5")], id="UTF-16"),
        pytest.param("“£5” – it’s".encode("cp1252"), "a.txt", [("prose", "“£5” – it's")], id="Windows"),
    ],
)  # fmt: skip
def test_text(source: str | bytes, name: str, expected: list[tuple[str, str]]) -> None:
    assert lines(source, name) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(paragraph("Head", "Heading1") + paragraph("It is 5."), [("heading", "Head"), ("prose", "It is 5.")], id="styles"),
        pytest.param(
            "<w:p><w:r><w:t>4</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins><w:r><w:t>6</w:t></w:r></w:ins></w:p>",
            [("prose", "46")],
            id="tracked changes are taken",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('5')}</w:tc></w:tr></w:tbl>", [("row", "A | 5")], id="a table"
        ),
        pytest.param("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>A: 5</w:t></w:r></w:p>", [("item", "A: 5")], id="a list"),
        pytest.param("<w:p><w:r><w:t>45</w:t></w:r><w:r><w:t>2.2</w:t></w:r></w:p>", [("prose", "452.2")], id="runs that cut a number"),
    ],
)  # fmt: skip
def test_docx(body: str, expected: list[tuple[str, str]]) -> None:
    assert lines(docx(body)) == expected


def test_a_document_with_macros_and_relations_to_the_outside_is_read_for_its_text_alone() -> None:
    relation = (
        b'<Relationships><Relationship TargetMode="External" Target="http://127.0.0.1:9/x"/></Relationships>'
    )
    more = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro", "word/_rels/document.xml.rels": relation}
    assert lines(docx(paragraph("It is 5."), more=more)) == [("prose", "It is 5.")]


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "an empty file", id="empty"),
        pytest.param(b" \n\t\n", "an empty file", id="blank"),
        pytest.param(b"... --- ...", "no words", id="no words"),
        pytest.param(bytes(range(256)) * 8, "not text", id="binary"),
        pytest.param(b"%PDF-1.7 ...", "a PDF", id="a PDF"),
        pytest.param(b"{\\rtf1 It is 5.}", "rich text", id="RTF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", id="a .doc"),
        pytest.param(b"x" * (6 * 2**20), "more than 5 MiB", id="a huge line"),
        pytest.param(b"The rate is 5.\n" * 20_000, "more text or markup", id="a huge text"),
        pytest.param(b"<p>" + b"<b>" * 1_000_000, "more text or markup", id="a million tags"),
        pytest.param(b"<p>" + b"<div>" * 600_000 + b"5", "more text or markup", id="deep nesting"),
        pytest.param(b"<p>5</p>" + b"<!--" * 1_000_000, "more text or markup", id="a million comments left open"),
        pytest.param(b"<p>5</p>" + b'<a b="' * 800_000, "more text or markup", id="quotes left open"),
        pytest.param(b"<p>5</p>" + b"<table><tr><td>" * 300_000, "more text or markup", id="tables in tables"),
        pytest.param(b"**a** " + b"![" * 200_000, "more than 100 KiB", id="Markdown brackets"),
        pytest.param(b"PK\x03\x04 broken", "a zip that is broken", id="a broken zip"),
        pytest.param(docx(paragraph("5"))[:-40], "a zip that is broken", id="a zip cut short"),
        pytest.param(docx("<w:p>"), "XML that cannot be read", id="broken XML"),
        pytest.param(docx(paragraph("&b;"), doctype=ENTITIES), "a document type", id="entities"),
        pytest.param(docx(paragraph("&x;"), doctype=OUTSIDE), "a document type", id="an entity from outside"),
        pytest.param(docx("<w:p><w:r><w:t>" + "0" * 30_000_000 + "</w:t></w:r></w:p>"), "MiB of text, unpacked", id="a zip bomb"),
        pytest.param(docx("<w:tbl>" * 300_000), "XML that cannot be read", id="deep XML"),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_copy(data, "copy")


def test_a_zip_bomb_takes_no_memory() -> None:
    bomb = docx("<w:p><w:r><w:t>" + "0" * 60_000_000 + "</w:t></w:r></w:p>")
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            read_copy(bomb, "copy.docx")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 100 * 2**20


def test_a_zip_that_is_no_document() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a.txt", "5")
    with pytest.raises(InputError, match=r"a zip without word/document\.xml"):
        read_copy(packed.getvalue(), "copy.docx")


def test_the_draft_holds_in_every_format() -> None:
    record = story()
    of_story = story_of(record, EDITION)
    top = [record["headline"], record["standfirst"]]
    page = "".join(f"<p>{text}</p>" for text in top) + record["body_html"]
    curly = page.replace("'", "’").replace(" cases", "&nbsp;cases")
    spans = page.replace("<p>", '<div class="p-12"><span>').replace("</p>", "</span></div>")
    table = "".join(f"| {' | '.join(line.split('   '))} |\n" for line in copy().splitlines() if "   " in line)
    prose = "\n\n".join(line for line in copy().splitlines() if "   " not in line)
    mark = f"# {prose}\n\n{table}".replace("cases |\n", "cases |\n|---|---|---|---|\n", 1)
    word = docx("".join(paragraph(text.replace("&", "&amp;")) for text in copy().splitlines()))
    for data, name in (
        (page, "a.html"),
        (curly, "a.html"),
        (spans, "a.html"),
        (mark, "a.md"),
        (word, "a.docx"),
    ):
        report = check(read_copy(data if isinstance(data, bytes) else data.encode(), name), of_story)
        assert [(f.verdict, f.text) for f in report.failures] == [], name
        assert len(report.holding) > 35, name


def test_tidy_makes_alike_what_looks_alike() -> None:
    assert tidy("4\u00a05\u200b2’s 2½ \u2212 １２") == "4 52's 2 1/2 - 12"
