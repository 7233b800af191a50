"""Which digits of a codebook's own texts are no undeclared numbers."""

import pytest

from helpers.report.audit.undeclared import KnownTexts
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.words.edition import Edition


@pytest.mark.parametrize(
    ("label", "is_known"),
    [("18-29", True), ("> 60", True), ("$25,000 - $49,999", True), ("60+", True), ("År 1", True),
     ("7", False), ("7,5", False), ("50 %", False)],
)  # fmt: skip
def test_a_label_that_is_no_bare_number_is_known(
    codebook: Codebook, folder: SurveyFolder, label: str, is_known: bool
) -> None:
    first, *others = codebook.sectors
    texts = first.label.model_copy(update={"root": {"sv": label, "en": label}})
    named = first.model_copy(update={"label": texts})
    changed = codebook.model_copy(update={"sectors": (named, *others)})
    known = KnownTexts([changed], folder)
    assert (known.without(f"Bland {label} svarade ja.") == "Bland  svarade ja.") == is_known
    assert known.without("3 av 18 svarade ja.") == "3 av 18 svarade ja."


def test_a_bare_number_in_quotation_marks_is_the_label_of_that_number(
    codebook: Codebook, folder: SurveyFolder
) -> None:
    first, *others = codebook.sectors
    texts = first.label.model_copy(update={"root": {"sv": "7", "en": "7"}})
    changed = codebook.model_copy(
        update={"sectors": (first.model_copy(update={"label": texts}), *others)}
    )
    known = KnownTexts([changed], folder)
    edition = Edition(changed, "en")
    assert edition.group(first.id) == edition.quoted(edition.group(first.id)) == "“7”"
    assert known.without("Among “7” and ”7” most agree.") == "Among  and  most agree."
    assert known.without("Of 7 and “83” most agree.") == "Of 7 and “83” most agree."
