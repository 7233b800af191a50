"""A questionnaire as a page to print or to read through: one file, in one language."""

from pathlib import Path

import jinja2

from helpers.folders.questionnaire.codes import part_title, question_code
from helpers.survey.codebook import LANGUAGES, Codebook, Language, Question
from helpers.words.catalogue import message as label

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
    other = next(one for one in LANGUAGES if one != language)
    page = environment.get_template("questionnaire.html.j2").render(
        codebook=codebook,
        language=language,
        other=other,
        themes=themes,
        text=lambda key, **values: label(f"questionnaire_{key}", language).format(**values),
        plain=lambda key: label(key, language),
        code=question_code,
        condition=lambda question: _condition(question, codebook, language),
    )
    return page.rstrip() + "\n"


def _condition(question: Question, codebook: Codebook, language: Language) -> str:
    """Say who answers a question that is not for all."""
    if question.asked_if is None:
        return ""
    gate = codebook.question(question.asked_if.question)
    quotes = ("”", "”") if language == "sv" else ("“", "”")
    answers = [
        f"{quotes[0]}{gate.level(level).label[language]}{quotes[1]}"
        for level in question.asked_if.levels
    ]
    either = " eller " if language == "sv" else " or "
    return label("questionnaire_asked_if", language).format(
        answers=either.join(answers), question=question_code(gate)
    )
