"""`newsgen desk`: the editors' desk, in their browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell


def desk(
    project: Annotated[
        Path, typer.Argument(metavar="[PROJECT]", help="The project's folder.", show_default=False)
    ] = Path(),
    edition: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The edition's folder; by default `edition` in the project, or here."
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", help="The port; by default any free one.", min=0, max=65535)
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    behind_proxy: Annotated[
        bool,
        typer.Option(
            "--behind-proxy", help="Be reached through a proxy that asks for passwords: it names the user."
        ),
    ] = False,
    user_header: Annotated[
        str, typer.Option(metavar="NAME", help="The header in which the proxy names the user.")
    ] = "",
    host: Annotated[
        str, typer.Option(metavar="NAME", help="The one name that the desk is reached by, as https://NAME.")
    ] = "",
) -> None:
    """Open the desk: read the stories, see where figures come from, check edited copy, approve."""
    import os
    import webbrowser
    from datetime import UTC, datetime
    from getpass import getuser

    from newsgen.errors import Fault, InputError

    try:
        from newsgen.desk.access import Keys, on_this_machine
        from newsgen.desk.access import behind_proxy as remote
        from newsgen.desk.application import application
        from newsgen.desk.serving import opened_socket, serve
    except ImportError as error:
        wanted = "pip install 'newsgen[desk]'"
        raise InputError(Fault("newsgen desk", f"{error.name} is not installed", wanted)) from None
    from newsgen.desk.desk import Desk
    from newsgen.desk.shelf import Shelf
    from newsgen.desk.store import Store

    if not behind_proxy and (user_header or host):
        raise InputError(Fault("--user-header, --host", "no --behind-proxy", "all three, or none"))
    proxied = remote(user_header, host) if behind_proxy else None
    if not (project / "newsgen.toml").is_file():
        raise InputError(Fault(str(project), "it holds no newsgen.toml", "the folder of a project"))
    shelf = Shelf(_edition(project, edition), project)
    shelf.edition()
    with opened_socket(port) as found:
        number = found.getsockname()[1]
        keys = Keys()

        def address(token: str) -> str:
            return f"http://127.0.0.1:{number}/enter?token={token}"

        opened = Desk(project, shelf, Store(project), lambda: datetime.now(UTC).astimezone(), os.environ)
        app = application(
            opened,
            proxied or on_this_machine(number, getuser()),
            keys,
            lambda token: tell(f"That address was used before. A new one: {address(token)}"),
        )
        if proxied:
            tell(f"The desk waits for the proxy of {host} on 127.0.0.1:{number}. Ctrl-C ends it.")
        else:
            tell(f"The desk is at {address(keys.token)}\nThe address works once. Ctrl-C ends the desk.")
            if not no_browser:
                webbrowser.open(address(keys.token))
        serve(app, found)


def _edition(project: Path, given: Path | None) -> Path:
    """The edition's folder: the one that was given, else the one that `newsgen build` writes by default."""
    if given is not None:
        return given
    here = [project / "edition", Path("edition")]
    return next((one for one in here if (one / "edition.json").is_file()), here[0])
