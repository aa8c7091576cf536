"""What is wrong with the [publish.NAME] tables of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgen.errors import Fault, nearest
from newsgen.model.publish_target import PublishTarget
from newsgen.project.faults import line_of
from newsgen.publishing.target import targets


def publish_faults(file: Path, text: str, declared: Mapping[str, PublishTarget]) -> Iterator[Fault]:
    """Kinds that there are not, keys that a kind cannot do without, addresses that no password may go to."""
    for name, settings in declared.items():
        place = ("publish", name)
        kind = targets().get(settings.kind)
        if kind is None:
            wanted, near = f"one of {', '.join(targets())}", nearest(settings.kind, targets())
            yield Fault(line_of(file, text, (*place, "kind")), f"kind = {settings.kind!r}", wanted, near)
            continue
        for key in kind.needs:
            if not getattr(settings, key, ""):
                wanted = f"it, for kind = {settings.kind!r}"
                yield Fault(line_of(file, text, place), f"publish.{name}.{key} is missing", wanted)
        for key in ("tags", "categories", "image"):
            if getattr(settings, key) and key not in kind.takes:
                found, wanted = (
                    f"publish.{name}.{key}",
                    f"no such key: kind = {settings.kind!r} has nothing like it",
                )
                yield Fault(line_of(file, text, (*place, key)), found, wanted)
        for key, found, wanted in settings.faults():
            yield Fault(line_of(file, text, (*place, key)), found, wanted)
