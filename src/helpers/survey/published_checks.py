"""What every published table must hold, checked against the survey's codebook."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers.survey.codebook import THEMES, Codebook, Language
from helpers.survey.faults import Fault

Expectation = Callable[[Any, Codebook], str | None]
"""Says what was expected of a cell; None where the cell is in order."""


def question(value: Any, codebook: Codebook) -> str | None:
    """Expect one question of the codebook, or several separated by blanks."""
    known = {one.id for one in codebook.questions}
    unknown = [name for name in str(value).split() if name not in known]
    return f"the codebook has no question {unknown[0]}" if unknown else None


def sector(value: Any, codebook: Codebook) -> str | None:
    """Expect a sector of the codebook."""
    known = {one.id for one in codebook.sectors}
    return None if value in known else "the codebook has no such sector"


def theme(value: Any, _: Codebook) -> str | None:
    """Expect a theme."""
    return None if value in THEMES else f"expected one of {', '.join(THEMES)}"


def expected_share(value: Any, _: Codebook) -> str | None:
    """Expect ``most`` or ``few``."""
    return None if value in {"most", "few"} else "expected most, few or nothing"


def count(value: Any, _: Codebook) -> str | None:
    """Expect a whole number."""
    is_whole = isinstance(value, int | float) and value >= 0 and value == int(value)
    return None if is_whole else "expected a whole number"


@dataclass(frozen=True)
class Published:
    """What a published table holds.

    Parameters
    ----------
    columns
        Those it needs, with what is expected of their cells, if anything; a cell may be empty.
    optional
        Those it may have besides.
    texts
        Its texts, each in a column a language.
    """

    columns: dict[str, Expectation | None]
    optional: dict[str, Expectation] = field(default_factory=dict)
    texts: tuple[str, ...] = ()

    def needed(self, languages: tuple[Language, ...]) -> dict[str, Expectation | None]:
        """Return every column needed: a text stands in one column a language (``text_sv``)."""
        texts = (f"{name}_{language}" for name in self.texts for language in languages)
        return self.columns | dict.fromkeys(texts)


_CONCLUSIONS = Published({"evidence": question}, texts=("text",))
PUBLISHED = {
    "assignment": Published({"item": None}, texts=("text",)),
    "challenges": _CONCLUSIONS,
    "cues": Published({}, texts=("label",)),
    "follow_up": Published({"item": None, "value": count}, texts=("label",)),
    "interview_statements": Published(
        {"statement": None, "topic": theme, "theme": None, "survey_question": question},
        {"expected": expected_share},
        texts=("theme", "summary"),
    ),
    "key_persons": Published({}, texts=("organisation",)),
    "perspectives": Published({}, texts=("label",)),
    "reported_crimes": Published(
        {"crime": None, "year": count, "reports": count},
        {"title_last_year": count},
        texts=("label",),
    ),
    "response_rates": Published({"sector": sector, "percent": count}),
    "suspected_cases": Published(
        {"actor": None, "certainty": None, "low": count, "high": count, "open": None}
    ),
    "suspected_cases_totals": Published(
        {"certainty": None, "low": count, "high": count, "open": None}
    ),
    "ways_forward": _CONCLUSIONS,
}  # fmt: skip


def published_faults(name: str, frame: pd.DataFrame, codebook: Codebook) -> Iterator[Fault]:
    """Yield what keeps a published table from being shown.

    Parameters
    ----------
    name
        File name without ending. A table that no appendix shows is not checked.
    frame
        The table as it stands in the file.
    codebook
        The survey's declaration.
    """
    file = f"published/{name}.csv"
    expected = PUBLISHED.get(name, Published({}))
    needed = expected.needed(codebook.languages)
    for column in needed:
        if column not in frame:
            yield Fault(file, "the column is missing", column=column)
    for column, expect in {**needed, **expected.optional}.items():
        if column not in frame or expect is None:
            continue
        for row, value in enumerate(frame[column], 2):
            said = None if pd.isna(value) else expect(value, codebook)
            if said is not None:
                yield Fault(file, said, row=row, column=column, value=str(value))
