"""Numbers as each language writes them, rounded as a reader rounds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.survey.codebook import Codebook, Language
from helpers.words import formats
from helpers.words.edition import Edition

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_are_rounded_half_up(share: tuple[int, int]) -> None:
    """By whole numbers alone: 100 count / n + 1/2, rounded down."""
    count, n = share
    assert formats.percent(count / n, "en") == f"{(200 * count + n) // (2 * n)}%"


@given(st.integers(-100_000, 100_000), st.integers(1, 3))
def test_decimals_are_rounded_half_away_from_zero(value: int, digits: int) -> None:
    """A number that ends in 5 one place further than shown lies half-way."""
    scale = 10 ** (digits + 1)
    half = math.copysign(10 * (abs(value) // 10) + 5, value) / scale
    up = abs(value) // 10 + 1
    assert formats.decimal(abs(half), "en", digits) == f"{up / 10**digits:,.{digits}f}"


# Svenska skrivregler (Språkrådet, 2017): comma, blank in thousands and before the sign, true minus.
WRITTEN = {
    "whole": (1234567, f"1{NBSP}234{NBSP}567", "1,234,567"),
    "decimal": (1234.5, f"1{NBSP}234,50", "1,234.50"),
    "percent": (0.61, f"61{NBSP}%", "61%"),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_language_has_its_marks(kind: str) -> None:
    value, swedish, english = WRITTEN[kind]
    write = getattr(formats, kind)
    assert (write(value, "sv"), write(value, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(-0.45, 2, f"{MINUS}0,45"), (12.0, 0, "+12"), (-0.004, 2, "0,00"), (0.0, 0, "0"),
     (-0.5, 0, f"{MINUS}1")],
)  # fmt: skip
def test_signs(value: float, digits: int, written: str) -> None:
    assert formats.signed(value, "sv", digits) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0009999, "p < 0,001"), (0.001, "p = 0,001"), (0.0314, "p = 0,031"), (0.0996, "p = 0,100"),
     (0.1, "p = 0,10"), (0.345, "p = 0,35"), (1.0, "p = 1,00")],
)  # fmt: skip
def test_p_values(value: float, written: str) -> None:
    assert formats.p_value(value, "sv") == written.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("low", "high", "language", "written"),
    [(0.14, 0.26, "sv", f"14{DASH}26{NBSP}%"), (0.14, 0.26, "en", f"14{DASH}26%"),
     (0.141, 0.144, "en", "14%"), (0.0, 1.0, "en", f"0{DASH}100%")],
)  # fmt: skip
def test_intervals_of_shares(low: float, high: float, language: Language, written: str) -> None:
    assert formats.percent_interval(low, high, language) == written


@given(st.floats(0, 999), st.floats(0, 999))
def test_bounds_are_never_narrower_than_what_they_tell(
    codebook: Codebook, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    told = Edition(codebook, "en").write(formats.RATIO_BOUNDS, low, high).split(DASH)
    assert float(told[0]) <= low < float(told[0]) + 0.11
    assert float(told[1]) - 0.11 < high <= float(told[1])


def test_without_an_end() -> None:
    assert formats.decimal(math.inf, "sv") == "∞"
    assert formats.decimal(-math.inf, "sv") == f"{MINUS}∞"
