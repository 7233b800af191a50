"""No number about respondents is published that does not say truly what it counts."""

import re
from pathlib import Path

import pandas as pd
import pytest

from helpers.exhibits.showing import Showing
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition

from ..conftest import SURVEY
from .attacks import ATTACKS, CLEANS, HONEST, Attack
from .conftest import Refused, add_cell, build

pytestmark = pytest.mark.report


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_it_is_refused_by_notebook_and_cell(refused: Refused, attack: Attack) -> None:
    names = (attack.id, attack.id.replace("-", "_"), refused.places[attack.id])
    said = [line for line in refused.lines if any(name in line for name in names)]
    assert any(re.search(attack.told, line) for line in said), f"not refused: {said[:3]}"
    placed = refused.of(attack)
    assert any(re.search(attack.told, line) for line in placed), f"no cell is named: {said[:3]}"


@pytest.mark.parametrize("honest", HONEST, ids=str)
def test_what_says_what_it_counts_is_not(refused: Refused, honest: Attack) -> None:
    # A lie elsewhere about the same number differs from the truth here as well.
    said = [line for line in refused.of(honest) if "differs between" not in line]
    assert said == []


def test_a_data_frame_is_refused_with_what_to_do(project: Path) -> None:
    place = add_cell(project, CLEANS, "import pandas\nappendix.show(pandas.DataFrame([7]))", 3)
    published = (project / "reports" / SURVEY / "results.json").read_bytes()
    run = build(project)
    assert run.returncode == 1
    assert f"{place}: TypeError: a DataFrame cannot be published: show a Table" in run.stderr
    assert "docs/how-to.md" in run.stderr
    assert (project / "reports" / SURVEY / "results.json").read_bytes() == published


@pytest.mark.parametrize(
    "shown", [pd.DataFrame([7]), pd.Series([7]), {"police": 7}, "7", 7, [pd.DataFrame([7])]]
)
def test_whatever_is_no_exhibit_is_refused(shown: object, codebook: Codebook) -> None:
    showing = Showing("B", [Edition(codebook, one) for one in codebook.languages], "sv")
    for part in (shown, lambda edition: shown):
        with pytest.raises(TypeError, match="cannot be published: show a Table, Figure or State"):
            showing.show(part)  # type: ignore[arg-type]
