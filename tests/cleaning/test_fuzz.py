"""Whatever the bytes, reading and cleaning end in responses or in a clear message."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers.cleaning import clean
from helpers.reading.export import join, read_sheet
from helpers.survey.codebook import Codebook
from helpers.survey.count_answers import read_count
from helpers.survey.faults import InputError

from .exports import ROWS, codebook, delimited, spss, workbook

DECLARED = Codebook.model_validate(codebook())
INPUTS = int(os.environ.get("FUZZ_INPUTS", "0"))
"""Number of inputs of the long run, such as 100000; without it the long run is left out."""

with tempfile.TemporaryDirectory() as _folder:
    BASES: dict[str, tuple[bytes, ...]] = {
        "responses.csv": (
            delimited(ROWS[:3]),
            delimited(ROWS[3:], encoding="utf-16", delimiter=","),
            delimited(ROWS[3:], encoding="cp1252", header="names and labels", newline="\r"),
        ),
        "responses.xlsx": (workbook(ROWS[:2]),),
    }
    SPSS = spss(Path(_folder))

# Bytes and words that have meaning to a parser, beside plain noise.
TOKENS = st.sampled_from(
    [b'"', b'""', b";", b",", b"\t", b"\r", b"\n", b"\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf",
     b"\xc3", b"\xe5", b"=1+1", b"\x1a", b"A" * 5000, "ﬃ".encode(), "\u2028".encode(),
     b"PK\x03\x04", b"<c r=\"XFD9\"/>", b"1e999", b"9" * 400, b"2010-02-31", b"6-8",
     "–".encode(), b"\xf0\x9f\x98"]
)  # fmt: skip
Change = tuple[str, float, float, bytes]
Case = tuple[tuple[str, bytes], list[Change]]
CHANGES: st.SearchStrategy[list[Change]] = st.lists(
    st.tuples(
        st.sampled_from(["insert", "replace", "delete", "repeat", "cut", "flip"]),
        st.floats(0, 1),
        st.floats(0, 1),
        st.one_of(TOKENS, st.binary(min_size=1, max_size=8)),
    ),
    max_size=6,
)
INPUT = st.one_of(
    st.tuples(
        st.sampled_from([(name, base) for name, bases in BASES.items() for base in bases]), CHANGES
    ),
    st.tuples(st.tuples(st.just("responses.csv"), st.binary(max_size=300)), CHANGES),
)


SPSS_INPUT = st.tuples(st.just(("responses.sav", SPSS)), CHANGES)


def _changed(data: bytes, changes: list[Change]) -> bytes:
    for kind, where, length, token in changes:
        start = int(where * len(data))
        end = start + int(length**4 * (len(data) - start))
        middle = {
            "insert": token + data[start:end],
            "replace": token,
            "delete": b"",
            "repeat": data[start:end] * 3,
            "cut": b"",
            "flip": bytes(byte ^ token[0] for byte in data[start : start + 1])
            + data[start + 1 : end],
        }[kind]
        data = data[:start] + middle + (b"" if kind == "cut" else data[end:])
    return data


def _reads_or_refuses(case: Case) -> None:
    (name, base), changes = case
    try:
        clean(join([read_sheet(name, _changed(base, changes), DECLARED)]), DECLARED)
    except InputError as error:
        assert error.faults
        assert all("\n" not in str(fault) for fault in error.faults)


def _check(inputs: st.SearchStrategy[Case], examples: int) -> Callable[[], None]:
    quiet = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    return quiet(given(inputs)(_reads_or_refuses))


def test_any_bytes_are_read_or_refused() -> None:
    _check(INPUT, 400)()
    _check(SPSS_INPUT, 5)()  # each in a process of its own


@pytest.mark.slow
@pytest.mark.skipif(not INPUTS, reason="takes minutes; set FUZZ_INPUTS=100000")
def test_any_bytes_are_read_or_refused_for_long() -> None:
    _check(INPUT, INPUTS)()
    _check(SPSS_INPUT, INPUTS // 500)()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9 –\-+,.]{1,12}( eller fler)?")))
def test_any_text_is_a_count_or_refused(text: str) -> None:
    try:
        count = read_count(text)
    except ValueError as error:
        assert str(error)
    else:
        assert read_count(str(count)) == count
