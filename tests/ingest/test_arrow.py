"""What passes between numpy and pyarrow by buffers is what pyarrow's own ways give, and pandas stays out of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.ingest.arrow import mask, numbers, strings, truths
from newsgen.ingest.codes import firsts, unique_pairs
from tests.conftest import ROOT

TEXTS = st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=5), max_size=20)
INDICES = st.lists(st.integers(0, 6), max_size=40)


@settings(deadline=None)  # the first to run imports pandas
@given(TEXTS)
def test_strings(texts: list[str]) -> None:
    found = strings(texts)
    found.validate(full=True)
    assert found.equals(pa.array(texts, pa.string()))


def test_more_text_than_an_array_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgen.ingest.arrow.MOST_BYTES", 3)
    for texts in (["ab", "c"], ["ab", "cd"]):
        assert strings(texts).to_pylist() == texts


@given(st.lists(st.booleans(), max_size=40), st.integers(0, 9))
def test_masks_and_truths(these: list[bool], cut: int) -> None:
    array = mask(np.array(these, np.bool_))
    array.validate(full=True)
    assert array.to_pylist() == these
    assert truths(array.slice(cut)).tolist() == these[cut:]
    assert truths(pa.chunked_array([array.slice(0, cut), array.slice(cut)])).tolist() == these


@given(st.lists(st.none() | st.floats(allow_nan=False), max_size=40), st.integers(0, 9))
def test_numbers(values: list[float | None], cut: int) -> None:
    array = pa.array(values, pa.float64())
    wanted = np.array([np.nan if value is None else value for value in values], np.float64)
    assert np.array_equal(numbers(array), wanted, equal_nan=True)
    assert np.array_equal(numbers(array.slice(cut)), wanted[cut:], equal_nan=True)
    assert np.array_equal(numbers(pa.chunked_array([array, array])), np.tile(wanted, 2), equal_nan=True)


@given(INDICES)
def test_firsts_are_those_of_numpy(which: list[int]) -> None:
    used, at = np.unique(np.array(which, np.int64), return_index=True)
    found = firsts(np.array(which, np.int64))
    assert [found[0].tolist(), found[1].tolist()] == [used.tolist(), at.tolist()]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=30), st.booleans())
def test_pairs_whether_or_not_one_tells_the_other(pairs: list[tuple[int, int]], told: bool) -> None:
    pairs = [(first, first * 2 % 5) for first, _ in pairs] if told else pairs
    first, second = (np.array([pair[i] for pair in pairs], np.int64) for i in (0, 1))
    known, at, which = unique_pairs(first, second)
    assert known == sorted(set(pairs))
    assert [known[i] for i in which.tolist()] == pairs
    assert at.tolist() == [pairs.index(pair) for pair in known]


def test_a_build_from_csv_loads_no_pandas(tmp_path: Path) -> None:
    """It would be a fifth of the time of a small build."""
    said = (
        "import sys; from newsgen.cli import main\n"
        f"sys.argv = ['newsgen', 'build', 'examples/covid-north-east', '--fresh', '--out', {str(tmp_path / 'out')!r}]\n"
        "try: main()\n"
        "finally: assert 'pyarrow' in sys.modules and 'pandas' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
