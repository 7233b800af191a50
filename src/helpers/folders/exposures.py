"""Would a report of these answers be stopped for giving a respondent away? Without building it."""

from collections.abc import Iterator

import pandas as pd

from helpers.cleaning.prepare import protect_survey
from helpers.report.audit.attack import attack_facts
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.earlier import attack_releases
from helpers.report.audit.exposure import Exposure
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder


def exposure_faults(
    folder: SurveyFolder, codebook: Codebook, responses: pd.DataFrame
) -> Iterator[Fault]:
    """Yield a fault for each question whose protected counts an intruder could see through.

    Parameters
    ----------
    folder
        The survey.
    codebook
        Its declaration.
    responses
        Its cleaned responses.
    """
    try:
        counts, _ = protect_survey(folder, codebook, responses, "survey")
    except InputError as error:
        yield from error.faults
        return
    facts = list(counted_facts(counts))
    exposures = [*attack_facts(facts, codebook), *attack_releases(facts, folder, codebook)]
    named: dict[str, Exposure] = {}
    for exposure in exposures:
        named.setdefault(exposure.key[1], exposure)
    for name, exposure in named.items():
        yield Fault(
            folder.codebook.name,
            f"its answers cannot be published safely: {exposure.told(codebook)}. Leave it out, "
            "join sectors, or declare the question harmless if it is",
            column=name,
        )
