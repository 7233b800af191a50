"""What every result has in common: it shows itself, and it knows its entry of ``results.json``."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.disclosure.declared import statistic
from helpers.exhibits.display import VIEW_TYPE
from helpers.statistics import Effect, OddsRatio, Test, holm
from helpers.words.edition import Edition
from helpers.words.formats import P_VALUE

SIGNIFICANCE = 0.05
"""A difference is called clear where its p-value is below this."""


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


@dataclass(frozen=True)
class Family:
    """The confirmatory comparisons, which Holm's method protects together (Holm, 1979).

    Parameters
    ----------
    tests
        Works out the p-value of every comparison, by id; a withheld test counts as p = 1. Asked
        once, and only when a p-value is needed.
    """

    tests: Callable[[], Mapping[str, float]]

    @cached_property
    def values(self) -> Mapping[str, float]:
        """The p-values as they are."""
        return self.tests()

    @cached_property
    def adjusted(self) -> dict[str, float]:
        """The p-values after Holm's method."""
        after = holm(list(self.values.values()))
        return {name: float(p or 0) for name, p in zip(self.values, after, strict=True)}

    def judge(self, comparison: str, p: float) -> float:
        """Return what ``p`` would be after Holm's method, were it that comparison's p-value."""
        others = [known for name, known in self.values.items() if name != comparison]
        return float(holm([p, *others])[0] or 0)


def said_p(p: float, keys: tuple[str, ...], edition: Edition, note: str = "") -> str:
    """Write a p-value in a sentence.

    Parameters
    ----------
    p
        The p-value.
    keys
        The counts that it is worked out from.
    edition
        The language.
    note
        ``adjusted`` or ``exploratory``; empty for neither.
    """
    number = P_VALUE(p, counts=statistic(*keys))
    return edition.say(f"p_{note}", p=number) if note else number.written(edition)
