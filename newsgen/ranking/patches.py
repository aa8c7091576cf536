"""Patches: from what the project declares to lists of areas."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from newsgen.errors import Fault, ProjectError, nearest
from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Area, Patch
from newsgen.model.patch_rule import PatchRule

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def resolve(rules: tuple[PatchRule, ...], dataset: Dataset) -> tuple[Patch, ...]:
    """The patches of a dataset, in the project's order, those of `each` by name.

    ProjectError, with every fault at once: a patch with no area, a level that is none, two patches of one slug, a name
    of which no slug can be made.
    """
    faults: list[Fault] = []
    patches: list[Patch] = []
    levels: dict[str, set[str]] = {}
    areas = tuple(area for area in dataset.areas if area.code not in dataset.old_codes)
    for area in areas:
        for level, name in area.parents:
            levels.setdefault(level, set()).add(name)
    for number, rule in enumerate(rules, 1):
        where = f"newsgen.toml, patches, number {number}"
        each = [] if rule.each == "area" else [rule.each]
        for level in [*rule.where, *filter(None, [*each, rule.among])]:
            if level not in levels and level != "code":
                wanted = f"one of {', '.join(sorted(levels)) or 'no level: declare data.area.within'}"
                faults.append(
                    Fault(
                        where, f"{level!r} is no level of this table's areas", wanted, nearest(level, levels)
                    )
                )
        if not faults:
            patches += _patches(rule, areas, levels, where, faults)
    seen: dict[str, str] = {}
    for patch in patches:
        if patch.slug in seen:
            faults.append(
                Fault(
                    "newsgen.toml, patches",
                    f"{seen[patch.slug]!r} and {patch.name!r} both make the address {patch.slug!r}",
                    "a slug of its own for one of them",
                )
            )
        seen[patch.slug] = patch.name
    if faults:
        raise ProjectError(*faults)
    return tuple(replace(patch, position=i) for i, patch in enumerate(patches))


def chosen(patches: tuple[Patch, ...], only: tuple[str, ...]) -> tuple[Patch, ...]:
    """The patches named in `only` (by name or slug, in the project's order); all of them where it is empty."""
    names = {p.slug: p.name for p in patches} | {p.name: p.name for p in patches}
    unknown = [name for name in only if name not in names]
    if unknown:
        raise ProjectError(
            *(
                Fault("--patch", f"no patch is called {n!r}", "", names.get(nearest(n, names), ""))
                for n in unknown
            )
        )
    wanted = set(only)
    return tuple(p for p in patches if not wanted or p.name in wanted or p.slug in wanted)


def slugify(name: str) -> str:
    """A name as a part of an address: ASCII, lower case, words joined by hyphens; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _patches(
    rule: PatchRule, areas: tuple[Area, ...], levels: dict[str, set[str]], where: str, faults: list[Fault]
) -> Iterable[Patch]:
    if rule.each == "area":
        yield from _areas(rule, areas, where, faults)
        return
    if rule.each:
        for name, chosen in _by_place(areas, rule.each):
            yield _patch(name, rule.kind or rule.each, "", chosen, where, faults)
        return
    for level, names in rule.where.items():
        known = {a.code for a in areas} if level == "code" else levels[level]
        faults.extend(
            Fault(where, f"no area of the table lies in {level} {name!r}", "", nearest(name, known))
            for name in names
            if name not in known
        )
    chosen = [a for a in areas if rule.has(a)]
    yield _patch(rule.name, rule.kind or "list", rule.slug, chosen, where, faults)


def _areas(rule: PatchRule, areas: tuple[Area, ...], where: str, faults: list[Fault]) -> Iterable[Patch]:
    """A patch for each area, called by its name and that of the place it is ranked in, by both names."""
    level = rule.among or next((level for area in areas for level, _ in area.parents[:1]), "")
    if not level:
        faults.append(Fault(where, "areas lie in no place to be ranked in", "a level under data.area.within"))
        return
    for place, inside in _by_place(areas, level):
        named = Counter(a.name for a in inside)
        ranking_area = _patch(place, level, "", inside, where, faults)
        for area in sorted(inside, key=lambda a: (a.name, a.code)):
            name = area.name if named[area.name] == 1 else f"{area.name} ({area.code})"
            slug = slugify(f"{place} {name}")
            patch = _patch(f"{name}, {place}", rule.kind or "area", slug, [area], where, faults)
            yield replace(patch, among=ranking_area)


def _by_place(areas: tuple[Area, ...], level: str) -> list[tuple[str, list[Area]]]:
    """The areas in each place of a level, the places by name."""
    found: dict[str, list[Area]] = {}
    for area in areas:
        if place := area.within(level):
            found.setdefault(place, []).append(area)
    return sorted(found.items())


def _patch(name: str, kind: str, slug: str, areas: list[Area], where: str, faults: list[Fault]) -> Patch:
    address = slug or slugify(name)
    if not _SLUG.fullmatch(address):
        faults.append(
            Fault(
                where,
                f"the slug {address!r} of {name!r}",
                "small letters and digits, joined by single hyphens",
            )
        )
    if not areas:
        faults.append(Fault(where, f"the patch {name!r} has no area in this table"))
    return Patch(name, kind, address, tuple(sorted(a.code for a in areas)))
