"""Every answer to a question, sector by sector: counts, shares, and the most common answer."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import count, share
from helpers.exhibits import Column, Figure, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.pieces import fitting, group_column, question_note, row_kinds
from helpers.results.sector_pairs import Pairs
from helpers.results.share import shown
from helpers.results.shares import Shares
from helpers.words.edition import Edition
from helpers.words.formats import COUNT_AND_SHARE, PERCENT, WHOLE


@dataclass(frozen=True)
class Levels(Result):
    """Every answer to a question.

    Parameters
    ----------
    shares
        The question compared across sectors.
    pairs
        Its sectors compared two by two, and over all ordered answers.
    """

    shares: Shares
    pairs: Pairs

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector and for all respondents, a column for each answer, and n."""
        levels = self.shares.levels
        wide = levels.pivot(index="group", columns="level", values="count")
        wide["n"] = levels.groupby("group")["n"].first()
        return wide.loc[list(dict.fromkeys(levels["group"]))].reset_index()

    # The verdict.

    @cached_property
    def most_common(self) -> tuple[str, float] | None:
        """The answer that surely most respondents gave, with its share.

        None where hidden answers may be more, or two are as common.
        """
        levels = self.shares.levels
        mine = levels[levels["group"] == COUNTY].set_index("level")
        counts = {str(level): shown(counted) for level, counted in mine["count"].items()}
        known = {level: counted for level, counted in counts.items() if counted is not None}
        n = shown(mine["n"].iloc[0])
        if not known or not n:
            return None
        first = max(known, key=known.__getitem__)
        rivals = [counted for level, counted in known.items() if level != first]
        if known[first] <= max([*rivals, n - sum(known.values())], default=0):
            return None
        return first, known[first] / n

    @cached_property
    def differs(self) -> bool | None:
        """Whether sectors answer differently; None where hidden answers leave that open."""
        ordered = self.pairs.ordered
        if ordered is not None and ordered.complete and ordered.test.p is not None:
            return ordered.differs
        if self.shares.question.type != "ordinal" and self.shares.p is not None:
            return self.shares.differs
        return None

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show counts and shares of every answer."""
        question = self.shares.question
        name, frame = question.id, self.frame
        answered = count("n", name, "{group}")
        return Table(
            id=exhibit_id(name, "levels"),
            caption=edition.say("levels_caption", question=edition.question(question)),
            source=self.shares.source,
            source_line=edition.source_line(self.shares.source),
            columns=(
                group_column(edition),
                *(
                    Column(
                        (level.id, "n"),
                        edition.level(question, level.id),
                        COUNT_AND_SHARE,
                        (count("answer", name, "{group}", level.id), answered),
                    )
                    for level in question.levels
                ),
                Column("n", edition.say("n"), WHOLE, answered),
            ),
            frame=frame,
            row_kinds=row_kinds(frame),
            notes=(question_note(question, edition),),
        )

    def figure(self, edition: Edition) -> Figure:
        """Draw the answers of each sector as a bar that diverges from a common line.

        Right of the line the answers that the headline counts, left of it the others, a neutral
        middle across it and "don't know" by itself. Hidden answers show as a mark of the same size
        everywhere.
        """
        table, title = self.table(edition), self.title(edition)
        question = self.shares.question
        scale = figures.scale_of(question)
        bars = [
            figures.Bar.of(edition.group(str(row["group"])), row, scale)
            for row in self.frame.to_dict("records")
        ]
        counted = edition.series(
            [edition.quoted(edition.level(question, name)) for name in scale.right]
        )
        measure = edition.say(
            "levels_measure", question=edition.question(question), counted=counted
        )
        groups = map(str, self.frame["group"])
        told = edition.join(
            [self._told(group, bar, edition) for group, bar in zip(groups, bars, strict=True)]
        )
        svg = figures.diverging_bars(bars, scale, question, edition, table.id)
        alt = edition.say("levels_alt", title=title, told=told)
        return Figure(title, svg, alt, replace(table, caption=measure))

    def title(self, edition: Edition) -> str:
        """Say which answer is the most common, and whether sectors answer differently."""
        label = edition.question(self.shares.question)
        apart = {True: "differ", False: "alike", None: ""}[self.differs]
        if self.most_common is None:
            return edition.say(f"title_levels_{apart or 'hidden'}", label=label)
        level, proportion = self.most_common
        question = self.shares.question
        told = {
            "label": label,
            "level": edition.quoted(edition.level(question, level).lower()),
            "share": PERCENT(proportion, counts=share("answer", question.id, COUNTY, level)),
        }
        keys = [f"title_levels_top_{apart}"] if apart else []
        return fitting(*(edition.say(key, **told) for key in [*keys, "title_levels_top"]))

    def _told(self, group: str, bar: figures.Bar, edition: Edition) -> str:
        """Say a bar: every answer shown with its share, which are hidden, how many answered."""
        question = self.shares.question
        parts = [
            edition.say(
                "levels_told",
                level=edition.level(question, level).lower(),
                share=PERCENT(proportion, counts=share("answer", question.id, group, level)),
            )
            for level, proportion in bar.shares.items()
        ]
        if bar.hides and bar.n != 0:
            names = [edition.level(question, level).lower() for level in bar.hides]
            parts.append(edition.say("levels_told_hidden", levels=edition.series(names)))
        if bar.n is not None:
            number = WHOLE(bar.n, counts=count("n", question.id, group))
            parts.append(edition.say("answers", bar.n, number=number))
        return edition.say("levels_told_group", group=bar.name, told=edition.join(parts, ", "))
