"""The German words of comparison, and what each claims."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.language.words import Sense

_UP = """
    über|mehr|mehr als|höher|höher als|größer|größer als|stärker|stieg|stiegen|steigt|steigen|gestiegen|anstieg
    ein anstieg|zuwachs|ein zuwachs|ein plus|nahm zu|nahmen zu|zugenommen|wuchs|wuchsen|gewachsen|erhöhte|erhöhten
"""
_DOWN = """
    unter|weniger|weniger als|niedriger|niedriger als|geringer|geringer als|kleiner|kleiner als|sank|sanken|sinkt
    sinken|gesunken|fiel|fielen|gefallen|rückgang|ein rückgang|ein minus|nahm ab|nahmen ab|abgenommen
    ging zurück|gingen zurück|zurückgegangen|verringerte|verringerten
"""
_LEVEL = """
    unverändert|genauso viele|ebenso viele|gleich viele|genauso hoch|gleich hoch|blieb gleich|blieben gleich
    veränderte sich nicht|veränderten sich nicht
"""
_NEXT = ["folgt", "folgen", "nächste", "nächsten"]
"""Not telltales: "die Folgen", "am nächsten Tag"."""
_HIGHEST = ("höchst", "größt", "meist")
_LOWEST = ("niedrigst", "geringst", "kleinst", "wenigst")
_ENDINGS = ("e", "en", "er", "es", "em")


def _listed(words: str) -> list[str]:
    return [word.strip() for line in words.strip().splitlines() for word in line.split("|")]


def _inflected(stems: tuple[str, ...]) -> list[str]:
    return [stem + ending for stem in stems for ending in _ENDINGS]


_BY_SENSE = {
    Sense.UP: _listed(_UP),
    Sense.DOWN: _listed(_DOWN),
    Sense.LEVEL: _listed(_LEVEL),
    Sense.HIGHEST: [*_inflected(_HIGHEST), "am stärksten", "am meisten", "am höchsten"],
    Sense.LOWEST: [*_inflected(_LOWEST), "am wenigsten", "am niedrigsten", "am geringsten"],
}
SENSES: Mapping[str, Sense] = {"gemeinsam": Sense.JOINT, **dict.fromkeys(_NEXT, Sense.NEXT)} | {
    word.casefold(): sense for sense, words in _BY_SENSE.items() for word in words
}
TELLTALES = frozenset(
    {word for words in _BY_SENSE.values() for word in words}
    - {"über", "unter", "gefallen", "ein plus", "ein minus"}
    | set(
        _listed(
            "rekord|rekordwert|höchststand|tiefststand|höchstwert|tiefstwert|zunahme|abnahme|spitzenreiter"
        )
    )
    | set(_listed("schlusslicht|schnellte|schnellten|stürzte|stürzten|steigend|sinkend|verdoppelt|halbiert"))
    | set(_inflected(("best", "schlechtest", "stärkst", "schwächst")))
)
