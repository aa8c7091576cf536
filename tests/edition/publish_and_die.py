"""Publishes editions in children that are killed, again and again, and tells what OUT held each time.

    python publish_and_die.py OUT random TIMES SEED   SIGKILL after a random time
    python publish_and_die.py OUT steps               SIGKILL at the first call to the system, then the second
    python publish_and_die.py OUT two-steps           the same, where folders cannot change places

Prints a line of JSON: how many children died; how often OUT was the old edition, the new one, missing, torn.
"""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from newsgen.edition import swap
from newsgen.edition.write import put_edition
from newsgen.errors import OutputError
from tests.outputs.sample_edition import edition

EDITIONS = {title: edition(title) for title in ("The first", "The second")}
WATCHED = {
    *("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.listdir", "os.scandir"),
    *("fcntl.flock", "ctypes.dlsym"),
}


def tree(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def main(out: Path, how: str, times: int = 0, seed: int = 0) -> None:
    if how == "two-steps":
        swap.exchange = no_exchange
    wanted = {}
    for title, found in EDITIONS.items():
        put_edition(found, out)
        wanted[title] = tree(out)
    started = time.perf_counter()
    put_edition(EDITIONS["The first"], out)
    usual = time.perf_counter() - started
    dice = random.Random(seed)
    said: Counter[str] = Counter()
    step, before = 0, "The first"
    while step < times if how == "random" else not said["done"]:
        after = "The second" if before == "The first" else "The first"
        died = run(EDITIONS[after], out, step if how != "random" else None, dice.uniform(0, usual * 1.2))
        said["died" if died else "done"] += 1
        step += 1
        found = next((title for title, files in wanted.items() if out.exists() and files == tree(out)), None)
        if found is None:
            said["missing" if not out.exists() else "torn"] += 1
            if not out.exists():
                recovers(out, said)
        else:
            said["old" if found == before else "new"] += 1
            before = found
    put_edition(EDITIONS["The first"], out)
    said["left over"] = len(list(out.parent.iterdir())) - 1
    print(json.dumps(said))


def recovers(out: Path, said: Counter[str]) -> None:
    """The next run gives OUT its edition back even if it publishes nothing itself."""
    from newsgen.edition.staging import clean_up

    clean_up(out)
    said["back"] += out.is_dir()


def no_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "no such step")


def run(found, out: Path, step: int | None, seconds: float) -> bool:
    """Publish in a child that is killed at that step or after that time; whether it died of it."""
    child = os.fork()
    if child == 0:
        if step is not None:
            die_at(step)
        try:
            put_edition(found, out)
        except OutputError as error:
            print(error, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    if step is None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit("publish failed")
    return os.WIFSIGNALED(status)


def die_at(step: int) -> None:
    left = [step]

    def count(event: str, arguments: tuple) -> None:
        if event in WATCHED:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
