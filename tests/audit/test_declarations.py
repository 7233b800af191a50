"""A declaration is read back as it was made, whatever a column of the export is called."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.disclosure.declared import Counts
from helpers.report.audit.declared_facts import read_declaration


@given(st.text(min_size=1))
def test_a_columns_name_is_read_back(column: str) -> None:
    declared = Counts("count", ("log/{column}/alias", "n/{question}")).at(
        {"column": column, "question": "met"}
    )
    assert read_declaration(str(declared)) == ("count", (("log", column, "alias"), ("n", "met")))


def test_a_part_of_a_key_stays_a_part() -> None:
    declared = Counts("statistic", ("{_rests}",)).at({"_rests": "answer/met/care/yes"})
    assert read_declaration(str(declared)) == ("statistic", (("answer", "met", "care", "yes"),))
