"""What a gate is: a check that may put a caution on a draft or on the whole edition, or block it.

Each gate is a file of this room with a docstring that says what it stops, a SEVERITY, and one or more of

    faults(draft, plan, house)              what is wrong with one draft
    table_faults(table, house)              what is wrong with one patch's figures: it stands on each draft of theirs
    edition_faults(drafts, plans, house)    what is wrong with them all, said once on the front page; or, as an OnDraft,
                                            what only a look at the others shows to be wrong with one

each giving its messages, none where all is well. A gate that a project can set has a frozen dataclass, Options, with
its usual values, takes them as a further argument, and has them as usual without. It is found by its file's name,
which is its id.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from newsgen.checks.setting import GateSetting, Severity, milder
from newsgen.model.draft import Caution, Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

__all__ = ["Gate", "Gated", "OnDraft", "Severity", "gate", "gates"]
AS_USUAL: Mapping[str, GateSetting] = MappingProxyType({})


class OnDraft(NamedTuple):
    """A message of `edition_faults` that is about one draft, and stands there."""

    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate, discovered; `options` is None where there is nothing to set."""

    id: str
    doc: str
    severity: Severity
    options: type | None
    faults: Callable[..., Iterable[str]]
    table_faults: Callable[..., Iterable[str]]
    edition_faults: Callable[..., Iterable[str | OnDraft]]


@dataclass(frozen=True, slots=True)
class Gated:
    """Drafts with their cautions, and the cautions of the edition as a whole.

    One of those that blocks stands on every draft too, so that each is blocked.
    """

    drafts: tuple[Draft, ...]
    cautions: tuple[Caution, ...]


@cache
def gates() -> tuple[Gate, ...]:
    """Every gate, by id."""
    package = importlib.import_module(__package__)
    modules = (
        importlib.import_module(f"{__package__}.{m.name}")
        for m in pkgutil.iter_modules(package.__path__)
        if not m.ispkg
    )
    return tuple(
        Gate(
            m.__name__.rpartition(".")[2],
            m.__doc__ or "",
            m.SEVERITY,
            getattr(m, "Options", None),
            getattr(m, "faults", _nothing),
            getattr(m, "table_faults", _nothing),
            getattr(m, "edition_faults", _nothing),
        )
        for m in modules
        if hasattr(m, "SEVERITY")
    )


def gate(
    drafts: Sequence[Draft],
    plans: Sequence[StoryPlan],
    house: House,
    settings: Mapping[str, GateSetting] = AS_USUAL,
) -> Gated:
    """The drafts with the cautions of every gate, by gate; those of the edition begin with what was lowered or set."""
    found: list[list[Caution]] = [[] for _ in drafts]
    whole = _lowered(settings)
    number = {draft.slug: at for at, draft in enumerate(drafts)}
    of_table: dict[int, list[int]] = {}
    for at, plan in enumerate(plans):
        of_table.setdefault(id(plan.table), []).append(at)
    of_draft: list[tuple[Gate, Severity, tuple[Any, ...]]] = []
    for one in gates():
        setting = settings.get(one.id, GateSetting())
        severity = setting.severity or one.severity
        more = () if setting.options is None else (setting.options,)
        if one.faults is not _nothing:
            of_draft.append((one, severity, more))
        if one.table_faults is not _nothing:
            for members in of_table.values():
                for message in one.table_faults(plans[members[0]].table, house, *more):
                    for at in members:
                        found[at].append(Caution(one.id, severity, message))
        for said in one.edition_faults(drafts, plans, house, *more):
            if isinstance(said, OnDraft):
                found[number[said.slug]].append(Caution(one.id, severity, said.message))
                continue
            caution = Caution(one.id, severity, said)
            whole.append(caution)
            for cautions in found if severity == "block" else ():
                cautions.append(caution)
    for draft, plan, cautions in zip(drafts, plans, found, strict=True):
        for one, severity, more in of_draft:
            cautions += [Caution(one.id, severity, m) for m in one.faults(draft, plan, house, *more)]
        cautions.sort(key=lambda caution: caution.id)
    return Gated(
        tuple(
            replace(draft, cautions=(*draft.cautions, *cautions)) if cautions else draft
            for draft, cautions in zip(drafts, found, strict=True)
        ),
        tuple(whole),
    )


def _lowered(settings: Mapping[str, GateSetting]) -> list[Caution]:
    """A note for each gate that the project made milder or set otherwise: readers of the edition see it, and why."""
    notes = []
    for one in gates():
        setting = settings.get(one.id, GateSetting())
        done = []
        if setting.severity and milder(setting.severity, one.severity):
            done.append(f"lowers this gate from {one.severity} to {setting.severity}")
        if setting.options is not None:
            usual = type(setting.options)()
            done += [
                f"sets {f.name} = {getattr(setting.options, f.name)}"
                for f in fields(usual)
                if getattr(setting.options, f.name) != getattr(usual, f.name)
            ]
        if done:
            why = f": {setting.why}" if setting.why else ""
            notes.append(Caution(one.id, "note", f"the project {' and '.join(done)}{why}"))
    return notes


def _nothing(*_: Any) -> Iterable[Any]:
    return ()
