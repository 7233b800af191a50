"""The quality of the data, as counts for appendix A: what was changed, and what is missing."""

import pandas as pd

from helpers.cleaning import Cleaned, Rule
from helpers.cleaning.rules import DROPS
from helpers.survey.codebook import NO_ANSWER, Codebook, Question
from helpers.survey.gates import who_is_asked

_ONLY_IF_ANY = (Rule.LEFT_OUT, Rule.NO_GROUP)
"""Rules that most surveys have no use for."""


def count_log(cleaned: Cleaned) -> pd.DataFrame:
    """Count the changes by rule and column.

    Returns
    -------
    pandas.DataFrame
        Columns rule, column (empty where whole rows were left out), changes.
    """
    log = cleaned.log.astype({"rule": "str", "column": "str"})
    counts = log.groupby(["rule", "column"]).size().rename("changes").reset_index()
    order = {str(rule): place for place, rule in enumerate(Rule)}
    return counts.sort_values(
        ["rule", "column"],
        key=lambda part: part.map(order).fillna(0) if part.name == "rule" else part,
        ignore_index=True,
    )


def count_submissions(cleaned: Cleaned) -> pd.DataFrame:
    """Count what became of the rows of the export.

    Returns
    -------
    pandas.DataFrame
        Columns outcome (``received``, each rule that leaves rows out, ``kept``), rows.
    """
    left_out = [(str(rule), int((cleaned.log["rule"] == rule).sum())) for rule in DROPS]
    told = [(rule, n) for rule, n in left_out if n or rule not in _ONLY_IF_ANY]
    rows = [("received", cleaned.received), *told, ("kept", len(cleaned.responses))]
    return pd.DataFrame(rows, columns=["outcome", "rows"])


def asked(responses: pd.DataFrame, codebook: Codebook, question: Question) -> pd.Series:
    """Return for each respondent whether a question was put to them.

    Parameters
    ----------
    responses
        One row a respondent.
    codebook
        The survey's declaration.
    question
        The question; with a filter, those whose answer to the filter question does not open it were
        not asked.
    """
    found = who_is_asked(
        question, codebook, lambda gate: responses[gate.question].isin(gate.levels)
    )
    return pd.Series(True, index=responses.index) if found is None else found


def count_completeness(cleaned: Cleaned, codebook: Codebook) -> pd.DataFrame:
    """Count who answered each question, by sector.

    "Don't know" is an answer. A question of free text is left out: nobody has to answer it.

    Returns
    -------
    pandas.DataFrame
        Columns question, sector, answered, no_answer (a code that says so), blank, not_asked.
    """
    responses = cleaned.responses
    rows = []
    for question in codebook.questions:
        if question.type == "free_text":
            continue
        was_asked = asked(responses, codebook, question)
        if question.type == "multiple":
            items = [f"{question.id}.{level.id}" for level in question.levels]
            given = responses[items].notna().any(axis=1)
            declined = pd.Series(False, index=responses.index)
        else:
            declined = (responses[question.id] == NO_ANSWER).fillna(False).astype(bool)
            given = responses[question.id].notna() & ~declined
        states = {
            "answered": given & was_asked,
            "no_answer": declined & was_asked,
            "blank": was_asked & ~given & ~declined,
            "not_asked": ~was_asked,
        }
        for sector in codebook.sectors:
            mine = responses["_sector"] == sector.id
            rows.append(
                {"question": question.id, "sector": sector.id}
                | {state: int((mask & mine).sum()) for state, mask in states.items()}
            )
    return pd.DataFrame(rows)


def _finished(responses: pd.DataFrame) -> pd.Series:
    """Return who came to the end, as far as is known: unknown is not "no"."""
    return responses["_finished"].fillna(True).astype(bool)


def count_flags(cleaned: Cleaned, codebook: Codebook) -> pd.DataFrame:
    """Count flagged respondents by sector.

    Returns
    -------
    pandas.DataFrame
        Columns sector, respondents, unfinished, straight_lined.
    """
    responses = cleaned.responses
    rows = []
    for sector in codebook.sectors:
        mine = responses[responses["_sector"] == sector.id]
        flags = (len(mine), int((~_finished(mine)).sum()), int(mine["_straight_lined"].sum()))
        rows.append((sector.id, *flags))
    return pd.DataFrame(rows, columns=["sector", "respondents", "unfinished", "straight_lined"])


def describe_durations(cleaned: Cleaned, codebook: Codebook) -> pd.DataFrame:
    """Return quartiles of the time spent on a finished questionnaire, in whole minutes, by sector.

    Missing where fewer respondents than the disclosure threshold stand behind a quarter.

    Returns
    -------
    pandas.DataFrame
        Columns sector, n, lower_quartile, median, upper_quartile.
    """
    responses = cleaned.responses
    timed = responses[_finished(responses) & responses["_duration"].notna()]
    rows: list[tuple[object, ...]] = []
    for sector in codebook.sectors:
        minutes = timed.loc[timed["_sector"] == sector.id, "_duration"]
        quartiles: list[object] = [pd.NA] * 3
        if len(minutes) >= 4 * codebook.disclosure.threshold:
            quartiles = [round(value) for value in minutes.quantile([0.25, 0.5, 0.75])]
        rows.append((sector.id, len(minutes), *quartiles))
    frame = pd.DataFrame(
        rows, columns=["sector", "n", "lower_quartile", "median", "upper_quartile"]
    )
    return frame.astype({name: "Int64" for name in frame.columns if name != "sector"})
