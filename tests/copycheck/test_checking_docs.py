"""docs/checking.md, its commands typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_written_docs import blocks, in_shell, page, same, typed


@pytest.mark.slow
def test_what_the_page_says_is_printed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "golden" / "covid-north-east", tmp_path / "edition")
    (said,) = [block for block in blocks(page("checking.md")) if block.kind == "console"]
    printed = typed(said.text, lambda line: in_shell(line, tmp_path))
    assert same(said.text, printed), f"it says\n{said.text}\nbut it is\n{printed}"
