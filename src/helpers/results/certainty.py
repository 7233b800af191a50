"""What is called clear (säkerställt): one definition, used by every result of the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from helpers.disclosure.declared import statistic
from helpers.statistics import Interval, holm
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
