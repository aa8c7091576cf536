"""`newsgen schema`: the JSON Schema of newsgen.toml."""

from __future__ import annotations

import json

from newsgen.cli.terminal import tell


def schema() -> None:
    """Print the JSON Schema of newsgen.toml, for completion in an editor."""
    from newsgen.project import schema as project_schema

    tell(json.dumps(project_schema(), indent=2, ensure_ascii=False))
