"""Published cases checked: against their own total row, and against the answers read."""

import pandas as pd

from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Statement, exhibit_id
from helpers.results.cases import Cases
from helpers.survey.published import interval
from helpers.words.edition import Edition
from helpers.words.formats import WHOLE


def totals_sentence(
    cases: Cases, edition: Edition, totals: pd.DataFrame | None
) -> Statement | None:
    """Say whether the published total row is the sum of its rows, both ends included.

    Parameters
    ----------
    cases
        The cases shown.
    edition
        The language.
    totals
        Columns certainty, low, high, open: the published total row, if any.
    """
    if totals is None or cases.source != "published":
        return None
    published = {row["certainty"]: interval(row) for _, row in totals.iterrows()}
    sums = {kind: cases.total(kind) for kind in cases.kinds}
    key = "cases_totals_agree" if sums == published else "cases_totals_part"
    told = {
        name: edition.join(
            [cases.told(one, kind, "total").written(edition) for kind, one in counts.items()], " / "
        )
        for name, counts in (("sum", sums), ("total", published))
    }
    identifier = exhibit_id(cases.id, "sum")
    return Statement(identifier, edition.say(key, **told), "published", result=cases.id)


def reproduction_sentence(
    cases: Cases, edition: Edition, surveyed: Cases | None
) -> Statement | None:
    """Say whether the answers read give the published cases of every actor.

    Parameters
    ----------
    cases
        The cases shown.
    edition
        The language.
    surveyed
        The survey's own count of them, if it is shown.
    """
    if surveyed is None or cases.source != "published":
        return None
    parting = [one for one, counts in cases.counts.items() if surveyed.counts[one] != counts]
    text = edition.say(
        "cases_not_reproduced" if parting else "cases_reproduced",
        actors=edition.series([edition.inside(actor) for actor in parting]),
        count=WHOLE(len(cases.counts), counts=NOTHING),
    )
    identifier = exhibit_id(cases.id, "reproduced")
    return Statement(identifier, text, surveyed.source, result=cases.id)
