"""A bar has its number's length: levels, hidden ones together, and response rates."""

import re
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup

from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from .bars import bar_lengths
from .made import by_sector

ROUNDING = 2e-4  # two decimals of an SVG unit, of the 200 that an axis has at least


@pytest.mark.parametrize("number", range(40))
def test_a_bar_is_as_long_as_its_answers(codebook: Codebook, number: int) -> None:
    """Whatever is hidden: each shown level, and what hidden ones are known to be together."""
    random, edition = Random(number), Edition(codebook, "en")
    question = codebook.question(random.choice(("concerned", "suspicion", "preparedness")))
    names = [level.id for level in question.levels]
    counts = {
        sector.id: [random.choice((0, 1, 5, 7)) for _ in names] for sector in codebook.sectors
    }
    hidden = [
        (group, level)
        for group in counts
        for level in random.choice(([], names[-2:], names[:2], names))
    ]
    hidden += [(group, "headline") for group in counts if random.random() < 0.3]
    figure = by_sector(codebook, counts, question.id, hidden).levels.figure(edition)
    rows = bar_lengths(figure.svg)
    told = plain(figure.alt).partition("Bars of all answers. ")[2].split(". ")
    expected = []
    for group, numbers in counts.items():
        n = sum(numbers)
        answers = dict(zip(names, numbers, strict=True))
        hides = {level for one, level in hidden if one == group and level in answers}
        shown = [count for level, count in answers.items() if level not in hides]
        sides = (hides & set(question.headline), hides - set(question.headline))
        sums = [sum(answers[level] for level in side) for side in sides]
        expected.append((n, [one for one in shown if one], sums))
    drawn = [(n, shown, sums) for n, shown, sums in expected if n]
    rows = rows[: len(rows) - 1] if sum(n for n, _, _ in drawn) else rows  # all respondents
    for (n, shown, sums), text in zip(reversed(drawn), reversed(told[: len(counts)]), strict=False):
        untold = "hidden: " in text
        if untold and not shown and not any(sums):
            continue
        lengths = [round(one * n, 1) for one in (rows.pop() if shown or not untold else [])]
        for one in shown:
            assert one in lengths, text
            lengths.remove(one)
        assert all(one in sums for one in lengths), text
        assert untold or sum(shown) + sum(lengths) == n, text


def test_bars_of_the_built_report(built_root: Path) -> None:
    """Each bar against the numbers that its description tells; all on one axis."""
    report = built_root / "reports" / "kronoberg-2010" / "en"
    seen = 0
    for page in sorted(report.glob("0[2-5]*.html")):
        for figure in BeautifulSoup(page.read_text("utf-8"), "html.parser").select("figure"):
            drawing = figure.find("svg", class_="chart")
            identifier = str(figure.get("id", ""))
            if drawing is None or not identifier.endswith(("-levels", "response-rates-figure")):
                continue
            told = str(drawing["aria-label"])
            rows = bar_lengths(str(drawing))
            told = told.partition("Bars of all answers. ")[2] or told.partition(". ")[2]
            groups = [part for part in re.split(r"[.;] ", told) if "%" in part]
            for text, lengths in zip(reversed(groups), reversed(rows), strict=False):
                numbers = sorted((int(one) for one in re.findall(r"(\d+)%", text)), reverse=True)
                numbers = [one for one in numbers if one]
                assert [100 * one for one in lengths] == pytest.approx(numbers, abs=0.51), text
                seen += len(numbers)
    assert seen > 80
