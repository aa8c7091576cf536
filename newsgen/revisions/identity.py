"""What a claim is of: equal for two claims of the same thing, however they are worded and wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from newsgen.revisions.change import PARTS, Claim, Edition, Story

Shape: TypeAlias = Any
"""A derivation without its cells: nested tuples of rules, settings and patches."""


class Identity(NamedTuple):
    """A claim's unit, area, measure, period and the shape of its derivation.

    Sources, rows and the cells' texts take no part, and columns only where nothing else says when: a revised table may
    come in another file, and hold last week's figures in a column of their own.
    """

    unit: str
    area: str
    measure: str
    period: str
    shape: Shape

    @property
    def portable(self) -> bool:
        """Whether it is the same thing in every story: it is of an area or of a patch, not of a story's own list."""
        return bool(self.area) or _names_a_patch(self.shape)

    @property
    def is_cell(self) -> bool:
        """Whether it is an area's own figure, read or worked out, rather than compared with anything."""
        return bool(self.area) and self.shape[0] in _OWN and not _names_a_patch(self.shape)

    @property
    def ranks_own(self) -> bool:
        """For a rank, whether areas are ranked by their own figures, and not by how these changed."""
        return self.unit == "rank" and self.shape[1][0][0] in _OWN

    @property
    def order(self) -> str:
        """For a rank, which way its ranking runs: "descending" or "ascending"; "" for anything else."""
        return str(dict(self.shape[2]).get("order", "")) if self.unit == "rank" else ""


_OWN = {"cell", "rate", "sum"}
"""How an area's own figure comes about: read, divided, or added up; never held against another."""


def identity(claim: Mapping[str, Any]) -> Identity | None:
    """What the claim is of; None for a day and for what the project itself states, which no publisher revises."""
    derivation = claim["derivation"]
    if claim["unit"] == "date" or derivation["rule"] == "setting":
        return None
    return Identity(claim["unit"], claim["area"], claim["measure"], claim["period"], shape(derivation))


def shape(step: Mapping[str, Any]) -> Shape:
    """The shape of a derivation or of one of its inputs."""
    if "setting" in step:
        return ("setting", step["setting"], step["value"])
    if "raw" in step:
        return ("cell",)
    if "select" in step:
        chosen = step["select"]
        compute = shape(chosen["compute"]) if "compute" in chosen else ()
        when = chosen.get("period") or chosen.get("column", "")
        return ("select", chosen["patch"], when, tuple(chosen.get("areas", ())), compute)
    inputs = tuple(shape(one) for one in step["inputs"])
    if step["rule"] == "count" and not all(one[0] == "select" for one in inputs):
        inputs = tuple(dict.fromkeys(map(_kind, inputs)))  # how many they are is its value, not what it is of
    terms = ((name, _term(value)) for name, value in sorted(step.items()) if name not in {"rule", "inputs"})
    return (step["rule"], inputs, tuple(terms))


def settings(step: Mapping[str, Any]) -> dict[str, Any]:
    """The project's settings that a derivation rests on, by name."""
    if "setting" in step:
        return {step["setting"]: step["value"]}
    found: dict[str, Any] = {}
    for inner in step.get("inputs", ()):
        found |= settings(inner)
    than = step.get("test", {}).get("than") if isinstance(step.get("test"), Mapping) else None
    return found | (settings(than) if isinstance(than, Mapping) else {})


def rule_of(claim: Mapping[str, Any]) -> str:
    """The outermost rule of its derivation."""
    return str(claim["derivation"]["rule"])


def _kind(step: Shape) -> Shape:
    """An input of a count, without which areas it is of."""
    if step[0] == "count":
        return (step[0], tuple((one[0], one[1]) if one[0] == "select" else one for one in step[1]), step[2])
    return (step[0], step[1]) if step[0] == "select" else step


def _term(value: Any) -> Any:
    if isinstance(value, Mapping):
        if "setting" in value or "rule" in value or "raw" in value or "select" in value:
            return shape(value)
        return tuple((name, _term(inner)) for name, inner in sorted(value.items()))
    return tuple(map(_term, value)) if isinstance(value, list) else value


def _names_a_patch(step: Shape) -> bool:
    if not isinstance(step, tuple):
        return False
    return step[:1] == ("select",) or any(_names_a_patch(inner) for inner in step)


Groups = Mapping[Identity, list[Claim]]


def grouped(story: Story) -> dict[Identity, list[Claim]]:
    """The story's own claims; the headline of a sister story that it links to belongs to that one."""
    links = [link["headline"] for link in story["see_more"] if link["headline"]]
    found: dict[Identity, list[Claim]] = {}
    for claim in story["claims"]:
        if any(link in claim["sentence"] and claim["text"] in link for link in links):
            continue
        one = identity(claim)
        if one is not None:
            found.setdefault(one, []).append(claim)
    return found


def everywhere(edition: Edition) -> dict[Identity, list[Claim]]:
    """The claims of all stories of an edition that are the same thing wherever they stand."""
    found: dict[Identity, list[Claim]] = {}
    for story in edition.stories.values():
        for one, claims in grouped(story).items():
            if one.portable:
                found.setdefault(one, []).extend(claims)
    return found


def most_prominent(claims: Iterable[Claim]) -> Claim:
    """The claim in the part that readers see first; of several there, the one that says most."""
    return min(claims, key=lambda claim: (PARTS.index(claim["part"]), -len(claim["text"])))


def own_figure(groups: Groups, area: str, measure: str, period: str) -> list[Claim]:
    """The claims of an area's own figure."""
    wanted = (area, measure, period)
    return next(
        (g for one, g in groups.items() if one.is_cell and (one.area, one.measure, one.period) == wanted), []
    )
