"""The same article in other engines: RosaeNLG, compiled beforehand, and Jinja alone; and newsgen on the same data.

The peers are in ../shared/peers, with their own measuring, and are run as they are there. RosaeNLG is installed with
npm, and all that is made (data, compiled templates) is made, in a temporary folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmark.commands import module
from tests.benchmark.same_article import write_project
from tests.conftest import SHARED

PEERS = SHARED / "peers"
ROSAENLG = "rosaenlg@3.2.6"
"""The version that their programs name."""
_TIMES = "3"
_JINJA = f"""
import bench_jinja, common
article = bench_jinja.env_for("plain", common.words_cached).from_string(open("article.j2").read())
common.bench("jinja2", lambda data: article.render(d=data), common.load(), {_TIMES})
"""


class MissingError(Exception):
    """What the peers need is not here; its message says what."""


@dataclass(slots=True)
class Peer:
    """One engine: CPU seconds an article of each round, where its process had just begun and afterwards."""

    words: float = 0.0
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


def peers(rounds: int, articles: int, project: Path, story: str) -> dict[str, Peer]:
    """By engine, what an article takes, in turns; and what one of that story of that project does in newsgen.

    MissingError: the peers, or what runs them, are not here.
    """
    names = "Jinja alone", "RosaeNLG, compiled beforehand", "newsgen", f"newsgen, `{story}` of England"
    found = {name: Peer() for name in names}
    jinja, rosae, same, england = found.values()
    with tempfile.TemporaryDirectory() as folder:
        home = installed(Path(folder), articles)
        write_project(home / "datasets.json", Path(folder) / "project")
        for _ in range(rounds):
            one = _said([sys.executable, "-c", _JINJA], home)
            jinja.again.append(1 / one["per_cpu_s_median"])
            jinja.words = rosae.words = one["words"]
            one = _said(["node", "bench_rosae_tiny.js", _TIMES], home)
            rosae.again.append(1 / one["per_cpu_s_median"])
            _add(same, Path(folder) / "project", "highest")
            _add(england, project, story)
    return found


def installed(folder: Path, articles: int) -> Path:
    """A copy of the peers in a temporary folder, ready to run: so many articles' data, RosaeNLG, its template compiled.

    MissingError as `peers` has it.
    """
    lacking = [program for program in ("node", "npm") if not shutil.which(program)]
    if not PEERS.is_dir():
        lacking.append("../shared/peers")
    if lacking:
        raise MissingError(f"not here: {', '.join(lacking)}")
    home = folder / "peers"
    shutil.copytree(PEERS, home)
    rosae = folder / "rosae"  # where their programs look for it
    rosae.mkdir()
    _run([sys.executable, "make_data.py", str(articles)], home)
    _run(["npm", "install", "--prefix", ".", "--no-audit", "--no-fund", ROSAENLG], rosae)
    _run(["node", "build_rosae_tiny.js"], home)
    return home


def _add(peer: Peer, project: Path, story: str) -> None:
    """A round of newsgen, in a process of its own."""
    told, _ = module("tests.benchmark.in_memory", str(project), story)
    peer.words = told["words"] / told["articles"]
    peer.first.append(told["first"] / told["articles"])
    peer.again.append(median(told["again"]) / told["articles"])


def _said(command: Sequence[str], folder: Path) -> Mapping[str, float]:
    """What a peer measured: its last line, JSON."""
    measured: Mapping[str, float] = json.loads(_run(command, folder).splitlines()[-1])
    return measured


def _run(command: Sequence[str], folder: Path) -> str:
    """What a command prints. MissingError where it fails, with the first line that it says of it."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise MissingError(f"{Path(command[0]).name} {command[1]} failed: {said[0]}")
    return done.stdout
