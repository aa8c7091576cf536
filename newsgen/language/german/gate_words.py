"""What gates must know of German."""

from __future__ import annotations

import re
from re import Pattern

from newsgen.language.gate_words import GateWords

_ENDINGS = ("", "e", "en", "er", "es", "em")
_KINDS = (
    "Stadtteil Ortsteil Stadtbezirk Stadtviertel Wahlkreis Wahlbezirk Stimmbezirk Postleitzahlgebiet Vorort"
)
_GRAINS = {"Woche": "week", "Monat": "month", "Quartal": "quarter", "Jahr": "year"}
_A_GRAIN = "|".join(_GRAINS)
_UMLAUTS = str.maketrans({"a": "[aä]", "o": "[oö]", "u": "[uü]", "A": "[AÄ]", "O": "[OÖ]", "U": "[UÜ]"})
_AVERAGE = r"(?:Durchschnitts?|Mittelwerts?)"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(text: str) -> frozenset[str]:
    """Adjectives in all their forms."""
    return frozenset(stem + ending for stem in text.split() for ending in _ENDINGS)


def _none_of(noun: str) -> Pattern[str]:
    """By the singular; "keine Fallzahlen" is something else, so the endings are those of nouns."""
    forms = re.escape(noun).translate(_UMLAUTS)
    return re.compile(
        r"\b(?:kein(?:e[nmrs]?)?|null) (?:(?:einzig|neu|gemeldet|bestätigt)e[nrms]? )*"
        rf"{forms}(?:e[nrs]?|ern|n|s|nen)?\b",
        re.IGNORECASE,
    )


GATE_WORDS = GateWords(
    rises=_words("""
        stieg stiegen gestiegen steigt anstieg anstiegen angestiegen kletterte kletterten geklettert wuchs wuchsen
        gewachsen schnellte schnellten hochgeschnellt zugenommen erhöhte erhöhten verdoppelte verdoppelten verdreifachte
        verdreifachten explodierte explodierten
    """),
    falls=_words("""
        sank sanken gesunken sinkt fiel fielen gefallen schrumpfte schrumpften geschrumpft abgenommen zurückging
        zurückgingen zurückgegangen verringerte verringerten halbierte halbierten stürzte stürzten abgestürzt
    """),
    # "nahm zu" and "ging zurück" stand apart in a sentence, and "zurück" is said of much else
    also_rises=_words("Anstieg Anstiege Anstiegen Zunahme Zunahmen Zuwachs Zuwächse nahm nahmen"),
    also_falls=_words("Rückgang Rückgänge Rückgängen Abnahme Abnahmen zurück nahm nahmen"),
    every=_words("jeder jede jedes jedem jeden alle allen aller überall"),
    no=_words("kein keine keinem keinen keiner keines nirgends nirgendwo"),
    signed=re.compile(r"\bum (?:minus |[-−])\d[\d.,]*"),
    per_cent=("Prozent",),
    point="punkt",
    verdicts=_inflected("""
        schlimmst schlechtest best tödlichst schockierend alarmierend erschreckend besorgniserregend dramatisch
        verheerend katastrophal massiv enorm gewaltig
    """)
    | _words("schlimmer besser schlechter Hotspot Hotspots Epizentrum leider glücklicherweise bedauerlicherweise"),
    to_sort_out=_words(
        "ersterer erstere ersteres ersteren Ersterer Erstere Ersteres Ersteren "
        "letzterer letztere letzteres letzteren Letzterer Letztere Letzteres Letzteren"
    ),
    not_counted=_words(
        "Infektion Infektionen Infizierte Infizierten Infizierter infiziert Ansteckung Ansteckungen Patient Patienten "
        "Patientin Patientinnen Opfer Opfern"
    ),
    # not "sicher" itself, which is "certainly" as well
    risks=_words(
        "Risiko Risiken Ansteckungsrisiko riskant Wahrscheinlichkeit Gefahr Gefahren "
        "sicherer sicherste sichersten sicherster unsicher"
    )
    | _inflected("gefährlich"),
    cause_words=_words(
        "verursacht ausgelöst hervorgerufen angeheizt befeuert zurückzuführen geschuldet dank"
    ),
    cause=re.compile(
        r"\b(?:verursacht|ausgelöst|hervorgerufen|angeheizt|befeuert|zurückzuführen|geschuldet"
        r"|dank (?:der|des|dem|den))\b"
    ),
    next_words=_words("folgt folgen folgte folgten gefolgt"),
    next_said=(" folgt", " folgen", " gefolgt von"),
    plain_lowest=re.compile(r"\b(?:niedrigste|geringste)[nrms]?\b(?! (?:bekannte|veröffentlichte))"),
    none_words=_words("kein keine keinen keinem keiner keines Kein Keine Keinen Keinem Keiner Keines null Null"),
    none_of=_none_of,
    field_said=re.compile(r"\b(?:unter|von den|von allen|aller)\b|\b(?:der|von) (?=\d)"),
    average_words=_words("Durchschnitt Durchschnitts Mittelwert Mittelwerts"),
    average=re.compile(rf"\b{_AVERAGE}\b"),
    average_of_what=re.compile(
        rf"\b{_AVERAGE}\b.*\b(?:für|über alle|unter|zwischen|insgesamt|berechnet aus|aller|all|dieser|des"
        r"|von (?!\d|rund|etwa|fast|knapp)"
        r"|der (?!Woche|Vorwoche)|in (?!de[rmn] (?:Woche|Monat|Quartal|Jahr)\b))"
        rf"|\b(?:landes|bundes|kreis|stadt|europa)weite[nrsm]? {_AVERAGE}\b"
    ),
    average_said=re.compile(
        rf"\b(?:{_AVERAGE}|durchschnittlich\w*|mittlere[nrms]?|Median\w*|typische[nrms]?|gemeinsame[nrms]?"
        r"|(?:der|die|das|dem|den|dessen|deren|Wert\w*|Inzidenz|Rate|Preis\w*) (?:für|von|in|des|der))\b"
    ),
    median_words=_words("Median Medians Medianwert mittlere mittleren mittlerer"),
    grains={
        **_GRAINS, "Monats": "month", "Monates": "month", "Quartals": "quarter", "Jahres": "year",
        "Vorwoche": "week", "Vormonat": "month", "Vormonats": "month",
        "Vorquartal": "quarter", "Vorquartals": "quarter",
    },
    # not "Vorjahr": a week has one too, the same week of that year
    period_said=re.compile(
        rf"\b(?:(?P<grain>{_A_GRAIN}) (?:bis (?:zum )?|vom )(?=\d|[A-ZÄ])"
        rf"|(?P<before>Vorwoche|Vormonats?|Vorquartals?|(?:{_A_GRAIN})(?= (?:davor|zuvor)\b))"
        r"|(?:de(?:r|m)selben|gleichen) (?P<alike>Woche|Monats?|Quartals?)"
        r" (?:des|im) (?:Vorjahre?s|vergangenen Jahre?s)\b"
        r"|(?:vergangene|letzte|vorige)[nms]? (?P<last>Woche|Monats?|Quartals?|Jahr)\b)"
    ),
    today=re.compile(
        r"\b(?:[Hh]eute|[Gg]estern|vorgestern|übermorgen|morgen (?:früh|Abend)|[Dd]iese Woche|in dieser Woche"
        r"|(?:vergangene|letzte|kommende|nächste)[nr]? (?:Woche|Nacht)"
        r"|am (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|am Mittwoch)\b"
    ),
    dated={
        month: rf"\b{month} \d|\d\.? {month}\b|\b(?:im|bis|seit|Anfang|Mitte|Ende) {month}\b"
        for month in ("März", "Mai", "August")
    },
    # not "Gemeinde", "Kreis" or "Bezirk", which are a part of many names
    place_kinds={f"{kind}{ending}": kind.casefold() for kind in _KINDS.split() for ending in ("", "e", "en", "s", "es")}
    | {"Postleitzahl": "postleitzahl", "Postleitzahlen": "postleitzahl", "Wahlkreisen": "wahlkreis"},
    may_be_doubled=_words("der die das den sie"),
    unclear_subjects=("Es ", "Der Wert ", "Dort "),
    test_lines=re.compile(
        r"^(?:(?:ein )?(?:test|beispiel|muster)(?:[ _-]*(?:gebiet|ort|ortsteil|zeile|gemeinde|stadt|daten|name|\d+))*"
        r"|.*\b(?:platzhalter|nicht (?:veröffentlichen|verwenden)|nicht zur veröffentlichung)\b.*)$",
        re.MULTILINE,
    ),
    test_hints=("test", "beispiel", "muster", "platzhalter", "nicht "),
)  # fmt: skip
