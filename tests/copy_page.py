"""docs/examples-of-copy.md: drafts in full, from real tables read in place: `python -m tests.copy_page`.

Run by hand, beside the shared tables; the page says of what table each draft is, and by which rule it leads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgen.model.draft import Draft, Edition
from newsgen.pipeline import build
from newsgen.project import declared

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "examples-of-copy.md"
HEAD = """\
# Examples of copy

Drafts in full, as newsgen writes them unread, of tables that their publishers really published; made by
`python -m tests.copy_page`. The lead of each is [chosen by a rule](leads.md). Tables are cut to a few rows here, and
what stands below every story (what the figures are, how it was made) is left out.
"""
TEESSIDE = "County Durham, Darlington and Teesside"
STORIES = (
    ("The patch's own total: Gateshead, October 2020", "tests/projects/news", "Gateshead", {}),
    ("One area hides the rest: County Durham, the same week", "tests/projects/news", "County Durham", {}),
    ("Even the lowest is above England's: Knowsley, the same week", "tests/projects/news", "Knowsley", {}),
    ("Most of it is withheld: North Devon, the same week", "tests/projects/news", "North Devon", {}),
    ("Nothing to tell, in brief: Uttlesford, the same week", "tests/projects/news", "Uttlesford", {"brief": True}),
    ("An extract, cut at 300: Teesside, February 2021", "examples/covid-north-east", TEESSIDE, {}),
    ("A region whose parts part ways: the North East, October 2020", "tests/projects/news", "North East", {}),
    ("Money: house prices in the East Midlands, March 2021", "tests/projects/house-prices", "East Midlands", {}),
    ("One area halved: South Tyneside, October 2020", "tests/projects/news", "South Tyneside", {}),
    ("More areas above a round figure: Bury, the same week", "tests/projects/news", "Bury", {}),
    ("Last among its peers: first jabs in Bradford, February 2021", "tests/projects/vaccination", "Bradford", {}),
)  # fmt: skip
"""What to show: its heading, the project (its stories left out), the patch, and what its story is asked besides."""
ROWS = 6


def page() -> str:
    """The page, every draft of it built."""
    editions: dict[tuple[str, str], Edition] = {}
    parts = [HEAD]
    for heading, folder, patch, asked in STORIES:
        key = folder, repr(asked)
        if key not in editions:
            editions[key] = _edition(ROOT / folder, asked)
        draft = next((one for one in editions[key].drafts if one.patch.name == patch), None)
        parts += [f"## {heading}", "", *(_told(draft) if draft else ["No story: no rule holds."]), ""]
    return "\n".join(parts).rstrip() + "\n"


def _edition(folder: Path, asked: Mapping[str, Any]) -> Edition:
    """A project's edition with one story a patch, whose lead is chosen."""
    tables = tomllib.loads((folder / "newsgen.toml").read_text(encoding="utf-8"))
    tables["stories"] = [{"name": "news", **asked}]
    tables.pop("history", None)
    return build(declared(tables, folder), _no_network)


def _no_network(address: str) -> bytes:
    raise AssertionError(f"a table of this page is read from {address}")


def _told(draft: Draft) -> Iterator[str]:
    lead = draft.lead
    if lead is not None:
        yield f"*Leads by `{lead.rule}`: {lead.why}.{' Held.' if draft.status == 'hold' else ''}*"
        yield ""
    yield f"> **{draft.headline}**"
    yield ">"
    if draft.standfirst:
        yield from (f"> *{draft.standfirst}*", ">")
    text = draft.text.partition("\nAbout these figures\n")[0]
    for paragraph in filter(None, text.strip().split("\n\n")):
        lines = paragraph.split("\n")
        if len(lines) > 1 and "  " in lines[1]:
            cut = [*lines[: ROWS + 2], "..."] if len(lines) > ROWS + 2 else lines
            yield from (f"> {cut[0]}", ">", "> ```", *(f"> {line}" for line in cut[1:]), "> ```", ">")
        else:
            yield from (*(f"> {line}" for line in lines), ">")
    for one in draft.to_ask:
        yield f"> [reporter: {one.text}]"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
