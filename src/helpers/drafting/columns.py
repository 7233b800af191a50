"""A column of an export before anybody has said what it holds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from helpers.drafting.words import says

Told = Literal["single", "ordinal", "multiple", "number", "text", "date", "none"]
"""What a definition says that a question is; ``none`` is no question at all."""


@dataclass(frozen=True)
class Defined:
    """What is known of a question from elsewhere than its answers.

    Parameters
    ----------
    text, item
        Its wording, and that of the column's own item; empty where that is not known.
    options
        The answers offered, in their order: the text of each code.
    kind
        What kind of question it is; None where that is not told.
    missing
        Codes and texts that are no answer.
    by
        Who tells: "the SPSS file".
    """

    text: str = ""
    item: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    kind: Told | None = None
    missing: frozenset[str] = frozenset()
    by: str = ""


@dataclass(frozen=True, eq=False)
class Column:
    """A column.

    Parameters
    ----------
    name
        What a codebook calls it.
    text
        The question's wording.
    values
        Its cells, without blanks at the ends.
    stem, item
        What it shares with the other columns of a question, and what is its own; empty where it
        stands alone.
    defined
        What is known of its question.
    """

    name: str
    text: str
    values: Sequence[str]
    stem: str = ""
    item: str = ""
    defined: Defined = Defined()

    def is_missing(self, value: str) -> bool:
        """Return whether a value says that there is no answer."""
        if not value or value in self.defined.missing:
            return True
        offered = self.defined.options
        if value in offered or value in offered.values():
            return False
        return says(value, "no_answer")

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each answer stands in the column."""
        found = Counter(self.values)
        return Counter({value: n for value, n in found.items() if not self.is_missing(value)})

    @cached_property
    def no_answers(self) -> set[str]:
        """The values that say that there is no answer, blanks left out."""
        return {value for value in set(self.values) if value and self.is_missing(value)}

    @cached_property
    def answered(self) -> NDArray[np.bool_]:
        """For each row whether there is an answer."""
        answers = self.counts.keys()
        return np.array([value in answers for value in self.values], dtype=bool)

    @property
    def number(self) -> int:
        """How many answered."""
        return self.counts.total()
