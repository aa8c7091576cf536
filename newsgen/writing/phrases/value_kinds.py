"""What a name in a sentence stands for, as far as that is known before there is a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newsgen.language.style import LabelStyle
from newsgen.model.area import Patch
from newsgen.model.definition import Definition
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.model.period import Period
from newsgen.writing.spoken import BandView, Day, InsertView, LinkView, PictureViews, kind_of

_PLAIN: Mapping[type, str] = {str: "a text", float: "a bare number", int: "a bare number", bool: "yes or no"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of one of these classes, a list of such, or the finding of an angle; of none: it may be anything."""

    of: tuple[type, ...] = ()
    many: bool = False
    angle: str = ""

    def __str__(self) -> str:
        """In words for an editor: "area ranking"."""
        if self.many:
            return "a list"
        return " or ".join(_PLAIN.get(one) or _called(one) for one in self.of)


ANYTHING = Value()
STANDING = Value((AreaRanking,))
AVERAGE = Value((Average,))
STORY: Mapping[str, Value] = {
    "patch": Value((Patch,)),
    "measure": Value((Measure,)),
    "short_measure": Value((Measure, Definition)),
    "average": AVERAGE,
    "period": Value((Period,)),
    "compared_with": Value((Period,)),
    "year_before": Value((Period,)),
    "published": Value((Day,)),
    "see_more": Value((LinkView,), many=True),
    "inserts": Value((InsertView,), many=True),
    "bands": Value((BandView,), many=True),
    "picture": Value((PictureViews,)),
    "label": Value((LabelStyle,)),
    **dict.fromkeys(("areas", "ranked"), Value((Figure,))),
    **dict.fromkeys(
        (
            "unit",
            "definition",
            "count_noun",
            "thing",
            "area_kind",
            "publisher",
            "suppression",
            "made_by",
            "map_updated",
        ),
        Value((Definition,)),
    ),
}
"""What the names of every story stand for; those that are not here are plain, or may be anything."""


def finding_of(angle: str) -> Value:
    """The finding of that angle."""
    return Value(angle=angle)


def attributes(value: Value) -> set[str]:
    """What may be asked of a value with a point, of a newsgen value all that templates may see."""
    return {name for kind in value.of for name in _typed(kind)}


def attribute(value: Value, name: str) -> Value | None:
    """What stands there; None where a value surely has no such attribute."""
    if not value.of:
        return ANYTHING
    if value.many:
        return None
    if any(kind not in _PLAIN and not kind.__module__.startswith("newsgen.") for kind in value.of):
        return ANYTHING
    found = [_typed(kind)[name] for kind in value.of if name in _typed(kind)]
    if not found:
        return None
    return found[0] if all(one == found[0] for one in found) else ANYTHING


def items(value: Value) -> Value:
    """One of a list."""
    return Value(value.of) if value.many else ANYTHING


def kind_named(hint: Any) -> Value:
    """The value that a type hint stands for.

    >>> str(kind_named(tuple[AreaRanking, ...])), str(kind_named(Figure | None))
    ('a list', 'a figure')
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Value((str,))
    if origin in (UnionType, Union):
        several = [kind_named(one) for one in args if one is not NoneType]
        if any(not one.of or one.many for one in several):
            return several[0] if len(several) == 1 else ANYTHING
        return Value(tuple(dict.fromkeys(kind for one in several for kind in one.of)))
    if origin in (tuple, list):
        inner = kind_named(args[0]) if (args and args[-1] is Ellipsis) or origin is list else ANYTHING
        return Value(inner.of, many=bool(inner.of) and not inner.many) if not inner.many else ANYTHING
    return Value((hint,)) if isinstance(hint, type) and hint is not NoneType else ANYTHING


@cache
def _typed(kind: type) -> Mapping[str, Value]:
    """The attributes of a newsgen value that templates may see, and what each is."""
    if kind is LabelStyle:  # a template has it as a dictionary of what the house says
        return {one.name: Value((Definition,)) for one in fields(LabelStyle)}
    names = list(getattr(kind, "__dataclass_fields__", {}))
    properties = {n: getattr(kind, n) for n in dir(kind) if isinstance(getattr(kind, n, None), property)}
    known = _hints(kind)
    known |= {name: _hints(one.fget).get("return") for name, one in properties.items()}
    return {n: kind_named(known.get(n)) for n in (*names, *properties) if not n.startswith("_")}


def _hints(of: Any) -> dict[str, Any]:
    try:
        return get_type_hints(of)
    except (NameError, TypeError):  # a class that is imported for type checking alone
        return {}


def _called(kind: type) -> str:
    name = kind_of(kind)
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def in_words(names: Iterable[str]) -> str:
    """Names one after another, as a message lists them."""
    return ", ".join(sorted(names))
