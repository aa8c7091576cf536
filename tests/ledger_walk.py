"""Numbers and comparisons of an edition that no claim answers for: `python -m tests.ledger_walk EDITION PROJECT`.

Imports nothing of newsgen. What a draft may print without a claim stands in the project: names of places (the area
columns of the table, edition.json, the gazetteer), definitions (definition, unit, noun, what suppression means), and
inserts. All else that is a number, a number word or a word of comparison has to lie inside the text of a claim.
"""

# ruff: noqa: SIM905
# words stand best in a line of words

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.blocks import Block, blocks
from tests.phrases import NUMBERS
from tests.records import story_at

COMPARISONS = (
    "highest lowest higher lower more fewer less most least fewest above below over under beyond twice "
    "thrice half halved double doubled treble trebled triple tripled quadrupled rose risen rise rises "
    "rising fell fallen fall falls falling up down increase increased increases increasing decrease "
    "decreased decreases decreasing grew grown climbed dropped drop declined soared plunged surged jumped "
    "unchanged same next every all none both neither largest biggest smallest greatest furthest closest "
    "steepest sharpest record worst best joint tied equal"
).split()
FRACTIONS = (
    "third thirds quarter quarters fifth fifths sixth seventh eighth ninth tenth tenths dozen dozens hundred hundreds "
    "thousand thousands million billion"
).split()
WORDS = re.compile(
    rf"\d[\d,.]*\d|\d|[½⅓⅔¼¾]|\b(?:{'|'.join(sorted({*NUMBERS, *COMPARISONS, *FRACTIONS}, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
HARMLESS = re.compile(
    r"\b(?:one of its figures|every one of which can be traced|in all|spread over"
    r"|figures for both (?:period|week|month|quarter|year|election)s"
    r"|one another|both in|^joint)\b",
    re.IGNORECASE,
)
"""Turns of phrase that compare nothing; and the "Joint" of a list, which is worked out again with its ranks."""


@dataclass(frozen=True)
class Loose:
    """A word that nothing answers for, with the text of its block."""

    word: str
    text: str
    slug: str


class Exempt:
    """What a project lets a draft print without a claim."""

    def __init__(self, edition: dict[str, Any], project: Path) -> None:
        declared = tomllib.loads((project / "newsgen.toml").read_text())
        data = declared["data"]
        names = {patch["name"] for patch in edition["patches"]}
        for measure in declared["measures"].values():
            names |= {
                measure.get(k, "")
                for k in ("definition", "unit", "short_unit", "noun", "short_noun", "map_updated")
            }
            average = measure.get("average")
            names |= {average["place"], average["source"]} if isinstance(average, dict) else set()
            names |= {band["name"] for band in measure.get("bands", [])}
        names |= {
            data.get("publisher", ""),
            data.get("suppressed", {}).get("means", ""),
            declared["project"].get("made_by", ""),
        }
        names |= {
            link["headline"]
            for story in declared["stories"]
            for link in story.get("see_more", [])
            if "headline" in link
        }
        area = data["area"]
        columns = {area.get("name", ""), *area.get("within", {}).values()}
        for source in edition["sources"]:
            if (path := project / source["path"]).suffix in {".csv", ".gz"}:
                raw = path.read_bytes()
                text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
                for row in csv.DictReader(io.StringIO(text)):
                    names |= {row[column] for column in columns if row.get(column)}
        if gazetteer := declared["project"].get("places"):
            notes = tomllib.loads((project / gazetteer).read_text())
            names |= {note.get("said", "") for note in notes.get("places", {}).values()} | set(
                notes.get("nicknames", {})
            )
        spelled = {" ".join(re.sub(r"\s*&\s*", " and ", name).split()) for name in names}
        self.names = {name.casefold() for name in spelled if WORDS.search(name)}
        self.inserts = " ".join(
            re.sub(r"[*_#>-]|\s+", " ", path.read_text())
            for path in sorted((project / "inserts").glob("*.md"))
        )
        self.inserts = " ".join(self.inserts.split())

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text has a name, a definition, or a turn of phrase that compares nothing."""
        yield from (m.span() for m in HARMLESS.finditer(text))
        words = text.casefold()
        for name in self._in(words):
            at = words.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = words.find(name, at + 1)

    def _in(self, words: str) -> list[str]:
        return [name for name in self.names if name in words]

    def insert(self, block: Block) -> bool:
        return " ".join(re.sub(r"[*_#>-]", " ", block.text).split()) in self.inserts


def covered(block_texts: list[Block], claims: Iterable[dict[str, Any]]) -> list[list[tuple[int, int]]]:
    """Where the claims of a draft stand in its blocks.

    A record gives a claim's words and its sentence. Each claim takes one place where its words stand in its sentence,
    the longest words first, a place that nothing covers yet rather than one that something does.
    """
    spans: list[list[tuple[int, int]]] = [[] for _ in block_texts]
    sentences: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for claim in sorted(claims, key=lambda c: -len(c["text"])):
        key = (claim["part"], claim["sentence"])
        if key not in sentences:
            sentences[key] = [
                (n, m.start())
                for n, block in enumerate(block_texts)
                if block.part == claim["part"]
                for m in re.finditer(rf"(?<!\w){re.escape(claim['sentence'])}(?!\w)", block.text)
                if block.kind not in {"td", "th", "li"} or block.text == claim["sentence"]
            ]
        places = [
            (n, start + m.start(), start + m.end())
            for n, start in sentences[key]
            for m in re.finditer(rf"(?<!\w){re.escape(claim['text'])}(?!\w)", claim["sentence"])
        ]
        assert places, f"{claim['text']!r} is not where it is said to be: {claim['sentence']!r}"
        free = [p for p in places if (p[1], p[2]) not in spans[p[0]] and not _inside(p[1:], spans[p[0]])]
        fresh = [p for p in places if (p[1], p[2]) not in spans[p[0]]]
        n, start, end = (free or fresh or places)[0]
        spans[n].append((start, end))
    return spans


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def loose(story: dict[str, Any], exempt: Exempt) -> Iterator[Loose]:
    """Every number and comparison of a draft that lies in no claim, name, definition or insert."""
    found = list(blocks(story))
    for block, spans in zip(found, covered(found, story["claims"]), strict=True):
        words = [m for m in WORDS.finditer(block.text) if not _inside(m.span(), spans)]
        words = [m for m in words if m.start() >= len(block.label)]
        if not words or exempt.insert(block):
            continue
        allowed = list(exempt.spans(block.text))
        yield from (
            Loose(m[0].casefold(), block.text, story["slug"]) for m in words if not _inside(m.span(), allowed)
        )


def walk(edition: Path, project: Path) -> list[Loose]:
    """All that is loose in an edition."""
    exempt = Exempt(json.loads((edition / "edition.json").read_text()), project)
    return [
        one for path in sorted((edition / "stories").glob("*.json")) for one in loose(story_at(path), exempt)
    ]


def main() -> None:
    all_loose = walk(Path(sys.argv[1]), Path(sys.argv[2]))
    examples = {one.word: one for one in reversed(all_loose)}
    for word, n in Counter(one.word for one in all_loose).most_common():
        print(f"{n:6}  {word:12}  {examples[word].slug}: {examples[word].text}")
    print(f"{len(all_loose)} numbers and comparisons that no claim answers for")


if __name__ == "__main__":
    main()
