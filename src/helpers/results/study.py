"""The study itself, as published: its purpose, assignment, perspectives, key persons, follow-up."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Column, Entry, Statement, Table
from helpers.results.links import PAGES, appendix_link
from helpers.results.pieces import published_table
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import WHOLE

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
        Columns item, text_… (in each language), and slide.
    edition
        The language.
    """
    questions = assignment[assignment["item"].str.startswith(_QUESTION)]
    if questions.empty:
        return None
    headers = {f"text_{edition.language}": edition.say("question")}
    caption = edition.say("purpose_caption")
    slides = slides_of(questions)
    table = published_table("purpose", caption, questions, headers, edition, slides)

    def answered(item: str) -> Markup:
        pages = _ANSWERED.get(item.removeprefix(_QUESTION), ())
        return Markup(", ").join(appendix_link(page, edition) for page in pages)

    where = Column("item", edition.say("purpose_answered"), write=answered)
    return replace(table, columns=(*table.columns, where))


def assignment_table(assignment: pd.DataFrame, edition: Edition) -> Table | None:
    """Show definition, assignment and starting point; None where they are not told.

    Parameters
    ----------
    assignment
        Columns item, text_… (in each language), and slide.
    edition
        The language.
    """
    told = assignment[~assignment["item"].str.startswith(_QUESTION)]
    if told.empty:
        return None
    headers = {"slide": edition.say("slide")} if "slide" in told else {}
    headers |= {f"text_{edition.language}": edition.say("assignment_content")}
    caption = edition.caption("assignment")
    return published_table("assignment", caption, told, headers, edition, slides_of(told))


def perspectives_table(perspectives: pd.DataFrame, edition: Edition) -> Table:
    """Show the perspectives from which the issue is seen.

    Parameters
    ----------
    perspectives
        Columns label_… (in each language), and slide.
    edition
        The language.
    """
    headers = {f"label_{edition.language}": edition.say("perspective")}
    caption, slides = edition.caption("perspectives"), slides_of(perspectives)
    return published_table("perspectives", caption, perspectives, headers, edition, slides)


def key_persons_table(key_persons: pd.DataFrame, edition: Edition) -> Table:
    """Show where the key persons interviewed came from.

    Parameters
    ----------
    key_persons
        Columns organisation_… (in each language), and slide.
    edition
        The language.
    """
    headers = {f"organisation_{edition.language}": edition.say("organisation")}
    caption, slides = edition.caption("key_persons"), slides_of(key_persons)
    return published_table("key-persons", caption, key_persons, headers, edition, slides)


def cues_table(cues: pd.DataFrame, edition: Edition) -> Table:
    """Show what made respondents take notice, which was published without numbers.

    Parameters
    ----------
    cues
        Columns label_… (in each language), and slide.
    edition
        The language.
    """
    headers = {f"label_{edition.language}": edition.say("answer")}
    caption, slides = edition.caption("cues"), slides_of(cues)
    return published_table("cues-published", caption, cues, headers, edition, slides)


def follow_up_table(follow_up: pd.DataFrame, edition: Edition) -> Table:
    """Show what followed the mapping.

    Parameters
    ----------
    follow_up
        Columns item, value (may be missing), label_… (in each language), and slide.
    edition
        The language.
    """
    counted = follow_up.dropna(subset=["value"]).astype({"value": int})
    told = counted.rename(columns={"item": "level", "value": "count"}).assign(group=COUNTY)
    frame = told[["group", "level", "count"]]
    entry = Entry("follow_up", "follow_up", "follow_up", "published", (frame,), {})
    headers = {f"label_{edition.language}": edition.say("measure"), "value": edition.say("count")}
    caption, slides = edition.caption("follow_up"), slides_of(follow_up)
    table = published_table("follow-up", caption, follow_up, headers, edition, slides)
    return replace(table, entries=(entry,))


def training_sentence(follow_up: pd.DataFrame, edition: Edition) -> Statement | None:
    """Say how many took part in the training that followed; nothing where it is not told.

    Parameters
    ----------
    follow_up
        Columns item, value.
    edition
        The language.
    """
    values = follow_up.set_index("item")["value"].dropna()
    if not {"training_occasions", "participants"} <= set(values.index):
        return None
    occasions, participants = int(values["training_occasions"]), int(values["participants"])
    if occasions == 0:
        text = edition.say("training_none")
    else:
        text = edition.say(
            "training",
            occasions=edition.say("training_occasions", occasions,
                                  count=WHOLE(occasions, counts=NOTHING)),
            participants=WHOLE(participants, counts=NOTHING),
            mean=WHOLE(round(participants / occasions), counts=NOTHING),
        )  # fmt: skip
    return Statement("training", text, "published", True, "follow_up")
