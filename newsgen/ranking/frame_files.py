"""The ranked dataset as the bytes of a file: CSV, XLSX, Parquet, JSON. Figures stay numbers, in full."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsgen.errors import Fault, OutputError, nearest

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 2**20 - 1
"""Of an XLSX sheet, below its header."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a text begins that a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold."""


def file_bytes(frame: pd.DataFrame, ending: str) -> bytes:
    """The frame in the format of a file's ending (".csv"). OutputError: another ending, or too large for it."""
    check_ending(ending)
    return FORMATS[ending](frame)


def check_ending(ending: str) -> None:
    """OutputError where no format has this ending."""
    if ending not in FORMATS:
        found = f"the ending {ending!r}" if ending else "a file without an ending"
        close = nearest(ending, FORMATS) if ending else ""
        raise OutputError(Fault("--out", found, f"one of {', '.join(FORMATS)}", close))


def quoted(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> quoted("=1+1"), quoted("Framley")
    ("'=1+1", 'Framley')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _csv(frame: pd.DataFrame) -> bytes:
    text: str = _harmless(frame).to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")
    return text.encode("utf-8")


def _xlsx(frame: pd.DataFrame) -> bytes:
    import pandas as pd

    try:
        import openpyxl  # type: ignore[import-untyped]  # noqa: F401 - only looked for: pandas writes with it
    except ImportError:
        raise OutputError(Fault("--out", "XLSX needs openpyxl", "pip install 'newsgen[xlsx]'")) from None
    if len(frame) > MOST_ROWS:
        raise OutputError(
            Fault(
                "--out", f"{len(frame):,} rows", f"at most {MOST_ROWS:,} in XLSX; .csv and .parquet take all"
            )
        )
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl", date_format="YYYY-MM-DD", datetime_format="YYYY-MM-DD") as to:
        _harmless(frame).to_excel(to, sheet_name="ranked", index=False, freeze_panes=(1, 0))
    return out.getvalue()


def _parquet(frame: pd.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.to_parquet(out, engine="pyarrow", index=False)
    return out.getvalue()


def _json(frame: pd.DataFrame) -> bytes:
    """A list of records, days as texts, what is missing as null."""
    days = frame.select_dtypes("datetime").columns
    dated = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in days})
    # pandas' own JSON rounds to 15 digits; a float needs 17
    records = dated.astype(object).where(dated.notna(), None).to_dict(orient="records")
    return json.dumps(records, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8") + b"\n"


def _harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as a spreadsheet may open it."""

    def harmless(text: str) -> str:
        # a writer of CSV does not put quotes around a carriage return
        return _CONTROL.sub("\ufffd", quoted(text)).replace("\r\n", "\n").replace("\r", "\n")

    texts = [str(name) for name in frame if frame[name].dtype.kind not in "biufM"]
    return frame.assign(**{name: frame[name].map(harmless) for name in texts})


FORMATS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
    ".json": _json,
}
"""By a file's ending."""
