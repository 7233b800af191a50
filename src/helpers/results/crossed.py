"""All that is told of two questions set against each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, share, statistic
from helpers.exhibits import Column, Figure, Statement, Table, exhibit_id
from helpers.exhibits.content import Row
from helpers.results.association import Association
from helpers.results.base import Result
from helpers.results.gaps import Gaps
from helpers.results.pairs import Pair
from helpers.results.pieces import COUNTY_WEIGHTED, fitting, group_column, row_kinds
from helpers.results.share import Share
from helpers.survey.codebook import Question
from helpers.words.edition import Edition, capital
from helpers.words.formats import PERCENT, PERCENT_WITH_LIMITS, WHOLE, Number


@dataclass(frozen=True)
class Crossed(Result):
    """Two questions set against each other: their shares beside each other, gap, association.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    """

    pair: Pair

    @cached_property
    def gaps(self) -> Gaps:
        """The gap between the two, sector by sector."""
        return Gaps(self.pair)

    @cached_property
    def association(self) -> Association:
        """How the two go together."""
        return Association(self.pair)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Both shares with limits: a row for each sector, largest gap first, and for all."""
        order = [gap.group for gap in self.gaps.ranked] + [COUNTY]
        first, second = (
            {one.group: one for one in shares}
            for shares in (self.pair.first_shares, self.pair.second_shares)
        )
        rows = [
            (COUNTY_WEIGHTED if group == COUNTY else group,
             *_values(first[group]), *_values(second[group]))
            for group in order
        ]  # fmt: skip
        parts = ("share", "low", "high")
        names = [f"{which}_{part}" for which in ("first", "second") for part in parts]
        return pd.DataFrame(rows, columns=["group", *names])

    def table(self, edition: Edition) -> Table:
        """Show the headline shares of both questions beside each other."""
        pair, names, fields = self.pair, self.pair.names(edition), list(self.frame.columns)
        return Table(
            id=exhibit_id(pair.plan.id, "shares"),
            caption=edition.say("crossed_caption", **names),
            source=pair.source,
            source_line=edition.source_line(pair.source),
            columns=(
                group_column(edition),
                *(
                    Column(
                        tuple(fields[place : place + 3]),
                        edition.question(question),
                        PERCENT_WITH_LIMITS,
                        partial(_counts_of, question, shares),
                    )
                    for place, question, shares in (
                        (1, pair.first, pair.first_shares),
                        (4, pair.second, pair.second_shares),
                    )
                ),
            ),
            frame=self.frame,
            row_kinds=row_kinds(self.frame),
            notes=(edition.say("interval_note"),),
        )

    def figure(self, edition: Edition) -> Figure:
        """Draw both shares of every sector under each other, the largest gap on top."""
        table, title, names = self.table(edition), self.title(edition), self.pair.names(edition)
        words = (names["first"], names["second"])
        rows, told = [], []
        for first, second in self._sectors:
            name, both = edition.group(first.group), (first, second)
            rows.append(
                [figures.Row(name, "", one.group, one.proportion, one.limits) for one in both]
            )
            asked = zip((self.pair.first, self.pair.second), both, words, strict=True)
            said = [self._said(question, one, word, edition) for question, one, word in asked]
            told.append(edition.say("crossed_told", name=name, told=edition.join(said, ", ")))
        svg = figures.shares_side_by_side(rows, words, edition, table.id)
        measure = edition.say(
            "crossed_measure",
            first_headline=edition.headline(self.pair.first),
            second_headline=edition.headline(self.pair.second),
        )
        alt = edition.say("described", title=title, told=edition.join(told))
        return Figure(title, svg, alt, replace(table, caption=measure))

    def plane(self, edition: Edition) -> Figure:
        """Draw each sector as a point: the first share across, the second up.

        Below the diagonal, in the shaded zone, the first is more common than the second. A sector
        with a hidden share, or without answers, has no point and is named in the caption.
        """
        pair, names = self.pair, self.pair.names(edition)
        identifier = exhibit_id(pair.plan.id, "plane")
        words = (names["first"], names["second"])
        sectors = list(zip(pair.first_shares[:-1], pair.second_shares[:-1], strict=True))
        shown = [
            (one, other) for one, other in sectors if None not in (one.proportion, other.proportion)
        ]
        points = [
            figures.Point(
                edition.group(one.group), one.group,
                (one.proportion or 0.0, other.proportion or 0.0),
                (one.limits or (0.0, 0.0), other.limits or (0.0, 0.0)),
            )
            for one, other in shown
        ]  # fmt: skip
        axes = tuple(
            edition.say("plane_axis", word=capital(word), share=edition.share_of(question))
            for word, question in zip(words, (pair.first, pair.second), strict=True)
        )
        absent = [edition.group(one.group) for one, other in sectors if (one, other) not in shown]
        hidden = [edition.say("plane_hidden", groups=edition.series(absent))] if absent else []
        measure = edition.join([edition.say("plane_measure", **names), *hidden])
        title = self.plane_title(edition)
        told = [
            edition.say(
                "plane_told", name=edition.group(one.group),
                first=names["first"], second=names["second"],
                first_share=_with_limits(pair.first, one),
                second_share=_with_limits(pair.second, other),
            )
            for one, other in shown
        ]  # fmt: skip
        alt = edition.say("described", title=title, told=edition.join([*told, *hidden]))
        svg = figures.shares_plane(points, words, axes, edition, identifier)
        data = replace(self.table(edition), id=identifier, caption=measure)
        return Figure(title, svg, alt, data)

    def title(self, edition: Edition) -> str:
        """Say in which sectors one of the two is surely more common than the other."""
        names = self.pair.names(edition)
        if self.gaps.leads is None:
            return edition.say(
                f"title_pair_none{self.gaps.shown}", more=names["first"], less=names["second"]
            )
        leading, groups = self.gaps.leads
        other = "second" if leading == "first" else "first"
        among = edition.series([edition.among(group) for group in groups])
        more = {"more": names[leading.capitalize()], "less": names[other]}
        return fitting(
            *(edition.say("title_pair", where=where, **more)
              for where in (among, self._number(groups, edition)))
        )  # fmt: skip

    def plane_title(self, edition: Edition) -> str:
        """Say which sectors surely lie where the first is more common than the second."""
        names, groups = self.pair.names(edition), self.gaps.groups("behind")
        if not groups:
            key_ = f"title_plane_none{self.gaps.shown}"
            return edition.say(key_, more=names["first"], less=names["second"])
        named = edition.series([edition.group(group) for group in groups])
        more = {"more": names["First"], "less": names["second"]}
        return fitting(
            *(edition.say("title_plane", groups=one, **more)
              for one in (named, self._number(groups, edition)))
        )  # fmt: skip

    @property
    def _sectors(self) -> list[tuple[Share, Share]]:
        """Both shares of every sector, the largest gap first."""
        first, second = (
            {one.group: one for one in shares}
            for shares in (self.pair.first_shares, self.pair.second_shares)
        )
        return [(first[gap.group], second[gap.group]) for gap in self.gaps.ranked]

    def _number(self, groups: Sequence[str], edition: Edition) -> str:
        """Say in how many sectors."""
        rests = statistic(*(key_ for group in groups for key_ in self.gaps.counts(group).keys))
        counted = [WHOLE(len(some), counts=rests) for some in (groups, self.gaps.ranked)]
        return edition.say("title_pair_number", count=counted[0], all=counted[1])

    def _said(self, question: Question, one: Share, word: str, edition: Edition) -> str:
        if one.proportion is None:
            return edition.say("crossed_told_hidden", word=word)
        return edition.say(
            "crossed_told_share",
            word=word,
            share=PERCENT(one.proportion, counts=share("answer", question.id, one.group, HEADLINE)),
        )


def crossed_sentence(pairs: Sequence[Crossed], edition: Edition) -> Statement:
    """Say which answers the analysis plan sets against each other."""
    if not pairs:
        return Statement("crossed", edition.say("crossed_none"), "published")
    told = [
        edition.say(
            "crossed_pair",
            first=edition.share_of(crossed.pair.first),
            second=edition.share_of(crossed.pair.second),
            kind=edition.say("confirmatory" if crossed.pair.plan.confirmatory else "exploratory"),
        )
        for crossed in pairs
    ]
    return Statement("crossed", edition.say("crossed", pairs=edition.join(told, "; ")), "published")


def _counts_of(question: Question, shares: Sequence[Share], row: Row) -> Counts:
    """Return what a row's share and limits count; of all together, what they rest on."""
    if row["group"] == COUNTY_WEIGHTED:
        return shares[-1].rests_on
    return share("answer", question.id, row["group"], HEADLINE)


def _with_limits(question: Question, one: Share) -> Number:
    values = [value or 0.0 for value in _values(one)]
    rests = share("answer", question.id, one.group, HEADLINE)
    return PERCENT_WITH_LIMITS(*values, counts=statistic(*rests.keys))


def _values(one: Share) -> tuple[float | None, float | None, float | None]:
    return one.proportion, one.low, one.high
