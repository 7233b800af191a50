"""What every result has in common: it shows itself, and it knows its entry of ``results.json``."""

from abc import ABC, abstractmethod
from typing import Any

import pandas as pd

from helpers.exhibits.display import VIEW_TYPE
from helpers.statistics import Effect, OddsRatio, Test


class Result(ABC):
    """Something that the report tells, worked out and judged once, whatever the language.

    It displays itself in a notebook as its tidy frame and the line of its test. What a reader sees
    of it are its methods that take an edition: tables, figures and sentences.
    """

    @property
    @abstractmethod
    def frame(self) -> pd.DataFrame:
        """The figures, tidy: the one origin of table, CSV, sheet, figure and ``results.json``."""

    @property
    def tested(self) -> pd.DataFrame:
        """The test and the effect size as one row; empty where the result has none."""
        return pd.DataFrame()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        frames = [frame for frame in (self.frame, self.tested) if not frame.empty]
        return {
            "text/html": "\n".join(frame.to_html(index=False, na_rep="..") for frame in frames),
            "text/plain": "\n\n".join(frame.to_string(index=False) for frame in frames),
            VIEW_TYPE: "",
        }


def tested_frame(
    test: Test | None, effect: Effect | None, p_adjusted: float | None = None
) -> pd.DataFrame:
    """Return a test and an effect size as a frame of one row; without rows where there is none.

    Parameters
    ----------
    test, effect
        What was worked out.
    p_adjusted
        The p-value after Holm's method, where the test belongs to a family.
    """
    row = {**test_parts(test, p_adjusted), **effect_parts(effect)}
    return pd.DataFrame([row]) if row else pd.DataFrame()


def test_parts(test: Test | None, p_adjusted: float | None = None) -> dict[str, Any]:
    """Return a test as ``results.json`` names its parts."""
    if test is None:
        return {}
    parts = {
        "method": test.method,
        "statistic": test.statistic,
        "df": test.df,
        "p": test.p,
        "p_adjusted": p_adjusted,
    }
    return {name: value for name, value in parts.items() if value is not None}


def effect_parts(effect: Effect | OddsRatio | None, name: str = "") -> dict[str, Any]:
    """Return an effect size as ``results.json`` names its parts; empty where it has no value."""
    if effect is None or effect.value is None:
        return {}
    low, high = effect.interval
    return {
        "name": name or getattr(effect, "name", ""),
        "value": effect.value,
        "ci_low": low,
        "ci_high": high,
    }
