"""A draft as the record that other programs read: the fields of stories/<slug>.json, in their order."""

from __future__ import annotations

from typing import Any

from newsgen.model.correction import Correction
from newsgen.model.derivation import Input, to_claim_json
from newsgen.model.draft import Claim, Draft, Lead, Link, RoleSaid
from newsgen.model.finding import Finding
from newsgen.model.period import Period
from newsgen.model.picture import Picture
from newsgen.outputs.json_text import Encoded, encoded, whole_if_whole


def story_id(draft: Draft) -> str:
    """The same for the same story, patch and period, however often it is built or its source revised."""
    return f"{draft.slug}-{draft.period.end.isoformat()}"


def story_record(draft: Draft) -> dict[str, Any]:
    """Every field of a story but its revision, which is a hash of these."""
    sentences = {text: i for i, text in enumerate(dict.fromkeys(claim.sentence for claim in draft.claims))}
    return {
        "id": story_id(draft),
        "slug": draft.slug,
        "status": draft.status,
        "patch": {"name": draft.patch.name, "areas": list(draft.patch.areas)},
        "story": draft.story,
        "period": period_record(draft.period),
        "compared_with": period_record(draft.compared_with),
        "published": draft.published.isoformat(),
        "headline": draft.headline,
        "standfirst": draft.standfirst,
        "body_html": draft.body_html,
        "text": draft.text,
        "score": whole_if_whole(draft.score.value),
        "score_parts": {
            name: {"value": whole_if_whole(value), "reason": reason}
            for name, value, reason in draft.score.parts
        },
        "lead": _lead(draft.lead),
        "to_ask": [{"after": one.after, "text": one.text} for one in draft.to_ask],
        "angles": [_angle(finding) for finding in draft.findings],
        "sentences": list(sentences),
        "claims": [_claim(claim, sentences[claim.sentence]) for claim in draft.claims],
        "roles": [_role(role) for role in draft.roles],
        **({"media": [_media(one) for one in draft.pictures]} if draft.pictures else {}),
        "see_more": [_link(link) for link in draft.see_more],
        "corrections": [_correction(correction) for correction in draft.corrections],
        "cautions": [{"id": c.id, "severity": c.severity, "message": c.message} for c in draft.cautions],
    }


def period_record(period: Period | None) -> dict[str, str] | None:
    """Its first and last day; None stays None."""
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _lead(lead: Lead | None) -> dict[str, Any] | None:
    if lead is None:
        return None
    also = [{"rule": rule, "why": why} for rule, why in lead.also]
    return {"rule": lead.rule, "why": lead.why, "also": also}


def _angle(finding: Finding) -> dict[str, Any]:
    return {
        "angle": finding.angle,
        "situation": finding.situation,
        "areas": list(finding.codes()),
        "figures": {name: whole_if_whole(value) for name, value in finding.figures().items()},
    }


def _claim(claim: Claim, sentence: int) -> Encoded:
    """A claim; its sentence is an index into those of the record, of which most have several."""
    fields = encoded(
        {
            "text": claim.text,
            "part": claim.part,
            "sentence": sentence,
            "value": claim.value if isinstance(claim.value, str) else whole_if_whole(claim.value),
            "unit": claim.unit,
            "area": claim.area,
            "measure": claim.measure,
            "period": claim.period,
        }
    )
    return Encoded(f'{fields[:-1]}, "derivation": {_derivation(claim.origin)}}}')


def _derivation(origin: Input) -> str:
    """A derivation as JSON: a figure has the same in each story and each sentence that prints it."""
    known = _DERIVATIONS.get(id(origin))
    if known is None:
        if len(_DERIVATIONS) >= MOST_DERIVATIONS:
            _DERIVATIONS.clear()
        # with what it is of, so that nothing else has that id
        known = _DERIVATIONS[id(origin)] = origin, encoded(to_claim_json(origin))
    return known[1]


MOST_DERIVATIONS = 20_000
"""How many are kept: those of some hundred stories."""
_DERIVATIONS: dict[int, tuple[Input, str]] = {}


def _role(role: RoleSaid) -> dict[str, str]:
    return {"role": role.role, "angle": role.kind, "situation": role.situation, "phrase": role.phrase}


def _media(picture: Picture) -> dict[str, str]:
    return {
        "file": picture.file,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "sha256": picture.digest,
    }


def _correction(correction: Correction) -> dict[str, str]:
    return {
        "heading": correction.heading,
        "text": correction.text,
        "published": correction.published.isoformat(),
        "first_published": correction.first_published.isoformat(),
    }


def _link(link: Link) -> dict[str, str]:
    """A sister story by its slug; an address elsewhere has its `url` and an empty slug."""
    record = {"slug": link.slug, "headline": link.headline}
    return record | {"url": link.url} if link.url else record
