"""Sums of numbers that respondents stated: hidden where too few, or one of them, stand behind."""

import pandas as pd

from helpers.disclosure.gates import Visible
from helpers.survey.codebook import Codebook


def protect_cases(
    cases: pd.DataFrame,
    responses: pd.DataFrame,
    visible: Visible,
    codebook: Codebook,
    public: set[str],
    compromised: set[str],
) -> pd.DataFrame:
    """Hide the sums of a question where one of them tells what a respondent stated.

    A sum tells it where fewer respondents than the threshold stand behind, or where one states so
    much of it that the second could work that out to within p per cent: what the others state,
    without the second, is less than p % of it (p % rule: Hundepool et al., Statistical Disclosure
    Control, 2012). All sums of the question go together: its totals are shown.

    Parameters
    ----------
    cases
        As ``disclosure.counts.count_cases`` returns them.
    responses
        One row a respondent.
    visible
        Which answers are shown: nothing is told of a follow-up whose gate is hidden in any sector.
    codebook
        The survey's declaration, with the threshold and p.
    public
        Count questions whose sums are known already and stay.
    compromised
        Count questions whose sums an earlier release gives away.

    Returns
    -------
    pandas.DataFrame
        The same sums, missing where hidden.
    """
    threshold, percent = codebook.disclosure.threshold, codebook.disclosure.dominance
    groups = [sector.id for sector in codebook.sectors]
    unsafe = set()
    for name, mine in cases.groupby("question", sort=False):
        question = codebook.question(str(name))
        if name in public or question.harmless:
            continue
        few = mine["reporters"].between(1, threshold - 1).any()
        shut = not all(visible.opening(question, group) for group in groups)
        if name in compromised or few or shut or _dominated(responses, str(name), percent):
            unsafe.add(name)
    hide = cases["question"].isin(unsafe)
    ends = {name: cases[name].mask(hide) for name in ("reporters", "low", "high")}
    shown = cases.assign(**ends, open=cases["open"].astype("boolean").mask(hide))
    return shown.drop(columns="reporters") if public else shown


def public_reporters(cases: pd.DataFrame, public: set[str]) -> pd.DataFrame:
    """Return of sums that were public before that somebody told of them, not how many.

    Parameters
    ----------
    cases
        As ``disclosure.counts.count_cases`` returns them.
    public
        Count questions whose sums are known already.
    """
    known = cases[cases["question"].isin(public)]
    return known.assign(reporters=known["reporters"].clip(upper=1))


def _dominated(responses: pd.DataFrame, question: str, percent: float) -> bool:
    """Return whether some actor's sum is mostly one respondent's."""
    stated = responses[f"{question}.high"].fillna(0).astype(float)
    for _, mine in stated[stated > 0].groupby(responses["_actor"], observed=True):
        first, *others = sorted(mine, reverse=True)
        if sum(others[1:]) < percent / 100 * first:
            return True
    return False
