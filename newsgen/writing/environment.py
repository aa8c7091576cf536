"""The sandbox that templates run in: strict, escaped, immutable, and silent about everything but plain values."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsgen.errors import TemplateError, nearest
from newsgen.model.finding import Finding
from newsgen.own_file import own_text
from newsgen.registry.own_folder import files_in
from newsgen.writing.phrases.questions import Answers
from newsgen.writing.rows import ranking_rows
from newsgen.writing.shipped import SHIPPED, shipped_folders
from newsgen.writing.speech import Speech
from newsgen.writing.spoken import kind_of
from newsgen.writing.variety import OneOf

STORY = ".story"
"""The ending of a story that is told from phrases."""
_KEPT = frozenset({"first", "last", "length"})
"""Jinja's own filters that do no sum and open no hole; all the others are taken away."""


class Missing(StrictUndefined):
    """An unknown name: an error whatever a template does with it, naming the nearest known one."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if isinstance(self._undefined_obj, Finding):
            known: Iterable[str] = ("situation", "areas", *self._undefined_obj.facts)
            angle = self._undefined_obj.angle
            if not self._undefined_obj.found:
                return f"the angle {angle} found nothing in this patch, so it has no {name!r}: ask {angle}.found first"
            found = f"the angle {angle} has no {name!r}"
        elif isinstance(self._undefined_obj, Mapping):
            known, found = self._undefined_obj, f"there is no {name!r}"
        elif hasattr(type(self._undefined_obj), "__slots__"):
            known = _public(type(self._undefined_obj))
            found = f"{kind_of(self._undefined_obj)} has no {name!r}"
        else:
            return super()._undefined_message
        near = nearest(name, known)
        if near:
            return f"{found}; did you mean {near!r}?"
        return f"{found}; there is {', '.join(sorted(known))}" if known else found


class ProjectLoader(BaseLoader):
    """Templates from the project's folder, then the shipped ones of its language, or `shipped/NAME` from those alone.

    Shipped are newsgen's own and those of other packages. The shipped ones of a language other than English are in a
    folder of its name; none is taken from another language. A symlink out of its folder is refused.
    """

    def __init__(self, project: Path | None, language: str) -> None:
        self.language = language
        self.shipped = shipped_folders(language)
        self.folders = (project, *self.shipped) if project else self.shipped

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Jinja's contract: the text, its file, and whether it is unchanged."""
        name = template.removeprefix("shipped/")
        for folder in self.shipped if template != name else self.folders:
            path = folder / name
            if ".." not in Path(name).parts and _is_there(path, folder):
                return own_text(folder, path, f"templates/{template}", TemplateError), str(path), lambda: True
        suffix = Path(name).suffix if Path(name).suffix in ("", STORY) else ".html"
        known = sorted({*self.list_templates(), *(story + suffix for story in self.stories())})
        near = nearest(template, known)
        wanted = f"did you mean {near!r}?" if near else f"there is {', '.join(known)}"
        story = name.removesuffix(".html") + STORY
        in_english = [own for own in (name, story) if (SHIPPED / own).is_file()]
        if self.language != "english" and in_english:
            wanted = (
                f"newsgen ships it in English alone, so write templates/{in_english[0]} in {self.language}"
            )
        raise TemplateNotFound(template, f"there is no template {template!r}; {wanted}")

    def stories(self) -> set[str]:
        """The names of all stories that are told from phrases."""
        return {p.stem for folder in self.folders for p in files_in(folder, STORY, TemplateError)}

    def is_told(self, template: str) -> bool:
        """Whether what a template would take in by that name is no template, but a story that is told from phrases."""
        name = template.removeprefix("shipped/")
        folders = self.shipped if template != name else self.folders
        return not any(os.path.lexists(folder / name) for folder in folders) and (
            name.removesuffix(".html") in self.stories()
        )

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted({p.name for folder in self.folders for p in files_in(folder, ".html", TemplateError)})


def _is_there(path: Path, folder: Path) -> bool:
    """Whether anything has that name, be it what cannot be read: no shipped template stands in for that."""
    files_in(folder, "", TemplateError)
    return os.path.lexists(path)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, with no arithmetic, and a short way to the attributes of newsgen's frozen values."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    answers: Answers | None = None
    """Those of the draft at hand: a finding's facets are read like its facts."""
    telling: object = None
    """The draft at hand, whose phrases a template may say."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise TemplateRuntimeError(
            f"templates do no sums ({operator}): a figure comes from an angle, with its derivation"
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        kind = type(obj)
        if kind is Finding:
            if attribute in obj.facts:
                return obj.facts[attribute]
            if attribute in {"situation", "found", "areas"}:
                return getattr(obj, attribute)
            facet = self.answers.facet(obj, attribute) if self.answers else None
            return facet if facet is not None else self.undefined(obj=obj, name=attribute)
        if kind.__module__.startswith("newsgen.") and not isinstance(obj, Undefined):
            if attribute in _public(kind):
                return getattr(obj, attribute)
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Templates call nothing but one_of: what they need is a value or a filter (macros are Jinja's own)."""
        return obj is self.globals.get("one_of") or isinstance(
            obj, Undefined | Macro | BlockReference | LoopContext
        )


_PUBLIC: dict[type, frozenset[str]] = {}


def _public(kind: type) -> frozenset[str]:
    """The attributes of a newsgen value that templates may see: its fields and properties, never its methods."""
    if kind not in _PUBLIC:
        fields = getattr(kind, "__dataclass_fields__", {})
        properties = (n for n in dir(kind) if isinstance(getattr(kind, n, None), property))
        _PUBLIC[kind] = frozenset(n for n in (*fields, *properties) if not n.startswith("_"))
    return _PUBLIC[kind]


def sandbox(project_templates: Path | None, speech: Speech) -> Sandbox:
    """The environment of a project, if any: its templates over the shipped ones, its voice in every `{{ }}`."""
    environment = Sandbox(
        loader=ProjectLoader(project_templates, speech.style.language),
        autoescape=True,
        undefined=Missing,
        finalize=speech.finalize,
        extensions=[OneOf],
    )
    kept = {name: f for name, f in environment.filters.items() if name in _KEPT}
    environment.filters.clear()
    environment.filters.update(kept | speech.filters() | {"rows": partial(ranking_rows, speech)})
    environment.globals.clear()
    environment.globals["one_of"] = speech.one_of
    return environment


def load(environment: Sandbox, name: str) -> Template:
    """A template, compiled."""
    return environment.get_template(name)
