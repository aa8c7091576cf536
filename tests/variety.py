"""How much the drafts of an edition repeat one another.

    python -m tests.variety EDITION [--without PATCH]... [--definition TEXT]...

For every two drafts of one story: the share of their runs of six words that both have, the mean of what is shared of
the one and of the other. Lists, tables and definitions aside, since those are to be alike.
"""

from __future__ import annotations

import argparse
import json
import re
from itertools import combinations
from pathlib import Path
from statistics import mean

RUN = 6
_ASIDE = re.compile(r"<(ul|ol|table|blockquote|h2)>.*?</\1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def runs(draft: dict, definitions: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every run of six words of a draft's prose, none of which crosses the edge of a paragraph."""
    lines = [draft["headline"], draft["standfirst"], *_PARAGRAPH.findall(_ASIDE.sub("", draft["body_html"]))]
    found = set()
    for line in lines:
        if "<strong>" in line:
            continue  # a link prints a sister story's headline
        text = re.sub(r"<[^>]*>", "", line)
        for definition in definitions:
            text = text.replace(definition, "")
        words = re.findall(r"[\w'’.,-]*\w", text.lower())
        found |= {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    return found


def shared(drafts: list[dict], definitions: tuple[str, ...] = ()) -> float:
    """The mean share of six-word runs that two of the drafts have in common, from 0 to 1."""
    sets = [runs(draft, definitions) for draft in drafts]
    return mean((len(a & b) / len(a) + len(a & b) / len(b)) / 2 for a, b in combinations(sets, 2) if a and b)


def of_story(edition: Path, story: str, without: tuple[str, ...] = ()) -> list[dict]:
    """The drafts of one story in an edition, but those of the patches `without`."""
    drafts = [json.loads(p.read_text()) for p in sorted((edition / "stories").glob(f"*-{story}.json"))]
    return [d for d in drafts if d["status"] == "draft" and d["patch"]["name"] not in without]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("--definition", action="append", default=[], help="a text to leave out")
    parser.add_argument("--without", action="append", default=[], help="a patch to leave out")
    given = parser.parse_args()
    for story in ("highest", "lowest"):
        drafts = of_story(given.edition, story, tuple(given.without))
        print(f"{story}: {len(drafts)} drafts, {shared(drafts, tuple(given.definition)):.1%} in common")


if __name__ == "__main__":
    main()
