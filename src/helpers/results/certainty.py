"""What is called clear (säkerställt): one definition, used by every result of the report."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from helpers.disclosure.declared import statistic
from helpers.results.base import Result
from helpers.statistics import Interval, Test, holm
from helpers.survey.codebook import Comparison
from helpers.words.edition import Edition
from helpers.words.formats import P_VALUE, SIGNIFICANCE


def is_clear(p: float | None) -> bool:
    """Return whether a test shows a difference: after Holm's method, where that is used.

    Parameters
    ----------
    p
        The p-value to judge by; None where there is no test.
    """
    return p is not None and p < SIGNIFICANCE


def side(interval: Interval | None) -> int:
    """Return which side of zero an interval lies on, where no test is made: 1, −1, or 0 for none.

    Parameters
    ----------
    interval
        That of a difference; None where it is hidden.
    """
    if interval is None:
        return 0
    return (interval.low > 0) - (interval.high < 0)


@dataclass(frozen=True)
class Family:
    """The confirmatory comparisons, which Holm's method protects together (Holm, 1979).

    Parameters
    ----------
    tests
        Works out the p-value of every comparison, by id; 1 where it is withheld, and None where no
        test is possible, which is then not counted. Asked once, and only when it is needed.
    """

    tests: Callable[[], Mapping[str, float | None]]

    @cached_property
    def values(self) -> Mapping[str, float | None]:
        """The p-values as they are."""
        return self.tests()

    @cached_property
    def adjusted(self) -> dict[str, float | None]:
        """The p-values after Holm's method."""
        return dict(zip(self.values, holm(list(self.values.values())), strict=True))

    def judge(self, comparison: str, p: float) -> float:
        """Return what ``p`` would be after Holm's method, were it that comparison's p-value."""
        others = [known for name, known in self.values.items() if name != comparison]
        return float(holm([p, *others])[0] or 0)


class Planned(Result):
    """A result with a test that the analysis plan may count among the confirmatory ones.

    Its data are ``plan``, the comparison of the analysis plan, and ``family``.
    """

    plan: Comparison
    family: Family

    @property
    @abstractmethod
    def test(self) -> Test | None:
        """The test; None where it is withheld, or where there is nothing to compare."""

    @property
    def test_p(self) -> float | None:
        """The unadjusted p-value."""
        return self.test.p if self.test else None

    @cached_property
    def p_adjusted(self) -> float | None:
        """The p-value after Holm's method; None where exploratory, and without a test."""
        if self.test is None or not self.plan.confirmatory:
            return None
        return self.family.adjusted[self.plan.id]

    @property
    def p(self) -> float | None:
        """The p-value to judge by: adjusted where the comparison is confirmatory."""
        return self.p_adjusted if self.plan.confirmatory else self.test_p

    @property
    def differs(self) -> bool:
        """True where the data show what is tested: that sectors differ, or an association."""
        return is_clear(self.p)

    def judge(self, p: float) -> float:
        """Return what ``p`` would be after Holm's method, were it this comparison's p-value."""
        return self.family.judge(self.plan.id, p) if self.plan.confirmatory else p


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


def unmade(text: str, plan: Comparison, edition: Edition) -> str:
    """Say of a test that could not be made that the plan had wanted it, where it had.

    Parameters
    ----------
    text
        Why it could not be made.
    plan
        The comparison of the analysis plan.
    edition
        The language.
    """
    return edition.join([text, edition.say("untested_plan")]) if plan.confirmatory else text
