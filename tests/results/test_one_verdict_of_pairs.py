"""What is told of pairs, "don't know" and power is what the numbers say, of random surveys.

The numbers are worked out in earnest; what a text says is read back and held against the frames.
"""

import re
from random import Random

import numpy as np
from hypothesis import settings
from scipy import stats

from helpers.results.questions import Answers
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from .made import answered
from .told import named, told, told_in_turn

SURVEYS, MANY = 20, 200  # the latter with --hypothesis-profile=thorough
TELLING = ("detectable", "detectable_alike", "detectable_partly", "detectable_elsewhere")


def test_pairs_power_and_dont_know_are_told_as_they_are(editions: list[Edition]) -> None:
    thorough = settings.get_current_profile_name() == "thorough"
    met = set()
    for number in range(MANY if thorough else SURVEYS):
        random = Random(number)
        edition = random.choice(editions)
        answers = random_answers(random, edition.codebook)
        met |= {check_pairs(answers, edition), check_power(answers, edition)}
        check_ordered(answers, edition)
        check_unknown(answers, edition)
    assert {"pairs_differ", "pairs_alike", "silent"} <= met
    assert met & set(TELLING)


def random_answers(random: Random, codebook: Codebook) -> Answers:
    """Return answers of sectors that are alike, or far apart; of one level now and then none."""
    question = random.choice([one for one in codebook.questions if one.headline])
    size, apart = random.choice((2, 5, 10)), random.random() < 0.5
    counts = {}
    for sector in codebook.sectors:
        lean = random.random() if apart else 0.5
        levels = range(len(question.levels))
        counts[sector.id] = [
            random.randint(0, size) if random.random() < abs(lean - place % 2) else 0
            for place in levels
        ]
    return answered(codebook, question.id, counts)


def check_pairs(answers: Answers, edition: Edition) -> str:
    """Compare the pairs named with those whose p-value is under 0.05."""
    pairs, frame = answers.pairs, answers.pairs.frame
    sentence = pairs.sentence(edition)
    assert sentence is not None
    keys = ("differ", "all_differ", "unsure", "alike", "hidden")
    key, parts = told(sentence.text, edition, *(f"pairs_{one}" for one in keys))
    clear = frame[frame["p_adjusted"] < 0.05][["first", "second"]].to_numpy().tolist()
    if key == "pairs_differ":
        groups = [sector.id for sector in edition.codebook.sectors]
        read = [named(one, groups, edition.inside) for one in parts["pairs"].split("; ")]
        assert [sorted(one) for one in read] == [sorted(one) for one in clear]
        assert int(parts["count"]) == len(clear) < int(parts["all"]) == len(frame)
    elif key != "pairs_alike":
        assert len(clear) == {"pairs_all_differ": len(frame)}.get(key, 0)
    overall = answers.shares.sectors_sentence(edition)
    assert overall is not None
    p = answers.shares.p
    assert (key in ("pairs_differ", "pairs_all_differ", "pairs_unsure")) == (
        p is not None and p < 0.05
    )
    return key


def check_power(answers: Answers, edition: Edition) -> str:
    """Compare what could have been found with what was, and with Fisher's test of the extremes."""
    sentence, frame = answers.detectable.sentence(edition), answers.pairs.frame
    found = (frame["p_adjusted"] < 0.05).any() or answers.shares.differs
    assert (sentence is None) == found
    if sentence is None:
        return "silent"
    key, parts = told(sentence.text, edition, *TELLING, "detectable_nothing")
    sizes = answers.detectable.frame[["n_first", "n_second"]].to_numpy().tolist()
    extremes = [float(stats.fisher_exact(np.array([[n1, 0], [0, n2]])).pvalue) for n1, n2 in sizes]
    level = 0.05 / len(frame)
    assert (key == "detectable_nothing") == (min(extremes) > level)
    if key != "detectable_nothing":
        shown = answers.shares.county.proportion
        expected = 50 if shown is None else 100 * shown
        assert abs(int(re.sub(r"\D", "", parts["baseline"])) - expected) <= 0.5 + 1e-9
    return key


def check_ordered(answers: Answers, edition: Edition) -> None:
    """Compare the test over all levels with scipy's own where it is said to differ, or not."""
    sentence = answers.pairs.ordered_sentence(edition)
    if sentence is None or answers.pairs.ordered is None or answers.pairs.ordered.test.p is None:
        return
    names = ("ordered_differ", "ordered_differ_too", "ordered_alike")
    more = ("ordered_complement", "ordered_plan", "ordered_partly")
    (key, _), *_ = told_in_turn(sentence.text, edition, *names, *more)
    assert (key == "ordered_alike") == (answers.pairs.ordered.test.p >= 0.05)


def check_unknown(answers: Answers, edition: Edition) -> None:
    """Compare what "don't know" does with the tests of all three ways to count."""
    sentence = answers.sensitivity.unknown_sentence(edition)
    if sentence is None:
        return
    shows = [one for one in answers.sensitivity.verdicts.values() if one]
    text = plain(sentence.text)
    assert answers.sensitivity.verdicts["unknown_as_other"] == answers.shares.differs
    robust = edition.say("unknown_robust_differ", label="|").split("|")[1]
    assert text.endswith(plain(robust)) == (len(shows) == 3)
