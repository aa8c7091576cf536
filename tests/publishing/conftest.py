from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publishing.site import Fake, Real, Site
from tests.publishing.wordpress_server import missing, running

BRIDGE = ROOT / "newsgen" / "publishing" / "newsgen-bridge.php"


@pytest.fixture(scope="session")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str], Path]]:
    if lacking := missing():
        pytest.skip(f"no WordPress to start on this machine: {lacking} is not installed")
    with running(tmp_path_factory.mktemp("wordpress")) as found:
        yield found


@pytest.fixture(
    params=[
        "fake-bridge",
        "fake-plain",
        pytest.param("wordpress-bridge", marks=pytest.mark.slow),
        pytest.param("wordpress-plain", marks=pytest.mark.slow),
    ]
)
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    kind, _, how = request.param.partition("-")
    if kind == "fake":
        yield Fake(how == "bridge")
        return
    base, secrets, plugins = request.getfixturevalue("wordpress")
    (plugins / BRIDGE.name).unlink(missing_ok=True)
    if how == "bridge":
        shutil.copy(BRIDGE, plugins)
    found = Real(base, secrets, how == "bridge")
    yield found
    found.close()
