"""The command line: one command a file, each found by its name."""

from newsgen.cli.app import main

__all__ = ["main"]
