"""What followed the study, as published."""

import pandas as pd

from helpers.results.study import training_sentence
from helpers.words.edition import Edition, plain


def test_without_training_none_is_told(edition: Edition) -> None:
    def told(occasions: int | None, participants: int | None) -> str:
        names, values = ["training_occasions", "participants"], [occasions, participants]
        sentence = training_sentence(pd.DataFrame({"item": names, "value": values}), edition)
        return "" if sentence is None else plain(sentence.text)

    assert all(number in told(7, 193) for number in ("7", "193", "28"))
    assert told(0, 0) == plain(edition.say("training_none"))
    assert told(7, None) == ""
