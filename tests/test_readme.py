"""The README's commands, run as a user would: from a wheel, in an empty environment, outside the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()


def shell(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    keep = ("PATH", "HOME", "LANG", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
    environment = {k: v for k, v in os.environ.items() if k in keep or k.startswith(("PIP_", "http", "HTTP"))}
    return subprocess.run(
        ["bash", "-euc", text], cwd=folder, capture_output=True, text=True, env=environment, check=False
    )


def copy_of_the_checkout(to: Path) -> Path:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists() and not name.startswith("tests/"):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


@pytest.mark.slow
def test_the_first_command(tmp_path: Path) -> None:
    folder = copy_of_the_checkout(tmp_path / "newsgen")
    (first,) = re.findall(r"```sh\n(python3 -m venv .*)\n```", README)
    ran = shell(first.replace("python3", sys.executable, 1), folder)
    assert ran.returncode == 0, ran.stderr
    assert "drafts in edition: open edition/index.html" in ran.stdout
    assert (folder / "edition" / "index.html").is_file()
    # and the installed wheel works elsewhere, with no checkout in sight
    project = tmp_path / "elsewhere"
    shutil.copytree(folder / "examples" / "barsetshire", project)
    newsgen = folder / ".venv" / "bin" / "newsgen"
    shutil.move(folder / "newsgen", tmp_path / "gone")
    shutil.move(folder / "templates", tmp_path / "gone-too")
    ran = shell(f"{newsgen} build {project} --out edition", tmp_path)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_what_explain_prints(tmp_path: Path) -> None:
    (command, printed) = re.findall(r"```console\n\$ newsgen (explain .*)\n((?:.*\n)*?)```", README)[0]
    golden = ROOT / "tests" / "golden" / "covid-north-east"
    arguments = command.replace("--edition edition", f"--edition {golden}")
    ran = shell(f"{sys.executable} -c 'from newsgen.cli import main; main()' {arguments}", ROOT)
    assert ran.stdout == printed
