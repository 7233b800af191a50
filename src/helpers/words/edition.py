"""One language's edition of a survey's report: the names and number formats its reader sees."""

import html
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from markupsafe import Markup, escape

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING
from helpers.survey.codebook import Codebook, Language, Question
from helpers.survey.provenance import Source
from helpers.words import formats
from helpers.words.catalogue import message
from helpers.words.formats import Format, Number

_TAG = re.compile(r"<[^>]*>")
_OWN_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def capital(text: str) -> str:
    """Return a text with its first letter in upper case; the text may start with a number."""
    found = re.match(r"((?:<[^>]*>)*)(.)(.*)", text, re.DOTALL)
    changed = f"{found[1]}{found[2].upper()}{found[3]}" if found else text
    return Markup(changed) if isinstance(text, Markup) else changed


def plain(text: str) -> str:
    """Return a text without its marks: for drawings, spreadsheets and descriptions."""
    return html.unescape(_TAG.sub("", text)) if isinstance(text, Markup) else text


def _marked(template: str) -> str:
    """Mark the numbers that belong to a message itself, as 95 in "95% interval"."""
    mark = f'<data value="{{0}}" data-counts="{NOTHING}">{{0}}</data>'
    return _OWN_NUMBER.sub(lambda found: mark.format(found[0]), template)


@dataclass(frozen=True)
class Edition:
    """A survey in one language.

    Parameters
    ----------
    codebook
        The survey's declaration, with its labels.
    language
        Of a catalogue and of the codebook, such as ``sv``.
    """

    codebook: Codebook
    language: Language

    def say(self, key: str, /, *, plural: int | None = None, **values: Any) -> Markup:
        """Return a message of the catalogue, its gaps filled.

        Parameters
        ----------
        key
            Name of the message.
        plural
            Decides between the message's plural forms; None for a message without.
        values
            For each gap a text, or a number with what it counts (``PERCENT(0.5, counts=…)``).

        Raises
        ------
        KeyError
            There is no such message, or it has a gap without a value.
        """
        template = _marked(html.escape(message(key, self.language, plural), quote=False))
        written = {
            name: value.written(self) if isinstance(value, Number) else value
            for name, value in values.items()
        }
        return Markup(template).format(**written)

    def write(self, written: Format, *values: Any) -> str:
        """Write a number, or several that the reader sees as one."""
        return written.write(self, *values)

    # To go once every caller says its words by key and writes its numbers by format.

    def label(self, key: str) -> str:
        """Return a fixed text of the report."""
        return message(key, self.language)

    def sentence(self, key: str, **values: str) -> str:
        """Return a sentence of the report with its gaps filled."""
        return message(key, self.language).format(**values)

    def choose(self, sv: str, en: str) -> str:
        """Return the text of this edition's language."""
        return sv if self.language == "sv" else en

    def group(self, identifier: str) -> str:
        """Return the name of a sector, an actor, or all respondents together."""
        if identifier in (COUNTY, "county_weighted"):
            return self.label("all_respondents" if identifier == COUNTY else identifier)
        names = {sector.id: sector.label for sector in self.codebook.sectors}
        names |= {actor.id: actor.label for actor in self.codebook.actors}
        return names[identifier][self.language]

    def inside(self, identifier: str) -> str:
        """Return the name of a sector or an actor as in the middle of a sentence."""
        proper = {actor.id for actor in self.codebook.actors if actor.proper_name}
        name = self.group(identifier)
        return name if identifier in proper else name.lower()

    def among(self, sector: str) -> str:
        """Return a sector with its preposition: "in the voluntary sector"."""
        among = self.codebook.sector(sector).among
        if among is None:
            return f"{self.choose('bland', 'among')} {self.inside(sector)}"
        return among[self.language]

    def question(self, question: Question) -> str:
        """Return a question's short name."""
        return question.label[self.language]

    def level(self, question: Question, identifier: str) -> str:
        """Return the text of an answer."""
        return question.level(identifier).label[self.language]

    def headline(self, question: Question) -> str:
        """Return what a question's headline share is called, such as "with good preparedness"."""
        assert question.headline_label is not None, question.id
        return question.headline_label[self.language]

    def share_of(self, question: Question) -> str:
        """Return what a question's headline share is called in a sentence, with "share"."""
        return f"{self.choose('andelen', 'the share')} {self.headline(question)}"

    def theme(self, theme: str) -> str:
        """Return a theme as in running text: "preparedness"."""
        return self.label(f"theme_{theme}").lower()

    def facing(self, first: Question, second: Question) -> tuple[str, str]:
        """Return what two questions set against each other are called in a sentence.

        Their themes, where those tell them apart from each other and from other comparisons:
        "experience" and "preparedness"; else their short names in quotation marks.
        """
        themes = (first.theme, second.theme)
        alike = [
            plan
            for plan in self.codebook.analysis
            if plan.against is not None
            and themes
            == tuple(self.codebook.question(name).theme for name in (plan.question, plan.against))
        ]
        if first.theme != second.theme and "background" not in themes and len(alike) < 2:
            return self.theme(first.theme), self.theme(second.theme)
        return self.quoted(self.question(first)), self.quoted(self.question(second))

    def quoted(self, text: str) -> str:
        """Put a text in the language's quotation marks."""
        return self.choose(f"”{text}”", f"“{text}”")

    def caption(self, table: str, sv: str, en: str) -> str:
        """Return a published table's caption: the codebook's, or else the one given."""
        own = self.codebook.captions.get(table)
        return own[self.language] if own else self.choose(sv, en)

    def source_line(self, source: Source, slide: int | str | None = None) -> str:
        """Say where a table or figure comes from."""
        year = str(self.codebook.year)
        if source == "published" and slide is None:
            return f"{self.codebook.authority[self.language]}, {year}."
        if source == "published":
            return self.label("source_published").format(
                authority=self.codebook.authority[self.language], year=year, slide=slide
            )
        return self.label(f"source_{source}").format(year=year)

    def whole(self, value: float) -> str:
        """Write a count."""
        return formats.whole(value, self.language)

    def decimal(self, value: float, digits: int = 2) -> str:
        """Write a number with decimals."""
        return formats.decimal(value, self.language, digits)

    def percent(self, value: float) -> str:
        """Write a proportion as per cent."""
        return formats.percent(value, self.language)

    def percent_interval(self, low: float, high: float) -> str:
        """Write an interval of proportions as per cent."""
        return formats.percent_interval(low, high, self.language)

    def decimal_interval(self, low: float, high: float) -> str:
        """Write an interval of numbers that are not negative: 0,24–7,22."""
        return f"{self.decimal(low)}–{self.decimal(high)}"

    def points(self, value: float) -> str:
        """Write a difference of proportions as percentage points, with its sign."""
        return formats.signed(100 * value, self.language, 0)

    def points_interval(self, low: float, high: float) -> str:
        """Write limits of a difference of proportions: −3 till +12."""
        return f"{self.points(low)} {self.choose('till', 'to')} {self.points(high)}"

    def points_with_interval(self, value: float, low: float, high: float) -> str:
        """Write a difference of proportions with its limits: +5 (−3 till +12)."""
        return f"{self.points(value)} ({self.points_interval(low, high)})"

    def signed(self, value: float) -> str:
        """Write a measure with its sign: +0,45."""
        return formats.signed(value, self.language)

    def signed_interval(self, low: float, high: float) -> str:
        """Write limits of a measure with a sign: +0,20 till +0,64."""
        return f"{self.signed(low)} {self.choose('till', 'to')} {self.signed(high)}"

    def signed_with_interval(self, value: float, low: float, high: float) -> str:
        """Write a measure with its sign and limits: +0,45 (+0,20 till +0,64)."""
        return f"{self.signed(value)} ({self.signed_interval(low, high)})"

    def bounds(self, low: float, high: float) -> str:
        """Write bounds of a ratio, outwards to one decimal: 6,3–9,1, or "at least 6.3"."""
        if math.isinf(low):
            return self.decimal(low)
        lower = self.decimal(math.floor(10 * low) / 10, 1)
        if math.isinf(high):
            return f"{self.choose('minst', 'at least')} {lower}"
        return f"{lower}–{self.decimal(math.ceil(10 * high) / 10, 1)}"

    def p_value(self, value: float, *, adjusted: bool = False) -> str:
        """Write a p-value; an adjusted one says that Holm's method adjusted it."""
        written = formats.p_value(value, self.language)
        return f"{written}, {self.label('adjusted')}" if adjusted else written

    def none_of(self, cases: Sequence[str]) -> str:
        """Join cases that do not hold: not a; neither a nor b."""
        if len(cases) < 2:
            return f"{self.choose('inte', 'not')} {''.join(cases)}"
        either, nor = self.choose("varken", "neither"), self.choose("eller", "nor")
        return f"{either} {', '.join(cases[:-1])} {nor} {cases[-1]}"

    def either(self, names: Sequence[str]) -> str:
        """Join alternatives as in running text: a, b or c."""
        return self._listed(names, "or")

    def sum_of(self, names: Sequence[str]) -> str:
        """Name what a sum counts: "A + b"."""
        return " + ".join([*names[:1], *(name.lower() for name in names[1:])])

    def series(self, names: Sequence[str]) -> str:
        """Join names as in running text: a, b and c."""
        return self._listed(names, "standard")

    def _listed(self, names: Sequence[str], style: Any) -> str:
        marked = any(isinstance(name, Markup) for name in names)
        parts = [escape(name) if marked else name for name in names]
        text = format_list(parts, style=style, locale=message("locale", self.language))
        return Markup(text) if marked else text
