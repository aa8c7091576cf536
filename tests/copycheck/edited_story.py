"""A story of invented Barsetshire with its claims, as a record of an edition has them."""

from __future__ import annotations

import re
from typing import Any

AREAS = {
    "B1": "Ullathorne, Barchester", "B2": "Puddingdale, Barchester", "B3": "Hogglestock, Plumstead", "B4": "Framley, Plumstead",
    "B5": "Greshamsbury, Boxall and Scatcherd, Barchester", "B6": "St Ewold's, Silverbridge", "B7": "Crabtree",
}  # fmt: skip
EDITION: Any = {
    "grain": "week",
    "patches": [
        {
            "name": name,
            "areas": [c for c, a in AREAS.items() if name in {"Barsetshire", a.rpartition(", ")[2]}],
        }
        for name in ("Barsetshire", "Barchester", "Plumstead", "Silverbridge")
    ],
    "areas": [
        {
            "code": code,
            "name": area.rpartition(", ")[0] or area,
            "within": {"district": area.rpartition(", ")[2]} if ", " in area else {},
        }
        for code, area in AREAS.items()
    ],
    "measures": [
        {
            "name": "rate",
            "noun": "flu case rate",
            "short_noun": "flu rate",
            "currency": "",
            "better": "lower",
        },
        {"name": "cases", "noun": "new case", "short_noun": "", "currency": "", "better": "lower"},
    ],
}
"""What edition.json has of it, as far as a check reads it."""
ROWS = (
    ("1", "B1", "452.2", "29"), ("2", "B2", "442.3", "27"), ("3", "B3", "391.0", "41"), ("4", "B4", "350.4", "18"),
    ("5", "B5", "1,304.9", "66"), ("6", "B6", "302.6", "18"),
)  # fmt: skip
_MARK = re.compile(r"\{([^|}]*)\|([^|}]*)\|([^|}]*)(?:\|([^|}]*))?(?:\|([^|}]*))?\}")
# {words|value|unit|area|measure}: a claim; a unit that ends in ± is a change from a cell before
PARTS = {
    "headline": "{Six neighbourhoods|6|count} in Barsetshire where the flu rate is {above|6|count} {300|300|rate||rate}",
    "standfirst": "Barchester has {three of the six|0.5|share}, and Plumstead {two|2|count}",
    "body": """Ullathorne had {the highest flu case rate|1|rank|B1|rate} of any neighbourhood in Barsetshire in {the week to February 18|2021-02-18|date}, at {452.2 cases per 100,000 people|452.2|rate|B1|rate}.
That is {just over two and a half times|2.522|ratio|B1|rate} the average of {179.3|179.3|rate||rate} across {all 20 neighbourhoods|1|share}. There were {29 new cases|29|count|B1|cases} there, {12|-12|count±|B1|cases} fewer than in {the week before|2021-02-11|date}.
The figures were published by the Barsetshire Health Office on {February 23|2021-02-23|date}.
SEE MORE: Crabtree has one of the lowest flu rates in Barsetshire
Puddingdale in Barchester came next, at {442.3|442.3|rate|B2|rate}, followed by Hogglestock in Plumstead, at {391.0|391|rate|B3|rate}.
In all, {four neighbourhoods|4|count} had {more than|4|count} {twice|2|ratio||rate} the average.
Compared with {the week before|2021-02-11|date}, the rate {rose|13|count} in {13 of the 20 neighbourhoods|0.65|share}, and {fell|5|count} in {five|5|count}.
In Silverbridge {the lowest|20|rank|B7|rate} figure was {61.5|61.5|rate|B7|rate}, in Crabtree.
Framley had {one of the highest rates|4|rank|B4|rate} in Plumstead, at {350.4|350.4|rate|B4|rate}.""",
}
ABOUT = (
    "The rate is the number of new cases in seven days for every 100,000 people who live in a neighbourhood."
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def story() -> dict[str, Any]:
    """The record."""
    claims: list[dict[str, Any]] = []
    texts: dict[str, list[str]] = {}
    for part, marked in PARTS.items():
        texts[part] = []
        for line in marked.splitlines():
            plain = []
            for sentence in _SENTENCE.split(line):
                words = _MARK.sub(lambda m: m[1], sentence)
                plain.append(words)
                claims += [_claim(m, part, words) for m in _MARK.finditer(sentence)]
            texts[part].append(" ".join(plain))
    body = [f"<p>{line}</p>" for line in texts["body"]]
    body[3] = (
        '<p><strong>SEE MORE:</strong> <a href="barsetshire-lowest.html">Crabtree has one of the lowest flu rates in Barsetshire</a></p>'
    )
    rows = [
        "<table>",
        "<caption>Neighbourhoods with a flu case rate above 300 in the week to February 18</caption>",
    ]
    claims.append(
        _plain(
            "300",
            300,
            "rate",
            sentence="Neighbourhoods with a flu case rate above 300 in the week to February 18",
            measure="rate",
        )
    )
    claims.append(
        _plain(
            "the week to February 18",
            "2021-02-18",
            "date",
            sentence="Neighbourhoods with a flu case rate above 300 in the week to February 18",
        )
    )
    head = "".join(
        f"<th>{c}</th>" for c in ("Rank", "Neighbourhood", "Cases per 100,000 people", "New cases")
    )
    rows += ["<thead>", f"<tr>{head}</tr>", "</thead>", "<tbody>"]
    for rank, code, rate, cases in ROWS:
        rows.append(f"<tr><td>{rank}</td><th>{AREAS[code]}</th><td>{rate}</td><td>{cases}</td></tr>")
        for text, unit, measure in (
            (rank, "rank", "rate"),
            (rate, "rate", "rate"),
            (cases, "count", "cases"),
        ):
            claims.append(
                _plain(text, float(text.replace(",", "")), unit, area=code, measure=measure, sentence=text)
            )
    rows += ["</tbody>", "</table>"]
    html = "\n".join([*body, *rows, "<h2>About these figures</h2>", f"<p>{ABOUT}</p>"])
    return {
        "slug": "barsetshire-highest", "revision": "0", "status": "draft", "patch": {"name": "Barsetshire", "areas": list(AREAS)}, "story": "highest",
        "period": {"start": "2021-02-12", "end": "2021-02-18"}, "compared_with": {"start": "2021-02-05", "end": "2021-02-11"}, "published": "2021-02-23",
        "headline": texts["headline"][0], "standfirst": texts["standfirst"][0], "body_html": html, "text": "\n\n".join([*texts["body"], ABOUT]),
        "claims": claims, "see_more": [{"slug": "barsetshire-lowest", "headline": "Crabtree has one of the lowest flu rates in Barsetshire"}], "cautions": [],
    }  # fmt: skip


def copy() -> str:
    """The story as plain text, a paragraph a line."""
    record = story()
    rows = ["   ".join((rank, AREAS[code], rate, cases)) for rank, code, rate, cases in ROWS]
    head = "Rank   Neighbourhood   Cases per 100,000 people   New cases"
    text = record["text"].replace(ABOUT, "")
    caption = "Neighbourhoods with a flu case rate above 300 in the week to February 18"
    return "\n\n".join(
        [
            record["headline"],
            record["standfirst"],
            text.strip(),
            "\n".join([caption, head, *rows]),
            "About these figures",
            ABOUT,
        ]
    )


def _claim(m: re.Match[str], part: str, sentence: str) -> dict[str, Any]:
    value: float | str = m[2] if m[3] == "date" else float(m[2])
    if m[3].endswith("±"):
        cells = [
            {"source": "t.csv", "row": 2, "column": "cases", "raw": "29"},
            {"source": "t.csv", "row": 2, "column": "before", "raw": "41"},
        ]
        return _plain(
            m[1],
            value,
            m[3].rstrip("±"),
            part,
            sentence,
            m[4] or "",
            m[5] or "",
            {"rule": "difference", "inputs": cells},
        )
    return _plain(m[1], value, m[3], part, sentence, m[4] or "", m[5] or "")


def _plain(
    text: str,
    value: float | str,
    unit: str,
    part: str = "body",
    sentence: str = "",
    area: str = "",
    measure: str = "",
    derivation: Any = None,
) -> dict[str, Any]:
    value = int(value) if isinstance(value, float) and value == int(value) else value
    return {
        "text": text, "part": part, "sentence": sentence, "value": value, "unit": unit, "area": area, "measure": measure,
        "period": "2021-02-18" if unit != "date" else "", "derivation": derivation or {"rule": "cell", "inputs": []},
    }  # fmt: skip
