"""The program `newsgen`: gathers the commands, turns errors into messages and exit statuses.

Exit status: 0 done; 1 done, but a draft is blocked or a check failed; 2 the input or the call is wrong, and nothing
was written; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import importlib
import os
import sys

import typer

from newsgen import __version__
from newsgen.workers.garbage import look_seldom

COMMANDS = ("new", "build", "rank", "explain", "check", "diff", "lint", "say", "angles", "schema")
"""In the order in which a newcomer meets them; each is a module of this room with a function of its name."""
GROUPS = ("history",)
"""Commands with commands of their own: each is a module of this room with an `app`."""

_STOPPED = 130

app = typer.Typer(
    name="newsgen",
    help="A regularly published table of local figures in, publishable draft stories out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # rich takes longer to load than all the rest of --help
)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Say which newsgen this is.")) -> None:
    if version:
        typer.echo(f"newsgen {__version__}")
        raise typer.Exit


for _name in COMMANDS:
    app.command(_name)(getattr(importlib.import_module(f"newsgen.cli.{_name}"), _name))

_groups = [importlib.import_module(f"newsgen.cli.{_name}").app for _name in GROUPS]
for _name, _group in zip(GROUPS, _groups, strict=True):
    app.add_typer(_group, name=_name)

for _each in (app, *_groups):
    for _command in _each.registered_commands:
        # in full: left to itself, the list of commands cuts it off at the end of a line
        _command.short_help = " ".join((_command.callback.__doc__ or "").partition("\n\n")[0].split())


def main() -> None:
    """Run the command line; leaves by SystemExit, never by a traceback."""
    from newsgen.errors import NewsgenError

    look_seldom()
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
        if end.code == _STOPPED:  # so typer tells Ctrl-C
            print("stopped", file=sys.stderr)
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except Exception as error:
        if os.environ.get("NEWSGEN_TRACEBACK"):
            raise
        kind = type(error).__name__
        print(
            f"newsgen itself failed: {kind}: {error} (set NEWSGEN_TRACEBACK=1 to see where)", file=sys.stderr
        )
        sys.exit(2)
