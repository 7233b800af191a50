"""Tables of the study itself: its purpose, assignment, perspectives, key persons and follow-up."""

import pandas as pd

from helpers.counts import COUNTY
from helpers.edition import Edition
from helpers.exhibits import Table
from helpers.results import published_entry
from helpers.tables import simple_table

_QUESTION = "question_"  # how the items that are the study's questions start


def purpose_table(assignment: pd.DataFrame, edition: Edition) -> Table:
    """Show the questions that the study asks (slide 7).

    Parameters
    ----------
    assignment
        Columns slide, item, text_sv, text_en.
    edition
        The language.
    """
    questions = assignment[assignment["item"].str.startswith(_QUESTION)]
    caption = edition.choose("Kartläggningens syfte", "The purpose of the mapping")
    headers = {f"text_{edition.language}": edition.choose("Frågorna", "The questions")}
    return simple_table("purpose", caption, questions, headers, edition, slide=7)


def assignment_table(assignment: pd.DataFrame, edition: Edition) -> Table:
    """Show definition, assignment and starting point (slides 2, 4 and 5).

    Parameters
    ----------
    assignment
        Columns slide, item, text_sv, text_en.
    edition
        The language.
    """
    told = assignment[~assignment["item"].str.startswith(_QUESTION)]
    caption = edition.choose("Definition och uppdrag", "Definition and assignment")
    headers = {
        "slide": edition.choose("Bild", "Slide"),
        f"text_{edition.language}": edition.choose("Innehåll", "Content"),
    }
    slides = ", ".join(str(slide) for slide in sorted(set(told["slide"])))
    return simple_table("assignment", caption, told, headers, edition, slide=slides)


def perspectives_table(perspectives: pd.DataFrame, edition: Edition) -> Table:
    """Show the perspectives on what trafficking costs (slide 3).

    Parameters
    ----------
    perspectives
        Columns label_sv, label_en.
    edition
        The language.
    """
    caption = edition.choose("Vad människohandeln kostar", "What trafficking costs")
    headers = {f"label_{edition.language}": edition.choose("Perspektiv", "Perspective")}
    return simple_table("perspectives", caption, perspectives, headers, edition, slide=3)


def key_persons_table(key_persons: pd.DataFrame, edition: Edition) -> Table:
    """Show where the key persons interviewed came from (slide 9).

    Parameters
    ----------
    key_persons
        Columns organisation_sv, organisation_en.
    edition
        The language.
    """
    caption = edition.choose("Intervjuade nyckelpersoner", "Key persons interviewed")
    headers = {f"organisation_{edition.language}": "Organisation"}
    return simple_table("key-persons", caption, key_persons, headers, edition, slide=9)


def follow_up_table(follow_up: pd.DataFrame, edition: Edition) -> Table:
    """Show what followed the mapping (slide 31).

    Parameters
    ----------
    follow_up
        Columns slide, item, value (may be missing), label_sv, label_en.
    edition
        The language.
    """
    counted = follow_up.dropna(subset=["value"])
    estimates = [
        {"group": COUNTY, "level": item, "count": int(value)}
        for item, value in counted[["item", "value"]].itertuples(index=False)
    ]
    entry = published_entry("follow_up", "follow_up", "follow_up", estimates)
    caption = edition.choose("Efter kartläggningen", "After the mapping")
    headers = {
        f"label_{edition.language}": edition.choose("Åtgärd", "Measure"),
        "value": edition.label("count"),
    }
    return simple_table(
        "follow-up", caption, follow_up, headers, edition, slide=31, results=(entry,)
    )
