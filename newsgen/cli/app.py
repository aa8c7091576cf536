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
from newsgen.workers.garbage import look_seldom

COMMANDS = ("new", "build", "rank", "explain", "check", "diff", "lint", "say", "angles", "schema")
"""In the order in which a newcomer meets them; each is a module of this room with a function of its name.

Other packages' come after them (newsgen/registry)."""
GROUPS = ("history",)
"""Commands with commands of their own: each is a module of this room with an `app`."""

_STOPPED = 130


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
        typer.echo(f"newsgen {__version__}")
        raise typer.Exit


for _name in COMMANDS:
    app.command(_name)(getattr(importlib.import_module(f"newsgen.cli.{_name}"), _name))

_groups = [importlib.import_module(f"newsgen.cli.{_name}").app for _name in GROUPS]
for _name, _group in zip(GROUPS, _groups, strict=True):
    app.add_typer(_group, name=_name)

_tell_in_full(app, *_groups)


def main() -> None:
    """Run the command line; leaves by SystemExit, never by a traceback."""
    from newsgen.errors import NewsgenError

    look_seldom()
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        print(
            "the folder that newsgen was started in is no longer there; wanted one that is", file=sys.stderr
        )
        sys.exit(2)
    try:
        app()
    except NewsgenError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(_STOPPED)
    except SystemExit as end:
        if end.code == _STOPPED:  # this is how typer reports Ctrl-C
            print("stopped", file=sys.stderr)
        raise
    except BrokenPipeError:
        from newsgen.cli.aside import drop_standard_output

        drop_standard_output()
        sys.exit(2)
    except Exception as error:
        if os.environ.get("NEWSGEN_TRACEBACK"):
            raise
        kind = type(error).__name__
        print(
            f"newsgen itself failed: {kind}: {error} (set NEWSGEN_TRACEBACK=1 to see where)", file=sys.stderr
        )
        sys.exit(2)
