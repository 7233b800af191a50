"""Sentences of the quality declaration that depend on the survey."""

import pandas as pd

from helpers.exhibits import Statement
from helpers.words.edition import Edition


def wording_sentence(edition: Edition) -> Statement:
    """Say whether the questions' wording is the survey's own."""
    text = edition.sentence(f"wording_{edition.codebook.wording}")
    return Statement("quality-wording", text, "published")


def period_sentence(crimes: pd.DataFrame | None, edition: Edition) -> Statement:
    """Say which years the figures are for.

    Parameters
    ----------
    crimes
        Column year: published reports of crime, if any.
    edition
        The language.
    """
    year = str(edition.codebook.year)
    if crimes is None:
        text = edition.sentence("period", year=year)
    else:
        years = crimes["year"]
        text = edition.sentence(
            "period_crimes", year=year, first=str(years.min()), last=str(years.max())
        )
    return Statement("quality-period", text, "published")
