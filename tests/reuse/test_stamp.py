"""What makes an edition out of date: newsgen, and every library with a say in what is read or written."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from newsgen.reuse import stamp


@pytest.mark.parametrize("library", ["lxml", "openpyxl", "pydantic", "pyreadstat", "nh3"])
@pytest.mark.parametrize("found", ["999", None], ids=["another version", "not installed"])
def test_another_library_is_another_newsgen(
    library: str, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = dict.fromkeys(stamp.LIBRARIES, "1") | ({library: found} if found else {})
    monkeypatch.setattr(stamp, "version", lambda name: "1")
    before = stamp.stamp.__wrapped__()

    def version(name: str) -> str:
        if found is None and name == library:
            raise PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(stamp, "version", version)
    assert stamp.stamp.__wrapped__() != before
