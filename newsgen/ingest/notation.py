"""How a column writes its numbers: which sign parts the decimals, and which flags may follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from newsgen.ingest.wording import plain

_SIGN = r"[-+−]?[£$€¥]?[-−]?"
_FLAG = re.compile(
    rf"(?P<number>{_SIGN}[0-9][0-9., ]*%?) ?(?P<flag>\[[A-Za-z]{{1,3}}\]|\([A-Za-z]\)|[A-Za-z])"
)
_COMMA = re.compile(rf"{_SIGN}(?:[0-9]+|[0-9]{{1,3}}(?:[. ][0-9]{{3}})+),[0-9]+ ?%?")
_DOT = re.compile(rf"{_SIGN}(?:[0-9]*|[0-9]{{1,3}}(?:[, ][0-9]{{3}})+)\.[0-9]+ ?%?")
_COMMA_THOUSANDS = re.compile(rf"{_SIGN}[0-9]{{1,3}}(?:,[0-9]{{3}})+ ?%?")
_WHOLE = re.compile(r"[1-9][0-9]{0,2}")
_DOT_THOUSANDS = re.compile(rf"{_SIGN}[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+ ?%?")


def without_flag(text: str, flags: Collection[str]) -> tuple[str, str]:
    """A cell's text without the flag after its number, and the flag; the text as it is and "" where it has none."""
    found = _FLAG.fullmatch(plain(text))
    if found and found["flag"] in flags:
        return found["number"].strip(), found["flag"]
    return text, ""


def flag_of(text: str) -> str:
    """What follows a number as a flag does, known or not; "" where nothing does."""
    found = _FLAG.fullmatch(plain(text))
    return found["flag"] if found else ""


def decimal_sign(columns: Iterable[Collection[str]]) -> tuple[str, str]:
    """The sign that parts the decimals of a table's numbers, "," or ".", and the text that tells ("" where none does).

    100,5 tells a comma and 100.5 a dot; 1.204 and 1,204 may be either, and 1.204.000 is one million with a comma for
    decimals. A column in which 1.204 stands beside 907, and every dot has three digits behind it, tells a comma too:
    nobody writes three decimals of some numbers and none of the others. Where columns tell both, it is a dot.
    """
    commas: list[str] = []
    dots: list[str] = []
    for column in columns:
        texts = [plain(text) for text in column]
        thousands = [text for text in texts if _DOT_THOUSANDS.fullmatch(text)]
        dotted = [text for text in texts if _DOT.fullmatch(text) and text not in thousands]
        commas += [text for text in texts if _COMMA.fullmatch(text) and not _COMMA_THOUSANDS.fullmatch(text)]
        commas += [text for text in thousands if text.count(".") > 1]
        dots += dotted
        dots += [text for text in texts if _COMMA_THOUSANDS.fullmatch(text) and text.count(",") > 1]
        if thousands and not dotted and any(_WHOLE.fullmatch(text) for text in texts):
            commas += thousands
    return (",", min(commas)) if commas and not dots else (".", min(dots, default=""))


def with_dot(text: str) -> str:
    """A number written with a decimal comma, written with a dot: "1.204,5" -> "1204.5"; no number stays none.

    Dots and spaces part thousands there; "12.5" is no number, so it is given back with a sign that no number has.
    """
    bare = plain(text)
    whole, comma, rest = bare.partition(",")
    if re.search(r"\.", whole) and not _DOT_THOUSANDS.fullmatch(whole.rstrip(" %")):
        return f"?{bare}"
    return whole.replace(".", "") + ("." + rest if comma else "")
