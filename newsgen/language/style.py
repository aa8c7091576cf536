"""House style: what newsrooms differ on, read from TOML.

Every key stands in `styles/uk-regional.toml` with its meaning; another style inherits one and says what it
does differently. A newsroom's own file goes into a folder of its project: `styles/echo.toml` is the style
"echo".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, LanguageError, nearest
from newsgen.language.languages import known_languages, words_of
from newsgen.language.nouns import Noun, Nouns
from newsgen.language.style_table import built, faults_in, missing_from
from newsgen.model.hidden import dotted, hidden_faults
from newsgen.own_file import bounded_text, toml_of
from newsgen.registry import folders as folders_of
from newsgen.registry.own_folder import files_in

BUILT_IN = Path(__file__).parent / "styles"


def _blanks(*names: str, optional: tuple[str, ...] = ()) -> dict[str, frozenset[str]]:
    """For a key whose text has these blanks, and may have the optional ones; "" stands for a bare {}."""
    return {"blanks": frozenset(names), "optional": frozenset(optional)}


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """Plain numbers and ordinals."""

    words_up_to: int
    millions_from: int
    million_decimals: int
    decimals: int


@dataclass(frozen=True, slots=True)
class PerCentStyle:
    """Percentages."""

    form: str = field(metadata=_blanks(""))
    in_words: str = field(metadata=_blanks(""))


@dataclass(frozen=True, slots=True)
class MoneyStyle:
    """Sums of money."""

    currency: str
    symbols: tuple[tuple[str, str], ...]
    form: str = field(metadata=_blanks("sign", "amount"))
    million: str = field(metadata=_blanks(""))
    billion: str = field(metadata=_blanks(""))
    trillion: str = field(metadata=_blanks(""))
    minor: tuple[tuple[str, str], ...] = field(metadata=_blanks(""))
    minor_one: tuple[tuple[str, str], ...] = field(metadata=_blanks(""))


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Dates."""

    day: str = field(metadata=_blanks("month", "day"))
    day_and_year: str = field(metadata=_blanks("month", "day", "year"))
    months_with_day: tuple[str, ...] = field(metadata={"lengths": frozenset({0, 12})})


@dataclass(frozen=True, slots=True)
class ListStyle:
    """Lists in a sentence."""

    serial_comma: bool


@dataclass(frozen=True, slots=True)
class ChangeStyle:
    """Rises and falls."""

    small_base: int
    slight_below: float
    sharp_from: float
    slight_points_below: float
    sharp_points_from: float


@dataclass(frozen=True, slots=True)
class PlaceStyle:
    """Names of places."""

    first_mention: str = field(metadata=_blanks("name", "parent", optional=("preposition",)))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Running text."""

    opening_capitals: int
    quotes: tuple[str, ...] = field(metadata={"lengths": frozenset({2})})


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """The house's standing words."""

    see_more: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A newsroom's way with numbers, dates, lists and names."""

    name: str = field(metadata={"is_file_name": True})
    language: str
    locale: str
    numbers: NumberStyle
    per_cent: PerCentStyle
    money: MoneyStyle
    dates: DateStyle
    lists: ListStyle
    changes: ChangeStyle
    places: PlaceStyle
    text: TextStyle
    labels: LabelStyle
    nouns: tuple[tuple[str, Noun], ...]

    @property
    def lexicon(self) -> Nouns:
        """The declared nouns by their singular."""
        return dict(self.nouns)

    @property
    def tag(self) -> str:
        """The BCP 47 tag of what is written: "en-GB"."""
        return self.locale.replace("_", "-")

    def __hash__(self) -> int:
        """By name: the filters' caches ask for it at every call, and few styles share one."""
        return hash(self.name)


def load_style(name: str, folders: Sequence[Path] = ()) -> HouseStyle:
    """The house style of that name: from the first folder that has it, else of another package, else built in.

    A file says `inherits = "uk-regional"` and what it does differently; one that inherits its own name builds
    on the next of that name, so that a newsroom can mend a built-in style. A style inherits from its own language
    alone, since words of another would pass for its own. LanguageError names every fault of a file, each with the
    nearest valid name.

    >>> load_style("bbc").per_cent.form
    '{}%'
    """
    return _built_in(name) if not folders else _load(name, (*folders, *_without_project()))


@cache
def _built_in(name: str) -> HouseStyle:
    return _load(name, _without_project())


@cache
def _without_project() -> tuple[Path, ...]:
    """The folders of styles that a project need not bring: those of other packages, then newsgen's own."""
    return folders_of("newsgen.styles", ("*.toml",), BUILT_IN)


def style_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The styles there are, in alphabetical order.

    >>> "uk-regional" in style_names()
    True
    """
    every = (*folders, *_without_project())
    return tuple(sorted({file.stem for folder in every for file in files_in(folder, ".toml", LanguageError)}))


def _load(name: str, folders: Sequence[Path]) -> HouseStyle:
    lineage = list(_lineage(name, folders))
    faults = [
        fault
        for file, own in lineage
        for fault in _named(
            file, (*hidden_faults(own, dotted), *faults_in(HouseStyle, own, "", also=("inherits",)))
        )
    ] or list(_foreign(lineage))
    table: dict[str, Any] = {}
    for _, own in reversed(lineage):
        table = _merged(table, own)
    table["name"] = name
    file = lineage[0][0]
    faults = faults or [*_named(file, missing_from(HouseStyle, table))] or [*_named(file, _unheard_of(table))]
    if faults:
        raise LanguageError(*faults)
    return built(HouseStyle, table)


def _named(file: Path, faults: Iterable[Fault]) -> Iterator[Fault]:
    return (replace(fault, where=f"{file}: {fault.where}") for fault in faults)


def _lineage(name: str, folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The style's file, then the one it inherits, and so on, each with what it says itself."""
    known = style_names(folders)
    there = [file for folder in folders for file in files_in(folder, ".toml", LanguageError)]
    unread = {style: [file for file in there if file.stem == style] for style in known}
    where = "house style"
    while True:
        if not isinstance(name, str) or name not in unread:
            raise LanguageError(
                Fault(where, repr(name), f"one of {', '.join(known)}", nearest(str(name), known))
            )
        if not unread[name]:
            raise LanguageError(Fault(where, repr(name), "a style that does not inherit itself"))
        file = unread[name].pop(0)
        table = _read(file)
        where, name = f"{file}: inherits", table.pop("inherits", "")
        yield file, table
        if name == "":
            return


def _foreign(lineage: Sequence[tuple[Path, dict[str, Any]]]) -> Iterator[Fault]:
    """Styles that inherit one of another language, whose words would pass for theirs."""
    for at, (file, own) in enumerate(lineage):
        inherited = next((below["language"] for _, below in lineage[at + 1 :] if "language" in below), None)
        language = own.get("language", inherited)
        if inherited is not None and language != inherited and language in known_languages():
            yield Fault(f"{file}: inherits", f"a style in {inherited}", f"one in {language}, or none")


def _unheard_of(table: dict[str, Any]) -> Iterator[Fault]:
    """Names of the outside world that do not exist: a language, a locale, a currency."""
    from babel import Locale, UnknownLocaleError  # slow to load, and not every command needs a style
    from babel.numbers import list_currencies

    languages = known_languages()
    if table["language"] not in languages:
        wanted = f"one of {', '.join(languages)}"
        yield Fault("language", repr(table["language"]), wanted, nearest(table["language"], languages))
        return
    of_language = words_of(table["language"]).LOCALE
    try:
        if Locale.parse(table["locale"]).language != of_language:
            yield Fault(
                "locale", repr(table["locale"]), f"a locale of {table['language']}: {of_language}_..."
            )
    except (UnknownLocaleError, ValueError):
        yield Fault("locale", repr(table["locale"]), "a locale such as en_GB")
    for code in (table["money"]["currency"], *table["money"]["symbols"]):
        if code not in list_currencies():
            yield Fault("money", repr(code), "an ISO 4217 currency code such as GBP")


def _read(file: Path) -> dict[str, Any]:
    text = bounded_text(file, str(file), LanguageError)
    return toml_of(text, str(file), LanguageError, "a house style in TOML")


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged
