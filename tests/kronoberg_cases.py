"""The shipped survey's suspected cases: as published, or with counts of one's own."""

from dataclasses import replace

from helpers.results.case_sources import published_cases
from helpers.results.case_sums import Counted
from helpers.results.cases import Cases
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published

from .conftest import SURVEY


def shipped_cases(codebook: Codebook) -> Cases:
    """The cases of slide 13."""
    return published_cases(read_published(SurveyFolder(SURVEY), "suspected_cases"), codebook)


def cases_of(codebook: Codebook, counts: Counted) -> Cases:
    """The same table with other counts."""
    return replace(shipped_cases(codebook), counts=counts)


def stated(codebook: Codebook, **strong: IntervalCount) -> Cases:
    """Cases of strong suspicion alone, none but those of the actors named."""
    return cases_of(
        codebook,
        {
            actor.id: {"strong": strong.get(actor.id, ZERO), "doubtful": ZERO}
            for actor in codebook.actors
        },
    )
