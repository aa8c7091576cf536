"""The program `newsgen`: gathers the commands, turns errors into messages and exit statuses.

Exit status: 0 done; 1 done, but a draft is blocked or a check failed; 2 the input or the call is wrong, and nothing
was written; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup

from newsgen import __version__, registry
from newsgen.cli.terminal import refused, say_nothing_harmful, take_streams, tell, unheard
from newsgen.workers.garbage import look_seldom

COMMANDS = (
    "new",
    "build",
    "rank",
    "map",
    "picture",
    "explain",
    "facts",
    "check",
    "diff",
    "desk",
    "publish",
    "lint",
    "migrate",
    "say",
    "phrases",
    "angles",
    "schema",
)
"""In the order in which a newcomer meets them; each is a module of this room with a function of its name.

Other packages' come after them (newsgen/registry)."""
GROUPS = ("history",)
"""Commands with commands of their own: each is a module of this room with an `app`."""

_WRONG = 2
_STOPPED = 130
_NO_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""For numpy and pyarrow, which start threads as they are loaded: beside threads no worker can be a fork of newsgen."""


class Commands(TyperGroup):
    """Newsgen's own commands, then those of other packages by name, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *self._announced()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        one = self._announced().get(cmd_name)
        if one is None:
            return super().get_command(ctx, cmd_name)
        return _command_of(cmd_name, registry.module_of(one))

    def _announced(self) -> dict[str, registry.Announced]:
        shipped = frozenset(self.commands)
        return {one.name: one for one in registry.announced_in("newsgen.commands", shipped)}


def _command_of(name: str, module: ModuleType) -> Any:
    """The command of another package: a function of the module's name, or an `app` with commands of its own."""
    from newsgen.errors import Fault, PluginError

    if isinstance(group := getattr(module, "app", None), typer.Typer):
        group.info.name, apps = name, [group]
    elif callable(function := getattr(module, name, None)):
        group = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        group.command(name)(function)
        apps = [group]
    else:
        wanted = f"a function {name}, or an app"
        raise PluginError(Fault(f"the command {name!r}, {module.__name__}", "no command", wanted))
    _tell_in_full(*apps)
    return typer.main.get_command(group)


def _tell_in_full(*apps: typer.Typer) -> None:
    """Left to itself, the list of commands cuts what each does off at the end of a line."""
    for each in apps:
        for command in each.registered_commands:
            command.short_help = " ".join((command.callback.__doc__ or "").partition("\n\n")[0].split())


app = typer.Typer(
    cls=Commands,
    name="newsgen",
    help="A regularly published table of local figures in, publishable draft stories out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # rich takes longer to load than all the rest of --help
)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version of newsgen.")) -> None:
    if version:
        tell(f"newsgen {__version__}")
        raise typer.Exit


for _name in COMMANDS:
    app.command(_name)(getattr(importlib.import_module(f"newsgen.cli.{_name}"), _name))

_groups = [importlib.import_module(f"newsgen.cli.{_name}").app for _name in GROUPS]
for _name, _group in zip(GROUPS, _groups, strict=True):
    app.add_typer(_group, name=_name)

_tell_in_full(app, *_groups)


def main() -> None:
    """Run the command line; leaves by SystemExit, never by a traceback."""
    take_streams()
    say_nothing_harmful()
    status = _run()
    if (missed := unheard()) is not None:
        tell(str(missed), err=True)
        status = max(status, _WRONG)
    sys.exit(status)


def _run() -> int:
    """The exit status of the command that was called, once all that is wrong was said."""
    from newsgen.errors import Fault, NewsgenError

    look_seldom()
    for name, value in _NO_THREADS.items():
        os.environ.setdefault(name, value)
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        tell("the folder that newsgen was started in is no longer there; wanted one that is", err=True)
        return _WRONG
    try:
        app()
    except NewsgenError as error:
        for fault in error.faults:
            tell(str(fault).replace("\n", "\n  "), err=True)  # no cell makes a message of its own
        return _WRONG
    except KeyboardInterrupt:
        tell("stopped", err=True)
        return _STOPPED
    except SystemExit as end:
        if end.code == _STOPPED:  # this is how typer reports Ctrl-C
            tell("stopped", err=True)
        return end.code if isinstance(end.code, int) else 0
    except Exception as error:
        if os.environ.get("NEWSGEN_TRACEBACK"):
            raise
        if isinstance(error, OSError) and error.strerror:  # of a file nobody thought of, or of --help
            where = error.filename
            tell(str(refused(error) if where is None else Fault(str(where), error.strerror)), err=True)
            return _WRONG
        kind = type(error).__name__
        tell(f"newsgen itself failed: {kind}: {error} (set NEWSGEN_TRACEBACK=1 to see where)", err=True)
        return _WRONG
    return 0
