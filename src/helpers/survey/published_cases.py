"""Cases by actor as they were published before."""

import pandas as pd

from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.intervals import IntervalCount
from helpers.survey.published import interval

_FILE = "published/suspected_cases.csv"


def published_counts(
    frame: pd.DataFrame, codebook: Codebook
) -> dict[str, dict[str, IntervalCount]]:
    """Return the published count of every actor and kind of case.

    Parameters
    ----------
    frame
        Columns actor, certainty (kind of case), low, high (empty where open), open.
    codebook
        The survey's declaration: what each kind is.

    Raises
    ------
    InputError
        The codebook declares no cases, or the table lacks an actor's count of some kind.
    """
    if codebook.cases is None:
        raise InputError([Fault("codebook.yml", f"needs cases, since there is {_FILE}")])
    found = {(row["actor"], row["certainty"]): interval(row) for _, row in frame.iterrows()}
    kinds = codebook.cases.counts
    wanted = [(actor.id, kind) for actor in codebook.actors for kind in kinds]
    faults = [
        Fault(_FILE, f"needs a row of the actor {actor} with certainty {kind}")
        for actor, kind in wanted
        if (actor, kind) not in found
    ]
    unknown = "the codebook declares no such actor, or no such certainty under cases"
    faults += [
        Fault(_FILE, unknown, value=f"{actor}, {kind}")
        for actor, kind in found
        if (actor, kind) not in wanted
    ]
    if faults:
        raise InputError(faults)
    return {actor.id: {kind: found[actor.id, kind] for kind in kinds} for actor in codebook.actors}
