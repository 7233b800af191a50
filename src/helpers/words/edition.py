"""One language's edition of a survey's report: the names and number formats its reader sees."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from markupsafe import Markup, escape

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING
from helpers.survey.codebook import Codebook, Language, Question
from helpers.survey.provenance import Source
from helpers.words.catalogue import message
from helpers.words.formats import YEAR, Format, Number

_TAG = re.compile(r"<[^>]*>")
_BARE_NUMBER = re.compile(r"[\d\s.,%]+")
_OWN_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def is_bare_number(text: str) -> bool:
    """Return whether a text is nothing but a number, as an answer on a scale may be called."""
    return _BARE_NUMBER.fullmatch(text) is not None


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
    mark = f'<data value="{{}}" data-counts="{NOTHING}">{{}}</data>'
    return _OWN_NUMBER.sub(
        lambda found: mark.format(found[0].replace(",", "."), found[0]), template
    )


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

    def say(self, key: str, plural: int | None = None, /, **values: Any) -> Markup:
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

    def group(self, identifier: str) -> str:
        """Return the name of a sector, an actor, or all respondents together."""
        if identifier in (COUNTY, "county_weighted"):
            return self.say("all_respondents" if identifier == COUNTY else identifier)
        names = {sector.id: sector.label for sector in self.codebook.sectors}
        names |= {actor.id: actor.label for actor in self.codebook.actors}
        return self._named(names[identifier][self.language])

    def inside(self, identifier: str) -> str:
        """Return the name of a sector or an actor as in the middle of a sentence."""
        proper = {actor.id for actor in self.codebook.actors if actor.proper_name}
        name = self.group(identifier)
        return name if identifier in proper else name.lower()

    def among(self, sector: str) -> str:
        """Return a sector with its preposition: "in the voluntary sector"."""
        among = self.codebook.sector(sector).among
        if among is None:
            return self.say("among_group", group=self.inside(sector))
        return among[self.language]

    def question(self, question: Question) -> str:
        """Return a question's short name."""
        return self._named(question.label[self.language])

    def level(self, question: Question, identifier: str) -> str:
        """Return the text of an answer."""
        return self._named(question.level(identifier).label[self.language])

    def _named(self, label: str) -> str:
        """Return a label; one that is a bare number in quotation marks, lest it pass as a count."""
        return self.quoted(label) if is_bare_number(label) else label

    def headline(self, question: Question) -> str:
        """Return what a question's headline share is called, such as "with good preparedness"."""
        assert question.headline_label is not None, question.id
        return question.headline_label[self.language]

    def share_of(self, question: Question) -> str:
        """Return what a question's headline share is called in a sentence, with "share"."""
        return self.say("share_of", headline=self.headline(question))

    def theme(self, theme: str) -> str:
        """Return a theme as in running text: "preparedness"."""
        return self.say(f"theme_{theme}").lower()

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

    def caption(self, table: str) -> str:
        """Return a published table's caption: the codebook's, or else the report's own."""
        own = self.codebook.captions.get(table)
        return own[self.language] if own else self.say(f"caption_{table}")

    def source_line(self, source: Source, slide: int | str | None = None) -> str:
        """Say where a table or figure comes from."""
        year = YEAR(self.codebook.year, counts=NOTHING)
        authority = self.codebook.authority[self.language]
        if source == "published":
            key = "source_published" if slide is not None else "source_authority"
            return self.say(key, authority=authority, year=year, slide=Markup(_marked(str(slide))))
        return self.say(f"source_{source}", year=year)

    def quoted(self, text: str) -> str:
        """Put a text in the language's quotation marks, where it is not in them already."""
        bare = plain(text)[1:-1]
        if is_bare_number(bare) and plain(text) == plain(self.say("quoted", text=bare)):
            return text
        return self.say("quoted", text=text)

    def none_of(self, cases: Sequence[str]) -> str:
        """Join cases that do not hold: not a; neither a nor b."""
        if len(cases) < 2:
            return self.say("not_one", case=self.join(cases))
        return self.say("neither", cases=self.join(cases[:-1], ", "), last=cases[-1])

    def sum_of(self, names: Sequence[str]) -> str:
        """Name what a sum counts: "A + b"."""
        return self.join([*names[:1], *(name.lower() for name in names[1:])], " + ")

    def either(self, names: Sequence[str]) -> str:
        """Join alternatives as in running text: a, b or c."""
        return self._listed(names, "or")

    def series(self, names: Sequence[str]) -> str:
        """Join names as in running text: a, b and c."""
        return self._listed(names, "standard")

    def join(self, texts: Iterable[str], between: str = " ") -> Markup:
        """Put texts one after the other."""
        return Markup(between).join(texts)

    def _listed(self, names: Sequence[str], style: Any) -> str:
        parts = [escape(name) for name in names]
        return Markup(format_list(parts, style=style, locale=message("locale", self.language)))
