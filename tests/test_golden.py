"""The examples' whole editions, byte for byte. `python -m tests.regenerate` renews them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from tests.regenerate import EXAMPLES, GOLDEN, edition


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_edition_is_as_it_was(example: str, tmp_path: Path) -> None:
    put_edition(edition(example), tmp_path / "edition")
    built, golden = files(tmp_path / "edition"), files(GOLDEN / example)
    assert built.keys() == golden.keys()
    for name, data in golden.items():
        assert built[name].decode() == data.decode(), name
