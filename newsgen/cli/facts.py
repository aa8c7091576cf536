"""`newsgen facts`: what an editor may say of a patch, in sentences that hold whatever the withheld figures are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.edition.facts_record import FactsRecord
    from newsgen.edition.records import EditionRecord


def facts(
    patch: Annotated[str, typer.Argument(help="The patch's name, or its slug.")],
    edition: Annotated[Path, typer.Option(metavar="FOLDER", help="The edition's folder.")] = Path("edition"),
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The project's folder: works the facts out of its table, for an edition that is older than they are.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the facts as the edition holds them.")] = False,
) -> None:
    """Tell what is so of a patch: totals, rates, ranks, movers, each true of all that withheld figures may be."""
    from json import dumps

    from newsgen.cli.fact_sentences import FactSentences
    from newsgen.edition.read import edition_record, read_facts
    from newsgen.errors import Fault, OutputError
    from newsgen.language.style import load_style, style_names

    record = edition_record(edition)
    found = read_facts(edition, patch) if project is None else _worked_out(patch, record, project)
    if found is None:
        wanted = f"its facts worked out anew: newsgen facts {patch!r} --edition {edition} --project FOLDER"
        raise OutputError(Fault(str(edition), "an edition that is older than facts", wanted))
    if json:
        tell(dumps(found, ensure_ascii=False, indent=2))
        return
    folders = (project / "styles",) if project is not None else ()
    # a style of the project's own is not in the edition, and these sentences are English
    known = record["language"].startswith("en") and record["style"] in style_names(folders)
    style = load_style(record["style"] if known else "uk-regional", folders)
    for n, (heading, sentences) in enumerate(FactSentences(found, record, style).paragraphs()):
        tell(f"{chr(10) if n else ''}{heading}")
        for sentence in sentences:
            tell(f"  {sentence}")


def _worked_out(patch: str, record: EditionRecord, project: Path) -> FactsRecord:
    """The facts of an edition's patch, from its project's table. OutputError where that is no longer the edition's."""
    from json import loads
    from typing import cast

    from newsgen.errors import Fault, OutputError, nearest
    from newsgen.outputs.facts_json import facts_json
    from newsgen.pipeline import facts_of, prepare
    from newsgen.project import load
    from newsgen.surroundings.network import fetch

    loaded = load(project)
    order, _ = prepare(loaded, lambda source: fetch(loaded.address(source)))
    made_from = {source["path"]: source["sha256"] for source in record["sources"]}
    if changed := [s.path for s in order.dataset.sources if made_from.get(s.path) != s.sha256]:
        wanted = "the same bytes"
        raise OutputError(
            *(Fault(p, "not the table that the edition was made from", wanted) for p in changed)
        )
    names = {name: one for one in order.patches if one.among is None for name in (one.slug, one.name)}
    if patch not in names:
        found = f"no patch {patch!r}"
        raise OutputError(Fault(str(project), found, "a patch of several areas", nearest(patch, names)))
    (card,) = facts_of(order, (names[patch],))
    return cast("FactsRecord", loads(facts_json(card)))
