"""Every answer to a question, sector by sector: counts, shares, and the most common answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import count, key, share, statistic
from helpers.exhibits import Column, Figure, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.pieces import answers_told, fitting, group_column, question_note, row_kinds
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
        middle across it and "don't know" by itself. Answers hidden one by one whose sum is
        published are one hatched block of that length; for the others nothing is drawn.
        """
        table, title = self.table(edition), self.title(edition)
        question = self.shares.question
        scale = figures.scale_of(question)
        frame = self.frame.set_index("group")
        bars = [self._bar(str(group), frame.loc[group], scale, edition) for group in frame.index]
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

        def names(levels: Sequence[str]) -> str:
            return edition.series([edition.level(question, level).lower() for level in levels])

        parts = []
        for block in bar.blocks:
            counts = share("answer", question.id, group, block.levels[0])
            if block.hatched:
                shown = [level for one in bar.blocks if not one.hatched for level in one.levels]
                shown.append(HEADLINE)
                rests = [key("answer", question.id, group, level) for level in shown]
                counts = statistic(key("n", question.id, group), *rests)
            parts.append(
                edition.say(
                    "levels_told_together" if block.hatched else "levels_told",
                    level=names(block.levels),
                    share=PERCENT(block.share, counts=counts),
                )
            )
        if bar.untold and bar.n != 0:
            parts.append(edition.say("levels_told_hidden", levels=names(bar.untold)))
        parts.append(answers_told(bar.n, count("n", question.id, group), edition))
        return edition.say("levels_told_group", group=bar.name, told=edition.join(parts, ", "))

    def _bar(
        self, group: str, row: pd.Series, scale: figures.Scale, edition: Edition
    ) -> figures.Bar:
        """Return what is drawn of a group: levels, and hidden ones where their sum is published.

        The headline is published, so that hidden levels on either side of it may be known together.
        """
        name, n = edition.group(group), shown(row["n"])
        counts = {level: shown(row[level]) for level in scale.colours}
        others = (*((scale.middle,) if scale.middle else ()), *scale.left, *scale.unknown)
        if not n:
            return figures.Bar(name, n, untold=() if n == 0 else tuple(counts))
        headline = next((one.count for one in self.shares.shares if one.group == group), None)
        known = _sum(counts, scale.right)
        if known is None:
            rest = _sum(counts, others)
            known = headline if rest is None else n - rest
        right, hides_right = _side(counts, scale.right, known, n)
        among = None if known is None else n - known
        rest_of_them, hides_left = _side(counts, others, among, n)
        sides: dict[str, list[figures.Block]] = {"left": [], "middle": [], "unknown": []}
        for block in rest_of_them:
            apart = all(level in scale.unknown for level in block.levels)
            across = block.levels == (scale.middle,) and not block.hatched
            sides["unknown" if apart else "middle" if across else "left"].append(block)
        placed = {side: tuple(blocks) for side, blocks in sides.items()}
        untold = (*hides_left, *hides_right)
        return figures.Bar(name, n, right=right, untold=untold, **placed)


def _sum(counts: Mapping[str, int | None], levels: Sequence[str]) -> int | None:
    """Return how many gave any of some answers; None where one is hidden."""
    known = [counted for level in levels if (counted := counts[level]) is not None]
    return sum(known) if len(known) == len(levels) else None


def _side(
    counts: Mapping[str, int | None], levels: Sequence[str], together: int | None, n: int
) -> tuple[tuple[figures.Block, ...], tuple[str, ...]]:
    """Return the blocks of some answers, hidden ones as one, and those of which nothing is told."""
    hides = tuple(level for level in levels if counts[level] is None)
    rest = sum(counts[level] or 0 for level in levels)
    blocks = []
    for level in levels:
        counted = counts[level]
        if counted is not None:
            blocks.append(figures.Block((level,), counted / n))
        elif together is not None and level == hides[0]:
            blocks.append(figures.Block(hides, (together - rest) / n, hatched=True))
    return tuple(blocks), hides if together is None else ()
