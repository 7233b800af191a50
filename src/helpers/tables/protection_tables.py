"""How much disclosure control hides, for appendix J."""

import pandas as pd

from helpers.disclosure.protection import Suppression
from helpers.exhibits import Column, Table
from helpers.survey.provenance import Source
from helpers.words.edition import Edition


def protection_table(suppression: Suppression, source: Source, edition: Edition) -> Table:
    """Show how many figures are hidden, what share of the answers is shown, and the alternative.

    Parameters
    ----------
    suppression
        How much was hidden.
    source
        Where the answers come from.
    edition
        The language.

    Returns
    -------
    Table
        A row for the publication as it is, and one for the same without single answers.
    """
    shown = suppression.answers_shown / suppression.answers if suppression.answers else None
    rows = [
        ("published", suppression.cells, suppression.hidden, suppression.secondary, shown),
        ("headline_only", suppression.coarse_cells, suppression.coarse_hidden, None, None),
    ]
    names = {
        "published": edition.choose("Alla svar, som i rapporten", "All answers, as in the report"),
        "headline_only": edition.choose("Bara sammanfattande andelar", "Headline shares only"),
    }
    columns = ["publication", "cells", "hidden", "hidden_as_cover", "answers_shown"]
    frame = pd.DataFrame(rows, columns=columns)
    return Table(
        id="protection",
        caption=edition.choose("Vad skyddet döljer", "What the protection hides"),
        source=source,
        source_line=edition.source_line(source),
        columns=(
            Column("publication", edition.choose("Redovisning", "Publication"), names.__getitem__,
                   numeric=False),
            Column("cells", edition.choose("Siffror", "Figures"), edition.whole),
            Column("hidden", edition.choose("Dolda", "Hidden"), edition.whole),
            Column("hidden_as_cover", edition.choose("Varav för att skydda andra",
                                                     "Of these, as cover for others"),
                   edition.whole, missing="none"),
            Column("answers_shown", edition.choose("Andel av svaren som syns",
                                                   "Share of the answers shown"),
                   edition.percent, missing="none"),
        ),
        frame=frame.astype({"hidden_as_cover": "Int64"}),
    )  # fmt: skip
