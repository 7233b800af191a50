"""Labels of any survey are drawn as they stand, and their key has the room it needs."""

import re
import warnings

from helpers.figures.drawing import canvas, to_svg
from helpers.figures.parts import key


def test_a_dollar_sign_is_no_formula() -> None:
    with canvas(1) as (figure, (axes,)):
        axes.text(0, 0, "$0 - $24,999")
        svg = to_svg(figure, "dollars")
    assert "$0 - $24,999" in svg


def height(answers: int) -> float:
    with canvas(1.5) as (figure, (axes,)), warnings.catch_warnings():
        warnings.simplefilter("error")
        axes.set_xlim(0, 1)
        key(figure, [(f"An answer of some length, number {n}", {"facecolor": "#000"})
                     for n in range(answers)])  # fmt: skip
        svg = to_svg(figure, "key")
    found = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)
    assert found is not None
    return float(found[1])


def test_a_key_of_many_answers_makes_the_drawing_taller() -> None:
    assert height(1) == height(2)
    assert height(40) > height(20) > height(3)
