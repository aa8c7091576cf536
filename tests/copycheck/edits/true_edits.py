"""Edits that leave a draft as true as it was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.copycheck.edits.false_edits import FIGURE, WORDS, _areas, _claimed_figures, _sentences, _short
from tests.copycheck.edits.model import Block, Model

LEANS = re.compile(
    r"\b(?:that|it|there|they|this|these|those|its|in all|the figure|of the|came next|followed)\b",
    re.IGNORECASE,
)
SYNONYMS = [
    (r"\bcame next\b", "followed"), (r"\bThe figures were published by\b", "The data was released by"), (r"\bIn all,", "Altogether,"),
    (r"\bmore than\b", "over"), (r"\bacross all\b", "for all"), (r"\bfell in\b", "dropped in"), (r"\brose in\b", "went up in"), (r"\bare in\b", "lie in"),
    (r"\bThere were\b", "The neighbourhood saw"), (r"\bCompared with the week before\b", "Against the previous week"), (r"\bhad the highest\b", "recorded the highest"),
    (r"\bhad the lowest\b", "saw the lowest"), (r"\bneighbourhoods\b", "areas"), (r"\bthe highest figure was\b", "the highest was"), (r"\bThat is\b", "This is"),
    (r"\bis above\b", "is over"), (r"\ba figure above\b", "a rate of more than"), (r"\bper cent\b", "%"), (r"\bfewer than\b", "down on"), (r"\bIt is one of\b", "The neighbourhood is among"),
    (r"\bthe week before\b", "the previous week"), (r"\bthere,", "in the area,"), (r"\bwith a published figure\b", "for which there are figures"), (r"\bbelow the average\b", "lower than the average"),
    (r"\babove the average\b", "higher than the average"), (r"\bfollowed by\b", "ahead of"), (r"\bCovid\b", "coronavirus"), (r"\bpeople\b", "residents"),
]  # fmt: skip
HARMLESS = [
    "Anyone with symptoms should call 119 or visit www.nhs.uk/coronavirus.",
    "The testing centre is at 23 Victoria Road, Darlington DL1 5JG, and is open from 9am to 5.30pm, 24/7 by phone on 01325 462222.",
    "“In 2009 we had 14 staff; now there are 45 of us,” the council leader said.",
    "Councillor Jane Smith, 54, said: “We must all play our part in fighting Covid-19.”",
    "The A19 was closed near Junction 57 for a while.",
    "He said: “We saw 300 people here on Friday, and that is more than in 2019.”",
    "For help email help@example.org or ring 0800 123 4567.",
    "A 45-year-old man who lives in the area said he was worried.",
    "A drop-in clinic runs at 10.30am at Flat 2, 14 High Street.",
    "The over-70s and Year 11 pupils are among those who can book.",
    "Anyone who wants to know more should ask their GP, the council said.",
    "Residents can find the advice on Channel 4 and at https://example.org/2021/02/24/story-12345.",
]


def rounded_fairly(model: Model, dice: random.Random) -> Model | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        for m in _claimed_figures(model, text):
            value = float(m[0].replace(",", ""))
            if (
                "." not in m[0]
                or value < 40
                or re.search(
                    r"(?:above|below|than|over|under|about|around|almost|nearly)\s$", text[: m.start()]
                )
            ):
                continue
            down, up = int(value), int(value) + 1
            made = [
                f"{round(value):,}" if abs(value % 1 - 0.5) > 0.01 else f"about {down:,}",
                f"about {round(value, -1):,.0f}"
                if abs(round(value, -1) - value) < 0.04 * value
                else f"about {round(value):,}",
                f"just under {up:,}",
            ]
            if value % 1:
                made.append(f"just over {down:,}")
            if value > 100 and value % 50:
                made.append(f"more than {int(value // 50 * 50):,}")
            return _put(at, text[: m.start()] + dice.choice(made) + text[m.end() :], model)
    return None


def _put(at: tuple[Block, int], text: str, model: Model) -> Model:
    at[0].sentences[at[1]] = text
    return model


def reordered(model: Model, dice: random.Random) -> Model | None:
    """Paragraphs that lean on no other change places."""
    alone = [b for b in model.prose()[1:] if not LEANS.search(b.text) and b.kind == "p"]
    if len(alone) < 2:
        whole = [b for b in model.blocks if b.link]
        if not whole:
            return None
        model.blocks.remove(whole[0])
        model.blocks.append(whole[0])
        return model
    one, other = dice.sample(alone, 2)
    one.sentences, other.sentences = other.sentences, one.sentences
    leaners = [b for b in model.prose() if LEANS.search(b.text)]
    return model if not any(_follows(model, b, (one, other)) for b in leaners) else None


def _follows(model: Model, block: Block, moved: tuple[Block, ...]) -> bool:
    at = model.blocks.index(block)
    return any(model.blocks[i] in moved for i in range(max(0, at - 2), at))


def sentences_swapped(model: Model, dice: random.Random) -> Model | None:
    """Two sentences of one paragraph change places, neither of which leans on the other by a name."""
    blocks = [
        b
        for b in model.prose()
        if len(b.sentences) == 2
        and not re.search(r"\b[A-Z]\w+ (?:came|had|has|was)\b", b.text)
        and not re.search(r"\b(?:They|It|That)\b", b.sentences[1])
    ]
    if not blocks:
        return None
    block = dice.choice(blocks)
    block.sentences.reverse()
    return model


def synonyms(model: Model, dice: random.Random) -> Model | None:
    changed = 0
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        fitting = [(p, r) for p, r in SYNONYMS if re.search(p, text)]
        for pattern, new in dice.sample(fitting, min(len(fitting), dice.choice([1, 2, 3]))):
            text = re.sub(pattern, new, text, count=1).replace(" %", "%")
            changed += 1
        at[0].sentences[at[1]] = text
        if changed >= 4:
            break
    return model if changed else None


def sentence_cut(model: Model, dice: random.Random) -> Model | None:
    """A paragraph that nothing leans on, the last sentence of one, or a last clause goes."""
    cut = [b for b in model.prose() if len(b.sentences) > 1]
    dice.shuffle(cut)
    for block in cut:
        block.sentences.pop()
        return model
    return None


def clause_cut(model: Model, dice: random.Random) -> Model | None:
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        if m := re.search(
            r"(?:, (?:and|\d+ (?:fewer|more)) [^,;]+(?=\.)|, followed by .+(?=\.)|; [^;]+(?=\.)| in the week to [A-Z]\w+ \d+| across all [^.]+| with figures for both periods)(?=[.,]|$)",
            text,
        ):
            rest = text[: m.start()] + text[m.end() :]
            if rest.strip() and (
                " and " not in m[0] or m[0].startswith(", and fell") or m[0].startswith(", and rose")
            ):
                return _put(at, rest, model)
    return None


def harmless_added(model: Model, dice: random.Random) -> Model | None:
    for text in dice.sample(HARMLESS, 2):
        block = dice.choice([b for b in model.prose() if b.kind == "p"])
        at = model.blocks.index(block)
        # its own paragraph, so that nothing that leans on the one before loses it
        while (
            at + 1 < len(model.blocks)
            and model.blocks[at + 1] in model.prose()
            and LEANS.search(model.blocks[at + 1].text)
        ):
            at += 1
        model.blocks.insert(at + 1, Block("p", [text]))
    return model


def number_to_word(model: Model, dice: random.Random) -> Model | None:
    """Figures to words and words to figures."""
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        figures = [
            m
            for m in FIGURE.finditer(text)
            if "." not in m[0]
            and m[0].isdigit()
            and 0 < int(m[0]) <= 99
            and not re.search(r"(?:[A-Z]\w+ |[£$€])$", text[: m.start()])
        ]
        spelled = [
            m
            for m in re.finditer(r"\b(?:" + "|".join(WORDS[2:]) + r")\b", text, re.IGNORECASE)
            if not re.match(r" and a half|-", text[m.end() :])
        ]
        options = [(m, _spelled(int(m[0]))) for m in figures] + [
            (m, str(WORDS.index(m[0].lower()))) for m in spelled
        ]
        if options:
            m, new = dice.choice(options)
            return _put(
                at, text[: m.start()] + (new.capitalize() if not m.start() else new) + text[m.end() :], model
            )
        if "twice" in text:
            return _put(at, re.sub(r"\btwice\b", "double", text), model)
    return None


def _spelled(n: int) -> str:
    tens = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    return WORDS[n] if n <= 20 else tens[n // 10] + (f"-{WORDS[n % 10]}" if n % 10 else "")


def recast(model: Model, dice: random.Random) -> Model | None:
    """Sentences put another way round."""
    shapes = [
        (r"^(.+? had the (?:highest|lowest) .+?), at ([\d,.]+ .+)\.$", r"At \2, \1."),
        (
            r"^(.+?) had (the (?:highest|lowest) .+?) in (the \w+ to [A-Z]\w+ \d+), at (.+)\.$",
            r"In \3, \2 was in \1, at \4.",
        ),
        (
            r"^(.+?) came next, at ([\d,.]+), followed by (.+?), at ([\d,.]+)\.$",
            r"Next were \1 (\2) and \3 (\4).",
        ),
        (
            r"^(.+?) came next, at ([\d,.]+), followed by (.+?), at ([\d,.]+)\.$",
            r"\1 was second with a rate of \2 and \3 was third with \4.",
        ),
        (
            r"^In (.+?) the (highest|lowest) figure was ([\d,.]+), in (.+?); in (.+?) it was ([\d,.]+), in (.+?)\.$",
            r"In \5 the \2 figure was \6, in \7; in \1 it was \3, in \4.",
        ),
        (
            r"^In (.+?) the (highest|lowest) figure was ([\d,.]+), in (.+?)\.$",
            r"\4 had the \2 figure in \1: \3.",
        ),
        (
            r"^Of the (\S+) above (\d+), (\S+) are in (.+?) and (\S+) in (.+?)\.$",
            r"Among the \1 areas above \2, \4 has \3 and \6 has \5.",
        ),
        (
            r"^Compared with the week before, the (.+?) rose in (.+?), and fell in (.+?)\.$",
            r"The \1 fell in \3 and rose in \2 compared with the week before.",
        ),
        (
            r"^There were (.+?) new cases there, (.+?) (fewer|more) than in the week before\.$",
            r"The number of new cases there was \1, which is \2 \3 than the week before.",
        ),
        (
            r"^(\S+) neighbourhoods in (.+?) where the (.+?) is above (\d+)$",
            r"The \1 neighbourhoods in \2 with a \3 of more than \4",
        ),
        (r"^(.+?) has (\S+) of the (\S+), and (.+?) (\S+)$", r"\2 of the \3 are in \1, with \5 in \4"),
    ]
    for at in _sentences(model, dice):
        text = at[0].sentences[at[1]]
        fitting = [(p, r) for p, r in shapes if re.match(p, text)]
        if len(model.rows()) < 3:
            fitting = [(p, r) for p, r in fitting if "third" not in r]
        if fitting:
            pattern, new = dice.choice(fitting)
            made = re.sub(pattern, new, text)
            return _put(at, made[0].upper() + made[1:], model)
    return None


def merged(model: Model, dice: random.Random) -> Model | None:
    """Two sentences of a paragraph become one."""
    blocks = [b for b in model.prose() if len(b.sentences) > 1 and b.kind == "p"]
    if not blocks:
        return None
    block = dice.choice(blocks)
    first, second, *rest = block.sentences
    joint = (
        second[0].lower() + second[1:]
        if second.split()[0] in {"There", "It", "That", "The", "They", "In"}
        else second
    )
    block.sentences = [first.rstrip(".") + dice.choice(["; ", ", and "]) + joint, *rest]
    return model


def names_shortened(model: Model, dice: random.Random) -> Model | None:
    for old, new in (("Stockton-on-Tees", "Stockton"), ("Newcastle upon Tyne", "Newcastle")):
        for at in _sentences(model, dice):
            text = at[0].sentences[at[1]]
            if old in text:
                return _put(at, text.replace(old, new), model)
    return None


def row_said(model: Model, dice: random.Random) -> Model | None:
    """A true sentence made of a row of the list."""
    rows = [r for r in model.rows() if len(r.cells) == 4]
    if not rows:
        return None
    row = dice.choice(rows)
    name = _short(row.cells[1], model).removeprefix("the ")
    name = name[0].upper() + name[1:]
    made = dice.choice(
        [
            f"The rate in {name} was {row.cells[2]}.",
            f"{name} had {row.cells[3]} new cases.",
            f"In {name} the figure was {row.cells[2]}, with {row.cells[3]} new cases.",
            f"{name} was at about {round(float(row.cells[2].replace(',', ''))):,}.",
        ]
    )
    model.blocks.insert(model.blocks.index(model.prose()[-1]) + 1, Block("p", [made]))
    return model


def format_only(model: Model, dice: random.Random) -> Model | None:
    return model


TRUE: dict[str, Callable[[Model, random.Random], Model | None]] = {
    f.__name__: f
    for f in (
        rounded_fairly, reordered, sentences_swapped, synonyms, sentence_cut, clause_cut, harmless_added, number_to_word, recast, merged,
        names_shortened, row_said, format_only,
    )
}  # fmt: skip
__all__ = ["TRUE", "_areas"]
