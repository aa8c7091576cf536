"""SPSS read in a process of its own: the library is C, and a damaged file can end the process that it is in.

Run as `python -P -c ... main(table.sav, answer)`. The answer is JSON: {"shape": [rows, columns]}, with "header" and
"columns" (lists of texts) unless that is too much to read, or {"broken": what was raised}.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsgen.registry import homes

MOST_MEMORY = 16 * 1024**3
"""Address space that reading a file may take, beyond what the process has before."""
MOST_SECONDS = 600
"""How long it may take, on the clock and of CPU time."""
_ROOT = Path(__file__).resolve().parents[2]
# the interpreter runs this newsgen, and nothing of the folder it is started in (-P)
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.path += [p for p in sys.argv[4:] if p not in sys.path]; "
    "from newsgen.ingest.apart import main; main(sys.argv[2], sys.argv[3])"
)


def read_apart(table: Path, answer: Path) -> dict[str, Any]:
    """What the other process made of the file; "broken" where that process ended otherwise than by answering."""
    command = [sys.executable, "-P", "-c", _START, str(_ROOT), str(table), str(answer), *homes()]
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"broken": f"it took longer than {MOST_SECONDS} seconds to read"}
    except OSError as error:
        return {"broken": f"no process to read it in: {error.strerror or error}"}
    if ended.returncode:
        return {"broken": "the library that reads it broke down"}
    found: dict[str, Any] = json.loads(answer.read_bytes())
    return found


def main(table: str, answer: str) -> None:
    """Read the file and leave the answer."""
    import pandas as pd  # before the limits, which are for the file
    import pyreadstat

    _limit()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = _found(table, pd, pyreadstat)
    except Exception as error:  # whatever a broken file makes them stumble over
        found = {"broken": type(error).__name__}
    with Path(answer).open("w", encoding="ascii") as out:
        json.dump(found, out)


def _found(table: str, pd: Any, pyreadstat: Any) -> dict[str, Any]:
    from newsgen.ingest.frames import MOST_CELLS, frame_texts

    told = pyreadstat.read_sav(table, metadataonly=True)[1]
    rows, columns = told.number_rows or 0, told.number_columns or 0
    if rows * columns > MOST_CELLS:
        return {"shape": [rows, columns]}
    frame = pd.read_spss(Path(table))
    header = [str(name) for name in frame.columns]
    return {"shape": list(frame.shape), "header": header, "columns": frame_texts(frame)}


def _limit() -> None:
    """Memory and CPU time as far as is allowed, and no core dump."""
    pages, used = Path("/proc/self/statm"), 0
    if pages.exists():
        used = int(pages.read_text().split()[0]) * resource.getpagesize()
    limits = {
        resource.RLIMIT_AS: used + MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_CORE: 0,
    }
    for which, wanted in limits.items():
        hard = resource.getrlimit(which)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
