"""Tables of every shape that a project can declare, as vintages. Barsetshire and its figures are invented."""

from __future__ import annotations

from pathlib import Path

from newsgen.history import Vintage, read_vintage
from newsgen.project import load
from tests.history.county import no_network

HEAD = '[project]\ntitle = "A table"\n[data]\nsource = "table.csv"\npublished = 2031-03-01\n'
TAIL = """
[[patches]]
name = "Barsetshire"
[[stories]]
name = "highest"
template = "highest.html"
angles = [{ use = "highest" }]
"""
COUNT = '[measures.cases]\ncolumn = "cases"\nkind = "count"\nnoun = "case"\n'
LONG = 'area = { code = "code", name = "name", kind = "ward", within = { council = "council" } }\n'
WEEKLY = 'period = { ends = "week_ending", grain = "week" }\n'
SHAPES: dict[str, tuple[str, dict[str, str]]] = {
    "a row for each area and week": (
        LONG + WEEKLY + 'suppressed = { markers = ["[c]"], at_most = 2, means = "two or fewer" }\n' + COUNT,
        {
            "table.csv": "code,name,council,week_ending,cases\n"
            "B1,Framley,Silverbridge,2031-02-09,31\nB1,Framley,Silverbridge,2031-02-16,[c]\n"
            "B2,Plumstead,Barchester,2031-02-16,1\n"
        },
    ),
    "two weeks in each row": (
        'area = { name = "name", kind = "ward" }\n'
        'period = { ends = "week_ending", compared_ends = "before", grain = "week" }\n'
        '[measures.cases]\ncolumn = "cases"\ncompared_column = "cases_before"\nkind = "count"\nnoun = "case"\n',
        {
            "table.csv": "name,week_ending,cases,before,cases_before\n"
            "Framley,2031-02-16,31,2031-02-09,20\nPlumstead,2031-02-16,8,2031-02-09,-\n"
        },
    ),
    "a column for each quarter": (
        'area = { name = "Area", kind = "town" }\nperiod = { columns = "Q[1-4] 20[0-9]{2}", grain = "quarter" }\n'
        '[measures.price]\nkind = "money"\nnoun = "price"\n[measures.people]\ncolumn = "People"\nkind = "count"\n'
        'noun = "person"\n',
        {
            "table.csv": 'Area,People,Q3 2030,Q4 2030\nBarchester,9000,"£203,040",..\nFramley,500,"£1,000","£2,000"\n'
        },
    ),
    "a column for each area, and a lookup": (
        'area = { columns = "B[0-9]+", name = "name", kind = "ward", within = { council = "council" } }\n'
        + WEEKLY
        + 'lookups = [{ source = "places.csv", key = "area" }]\n'
        '[measures.rate]\nkind = "rate"\nnoun = "rate"\nnumerator = "cases"\ndenominator = "people"\nper = 1000\n'
        '[measures.cases]\nkind = "count"\nnoun = "case"\n'
        '[measures.people]\ncolumn = "people"\nkind = "count"\nnoun = "person"\n',
        {
            "table.csv": "week_ending,B1,B2\n2031-02-09,20,9\n2031-02-16,31,8\n",
            "places.csv": "area,name,council,people\nB1,Framley,Silverbridge,1000\nB2,Plumstead,Barchester,500\n",
        },
    ),
    "rows to be added up, of which some are kept": (
        LONG + WEEKLY + 'add_up = true\nwhere = { kind = ["flu", "cold"] }\n' + COUNT,
        {
            "table.csv": "code,name,council,kind,week_ending,cases\n"
            "B1,Framley,Silverbridge,flu,2031-02-16,3\nB1,Framley,Silverbridge,cold,2031-02-16,4\n"
            "B1,Framley,Silverbridge,gout,2031-02-16,4\nB2,Plumstead,Barchester,flu,2031-02-16,5\n"
        },
    ),
    "a rate withheld with its count": (
        LONG
        + WEEKLY
        + 'suppressed = { markers = ["[c]"], at_most = 2, means = "two or fewer" }\n'
        + '[measures.rate]\ncolumn = "rate"\nkind = "rate"\nnoun = "rate"\nnumerator = "cases"\n'
        + 'denominator = "people"\nper = 1000\n'
        + COUNT
        + '[measures.people]\ncolumn = "people"\nkind = "count"\nnoun = "person"\n',
        {
            "table.csv": "code,name,council,week_ending,cases,rate,people\n"
            "B1,Framley,Silverbridge,2031-02-16,[c],2,1000\nB2,Plumstead,Barchester,2031-02-16,5,5,1000\n"
        },
    ),
}


def shaped(folder: Path, shape: str) -> Vintage:
    """The vintage of a table of that shape."""
    declared, files = SHAPES[shape]
    (folder / "newsgen.toml").write_text(HEAD + declared + TAIL)
    for name, text in files.items():
        (folder / name).write_text(text)
    project = load(folder)
    return read_vintage(project.source, project.measures, folder, no_network)
