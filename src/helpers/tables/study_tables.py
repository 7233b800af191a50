"""Tables of the study itself: its purpose, assignment, perspectives, key persons and follow-up."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Column, Table
from helpers.survey.published import slides_of
from helpers.tables.answer_tables import simple_table
from helpers.tables.page_links import PAGES, appendix_link
from helpers.tables.result_entries import published_entry
from helpers.words.edition import Edition

_QUESTION = "question_"  # how the items that are the study's questions start
# The notebooks that answer each.
_ANSWERED = {
    "situation": (PAGES["experience"], "07_reported_crime"),
    "experience": (PAGES["experience"],),
    "preparedness": (PAGES["preparedness"], "06_experience_and_preparedness"),
    "collaboration": (PAGES["collaboration"],),
    "knowledge": (PAGES["knowledge"],),
}


def purpose_table(assignment: pd.DataFrame, edition: Edition) -> Table | None:
    """Show the questions that the study asks; None where they are not told.

    Parameters
    ----------
    assignment
        Columns item, text_sv, text_en, and slide.
    edition
        The language.
    """
    questions = assignment[assignment["item"].str.startswith(_QUESTION)]
    if questions.empty:
        return None
    caption = edition.choose("Kartläggningens frågor", "The questions of the mapping")
    headers = {f"text_{edition.language}": edition.choose("Fråga", "Question")}
    table = simple_table(
        "purpose", caption, questions, headers, edition, slide=slides_of(questions)
    )

    def answered(item: str) -> Markup:
        pages = _ANSWERED.get(item.removeprefix(_QUESTION), ())
        return Markup(", ").join(appendix_link(page, edition) for page in pages)

    where = Column("item", edition.choose("Besvaras i", "Answered in"), answered, False)
    return replace(table, columns=(*table.columns, where))


def assignment_table(assignment: pd.DataFrame, edition: Edition) -> Table | None:
    """Show definition, assignment and starting point; None where they are not told.

    Parameters
    ----------
    assignment
        Columns item, text_sv, text_en, and slide.
    edition
        The language.
    """
    told = assignment[~assignment["item"].str.startswith(_QUESTION)]
    if told.empty:
        return None
    caption = edition.caption("assignment", "Definition och uppdrag", "Definition and assignment")
    headers = {"slide": edition.choose("Bild", "Slide")} if "slide" in told else {}
    headers |= {
        f"text_{edition.language}": edition.choose("Innehåll", "Content"),
    }
    return simple_table("assignment", caption, told, headers, edition, slide=slides_of(told))


def perspectives_table(perspectives: pd.DataFrame, edition: Edition) -> Table:
    """Show the perspectives from which the issue is seen.

    Parameters
    ----------
    perspectives
        Columns label_sv, label_en.
    edition
        The language.
    """
    caption = edition.caption("perspectives", "Perspektiv på frågan", "Perspectives on the issue")
    headers = {f"label_{edition.language}": edition.choose("Perspektiv", "Perspective")}
    return simple_table(
        "perspectives", caption, perspectives, headers, edition, slide=slides_of(perspectives)
    )


def key_persons_table(key_persons: pd.DataFrame, edition: Edition) -> Table:
    """Show where the key persons interviewed came from.

    Parameters
    ----------
    key_persons
        Columns organisation_sv, organisation_en.
    edition
        The language.
    """
    caption = edition.caption(
        "key_persons", "Intervjuade nyckelpersoner", "Key persons interviewed"
    )
    headers = {f"organisation_{edition.language}": "Organisation"}
    return simple_table(
        "key-persons", caption, key_persons, headers, edition, slide=slides_of(key_persons)
    )


def follow_up_table(follow_up: pd.DataFrame, edition: Edition) -> Table:
    """Show what followed the mapping.

    Parameters
    ----------
    follow_up
        Columns item, value (may be missing), label_sv, label_en, and slide.
    edition
        The language.
    """
    counted = follow_up.dropna(subset=["value"])
    estimates = [
        {"group": COUNTY, "level": item, "count": int(value)}
        for item, value in counted[["item", "value"]].itertuples(index=False)
    ]
    entry = published_entry("follow_up", "follow_up", "follow_up", estimates)
    caption = edition.caption("follow_up", "Efter kartläggningen", "After the mapping")
    headers = {
        f"label_{edition.language}": edition.choose("Åtgärd", "Measure"),
        "value": edition.label("count"),
    }
    return simple_table(
        "follow-up",
        caption,
        follow_up,
        headers,
        edition,
        slide=slides_of(follow_up),
        results=(entry,),
    )
