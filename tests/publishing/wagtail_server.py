"""A Wagtail of our own on this machine, on SQLite, with a page type that keeps newsgen's stories.

Needs a Python with Wagtail 8 or later, named by the environment variable NEWSGEN_WAGTAIL_PYTHON:
`python3 -m venv there && there/bin/pip install wagtail`.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.conftest import ROOT

PYTHON = os.environ.get("NEWSGEN_WAGTAIL_PYTHON", "")
_USER = """
from django.contrib.auth import get_user_model
from wagtail.models import APIToken, Page
user = get_user_model().objects.create_superuser('editor', 'editor@example.invalid', 'pw')
made = APIToken.create_token(user=user, name='newsgen')
print('TOKEN', [one for one in (made if isinstance(made, tuple) else [made]) if isinstance(one, str)][0])
print('HOME', Page.objects.get(depth=2).pk)
"""


def model() -> str:
    """The page type, as docs/publishing.md shows it."""
    page = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    found = re.search(r"    # news/models\.py\n(.*?)\n\n[^ \n]", page, re.S)
    assert found
    return "\n".join(line[4:] for line in found[1].splitlines()) + "\n"


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Its address, the editor's token, and the page below which stories may stand."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    start = [str(Path(PYTHON).with_name("wagtail")), "start", "newsroom", "."]
    subprocess.run(start, check=True, **quiet)
    (folder / "news" / "migrations").mkdir(parents=True)
    for name in ("news/__init__.py", "news/migrations/__init__.py"):
        (folder / name).touch()
    (folder / "news" / "models.py").write_text(model())
    settings, urls = folder / "newsroom/settings/base.py", folder / "newsroom/urls.py"
    apps = '"home",\n    "news",\n    "wagtail.api.v3",\n    "ninja",'
    settings.write_text(settings.read_text().replace('"home",', apps, 1))
    routes = 'from wagtail.api.v3.api import api\nurlpatterns = [\n    path("api/v3/", api.urls),'
    urls.write_text(urls.read_text().replace("urlpatterns = [", routes, 1))
    for words in (["makemigrations", "news"], ["migrate", "-v0"]):
        subprocess.run([PYTHON, "manage.py", *words], check=True, **quiet)
    shell = [PYTHON, "manage.py", "shell", "-v0", "-c", _USER]
    told = subprocess.run(shell, cwd=folder, check=True, capture_output=True, text=True).stdout
    said = dict(line.split(" ", 1) for line in told.splitlines() if line.startswith(("TOKEN", "HOME")))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen([PYTHON, "manage.py", "runserver", "--noreload", host], **quiet)
    try:
        for _ in range(300):
            try:
                httpx.get(f"http://{host}/api/v3/pages/")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://{host}", said["TOKEN"], int(said["HOME"])
    finally:
        server.terminate()
        server.wait(30)
