"""What tables and sentences of several results are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import Counts
from helpers.exhibits import Column, Table
from helpers.survey.codebook import Question
from helpers.words.edition import Edition, plain
from helpers.words.formats import HIDDEN, PERCENT, WHOLE, Format, Number, rounded

COUNTY_WEIGHTED = "county_weighted"
"""All people invited together, every sector weighted by how many they are."""

LONGEST = 90
"""Letters that a figure's title may have: one or two lines of a phone."""


@dataclass(frozen=True)
class Ends:
    """Where rates are highest and lowest; groups that read alike in whole per cent stand together.

    Parameters
    ----------
    highest, lowest
        Groups, in their order.
    first, last
        The group whose rate is the very highest, and lowest.
    high, low
        Their rates.
    """

    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    first: str
    last: str
    high: float
    low: float

    @property
    def alike(self) -> bool:
        """True where all rates read alike."""
        return self.highest == self.lowest

    def told(
        self, edition: Edition, counts: Callable[[str], Counts], written: Format = PERCENT
    ) -> dict[str, str | Number]:
        """Return what a sentence or title says of the ends.

        Parameters
        ----------
        edition
            The language.
        counts
            What a group's rate counts.
        written
            How a rate is written.
        """
        told: dict[str, str | Number] = {}
        for end, groups, group, rate in (
            ("highest", self.highest, self.first, self.high),
            ("lowest", self.lowest, self.last, self.low),
        ):
            told[end] = edition.series([edition.among(group) for group in groups])
            told[f"{end}_share"] = written(rate, counts=counts(group))
        return told


def ends_of(rates: Mapping[str, float]) -> Ends:
    """Return where rates are highest and lowest; two decimals tell them apart."""
    read = {group: rounded(rate, 2) for group, rate in rates.items()}
    high, low = max(read.values()), min(read.values())
    return Ends(
        highest=tuple(group for group, rate in read.items() if rate == high),
        lowest=tuple(group for group, rate in read.items() if rate == low),
        first=(first := max(rates, key=rates.__getitem__)),
        last=(last := min(rates, key=rates.__getitem__)),
        high=rates[first],
        low=rates[last],
    )


def fitting(*candidates: str) -> str:
    """Return the first title that is short enough, or the last."""
    return next((title for title in candidates if len(plain(title)) <= LONGEST), candidates[-1])


def together(question: Question, edition: Edition) -> str:
    """Return what all together are called whom a question is about, weighted by sector."""
    return edition.say("county_weighted_asked" if question.asked_if else COUNTY_WEIGHTED)


def group_column(edition: Edition, question: Question | None = None) -> Column:
    """Return the column of row headers: sectors, actors, all respondents.

    Parameters
    ----------
    edition
        The language.
    question
        The question that the rows are about, where it is one.
    """

    def name(group: str) -> str:
        if question is not None and group == COUNTY_WEIGHTED:
            return together(question, edition)
        return edition.group(group)

    return Column("group", edition.say("group"), write=name)


def row_kinds(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the kind of each row: totals are those of all respondents and of the county."""
    return tuple("total" if group in (COUNTY, COUNTY_WEIGHTED) else "" for group in frame["group"])


def question_note(question: Question, edition: Edition) -> str:
    """Return a question as it was asked, and whether these were its very words."""
    asked = edition.say("question_note", text=question.text[edition.language])
    if edition.codebook.wording == "reconstructed":
        return asked + " " + edition.say("wording_note")
    return asked


def interval_note(question: Question, is_known: bool, edition: Edition) -> str:
    """Say of whom a question's intervals speak.

    Parameters
    ----------
    question
        What was asked.
    is_known
        Whether it is known of everyone if the question is about them.
    edition
        The language.
    """
    if question.asked_if is None:
        return edition.say("interval_note")
    return edition.say("interval_note_asked" if is_known else "interval_note_may_be_asked")


def published_table(
    identifier: str,
    caption: str,
    frame: pd.DataFrame,
    headers: Mapping[str, str],
    edition: Edition,
    slide: int | str | None = None,
) -> Table:
    """Show published text or whole numbers as they stand.

    Parameters
    ----------
    identifier
        The table's id.
    caption
        What to see in it.
    frame
        The values.
    headers
        Header of each column to show, by column name, in order.
    edition
        The language.
    slide
        The slide they come from.
    """
    numbers = {name for name in headers if pd.api.types.is_numeric_dtype(frame[name])}
    columns = tuple(
        Column(name, header, WHOLE if name in numbers else None, missing="none")
        for name, header in headers.items()
    )
    line = edition.source_line("published", slide)
    return Table(identifier, caption, "published", line, columns, frame)


def answers_told(n: int | None, counts: Counts, edition: Edition) -> Markup:
    """Say how many answered, or that it is hidden.

    Parameters
    ----------
    n
        How many; None where hidden.
    counts
        What the number counts.
    edition
        The language.
    """
    if n is None:
        return edition.say("answers", 2, number=HIDDEN)
    return edition.say("answers", n, number=WHOLE(n, counts=counts))
