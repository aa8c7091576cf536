"""From a story's changes to what its correction may speak of: records of an edition as figures, places and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from newsgen.edition.recorded import recorded
from newsgen.errors import Fault, OutputError
from newsgen.model.area import Area, Patch
from newsgen.model.derivation import Derivation, Input
from newsgen.model.figure import Figure, Unit
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.revision import Revised, Revision
from newsgen.revisions.change import Change, Claim, Compared, Edition, Story, StoryChange
from newsgen.revisions.identity import identity, rule_of
from newsgen.revisions.same_areas import places_of
from newsgen.revisions.withheld import withheld

MOST_TOLD = 4
"""How many changes a correction lists one by one; readers want the most serious."""
MOST_NAMED = 3
"""How many areas a correction names that came to a count or left it."""
_FOLLOW = {"rank", "derived"}
"""Kinds that are mentioned only where a headline or a standfirst said them: elsewhere they follow from the others."""
_AVERAGES = {"mean", "median", "pooled"}


def to_correct(compared: Compared, old: Edition, new: Edition) -> tuple[Revised, ...]:
    """What the correction of each story says, the most serious first; none for one that is blocked now.

    OutputError where the new edition does not name its areas: an older newsgen wrote it.
    """
    if not all(name in new.record for name in ("areas", "measures", "grain")):
        found = f"written by newsgen {new.record['newsgen_version']}, which did not name areas and measures"
        raise OutputError(Fault("the new edition", found, "one built again with this newsgen"))
    known = _Known(old, new)
    found_in = (s for s in compared.stories if s.standing in {"changed", "vanished"} and s.was)
    told = ((story, known.revisions(story)) for story in found_in)
    source, earlier = new.record["sources"][0], old.record["sources"][0]
    return tuple(
        Revised(
            slug=story.slug,
            patch=known.patch(story),
            area_kind=known.kind,
            revisions=revisions[:MOST_TOLD],
            publisher=source["publisher"],
            published=date.fromisoformat(source["published"]),
            later=source["published"] > earlier["published"],
            by_publisher=not compared.same_table,
            more=len(story.changes) > len(revisions[:MOST_TOLD]),
            complete=not any(one and withheld(one) for one in (story.was, story.now)),
        )
        for story, revisions in told
        if revisions
    )


class _Known:
    """What the two editions say of places and measures."""

    def __init__(self, old: Edition, new: Edition) -> None:
        records = (*old.record.get("areas", ()), *new.record["areas"])
        self.areas = {record["code"]: _area(record) for record in records}
        self.kind = next((area.kind for area in self.areas.values()), "area")
        self.measures = {record["name"]: _measure(record) for record in new.record["measures"]}
        self.patches = {
            p["name"]: Patch(p["name"], "", "", tuple(p["areas"]))
            for p in (*old.record["patches"], *new.record["patches"])
        }
        self.grain = new.record["grain"]

    def patch(self, story: StoryChange) -> Patch:
        record = story.either["patch"]
        return Patch(record["name"], "", "", tuple(record["areas"]))

    def revisions(self, story: StoryChange) -> tuple[Revision, ...]:
        """The changes that a reader is told of. The period is said once, until another comes.

        Those that follow from others are told where there are no others: the rate of a council that stayed, above that
        of a county that did not.
        """
        assert story.was is not None
        made = [(change, self._revision(change, story.was)) for change in story.changes]
        told = [(change, one) for change, one in made if one is not None and not _among(change)]
        first = [one for change, one in told if change.part != "body" or not _follows(one)]
        found, said = [], None
        for one in first or [one for _, one in told]:
            found.append(replace(one, period=None) if one.period == said else one)
            said = one.period or said
        return tuple(found)

    def _revision(self, change: Change, story: Story) -> Revision | None:
        codes = (*change.came, *change.left, *change.stayed)
        told = change.was or change.now
        if told is not None and told["area"]:
            codes = (*codes, told["area"])
        if any(code not in self.areas for code in codes):
            return None
        was, now = (self._figure(claim, story) if claim else None for claim in (change.was, change.now))
        test = change.was["derivation"].get("test", {}) if change.was else {}
        than = self._line(change.was, story) if change.was and change.kind == "count" else None
        one = Revision(
            kind=change.kind,
            place=self._place(change.was),
            measure=next((figure.measure for figure in (than, was, now) if figure), None),
            period=self._period(told["period"] if told else "", story),
            was=was,
            now=now,
            said=change.was["text"] if change.was else "",
            says=change.now["text"] if change.now else "",
            quoted=self._quoted(change.was, story) if change.was else (),
            of_own=change.was is not None and _ranks_own(change.was),
            rule=rule_of(change.was) if change.was else "",
            op=test.get("op", ""),
            order=change.was["derivation"].get("order", "") if change.was else "",
            than=than,
            of_average=_of_average(change.was),
        )
        return replace(one, **self._places(change, told))

    def _place(self, told: Claim | None) -> Patch | None:
        """The place whose average, or other figure of all its areas, the claim is or is held against."""
        name = next(places_of(told["derivation"]), "") if told else ""
        return self.patches.get(name)

    def _places(self, change: Change, told: Claim | None) -> dict[str, Any]:
        came, left, stayed = (
            tuple(self.areas[c] for c in codes) for codes in (change.came, change.left, change.stayed)
        )
        match change.kind:
            case "overturned":
                return {"before": (*stayed, *left), "after": (*stayed, *came)}
            case "withheld" | "released":
                return {"area": (*came, *left)[0]}
            case "count" if len(came) + len(left) <= MOST_NAMED:
                return {"came": came, "left": left}
        return {"area": self.areas.get(told["area"]) if told else None}

    def _figure(self, claim: Claim, story: Story) -> Figure:
        return Figure(
            claim["value"],
            cast("Unit", claim["unit"]),
            recorded(claim["derivation"]),
            self.measures.get(claim["measure"]),
            self.areas.get(claim["area"]),
            self._period(claim["period"], story),
        )

    def _quoted(self, told: Claim, story: Story) -> tuple[str | tuple[str, Figure], ...]:
        """The sentence that held a claim, in pieces: words as they are, and those of each claim with its figure.

        Nothing where it is no more than the claim: a cell of a table says nothing by itself.
        """
        sentence = told["sentence"].rstrip(".")
        pieces: list[str | tuple[str, Figure]] = []
        if told["sentence"] in {"", told["text"]}:
            return ()
        for claim in story["claims"]:
            if claim["sentence"] != told["sentence"] or claim["part"] != told["part"]:
                continue
            before, found, after = sentence.partition(claim["text"])
            if found:
                pieces += [before, (found, self._figure(claim, story))]
                sentence = after
        return (*pieces, sentence)

    def _line(self, told: Claim, story: Story) -> Figure | None:
        """The line of a count, as the old story itself printed it: 300 of "above 300".

        None where it does not count areas of the whole patch by their own figure or by its ratio to the average.
        """
        chosen = told["derivation"]["inputs"][0].get("select", {})
        compute = chosen.get("compute", {"rule": "rate"})["rule"]
        if (
            chosen.get("patch") != story["patch"]["name"]
            or "areas" in chosen
            or compute not in {"rate", "ratio"}
        ):
            return None
        than = told["derivation"].get("test", {}).get("than")
        name = than.get("setting") if isinstance(than, Mapping) else None
        for claim in story["claims"] if name else ():
            stated = claim["derivation"]["inputs"][0]
            if claim["derivation"]["rule"] == "setting" and stated.get("setting") == name:
                return self._figure(claim, story)
        return None

    def _period(self, end: str, story: Story) -> Period | None:
        """The story's own period or the one it compares with, where the story prints its day; None for any other."""
        for period in (story["period"], story["compared_with"]):
            origin = _origin(end, story["claims"])
            if period and period["end"] == end and origin is not None:
                days = date.fromisoformat(period["end"]), date.fromisoformat(period["start"])
                return Period(*days, self.grain, origin=origin)
        return None


def _among(change: Change) -> bool:
    """Whether it was said to be one of the first, and no more: where that still holds is for an editor to say."""
    return change.kind == "rank" and change.was is not None and change.was["value"] == 1


def _follows(one: Revision) -> bool:
    """Whether it goes without saying once the others are mentioned, as the size of a list does."""
    return one.kind in _FOLLOW or (one.kind == "count" and one.than is None)


def _ranks_own(claim: Claim) -> bool:
    """Whether it is a rank among areas by their own figures, and not by how these changed."""
    one = identity(claim)
    return one is not None and one.ranks_own


def _of_average(claim: Claim | None) -> str:
    """The rule of the average that it holds figures against, "setting" of a published one; "" where it does not."""
    if claim is None:
        return ""
    held = claim["derivation"]
    if rule_of(claim) == "count":
        held = held["inputs"][0].get("select", {}).get("compute", {})
    if held.get("rule") not in {"ratio", "percent_change"}:
        return ""
    average = held["inputs"][1]
    if str(average.get("setting", "")).endswith(".average.published"):
        return "setting"
    rule = str(average.get("rule", ""))
    return rule if rule in _AVERAGES else ""


def _origin(day: str, claims: Iterable[Claim]) -> Input | None:
    """Where the story's own claim of that day was found."""
    found = (c["derivation"] for c in claims if c["unit"] == "date" and c["value"] == day)
    origin = recorded(next(found, {"setting": "", "value": ""}))
    return origin.inputs[0] if isinstance(origin, Derivation) and origin.rule == "date" else None


def _area(record: Mapping[str, Any]) -> Area:
    within = tuple(record["within"].items())
    return Area(record["code"], record["name"], record["kind"], within, record["shared_name"])


def _measure(record: Mapping[str, Any]) -> Measure:
    return Measure(**{name: value for name, value in record.items() if name != "currency" or value})
