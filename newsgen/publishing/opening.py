"""A target by its name in the project, ready to be asked; its secrets are taken from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.errors import Fault, PublishError, nearest
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.http import Http, Waiting
from newsgen.publishing.target import Given, Target, targets

if TYPE_CHECKING:
    import httpx

_KEYS = ("user_env", "secret_env")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def settings_of(name: str, declared: Mapping[str, PublishTarget]) -> PublishTarget:
    """The settings of that name. PublishError: the project has no such target."""
    if name not in declared:
        wanted = f"one of {', '.join(declared)}" if declared else f"a table [publish.{name}] in newsgen.toml"
        raise PublishError(Fault("--to", f"no target {name!r}", wanted, nearest(name, declared)))
    return declared[name]


def opened_target(
    name: str,
    settings: PublishTarget,
    project: Path,
    environment: Mapping[str, str],
    waiting: Waiting,
    transport: httpx.BaseTransport | None = None,
) -> tuple[Target, Http]:
    """The target, and its session, which is still to be closed. PublishError: a variable that it needs is not set."""
    if faults := unset(name, settings, environment):
        raise PublishError(*faults)
    user, secret = (_value(getattr(settings, key), environment) for key in _KEYS)
    http = Http(settings.url.rstrip("/"), user, secret, waiting, transport)
    return targets()[settings.kind].open(Given(name, settings, project, lambda: http)), http


def unset(name: str, settings: PublishTarget, environment: Mapping[str, str]) -> tuple[Fault, ...]:
    """What is to stand in the environment, and does not, before that target can be opened."""
    needs = targets()[settings.kind].needs
    return tuple(
        _unset(f"publish.{name}.{key}", variable, key)
        for key in _KEYS
        if key in needs and not _value(variable := getattr(settings, key), environment)
    )


def variables(settings: PublishTarget) -> tuple[str, ...]:
    """The environment variables that are read for a target."""
    return tuple(variable for key in _KEYS if (variable := getattr(settings, key)))


def _value(variable: str, environment: Mapping[str, str]) -> str:
    return environment.get(variable, "").strip() if variable else ""


def _unset(where: str, variable: str, key: str) -> Fault:
    """What is no name of a variable is not repeated: somebody may have put the secret itself there."""
    what = "the application password" if key == "secret_env" else "the login name"
    if not _VARIABLE.fullmatch(variable):
        return Fault(
            where, "it is no name of an environment variable", f"the name of the one that has {what}"
        )
    return Fault(where, f"the environment variable {variable} is not set", f"{what} in it")
