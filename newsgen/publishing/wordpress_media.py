"""WordPress's media library: each picture in it once, known by a slug that has the picture's digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsgen.errors import Fault
from newsgen.publishing.http import Http, UnsureError
from newsgen.publishing.pictures import Picture, Stored

_FIELDS = {"context": "edit", "_fields": "id,slug,source_url"}
AT_ONCE = 40
"""Pictures asked for in one request: more would make too long an address."""


@dataclass(frozen=True, slots=True)
class Media:
    """The library of a site; `path` gives the address of a route with what is asked."""

    http: Http
    path: Callable[[str, Mapping[str, str]], str]

    def stored(self, digests: Sequence[str]) -> Iterator[Stored]:
        for at in range(0, len(digests), AT_ONCE):
            known = {slug_of_picture(one): one for one in digests[at : at + AT_ONCE]}
            asked = _FIELDS | {"slug": ",".join(known), "per_page": "100"}
            answer = self.http.get(self.path("/media", asked))
            try:
                found = [(str(one["slug"]), str(one["id"]), str(one["source_url"])) for one in answer.json()]
            except (ValueError, TypeError, LookupError):
                found = []
            for slug, key, address in found:
                if slug in known:
                    yield Stored(known[slug], key, address)

    def store(self, picture: Picture) -> Stored:
        slug = slug_of_picture(picture.digest)
        fields = {
            "slug": slug,
            "title": picture.caption,
            "alt_text": picture.alt,
            "caption": f"{picture.caption} {picture.credit}",
            "description": picture.credit,
        }
        answer = self.http.upload(self.path("/media", _FIELDS), fields, f"{slug[:32]}.png", picture.png())
        try:
            one = answer.json()
            return Stored(picture.digest, str(one["id"]), str(one["source_url"]))
        except (ValueError, TypeError, LookupError):
            raise UnsureError(Fault(self.http.base, "its answer is not WordPress's")) from None


def slug_of_picture(digest: str) -> str:
    """The slug by which a picture is known."""
    return f"newsgen-picture-{digest}"
