"""Published challenges and ways forward, tied to the questions that would test them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from helpers.exhibits import Column, Table, own_id
from helpers.results.base import Result
from helpers.results.links import question_link
from helpers.results.share import Share
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT


@dataclass(frozen=True)
class Evidence(Result):
    """Published statements beside the survey's questions that bear on them.

    Parameters
    ----------
    name
        The published table's name: ``challenges`` or ``ways_forward``.
    texts
        Columns text_… (in each language), evidence (ids of questions, separated by blanks), slide.
    shares
        The share of all together, by question with levels.
    source
        Where the answers come from.
    """

    name: str
    texts: pd.DataFrame
    shares: Mapping[str, Share]
    source: Source

    @property
    def frame(self) -> pd.DataFrame:
        """The statements as published."""
        return self.texts

    def table(self, edition: Edition) -> Table:
        """Show a row for each statement; its evidence is named, with its share, and linked."""
        line = edition.source_line("published", slides_of(self.texts))
        if self.shares:
            shares = edition.say("shares_source", line=edition.source_line(self.source))
            line = edition.join([line, shares])

        header = edition.say("evidence" if self.shares else "evidence_questions")

        def write(evidence: str) -> Markup:
            questions = [edition.codebook.question(name) for name in evidence.split()]
            return Markup("<br>").join(self._evidence(one, edition) for one in questions)

        return Table(
            id=own_id(self.name),
            caption=edition.caption(self.name),
            source=self.source if self.shares else "published",
            source_line=line,
            columns=(
                Column(f"text_{edition.language}", edition.say(f"{self.name}_text"),
                       source="published"),
                Column("evidence", header, write=write, missing="none"),
            ),
            frame=self.texts,
            sources=dict.fromkeys(map(str, self.texts.columns), "published"),
        )  # fmt: skip

    def _evidence(self, question: Question, edition: Edition) -> Markup:
        link, one = question_link(question, edition), self.shares.get(question.id)
        if one is None or one.proportion is None:
            return link
        return edition.say(
            "evidence_told",
            link=link,
            share=PERCENT(one.proportion, counts=one.rests_on),
            named=edition.share_of(question),
        )
