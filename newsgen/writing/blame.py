"""What went wrong in a template, by the file and line of the template that it went wrong in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import Fault, LanguageError, TemplateError


class UnsayableError(TemplateError):
    """A figure of one patch that has no words: its draft is blocked, and the others are written."""


@contextmanager
def blame(where: str) -> Iterator[None]:
    """Turn whatever a template raises into a TemplateError that names its file and line."""
    try:
        yield
    except TemplateNotFound as error:
        raise TemplateError(Fault(where.partition(",")[0], error.message or str(error))) from None
    except TemplateSyntaxError as error:
        raise TemplateError(
            Fault(f"{error.name or where}, line {error.lineno}", str(error.message))
        ) from None
    except LanguageError as error:
        raise UnsayableError(Fault(_line(error) or where, str(error))) from None
    except SyntaxError as error:  # of the Python that Jinja makes of it
        raise TemplateError(Fault(where, f"it cannot be compiled: {error.msg}")) from None
    except (JinjaError, TypeError, ValueError, AttributeError, LookupError) as error:
        raise TemplateError(Fault(_line(error) or where, _plainly(error))) from None
    except (RecursionError, MemoryError, TimeoutError, OverflowError) as error:
        why = str(error) or "it failed"
        if isinstance(error, RecursionError):
            why = "it nests too deep, or calls itself without end"
        elif isinstance(error, MemoryError):
            why = "it uses more memory than a draft may (project.memory_mb)"
        raise TemplateError(Fault(_line(error) or where, why)) from None


def _plainly(error: Exception) -> str:
    """What Python says, or what it means where it speaks of settings of its own."""
    said = str(error)
    return "a number of more than 4,300 digits" if "set_int_max_str_digits" in said else said


def _line(error: BaseException) -> str:
    """The innermost line of a template in an error's traceback."""
    found, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".phrases")):
            found = f"templates/{name.rpartition('/')[2]}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found
