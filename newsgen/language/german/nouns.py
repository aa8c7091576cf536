"""German nouns: their declension, and the words that agree with them.

Gender and plural are declared, never guessed. What grammar settles from there is worked out: a feminine noun
keeps its singular, a strong or weak genitive shows the other cases, a plural in -e, -el or -er takes -n in the
dative. Where it settles nothing, the form is asked for by its key.
"""

from __future__ import annotations

from typing import NoReturn

from newsgen.language.exact import unsayable
from newsgen.language.nouns import Case, Noun, Nouns, of_plural

ENDINGS = {
    "m": {Case.NOMINATIVE: "er", Case.ACCUSATIVE: "en", Case.DATIVE: "em", Case.GENITIVE: "es"},
    "f": {Case.NOMINATIVE: "e", Case.ACCUSATIVE: "e", Case.DATIVE: "er", Case.GENITIVE: "er"},
    "n": {Case.NOMINATIVE: "es", Case.ACCUSATIVE: "es", Case.DATIVE: "em", Case.GENITIVE: "es"},
    "plural": {Case.NOMINATIVE: "e", Case.ACCUSATIVE: "e", Case.DATIVE: "en", Case.GENITIVE: "er"},
}
"""What a determiner ends in where it stands for the noun: "einer der 20", "alle 20"."""
THE = {
    "m": {Case.NOMINATIVE: "der", Case.ACCUSATIVE: "den", Case.DATIVE: "dem", Case.GENITIVE: "des"},
    "f": {Case.NOMINATIVE: "die", Case.ACCUSATIVE: "die", Case.DATIVE: "der", Case.GENITIVE: "der"},
    "n": {Case.NOMINATIVE: "das", Case.ACCUSATIVE: "das", Case.DATIVE: "dem", Case.GENITIVE: "des"},
}
NUMBER_OF = "Zahl der "
OWN = {
    "Zahl": Noun("Zahl", "f", "Zahlen"),
    "Prozentpunkt": Noun("Prozentpunkt", "m", "Prozentpunkte", genitive="Prozentpunkts"),
    "day": Noun("Tag", "m", "Tage", genitive="Tags"),
    "week": Noun("Woche", "f", "Wochen"),
    "month": Noun("Monat", "m", "Monate", genitive="Monats"),
    "quarter": Noun("Quartal", "n", "Quartale", genitive="Quartals"),
    "year": Noun("Jahr", "n", "Jahre", genitive="Jahrs"),
    "election": Noun("Wahl", "f", "Wahlen"),
    "time": Noun("Mal", "n", "Male", genitive="Mals"),
}
"""The nouns that the language brings itself."""


def singular(noun: Noun, case: Case) -> str:
    """The noun in the singular: "dem Patienten" from the genitive "Patienten"."""
    if noun.word.startswith(NUMBER_OF):
        return noun.word
    word, gender = noun.word, gender_of(noun)
    declared = {Case.ACCUSATIVE: noun.accusative, Case.DATIVE: noun.dative, Case.GENITIVE: noun.genitive}
    if case is Case.NOMINATIVE or gender == "f":
        return declared.get(case) or word
    if declared[case]:
        return declared[case]
    if gender == "n" and case is Case.ACCUSATIVE:
        return word
    if case is Case.GENITIVE or not noun.genitive:
        _ask(noun, "genitive")
    if noun.genitive in {word + "s", word + "es"}:
        return word
    if noun.genitive in {word + "n", word + "en"}:
        return noun.genitive
    return _ask(noun, case.value)


def plural(noun: Noun, case: Case) -> str:
    """The noun in the plural: "den Fällen"."""
    if noun.word.startswith(NUMBER_OF):
        return plural(OWN["Zahl"], case) + noun.word.removeprefix("Zahl")
    many = noun.plural or _ask(noun, "plural")
    if case is not Case.DATIVE:
        return many
    if noun.dative_plural or many.endswith(("n", "s")):
        return noun.dative_plural or many
    return many + "n" if many.endswith(("e", "el", "er")) else _ask(noun, "dative_plural")


def gender_of(noun: Noun) -> str:
    """The gender: "m", "f" or "n"."""
    if noun.word.startswith(NUMBER_OF):
        return OWN["Zahl"].gender
    return noun.gender or _ask(noun, "gender")


def standing_for(stem: str, gender: str, case: Case) -> str:
    """A determiner in the place of its noun, or of its plural: "einer", "keine", "alle"."""
    return stem + ENDINGS[gender][case]


def before(stem: str, noun: Noun, case: Case) -> str:
    """The noun after "ein" or "kein": "ein Fall", "keinem Kind"."""
    gender = gender_of(noun)
    bare = gender != "f" and (case is Case.NOMINATIVE or (case is Case.ACCUSATIVE and gender == "n"))
    return f"{stem if bare else standing_for(stem, gender, case)} {singular(noun, case)}"


def the(adjectives: str, noun: Noun, case: Case) -> str:
    """The noun after its definite article and adjectives, given without their ending: "die höchste Inzidenz"."""
    gender = gender_of(noun)
    is_plain = case is Case.NOMINATIVE or (case is Case.ACCUSATIVE and gender != "m")
    ending = "e" if is_plain else "en"
    agreeing = [adjective + ending for adjective in adjectives.split()]
    return " ".join((THE[gender][case], *agreeing, singular(noun, case)))


def noun_in(unit: str, head: str, nouns: Nouns) -> Noun:
    """The declared noun of a unit in words, which is in the plural."""
    if noun := of_plural(head, nouns):
        return noun
    raise unsayable(unit, f'a noun in [nouns] of the house style with plural = "{head}"')


def _ask(noun: Noun, key: str) -> NoReturn:
    form = "m" if key == "gender" else "..."
    raise unsayable(
        noun.word, f'the key {key} in [nouns] of the house style: "{noun.word}" = {{ {key} = "{form}" }}'
    )
