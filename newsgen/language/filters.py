"""How a function becomes a filter: it gets a cache, and its name in front of every complaint."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import Any, ParamSpec, cast

from newsgen.errors import Fault, LanguageError
from newsgen.language.phrase import Phrase

P = ParamSpec("P")
PHRASES_KEPT = 8192
"""How many phrases each filter remembers; a weekly edition asks for the same ones again and again."""

_filters: dict[str, Callable[..., Phrase]] = {}


def template_filter(function: Callable[P, Phrase]) -> Callable[P, Phrase]:
    """The function as a filter that templates know by its name.

    The cache tells types apart, since 1 and true are equal to Python and are not the same thing to say.
    """
    name = function.__name__
    remembered = cast("Callable[P, Phrase]", lru_cache(maxsize=PHRASES_KEPT, typed=True)(function))

    def unremembered(fault: TypeError, args: Any, kwargs: Any) -> Phrase:
        """For what the cache refused: a wrong call, or a list, which cannot be a key."""
        signature = inspect.signature(function)
        try:
            signature.bind(*args, **kwargs)
        except TypeError as wrong_call:
            raise LanguageError(Fault("", str(wrong_call), f"{name}({_arguments(signature)})")) from None
        try:
            hash((args, tuple(kwargs.values())))
        except TypeError:
            return function(*args, **kwargs)
        raise fault

    @wraps(function)
    def said(*args: P.args, **kwargs: P.kwargs) -> Phrase:
        try:
            try:
                return remembered(*args, **kwargs)
            except TypeError as fault:
                return unremembered(fault, args, kwargs)
        except LanguageError as error:
            raise LanguageError(*(f if f.where else replace(f, where=name) for f in error.faults)) from None

    _filters[name] = said
    return said


def _arguments(signature: inspect.Signature) -> str:
    """What a template writes between the brackets: all but the value in front of the bar, and the style."""
    own = [p.replace(annotation=inspect.Parameter.empty) for p in list(signature.parameters.values())[1:]]
    return ", ".join(str(p) for p in own if p.name != "style")


def discovered() -> Mapping[str, Callable[..., Phrase]]:
    """Every filter of the room by name: each module of it is read, and adds its own."""
    package = importlib.import_module(__package__)
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{__package__}.{module.name}")
    return MappingProxyType(dict(sorted(_filters.items())))
