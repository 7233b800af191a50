"""A figure that a report gives away, and how that is told to who made it."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from helpers.report.audit.facts import Key
from helpers.survey.codebook import Codebook


@dataclass(frozen=True)
class Exposure:
    """A figure that the report gives away.

    Parameters
    ----------
    key
        What is counted (see ``helpers.report.audit.facts.Key``).
    low, high
        What a reader can narrow it down to.
    reason
        What is wrong.
    """

    key: Key
    low: float
    high: float
    reason: str

    def told(self, codebook: Codebook) -> str:
        """Say what is given away by the labels that the codebook gives, and how closely."""
        label = _labels(codebook)
        named = " / ".join(label.get(part, part) for part in self.key[1:])
        return f"{named}: {self.reason} ({self._narrowed})"

    def __str__(self) -> str:
        return f"{' / '.join(self.key[1:])}: {self.reason} ({self._narrowed})"

    @property
    def _narrowed(self) -> str:
        return f"{self.low:.0f}" if self.low == self.high else f"{self.low:.0f}–{self.high:.0f}"


def _labels(codebook: Codebook) -> dict[str, str]:
    levels = (level for question in codebook.questions for level in question.levels)
    parts = chain[Any](levels, codebook.actors, codebook.sectors, codebook.questions)
    plans = {
        plan.id: f"{codebook.question(plan.question).label.first} x "
        f"{codebook.question(plan.against).label.first}"
        for plan in codebook.analysis
        if plan.against is not None
    }
    return plans | {part.id: part.label.first for part in parts}
