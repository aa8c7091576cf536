"""newsgen: a published table of local figures in, publishable draft stories out.

The public names (docs/python.md) are loaded when they are asked for: `import newsgen` itself imports nothing.
__init__.pyi tells type checkers what they are.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = [
    "Built", "Checked", "Difference", "Explanation", "Project", "Stories", "Story",
    "build", "check", "diff", "draft", "explain", "load", "ranked",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'newsgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("newsgen.public"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
