"""Which actor, or group, a respondent belongs to, and what can be wrong with it."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from helpers.cleaning.columns import Mask
from helpers.cleaning.names import Names, Reading, RefusalError, meant, such_as, write_in
from helpers.cleaning.rules import Rule
from helpers.reading.raw import RawExport
from helpers.survey.codebook import NO_ANSWER, Codebook
from helpers.survey.faults import Fault
from helpers.survey.groups import OWN_GROUP
from helpers.survey.spelling import folded


def actor_reader(codebook: Codebook) -> Callable[[str], Reading]:
    """Return the reader of the column that says which actor a respondent belongs to.

    What names none is read as such: whether it is a fault depends on the rest of its row.
    """
    names, others = Names(codebook.actors), write_in(codebook.actors)
    left_out = {folded(text) for text in codebook.export.outside_frame}
    own_group = codebook.groups is not None and codebook.groups.blank == "own_group"

    unknown, of = "is not an actor in the sampling frame", "actor's aliases"
    if codebook.grouping is not None:
        unknown, of = "makes no group", f"level's aliases in question {codebook.grouping.id}"

    def read(text: str) -> Reading:
        if codebook.names_no_actor(text):
            return Reading(f"{OWN_GROUP}_all") if own_group else Reading("", Rule.NO_GROUP)
        if folded(text) in left_out:
            return Reading("", Rule.OUTSIDE_FRAME)
        reading = names.read(text)
        if reading is None or reading.text == NO_ANSWER:
            reading = others
        if reading is None:
            raise RefusalError(
                f"{unknown}{meant(names.nearest(text))}: add it to that {of} of codebook.yml, or "
                "to export.outside_frame if the answers are to be left out"
                f"{such_as('[', text, ']')}"
            )
        return reading

    return read


def answers_without_actor(raw: RawExport, where: Mask, codebook: Codebook) -> Iterator[Fault]:
    """Yield a fault for answers that name no actor; who gave none has only opened the page."""
    rows = np.flatnonzero(where)
    if len(rows):
        more = f" (and {len(rows) - 1} more rows)" if len(rows) > 1 else ""
        way = (
            'no actor is named: to leave such rows out, write outside_frame: [""] under export in '
            "codebook.yml"
            if codebook.groups is None
            else "no group is named: write blank: leave_out under groups in codebook.yml or, to "
            "keep such rows, blank: own_group and what their group is called as blank_label"
        )
        yield Fault(
            raw.files[raw.file_codes[rows[0]]],
            f"there are answers but {way}{more}",
            row=int(raw.row_numbers[rows[0]]),
            column=codebook.export.columns.actor,
        )


def more_than_invited(
    raw: RawExport, actor: pd.Categorical, kept: Mask, codebook: Codebook
) -> Iterator[Fault]:
    """Yield a fault for each actor from which more respondents answered than were invited."""
    codes = actor.codes[kept]
    answers = np.bincount(codes[codes >= 0], minlength=len(codebook.actors))
    for index, declared in enumerate(codebook.actors):
        if answers[index] > declared.invited:
            rows = np.flatnonzero(kept & (actor.codes == index))
            first = rows[declared.invited]  # the first one too many
            yield Fault(
                raw.files[raw.file_codes[first]],
                f"{answers[index]} respondents answered where {declared.invited} were invited: "
                f"correct invited of {declared.id} in codebook.yml, or find the answers that "
                "belong to another actor",
                row=int(raw.row_numbers[first]),
                column=codebook.export.columns.actor,
                value=declared.label.first,
            )
