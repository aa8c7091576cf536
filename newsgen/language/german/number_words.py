"""German number words, as a text may hold them: "einundzwanzig", "dreimal", "doppelt", "Drittel", "zweithöchste"."""

from __future__ import annotations

_PARTS = """
    null eins zwei zwo drei vier fünf sechs sech sieben sieb acht neun zehn elf zwölf
    zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend
"""
_ORDINALS = """
    zweit dritt viert fünft sechst siebt siebent acht neunt zehnt elft zwölft zwanzigst dreißigst dreissigst
    vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst hundertst tausendst
"""
_AFTER_A_NUMBER = "mal|malig|fach|stellig|prozentig|köpfig|teilig|stündig|tägig|wöchig|monatig|jährig"
_AFTER_AN_ORDINAL = "e|er|es|en|em|ens|el|eln|els|(?:höchst|niedrigst|größt|kleinst|meist|wenigst)\\w*"
_part = "|".join(_PARTS.split())
_NUMBER = rf"(?:ein|und)*(?:{_part})(?:{_part}|eins|ein|und)*"
"""Whatever number words run together; "ein" alone is an article."""
_BEFORE_AN_ORDINAL = rf"(?:{_part}|ein|und)*"
WORDS = "|".join(
    (
        rf"(?:ver)?{_NUMBER}(?:(?:{_AFTER_A_NUMBER})\w*)?",
        rf"{_NUMBER}erst(?:{_AFTER_AN_ORDINAL})",
        rf"{_BEFORE_AN_ORDINAL}(?:{'|'.join(_ORDINALS.split())})(?:{_AFTER_AN_ORDINAL})",
        rf"(?:(?:{_part}|ein)ein|andert)?halb(?:e[nmrs]?|mal)?",
        r"(?:halb|gehälft)ier\w*|hälften?|(?:ver)?doppel\w*",
        r"dutzend\w*|hunderte[nr]?|tausende[nr]?|million(?:en)?|milliarden?|billion(?:en)?",
    )
)
"""A regular expression without groups; "erste" is left out, as "ein" is."""
