"""What pip-audit found, for .ci/run: `python -m tests.audited EXIT_STATUS < its JSON`; 1 where something is vulnerable.

Where it cannot have its data it says of every package that nobody knows it, and ends well: that is no audit.
"""

from __future__ import annotations

import json
import sys

OWN = "newsgen"
"""Is in no index, and is not what is asked about."""


def verdict(status: int, report: str) -> tuple[int, str]:
    """The exit status, 0 or 1, and what to print: what was found, or why nothing could be."""
    try:
        found = [one for one in json.loads(report)["dependencies"] if one["name"] != OWN]
    except (ValueError, KeyError, TypeError):
        return 0, f"skipped pip-audit: it ended with {status} and no report; its data cannot be had from here"
    unknown = [one["name"] for one in found if "skip_reason" in one]
    if len(unknown) == len(found):
        return 0, f"skipped pip-audit: its data cannot be had from here, of none of {len(found)} packages"
    lines = [
        f"{one['name']} {one['version']}: {vulnerability['id']}, mended in {' or '.join(vulnerability['fix_versions']) or 'no version yet'}"
        for one in found
        for vulnerability in one.get("vulns", ())
    ]
    lines += [f"not audited, for nobody knows it: {name}" for name in unknown]
    lines.append(f"pip-audit: {len(found) - len(unknown)} of {len(found)} packages audited")
    return int(len(lines) > len(unknown) + 1), "\n".join(lines)


if __name__ == "__main__":
    code, words = verdict(int(sys.argv[1]), sys.stdin.read())
    print(words)
    sys.exit(code)
