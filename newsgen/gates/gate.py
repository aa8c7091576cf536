"""What a gate is: a check that may put a caution on a draft or on the whole edition, or block it.

Each gate is a file of this room with a docstring that says what it stops, a SEVERITY, and one or more of

    faults(draft, plan, house)              what is wrong with one draft
    table_faults(table, house)              what is wrong with one patch's figures: it stands on each draft of theirs
    edition_faults(seen, house)             what is wrong with them all, said once on the front page; or, as an OnDraft,
                                            what only a look at the others shows to be wrong with one. `seen` has, for
                                            each draft, what `seen(draft, plan)` keeps of it: small, and equal for equal

each giving its messages, none where all is well. A gate that a project can set has a frozen dataclass, Options, whose
defaults are its own, and its functions take one as a further argument. It is found by its file's name, which is its id;
one of another package by its entry point (newsgen/registry).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any

from newsgen.errors import PluginError
from newsgen.gates.functions import FUNCTIONS, OnDraft, function_of, unsound
from newsgen.gates.setting import GateSetting, Severity, milder
from newsgen.model.draft import Caution, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.registry import Announced, announced_modules, modules

__all__ = [
    "NO_VERDICT",
    "Gate",
    "Gated",
    "OnDraft",
    "Severity",
    "Verdict",
    "gate",
    "gate_edition",
    "gate_words",
    "gates",
]
GONE = {
    "overclaimed_rank": "there is no such gate any more: drafts say highest and lowest plainly, and fragile_rank finds "
    "where a sentence on chance is missing",
}
"""What a project is told that names a gate of before."""
AS_USUAL: Mapping[str, GateSetting] = MappingProxyType({})


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
    seen: Callable[[Draft, StoryPlan], Any]


@dataclass(frozen=True, slots=True)
class Gated:
    """Drafts with their cautions, and what the gates of the edition keep of each, by gate."""

    drafts: tuple[Draft, ...]
    seen: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gates say of an edition: its cautions as a whole, and those that belong on a draft, by its slug.

    One of the whole that blocks stands on `every` draft too, so that each is blocked.
    """

    cautions: tuple[Caution, ...]
    on_drafts: Mapping[str, tuple[Caution, ...]]
    every: tuple[Caution, ...] = ()

    def on(self, slug: str) -> tuple[Caution, ...]:
        """All that belongs on the draft of that address."""
        return (*self.every, *self.on_drafts.get(slug, ()))


NO_VERDICT = Verdict((), {})


@cache
def gates() -> tuple[Gate, ...]:
    """Every gate: newsgen's own by id, then those of other packages by id.

    PluginError: one has a SEVERITY that there is not, no function that could say anything, or one that is none.
    """
    others = announced_modules(__package__)
    found = modules(__package__, "SEVERITY")
    return tuple(_gate(name, module, others.get(name)) for name, module in found.items())


def _gate(name: str, module: ModuleType, by: Announced | None) -> Gate:
    if faults := list(unsound(by.where if by else f"the gate {name!r}", module)):
        raise PluginError(*faults)
    functions = (function_of(module, function, by) or _nothing for function in FUNCTIONS)
    return Gate(name, module.__doc__ or "", module.SEVERITY, getattr(module, "Options", None), *functions)


def gate(
    drafts: Sequence[Draft],
    plans: Sequence[StoryPlan],
    newsroom: NewsroomSettings,
    settings: Mapping[str, GateSetting] = AS_USUAL,
    given: Verdict = NO_VERDICT,
) -> Gated:
    """The drafts with the cautions of every gate, by gate; `given` is what the edition as a whole puts on them."""
    found: list[list[Caution]] = [list(given.on(draft.slug)) for draft in drafts]
    of_table: dict[int, list[int]] = {}
    for at, plan in enumerate(plans):
        of_table.setdefault(id(plan.table), []).append(at)
    of_draft: list[tuple[Gate, Severity, tuple[Any, ...]]] = []
    for one in gates():
        severity, more = _set(one, settings)
        if one.faults is not _nothing:
            of_draft.append((one, severity, more))
        if one.table_faults is not _nothing:
            for members in of_table.values():
                for message in one.table_faults(plans[members[0]].table, newsroom, *more):
                    for at in members:
                        found[at].append(Caution(one.id, severity, message))
    looking = [one for one in gates() if one.seen is not _nothing]
    finished, seen = [], []
    for draft, plan, cautions in zip(drafts, plans, found, strict=True):
        for one, severity, more in of_draft:
            cautions += [Caution(one.id, severity, m) for m in one.faults(draft, plan, newsroom, *more)]
        cautions.sort(key=lambda caution: caution.id)
        # a draft at a time, so that its copy is made once for all gates
        seen.append({one.id: one.seen(draft, plan) for one in looking})
        finished.append(replace(draft, cautions=(*draft.cautions, *cautions)) if cautions else draft)
    return Gated(tuple(finished), tuple(seen))


def gate_words(
    draft: Draft,
    plan: StoryPlan,
    newsroom: NewsroomSettings,
    settings: Mapping[str, GateSetting] = AS_USUAL,
) -> tuple[Caution, ...]:
    """The cautions of one draft that other words could change: without those of its table, and of the edition."""
    found = []
    for one in gates():
        if one.faults is not _nothing:
            severity, more = _set(one, settings)
            found += [Caution(one.id, severity, said) for said in one.faults(draft, plan, newsroom, *more)]
    return (*draft.cautions, *found)


def gate_edition(
    seen: Sequence[Mapping[str, Any]],
    newsroom: NewsroomSettings,
    settings: Mapping[str, GateSetting] = AS_USUAL,
) -> Verdict:
    """What every gate says of the edition, by gate, of what they kept of its drafts; first what was lowered or set."""
    whole = _lowered(settings)
    on_drafts: dict[str, tuple[Caution, ...]] = {}
    every: list[Caution] = []
    for one in gates():
        severity, more = _set(one, settings)
        kept = [draft[one.id] for draft in seen] if one.seen is not _nothing else []
        for said in one.edition_faults(kept, newsroom, *more):
            if isinstance(said, OnDraft):
                caution = Caution(one.id, severity, said.message)
                on_drafts[said.slug] = (*on_drafts.get(said.slug, ()), caution)
                continue
            whole.append(Caution(one.id, severity, said))
            if severity == "block":
                every.append(whole[-1])
    return Verdict(tuple(whole), on_drafts, tuple(every))


def _set(one: Gate, settings: Mapping[str, GateSetting]) -> tuple[Severity, tuple[Any, ...]]:
    """A gate's severity and its options, as the project has them."""
    setting = settings.get(one.id, GateSetting())
    return setting.severity or one.severity, () if setting.options is None else (setting.options,)


def _lowered(settings: Mapping[str, GateSetting]) -> list[Caution]:
    """A note for each gate that the project made milder or set otherwise: readers of the edition see it, and why."""
    notes = [Caution(name, "note", GONE[name]) for name in settings if name in GONE]
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
