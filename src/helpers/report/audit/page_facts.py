"""The facts that a built report's pages state: in tables, drawings' descriptions and sentences."""

import re
from collections.abc import Iterator

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.exhibits import exhibit_id
from helpers.report.audit.facts import ROUNDED, Fact, Key, count_fact, share_facts
from helpers.report.audit.read_back import HIDDEN, BuiltReport, PageExhibit
from helpers.survey.codebook import LANGUAGES, Codebook, Language, Question


def page_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield every fact on the pages.

    Parameters
    ----------
    report
        Its files, read back.
    codebook
        The survey's declaration: what the pages' labels mean.
    """
    for question in codebook.questions:
        for language in LANGUAGES if question.headline else ():
            yield from _question_facts(report, codebook, question, language)


def _question_facts(
    report: BuiltReport, codebook: Codebook, question: Question, language: Language
) -> Iterator[Fact]:
    """Yield what tables, descriptions and sentences of a page say of one question."""
    groups = {sector.label[language]: sector.id for sector in codebook.sectors}
    levels = {level.label[language]: level.id for level in question.levels}
    totals: dict[str, str] = {}
    shares = report.exhibits.get((language, exhibit_id(question.id, "shares")))
    if shares is not None:
        # All respondents are the row after the sectors, whatever it is called.
        names = groups | {row[0]: COUNTY for row in shares.rows[len(groups) : len(groups) + 1]}
        for row in shares.rows:
            if row[0] in names:
                key = ("answer", question.id, names[row[0]], HEADLINE)
                place = f"{shares.page}#{exhibit_id(question.id, 'shares')}, {row[0]}"
                totals[row[0]] = row[1]
                yield from _cell_facts(key, f"{row[2]} ({row[3]})", row[1], place)
        yield from _told(shares, names, {"": HEADLINE}, question, totals)
    table = report.exhibits.get((language, exhibit_id(question.id, "levels")))
    if table is not None:
        names = groups | {row[0]: COUNTY for row in table.rows[len(groups) :]}
        for row in table.rows:
            place = f"{table.page}#{exhibit_id(question.id, 'levels')}, {row[0]}"
            totals[row[0]] = row[-1]
            yield count_fact(("n", question.id, names[row[0]]), digits(row[-1]), place)
            for heading, cell in zip(table.header, row, strict=True):
                if heading in levels:
                    key = ("answer", question.id, names[row[0]], levels[heading])
                    yield from _cell_facts(key, cell, row[-1], f"{place}, {heading}")
        yield from _told(table, names, levels, question, totals)
    sentence = report.exhibits.get((language, exhibit_id(question.id, "county")))
    found = re.search(r"\((\d+) (?:av|of) \d+", sentence.text) if sentence else None
    if sentence and found:
        key = ("answer", question.id, COUNTY, HEADLINE)
        yield count_fact(key, found[1], f"{sentence.page}#{exhibit_id(question.id, 'county')}")


def _cell_facts(key: Key, text: str, n: str, place: str) -> Iterator[Fact]:
    """Yield what a cell such as ``20 (67 %)`` or ``..`` says."""
    count, _, _ = text.partition("(")
    yield count_fact(key, digits(count), place)
    for percent in re.findall(r"(\d+)\s?%", text):
        yield from share_facts(key, int(percent) / 100, digits(n), place, ROUNDED)


def _told(
    exhibit: PageExhibit,
    groups: dict[str, str],
    levels: dict[str, str],
    question: Question,
    totals: dict[str, str],
) -> Iterator[Fact]:
    """Yield what a drawing's description says: after a group's name, answers with per cent."""
    # the last mention: a description starts with the title, which may name groups too
    places = sorted((exhibit.alt.rfind(name), name) for name in groups if name in exhibit.alt)
    ends = [place for place, _ in places[1:]] + [len(exhibit.alt)]
    for (start, name), end in zip(places, ends, strict=True):
        told = exhibit.alt[start + len(name) : end]
        for label, level in levels.items():
            before = rf"[:,] {re.escape(label)}" if label else ""
            found = re.search(rf"{before} (\d+)\s?%", told, re.IGNORECASE)
            if found and totals.get(name):
                key = ("answer", question.id, groups[name], level)
                place = f"{exhibit.page}, description of a drawing, {name}"
                yield from share_facts(
                    key, int(found[1]) / 100, digits(totals[name]), place, ROUNDED
                )


def digits(text: str) -> str:
    """Return a count's digits, without the blanks or commas between thousands."""
    return "" if text == HIDDEN else re.sub(r"\D", "", text)
