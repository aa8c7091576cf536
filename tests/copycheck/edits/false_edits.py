"""Edits that make a draft false, each by what its claims say. None returns None where the draft gives it nothing to spoil."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.copycheck.edits.model import Block, Model, split

FIGURE = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

Edit = tuple[Model, str]
"""The edited draft, and words of the line where the fault is."""


def _claims(model: Model, *units: str) -> list[dict]:
    return [c for c in model.record["claims"] if c["unit"] in units]


def _sentences(model: Model, dice: random.Random) -> list[tuple[Block, int]]:
    found = [(b, i) for b in model.prose() for i in range(len(b.sentences))]
    dice.shuffle(found)
    return found


def _put(model: Model, at: tuple[Block, int], text: str) -> Edit:
    block, i = at
    block.sentences[i] = text
    return model, text


def _printed(number: float, like: str) -> str:
    decimals = len(like.partition(".")[2])
    return f"{number:,.{decimals}f}"


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _claimed_figures(model: Model, sentence: str) -> list[re.Match[str]]:
    """Figures of the sentence that stand in a claim that is no date, and are no unit ("per 100,000")."""
    texts = [
        c["text"] for c in model.record["claims"] if c["unit"] != "date" and c["sentence"].strip() in sentence
    ]
    return [
        m
        for m in FIGURE.finditer(sentence)
        if m[0] != "100,000" and any(m[0] in FIGURE.findall(t)[:2] for t in texts)
    ]


def number_changed(model: Model, dice: random.Random) -> Edit | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        if found := _claimed_figures(model, text):
            m = dice.choice(found)
            old = _value(m[0])
            by = dice.choice([-1, 1]) * dice.uniform(0.08, 0.5)
            new = max(1.0, old * (1 + by)) if old > 12 else old + dice.choice([1, 2, 3])
            if "." not in m[0]:
                new = float(round(new))
            if _printed(new, m[0]) != m[0] and abs(new - old) >= (1 if "." not in m[0] else 0.5):
                return _put(model, at, text[: m.start()] + _printed(new, m[0]) + text[m.end() :])
    return None


def cell_changed(model: Model, dice: random.Random) -> Edit | None:
    rows = model.rows()
    if not rows:
        return None
    row = dice.choice(rows)
    i = dice.choice([i for i, c in enumerate(row.cells) if i and FIGURE.fullmatch(c)])
    new = _value(row.cells[i]) + dice.choice([-3, -2, 2, 3, 5, 11])
    row.cells[i] = _printed(max(1, new), row.cells[i])
    return model, next(c for c in row.cells if c[:1].isalpha())


def digits_transposed(model: Model, dice: random.Random) -> Edit | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        for m in _claimed_figures(model, text):
            pairs = [
                i
                for i in range(len(m[0]) - 1)
                if m[0][i : i + 2].isdigit() and m[0][i] != m[0][i + 1] and (i or m[0][1] != "0")
            ]
            if pairs:
                i = dice.choice(pairs)
                new = m[0][:i] + m[0][i + 1] + m[0][i] + m[0][i + 2 :]
                return _put(model, at, text[: m.start()] + new + text[m.end() :])
    return None


def cell_transposed(model: Model, dice: random.Random) -> Edit | None:
    rows = model.rows()
    dice.shuffle(rows)
    for row in rows:
        for i, cell in enumerate(row.cells):
            if (
                i
                and FIGURE.fullmatch(cell)
                and (m := re.search(r"([1-9])(\d)", cell))
                and m[1] != m[2]
                and m[2] != "0"
            ):
                row.cells[i] = cell[: m.start()] + m[2] + m[1] + cell[m.end() :]
                return model, next(c for c in row.cells if c[:1].isalpha())
    return None


def _areas(model: Model) -> dict[str, str]:
    """Names by code, from the rows of the table."""
    names: dict[str, str] = {}
    rows, claims = (
        iter(model.rows()),
        [
            c
            for c in model.record["claims"]
            if c["unit"] == "rank" and c["area"] and c["text"] == c["sentence"]
        ],
    )
    for row, claim in zip(rows, claims, strict=False):
        names[claim["area"]] = next(c for c in row.cells if c[:1].isalpha())
    return names


def _short(label: str, model: Model) -> str:
    """The name without the larger place behind it, where the text has it so."""
    head = label.rpartition(", ")[0]
    return head if head and any(head in b.text and label not in b.text for b in model.prose()) else label


def places_swapped_in_rows(model: Model, dice: random.Random) -> Edit | None:
    rows = model.rows()
    if len(rows) < 2:
        return None
    one, other = dice.sample(rows, 2)
    i = next(i for i, c in enumerate(one.cells) if c[:1].isalpha())
    if one.cells[i + 1 :] == other.cells[i + 1 :]:
        return None
    one.cells[i], other.cells[i] = other.cells[i], one.cells[i]
    return model, one.cells[i]


def figures_swapped_in_rows(model: Model, dice: random.Random) -> Edit | None:
    rows = model.rows()
    if len(rows) < 2:
        return None
    one, other = dice.sample(rows, 2)
    i = len(one.cells) - dice.choice([1, 2])
    if one.cells[i] == other.cells[i] or not FIGURE.fullmatch(one.cells[i]):
        return None
    one.cells[i], other.cells[i] = other.cells[i], one.cells[i]
    return model, next(c for c in one.cells if c[:1].isalpha())


def place_replaced(model: Model, dice: random.Random) -> Edit | None:
    """A sentence that has an area's figure names another area in its place."""
    names = {code: _short(label, model) for code, label in _areas(model).items()}
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        owners = {c["area"] for c in model.record["claims"] if c["area"] and c["sentence"].strip() in text}
        for code in owners:
            name = names.get(code)
            others = [
                n for c, n in names.items() if c not in owners and n not in text and name and name not in n
            ]
            if name and name in text and others:
                return _put(model, at, text.replace(name, dice.choice(others), 1))
    return None


def places_exchanged(model: Model, dice: random.Random) -> Edit | None:
    """Two areas of one sentence change places, their figures do not."""
    names = {code: _short(label, model) for code, label in _areas(model).items()}
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        claims = [
            c
            for c in model.record["claims"]
            if c["area"] in names and c["sentence"].strip() in text and names[c["area"]] in text
        ]
        codes = list(dict.fromkeys(c["area"] for c in claims))
        if len(codes) >= 2 and len({c["value"] for c in claims}) > 1:
            a, b = names[codes[0]], names[codes[1]]
            if a not in b and b not in a:
                return _put(model, at, text.replace(a, "\0").replace(b, a).replace("\0", b))
    return None


def figures_exchanged(model: Model, dice: random.Random) -> Edit | None:
    """Two figures of one sentence change places."""
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        found = _claimed_figures(model, text)
        pairs = [
            (a, b)
            for a in found
            for b in found
            if a.start() < b.start() and a[0] != b[0] and ("." in a[0]) == ("." in b[0])
        ]
        if pairs:
            a, b = dice.choice(pairs)
            return _put(
                model, at, text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]
            )
    return None


def rounded_falsely(model: Model, dice: random.Random) -> Edit | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        for m in _claimed_figures(model, text):
            value = _value(m[0])
            before = text[: m.start()].rsplit(" ", 1)[0] if False else text[: m.start()]
            if (
                "." in m[0]
                and value > 100
                and not re.search(r"(?:above|below|than|over|about|around|almost|nearly)\s$", before)
            ):
                step = 10 if value < 1000 else 100
                up = (int(value / step) + 1) * step
                down = int(value / step) * step
                made = [
                    f"{int(value) + 2:,}",
                    f"more than {up:,}",
                    f"almost {down:,}" if value > down + 0.5 else f"{int(value) - 2:,}",
                    f"about {int(value * 1.2 // 10 * 10):,}",
                    f"less than {down:,}",
                ]
                return _put(model, at, text[: m.start()] + dice.choice(made) + text[m.end() :])
    return None


def _flip(model: Model, dice: random.Random, pairs: list[tuple[str, str]], needs: str = "") -> Edit | None:
    both = dict(pairs) | {b: a for a, b in pairs}
    pattern = re.compile(r"\b(" + "|".join(sorted(both, key=len, reverse=True)) + r")\b", re.IGNORECASE)
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        found = [
            m
            for m in pattern.finditer(text)
            if not re.search(r"spread $|SEE $|READ $|not $", text[: m.start()])
            and not re.match(r" in the", text[m.end() :])
        ]
        if found and re.search(needs, text):
            m = dice.choice(found)
            new = both[m[0].lower()]
            return _put(
                model,
                at,
                text[: m.start()] + (new.capitalize() if m[0][0].isupper() else new) + text[m.end() :],
            )
    return None


def more_to_less(model: Model, dice: random.Random) -> Edit | None:
    return _flip(
        model,
        dice,
        [
            ("more than", "less than"),
            ("above", "below"),
            ("just over", "just under"),
            ("fewer", "more"),
            ("almost", "more than"),
        ],
    )


def highest_to_lowest(model: Model, dice: random.Random) -> Edit | None:
    return _flip(model, dice, [("highest", "lowest"), ("biggest", "smallest")])


def rose_to_fell(model: Model, dice: random.Random) -> Edit | None:
    return _flip(
        model,
        dice,
        [
            ("rose", "fell"),
            ("up from", "down from"),
            ("rise", "fall"),
            ("higher", "lower"),
            ("increase", "decrease"),
        ],
    )


def count_changed(model: Model, dice: random.Random) -> Edit | None:
    counts = [c for c in _claims(model, "count") if not c["area"] and c["text"] != c["sentence"]]
    dice.shuffle(counts)
    for claim in counts:
        n = int(claim["value"])
        for at in _sentences(model, dice):
            text = at[0].sentences[at[1]]
            if claim["text"] not in text or claim["sentence"].strip() not in text:
                continue
            first = claim["text"].split()[0]
            if first.lower() not in [*WORDS, str(n)] and "-" not in first:
                continue
            new = n + dice.choice([1, 2, 3])
            made = WORDS[new] if first.lower() in WORDS and new <= 20 else str(new)
            if first.lower() == made:
                continue
            new_text = claim["text"].replace(first, made.capitalize() if first[0].isupper() else made, 1)
            return _put(
                model,
                at,
                re.sub(rf"(?<![\w.,]){re.escape(claim['text'])}(?![\w]|[.,]\d)", new_text, text, count=1),
            )
    return None


def date_changed(model: Model, dice: random.Random) -> Edit | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        months = "|".join(MONTHS)
        if m := re.search(rf"\b({months}) (\d{{1,2}})\b|\b(\d{{1,2}}) ({months})\b", text):
            month, day = (m[1], int(m[2])) if m[1] else (m[4], int(m[3]))
            if dice.random() < 0.3:
                month = MONTHS[(MONTHS.index(month) + dice.choice([1, 11])) % 12]
                day = min(day, 28)
            else:
                day = (day + dice.choice([1, 2, 3, 7, 14])) % 28 + 1
            if (month, day) == ((m[1], int(m[2])) if m[1] else (m[4], int(m[3]))):
                continue
            if f"{month} {day}" in model.record["text"] or f"{day} {month}" in model.record["text"]:
                continue
            return _put(
                model,
                at,
                text[: m.start()] + (f"{month} {day}" if m[1] else f"{day} {month}") + text[m.end() :],
            )
    return None


def rows_removed(model: Model, dice: random.Random) -> Edit | None:
    rows = model.rows()
    counted = [
        c
        for c in _claims(model, "count")
        if c["value"] == len(rows) and c["text"] != c["sentence"] and not c["area"]
    ]
    if len(rows) < 3 or not counted:
        return None
    for row in dice.sample(rows, dice.choice([1, 1, 2])):
        model.blocks.remove(row)
    return model, ""


def multiple_changed(model: Model, dice: random.Random) -> Edit | None:
    swap = {
        "twice": "three times",
        "three times": "twice",
        "four times": "five times",
        "five times": "four times",
        "half": "a third",
        "a third": "a quarter",
        "a quarter": "a third",
        "two and a half times": "three and a half times",
        "double": "treble",
    }
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        found = [k for k in sorted(swap, key=len, reverse=True) if re.search(rf"(?<!and a )\b{k}\b", text)]
        if found:
            return _put(model, at, re.sub(rf"\b{found[0]}\b", swap[found[0]], text, count=1))
        if m := re.search(r"\b(\d\.\d) times\b", text):
            return _put(model, at, text.replace(m[1], f"{float(m[1]) + 0.7:.1f}", 1))
        if m := re.search(r"\b(\d+) per cent\b", text):
            return _put(
                model, at, text.replace(m[1] + " per", f"{int(m[1]) + dice.choice([3, 9, -4])} per", 1)
            )
    return None


def figure_made_up(model: Model, dice: random.Random) -> Edit | None:
    """A sentence of the editor's own with a number, or a comparison, that no data supports."""
    names = [_short(label, model) for label in _areas(model).values()]
    name = dice.choice(names) if names else "Kepwick"
    made = dice.choice(
        [
            f"The rate in {name} was {dice.randint(1301, 1399)}.7 a fortnight earlier.",
            f"Hospital admissions in {name} rose by {dice.randint(12, 19)}.4 per cent.",
            f"{name} has seen {dice.randint(2400, 2900):,} cases since the start of the pandemic.",
            f"That means one in {dice.randint(13, 17)} people there has had the virus.",
            f"Nearly {dice.choice(['nine-tenths', 'two-thirds', 'three-quarters'])} of the people in {name} have been tested.",
            f"The rate in {name} has trebled in a month.",
        ]
    )
    block = dice.choice([b for b in model.prose() if b.kind == "p" and len(b.sentences) < 4])
    block.sentences.append(made)
    return model, made


def hedge_dropped(model: Model, dice: random.Random) -> Edit | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        if m := re.search(r"\b[Oo]ne of the (highest|lowest)(?: published)? ([\w ]*?)s\b", text):
            return _put(model, at, text.replace(m[0], f"the {m[1]} {m[2]}"))
    return None


FALSE: dict[str, Callable[[Model, random.Random], Edit | None]] = {
    f.__name__: f
    for f in (
        number_changed, cell_changed, digits_transposed, cell_transposed, places_swapped_in_rows, figures_swapped_in_rows, place_replaced,
        places_exchanged, figures_exchanged, rounded_falsely, more_to_less, highest_to_lowest, rose_to_fell, count_changed, date_changed,
        rows_removed, multiple_changed, figure_made_up, hedge_dropped,
    )
}  # fmt: skip
__all__ = ["FALSE", "FIGURE", "split"]
