"""What is told of two surveys compared is one verdict, as in ``test_one_verdict``."""

import pytest

from helpers.results.compared_surveys import Survey
from helpers.results.survey_differences import QuestionDifference
from helpers.results.survey_pair import SurveyPair
from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.words.edition import Edition, plain
from helpers.words.formats import POINTS, WHOLE

from .made import survey
from .random_results import at_random, random_surveys, undraw
from .told import check_part, reads_as_title, told, told_in_turn


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    undraw(monkeypatch, ["differences"], SurveyPair)


def test_two_surveys_are_told_alike(codebook: Codebook, there: Survey) -> None:
    met = set()
    here = Survey(codebook, survey(codebook))
    for random, edition in at_random([Edition(codebook, one) for one in LANGUAGES]):
        met |= check_surveys(random_surveys(random, codebook, here, there), edition)
    assert met == {*TOLD_OF_SURVEYS, "across_title_some", "across_title_none"}


@pytest.fixture
def there(codebook: Codebook) -> Survey:
    other = codebook.model_copy(update={"survey": "there-2001", "year": 2001})
    return Survey(other, survey(other))


TOLD_OF_SURVEYS = (
    "across_higher", "across_lower", "across_uneven", "across_rest", "across_nothing",
    "across_hidden",
)  # fmt: skip


def check_surveys(pair: SurveyPair, edition: Edition) -> set[str]:
    """Compare title, alt text and sentence; return which messages they are."""
    figure, sentence = pair.figure(edition), pair.questions_sentence(edition).text
    names = pair.names(edition)
    title, in_title = told(
        figure.title, edition, "across_title_some", "across_title_none", there=names["there"]
    )
    found = told_in_turn(sentence, edition, *TOLD_OF_SURVEYS, **names)
    assert reads_as_title(figure.title)
    directions = {
        parts["named"]: key.removeprefix("across_") for key, parts in found if "named" in parts
    }
    rest = {key: parts for key, parts in found if "named" not in parts}
    assert (title == "across_title_some") == bool(directions)
    assert ("across_nothing" in rest) == (not directions)
    shown = [one for one in pair.questions if one.difference is not None]
    if directions:
        assert in_title["number"] == edition.write(WHOLE, len(directions))
        assert in_title["compared"] == edition.write(WHOLE, len(shown))
    assert ("across_rest" in rest) == (0 < len(directions) < len(shown))
    if "across_rest" in rest:
        left = edition.write(WHOLE, len(shown) - len(directions))
        assert rest["across_rest"]["number"] == left

    _, in_alt = told(figure.alt, edition, "across_alt")
    assert in_alt["title"] == plain(figure.title)
    hidden = []
    for one, said in zip(pair.questions, in_alt["told"].split("; "), strict=True):
        label, value = edition.question(one.question), one.difference
        check_part(said, label, None if value is None else edition.write(POINTS, value))
        if value is None:
            hidden.append(label.lower())
            continue
        direction = directions.get(plain(edition.share_of(one.question)))
        assert (direction is not None) == one.differs
        if direction in ("higher", "lower"):
            assert (direction == "higher") == (value > 0)
    assert ("across_hidden" in rest) == bool(hidden)
    if hidden:
        assert rest["across_hidden"]["questions"] == plain(edition.series(hidden))
    return {title, *(key for key, _ in found)}


def test_hidden_questions_are_not_told_as_alike(
    codebook: Codebook, there: Survey, edition: Edition
) -> None:
    asked = [question for question in codebook.questions if question.headline]
    hidden = tuple(QuestionDifference(question, ()) for question in asked)
    pair = SurveyPair(Survey(codebook, survey(codebook)), there, hidden)
    none = edition.say("across_title_none", **pair.names(edition))
    assert plain(pair.title(edition)) != plain(none)
