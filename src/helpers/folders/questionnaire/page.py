"""A questionnaire as a page to print or to read through: one file, in one language."""

from functools import partial
from pathlib import Path

import jinja2

from helpers.folders.questionnaire.codes import part_title, question_code
from helpers.survey.codebook import Codebook, Language, Question
from helpers.words.catalogue import message as label
from helpers.words.edition import Edition

TEMPLATES = Path(__file__).parent / "templates"


def questionnaire_page(codebook: Codebook, language: Language) -> str:
    """Return a survey's questionnaire as an HTML page that prints on A4.

    Parameters
    ----------
    codebook
        The survey's declaration.
    language
        ``sv`` or ``en``.

    Returns
    -------
    str
        A page that asks nothing of the network; a question's number is its column in the export.
    """
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    themes: list[tuple[str, str, list[Question]]] = []
    for question in codebook.questions:
        if not themes or themes[-1][0] != question.theme:
            themes.append((question.theme, part_title(question.theme, language), []))
        themes[-1][2].append(question)
    page = environment.get_template("questionnaire.html.j2").render(
        codebook=codebook,
        language=language,
        others=[one for one in codebook.languages if one != language],
        themes=themes,
        text=lambda key, **values: label(f"questionnaire_{key}", language).format(**values),
        plain=lambda key: label(key, language),
        name_of=partial(label, "language_name"),
        code=question_code,
        condition=lambda question: _condition(question, codebook, language),
    )
    return page.rstrip() + "\n"


def _condition(question: Question, codebook: Codebook, language: Language) -> str:
    """Say who answers a question that is not for all."""
    if question.asked_if is None:
        return ""
    gate = codebook.question(question.asked_if.question)
    edition = Edition(codebook, language)
    answers = [edition.quoted(edition.level(gate, level)) for level in question.asked_if.levels]
    return label("questionnaire_asked_if", language).format(
        answers=edition.either(answers), question=question_code(gate)
    )
