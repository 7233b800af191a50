"""What an appendix shows of a question: decided by its type, the same for every survey."""

from collections.abc import Iterator

from helpers import figures
from helpers.comparison.case_counts import Cases, question_cases
from helpers.comparison.sector_comparison import SectorComparison, compare_sectors
from helpers.comparison.sensitivity import sensitivity
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Content, Heading, Statement, exhibit_id
from helpers.narrative import question_narrative
from helpers.narrative.case_narrative import cases_sentence, leading_actor_sentence
from helpers.survey.codebook import Question, Theme
from helpers.tables.answer_tables import items_table
from helpers.tables.comparison_tables import sector_pairs_table, sensitivity_table
from helpers.tables.published_tables import cases_table
from helpers.words.edition import Edition


def theme_exhibits(theme: Theme, counts: ProtectedCounts, edition: Edition) -> Iterator[Content]:
    """Show every question of a theme, each below its own heading.

    Parameters
    ----------
    theme
        Such as ``preparedness``.
    counts
        The survey's protected counts.
    edition
        The language.

    Yields
    ------
    Content
        Headings, figures, tables and sentences; a plain sentence where the theme has no question.
        A survey need not ask about the background: nothing is said then.
    """
    questions = edition.codebook.shown(theme)
    for question in questions:
        yield from question_exhibits(question, counts, edition)
    asked = {
        question.theme for question in edition.codebook.questions if question.type != "free_text"
    }
    if theme not in asked and theme != "background":
        text = edition.sentence("no_questions", theme=edition.theme(theme))
        yield Statement(exhibit_id("no", "questions", theme), text, "published")


def question_exhibits(
    question: Question, counts: ProtectedCounts, edition: Edition
) -> Iterator[Content]:
    """Show one question by what it is.

    A question with levels: its share in every sector, all answers, and how sectors differ. A
    multiple-response question: a table of its items. A count question: both ends by actor.

    Parameters
    ----------
    question
        Of any type but free text.
    counts
        The survey's protected counts.
    edition
        The language.
    """
    yield question_heading(question, edition)
    if question.type == "multiple":
        yield items_table(counts, question, edition)
    elif question.type == "count":
        yield from _count_exhibits(question, counts, edition)
    else:
        comparison = compare_sectors(counts, edition.codebook, question.id)
        yield from _share_exhibits(comparison, edition)


def question_heading(question: Question, edition: Edition) -> Heading:
    """Return a question's heading: its short name, the codebook's note, and who was asked."""
    notes = [question.note[edition.language]] if question.note else []
    gate = question.asked_if
    if gate is not None:
        asked = edition.codebook.question(gate.question)
        levels = [edition.quoted(edition.level(asked, level)) for level in gate.levels]
        notes.append(
            edition.sentence(
                "asked_if",
                question=edition.quoted(edition.question(asked)),
                levels=edition.either(levels),
            )
        )
    return Heading(heading_id(question), edition.question(question), " ".join(notes))


def heading_id(question: Question) -> str:
    """Return the anchor of a question's heading."""
    return exhibit_id("question", question.id)


def _share_exhibits(comparison: SectorComparison, edition: Edition) -> Iterator[Content]:
    several = len(comparison.sectors) > 1
    yield figures.shares_by_sector(comparison, edition)
    yield question_narrative.county_sentence(comparison, edition)
    if several:
        yield question_narrative.sector_sentence(comparison, edition)
        yield question_narrative.detectable_sentence(comparison, edition)
    yield figures.levels_by_sector(comparison, edition)
    if several:
        yield sector_pairs_table(comparison, edition)
        yield question_narrative.pairs_sentence(comparison, edition)
        if comparison.question.type == "ordinal":
            yield question_narrative.ordered_sentence(comparison, edition)
    tested = sensitivity(comparison)
    yield sensitivity_table(tested, edition)
    if several and len(tested.treatments) > 1:
        yield question_narrative.unknown_sentence(tested, edition)
    yield question_narrative.nonresponse_sentence(tested, edition)


def _count_exhibits(
    question: Question, counts: ProtectedCounts, edition: Edition
) -> Iterator[Content]:
    cases: Cases | None = question_cases(question, counts, edition.codebook)
    if cases is None:
        text = edition.sentence("counts_hidden")
        yield Statement(exhibit_id(question.id, "hidden"), text, counts.source)
        return
    yield cases_table(cases, edition)
    yield cases_sentence(cases, edition)
    yield figures.interval_counts(cases, edition)
    yield leading_actor_sentence(cases, edition)
