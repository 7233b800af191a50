"""The funnel plot: every survey's share against its number of answers (Spiegelhalter, 2005)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, count, share, statistic
from helpers.exhibits import Column, Entry, Figure, Statement, Table, own_id
from helpers.results.base import Result
from helpers.results.compared_surveys import Survey, least_certain, surveys_source
from helpers.results.pieces import fitting
from helpers.results.share import Share, shares_of
from helpers.statistics import Interval, control_limits
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, PERCENT_LIMITS, WHOLE

WARNING, ALARM = 0.95, 0.998
"""Levels of the funnel's two pairs of limits."""


@dataclass(frozen=True)
class FunnelPoint:
    """A survey in a funnel plot: its share among all respondents, and what chance may give.

    Parameters
    ----------
    survey
        The survey.
    share
        Of all its respondents; hidden ones have no proportion.
    warning, alarm
        Limits within which 95 and 99.8 per cent of surveys of its size would lie if all had the
        common share; None where the share is hidden.
    """

    survey: Survey
    share: Share
    warning: Interval | None = None
    alarm: Interval | None = None


@dataclass(frozen=True)
class Funnel(Result):
    """A question in every survey compared.

    Parameters
    ----------
    question
        As this survey declares it.
    target
        The common share: yes of all surveys that show it, out of all their answers.
    points
        The surveys, this one first.
    """

    question: Question
    target: float | None
    points: tuple[FunnelPoint, ...]

    @property
    def id(self) -> str:
        """Id of the result."""
        return f"funnel_{self.question.id}"

    @property
    def surveys(self) -> list[Survey]:
        """The surveys, this one first."""
        return [point.survey for point in self.points]

    @property
    def source(self) -> Source:
        """The least certain of the surveys' sources."""
        return least_certain(self.surveys)

    # The verdict.

    @property
    def outside(self) -> tuple[FunnelPoint, ...]:
        """The surveys outside the outer limits."""
        return tuple(
            point
            for point in self.points
            if point.alarm is not None and point.share.of_answers not in point.alarm
        )

    @property
    def hidden(self) -> tuple[FunnelPoint, ...]:
        """The surveys whose share is hidden."""
        return tuple(point for point in self.points if point.share.count is None)

    @property
    def verdict(self) -> str:
        """``hidden`` everywhere, some ``outside`` the outer limits, or all ``inside``."""
        if self.target is None:
            return "hidden"
        return "outside" if self.outside else "inside"

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each survey: answers, share, inner and outer limits."""
        rows = [
            (point.survey.name, point.share.n, point.share.of_answers,
             *(point.warning or (None, None)), *(point.alarm or (None, None)))
            for point in self.points
        ]  # fmt: skip
        limits = ["warning_low", "warning_high", "alarm_low", "alarm_high"]
        return pd.DataFrame(rows, columns=["survey", "n", "proportion", *limits])

    # What a reader sees.

    def _keys(self, *parts: str) -> dict[str, str]:
        """Return a key of every survey's counts."""
        here, *_ = self.surveys
        return {survey.name: survey.key(here, *parts) for survey in self.surveys}

    @property
    def _asked(self) -> dict[str, str]:
        return self._keys("n", self.question.id, COUNTY)

    @property
    def _answers(self) -> dict[str, str]:
        return self._keys("answer", self.question.id, COUNTY, HEADLINE)

    @property
    def _common(self) -> Counts:
        """What the common share rests on."""
        shown = [point.survey.name for point in self.points if point not in self.hidden]
        return statistic(*(self._answers[name] for name in shown))

    @staticmethod
    def _series(points: Iterable[FunnelPoint], edition: Edition) -> str:
        return edition.series([one.survey.label(edition.language) for one in points])

    def table(self, edition: Edition) -> Table:
        """Show every survey's share with the limits within which chance would keep it."""
        labels = {survey.name: survey.label(edition.language) for survey in self.surveys}
        notes = [edition.say("across_funnel_note")]
        if self.target is not None:
            common = PERCENT(self.target, counts=self._common)
            notes.insert(0, edition.say("across_target_note", share=common))
        areas = [survey.codebook.area for survey in self.surveys]
        if len(areas) > len({area.first for area in areas}):
            notes.append(edition.say("across_wave_note"))
        limits = (self._common, self._common)
        return Table(
            id=own_id("funnel", self.question.id),
            caption=edition.say(
                "funnel_caption",
                question=edition.question(self.question),
                share=edition.share_of(self.question),
            ),
            source=self.source,
            source_line=surveys_source(self.surveys, edition),
            columns=(
                Column("survey", edition.say("across_survey"), write=labels.__getitem__),
                Column("n", edition.say("n"), WHOLE,
                       lambda row: count(self._asked[row["survey"]])),
                Column("proportion", edition.say("share"), PERCENT,
                       lambda row: share(self._answers[row["survey"]])),
                Column(("warning_low", "warning_high"), edition.say("across_warning"),
                       PERCENT_LIMITS, limits),
                Column(("alarm_low", "alarm_high"), edition.say("across_alarm"),
                       PERCENT_LIMITS, limits),
            ),
            frame=self.frame,
            notes=tuple(notes),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        told = self.frame.rename(
            columns={"survey": "group", "alarm_low": "limit_low", "alarm_high": "limit_high"}
        ).assign(
            level=HEADLINE,
            count=pd.array([point.share.count for point in self.points], "Int64"),
            _n=self.frame["survey"].map(self._asked),
            _answers=self.frame["survey"].map(self._answers),
        )
        names = ["group", "level", "n", "count", "proportion", "limit_low", "limit_high",
                 "_n", "_answers"]  # fmt: skip
        return Entry(
            self.id, f"{self.question.id} across surveys", self.question.theme, self.source,
            (told[names],),
            counts={
                "n": count("{_n}"), "count": count("{_answers}"), "proportion": share("{_answers}"),
                "limit_low": self._common, "limit_high": self._common,
            },
        )  # fmt: skip

    def figure(self, edition: Edition) -> Figure:
        """Draw every survey's share against its number of answers, inside its control limits."""
        table, title = self.table(edition), self.title(edition)
        points = [
            figures.FunnelMark(
                point.survey.label(edition.language), point.share.n, point.share.of_answers
            )
            for point in self.points
        ]
        sizes = figures.funnel_sizes([point.n for point in points])
        curves = [] if self.target is None else [
            [control_limits(self.target, size, level) for size in sizes]
            for level in (WARNING, ALARM)
        ]  # fmt: skip
        svg = figures.funnel_plot(points, self.target, (sizes, curves), edition, table.id)
        told = [
            edition.say("funnel_told", name=one.name, share=PERCENT(one.share, counts=share(key)))
            for one, key in zip(points, self.frame["survey"].map(self._answers), strict=True)
            if one.share is not None
        ]
        common = "" if self.target is None else edition.say(
            "funnel_common", share=PERCENT(self.target, counts=self._common)
        )  # fmt: skip
        alt = edition.say("funnel_alt", title=title, common=common, told=edition.join(told, "; "))
        return Figure(title, svg, alt, table)

    def title(self, edition: Edition) -> str:
        """Say whether any survey lies outside the outer limits."""
        keys = {
            "hidden": ("funnel_title_hidden",),
            "outside": ("funnel_title_outside", "funnel_title_outside_short"),
            "inside": ("funnel_title_inside",),
        }[self.verdict]
        told = {
            "question": edition.question(self.question),
            "surveys": self._series(self.outside, edition),
        }
        return fitting(*(edition.say(key, **told) for key in keys))

    def sentence(self, edition: Edition) -> Statement:
        """Say which surveys lie outside the outer limits; no order among those inside."""
        outside = self._series(self.outside, edition)
        parts = [edition.say(f"funnel_{self.verdict}", surveys=outside)]
        if self.hidden and self.target is not None:
            parts.append(edition.say("funnel_missing", surveys=self._series(self.hidden, edition)))
        identifier = own_id("funnel", self.question.id, "told")
        return Statement(identifier, edition.join(parts), self.source, result=self.id)


def funnel(surveys: Sequence[Survey], question: Question) -> Funnel:
    """Set every survey's share against its number of answers.

    Parameters
    ----------
    surveys
        The report's own first; all ask the question alike.
    question
        The question.

    Notes
    -----
    Spiegelhalter (2005): exact binomial control limits around the common share.
    """
    shares = [shares_of(one.counts, one.codebook, question.id)[-1] for one in surveys]
    shown = [(one.count, one.n) for one in shares if one.count is not None and one.n]
    n = sum(size for _, size in shown)
    target = sum(counted for counted, _ in shown) / n if n else None
    points = []
    for survey, one in zip(surveys, shares, strict=True):
        if target is None or one.of_answers is None:
            points.append(FunnelPoint(survey, one))
        else:
            limits = (control_limits(target, one.n, level) for level in (WARNING, ALARM))
            points.append(FunnelPoint(survey, one, *limits))
    return Funnel(question, target, tuple(points))
