"""`newsgen rank`: the ranked dataset, for spreadsheets and for other programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import put_out, tell


def rank(
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    patch: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this patch; may be repeated.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where it goes: .csv, .xlsx, .parquet or .json; by default CSV to standard output.",
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="With a [history]: of the newest table that was out by then.",
        ),
    ] = None,
) -> None:
    """Write the ranked dataset: a row for each patch, measure and area, with value, rank, average and change."""
    from newsgen.cli.aside import InPlace
    from newsgen.ranking.frame_files import check_ending, file_bytes

    ending = ".csv" if out is None else out.suffix.lower()
    check_ending(ending)
    from newsgen.project import load
    from newsgen.public.ranked_dataset import ranked_dataset

    frame = ranked_dataset(load(project), tuple(patch or ()), as_of.date() if as_of else None)
    data = file_bytes(frame, ending)
    if out is None:
        put_out(data.decode("utf-8"))
        return
    _put(data, out)
    with InPlace(f"{out} is in place") as stands:
        stands.now = True
        tell(f"{len(frame):,} {'row' if len(frame) == 1 else 'rows'} in {out}")


def _put(data: bytes, out: Path) -> None:
    """The file is there whole, or as it was before. OutputError where it cannot be written."""
    import os
    import tempfile

    from newsgen.errors import Fault, OutputError

    named, out = out, Path(os.path.realpath(out))  # a link stays one
    if out.exists() and not out.is_file():
        raise OutputError(Fault(str(named), "a folder" if out.is_dir() else "not an ordinary file", "a file"))
    fresh = ""
    try:
        handle, fresh = tempfile.mkstemp(prefix=f".{out.name}.newsgen-", dir=out.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(fresh).chmod(out.stat().st_mode & 0o7777 if out.exists() else 0o666 & ~mask)
        Path(fresh).replace(out)
    except OSError as error:
        raise OutputError(
            Fault(str(named), error.strerror or str(error), "a file that can be written")
        ) from None
    finally:
        if fresh:
            Path(fresh).unlink(missing_ok=True)
