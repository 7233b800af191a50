"""Cells that a hurried analyst, or one of ill will, might add to a notebook."""

from dataclasses import dataclass

CLEANS, TELLS = "01_clean_survey", "03_experience"
"""Where answers are seen, and where only protected counts are."""

IMPORTS = """
from dataclasses import replace
import pandas as pd
from markupsafe import Markup
from helpers.disclosure.declared import *
from helpers.exhibits import Column, Entry, Figure, Heading, Statement, Table
from helpers.words import edition as words
from helpers.words.formats import WHOLE

def table(id, frame, *columns, **more):
    return lambda edition: Table(
        id, edition.say("n"), source, edition.source_line(source), columns, frame, **more)

def drawn(known, id, text, alt):
    svg = f'<svg viewBox="0 0 9 9"><text>{text}</text></svg>'
    return lambda edition: Figure("?", svg, alt, replace(known(edition), id=id, entries=()))
"""
"""What the cells use: written into the first of them."""

PREPARE_CLEANS = """
answers = cleaned.responses.rename(columns={"_actor": "actor", "_sector": "sector"})
crossed = pd.crosstab(answers["actor"], answers["suspicion"]).rename_axis(columns=None)
crossed = crossed.reset_index()
listed = answers[["actor", "sector", "suspicion"]].astype(str)

def crosstab(id, *counts, **more):
    numbers = (Column(one, one, WHOLE, *counts, **more) for one in crossed.columns[1:])
    return table(id, crossed, Column("actor", "?"), *numbers)

def said(id, text, **numbers):
    def sentence(edition):
        known, words.message = words.message, lambda key, language, plural=None: text
        try:
            return Statement(id, edition.say("cleaned", **numbers), source)
        finally:
            words.message = known
    return sentence

received = WHOLE(cleaned.received, counts=count("forms", "received"))
cleaned.responses.head()
"""

PREPARE_TELLS = """
shares = appendix.result("suspicion").shares
source = shares.source

def added(id, *counts, shown=True):
    def changed(edition):
        known = shares.table(edition)
        frame = known.frame.assign(extra=range(3, 3 + len(known.frame)))
        column = (Column("extra", "?", WHOLE, *counts),) if shown else ()
        return replace(known, id=id, entries=(), frame=frame, columns=(*known.columns, *column))
    return changed

def entered(id, frame, counts={}, **more):
    one = Entry(id.replace("-", "_"), "suspicion", "experience", source, (frame,), counts, **more)
    return lambda edition: replace(shares.table(edition), id=id, entries=(one,))

estimate = pd.DataFrame({"group": ["authorities"], "level": ["headline"]})
"""


@dataclass(frozen=True)
class Attack:
    """A cell, and what must be said of it.

    Parameters
    ----------
    id
        Of the exhibit that it shows.
    source
        The cell's code.
    told
        What the message says besides notebook and cell, as a regular expression.
    notebook
        Where the cell is added.
    """

    id: str
    source: str
    told: str
    notebook: str = CLEANS

    def __str__(self) -> str:
        return self.id


def _crosstab(name: str, arguments: str, told: str) -> Attack:
    return Attack(name, f"appendix.show(crosstab({name!r}, {arguments}))", told)


def _listing(name: str, frame: str, columns: str, told: str) -> Attack:
    return Attack(name, f"appendix.show(table({name!r}, {frame}, {columns}))", told)


def _statement(name: str, told: str, arguments: str) -> Attack:
    return Attack(name, f"appendix.show(lambda e: Statement({name!r}, {arguments}))", told)


def _added(name: str, arguments: str, told: str) -> Attack:
    return Attack(name, f"appendix.show(added({name!r}, {arguments}))", told, TELLS)


def _entered(name: str, arguments: str, told: str) -> Attack:
    return Attack(name, f"appendix.show(entered({name!r}, {arguments}))", told, TELLS)


_YES = "column yes, '[0-9]+' does not say what it counts"
_LOOSE = "7 in a sentence does not say what it counts"
_LISTS = "a row for each category, named once"

CROSSTABS = [
    _crosstab("crossed-undeclared", "", _YES),
    _crosstab("crossed-nothing", "NOTHING", _YES),
    _crosstab("crossed-published", "source='published'", _YES),
    _crosstab("crossed-both", "NOTHING, source='published'", _YES),
    _crosstab("crossed-rule", "Counts('nothing', ('rule/disclosure/threshold',))", _YES),
    _crosstab("crossed-worked-out", "statistic()", "column yes|police, yes"),
    _crosstab("crossed-actors", "lambda row: count('answer', 'suspicion', row['actor'], 'yes')",
              "police, yes.* counts answers of police, which is no sector"),
    _crosstab("crossed-anybody", "count('respondents', '{actor}-yes')", "police, yes"),
    _crosstab("crossed-shares", "share('cases', 'suspicion', '{actor}', 'low')", "police, yes"),
    _crosstab("crossed-forms", "count('forms', '{actor}-yes')", "police, yes"),
    _crosstab("crossed-log", "count('log', '{actor}', 'yes')", "police, yes"),
    _crosstab("crossed-questions", "count('n', '{actor}-yes', 'county')", "police, yes"),
    _crosstab("crossed-cases", "count('cases', '{actor}', 'yes', 'low')", "police, yes"),
    _crosstab("crossed-surveys", "count('survey', 'other', 'n', '{actor}', 'county')",
              "police, yes"),
    Attack("crossed-source", """
named = crossed[["actor", "yes"]].rename(columns={"yes": "source"})
appendix.show(table("crossed-source", named, Column("actor", "?"), Column("source", "?", WHOLE)))
""", "column source, '[0-9]+' does not say what it counts"),
    Attack("crossed-texts", """
told = crossed.assign(told=[f"{a}: {n}" for a, n in zip(crossed["actor"], crossed["yes"])])
appendix.show(table("crossed-texts", told[["told"]], Column("told", "?")))
""", "column told, 'police: 2' does not say what it counts"),
]  # fmt: skip

LISTINGS = [
    _listing("listed", "listed", "*(Column(one, one) for one in listed)",
             f"columns actor, sector, suspicion: .*{_LISTS}"),
    _listing("listed-joined", "listed.agg(' '.join, axis=1).to_frame('told')",
             "Column('told', '?')", f"columns told: .*{_LISTS}"),
    _listing("listed-numbered", "listed.assign(place=range(len(listed)))",
             "Column('place', '?', WHOLE, NOTHING), Column('suspicion', '?')",
             "column place, '0' does not say what it counts"),
    _listing("listed-unseen", "listed.assign(n=len(listed))",
             "Column('sector', '?'), Column('n', '?', WHOLE, count('respondents', 'county'))",
             f"columns actor, sector, suspicion: .*{_LISTS}"),
]  # fmt: skip

SENTENCES = [
    _statement("typed", _LOOSE, "'Av poliserna svarade 7 av 12 ja.', source"),
    _statement("typed-published", _LOOSE, "'Av poliserna svarade 7 av 12 ja.', 'published'"),
    _statement("typed-in-one", _LOOSE, "'Nej.' if e.language == 'sv' else '7 of 12', source"),
    _statement("typed-brief", f"cover.*{_LOOSE}",
               "'Nej.', source, key_finding=True, brief='Ja: 7 av 12.'"),
    Attack("typed-heading", "appendix.show(lambda e: Heading('typed-heading', 'Ja: 7 av 12'))",
           _LOOSE),
    Attack("typed-caption", """
appendix.show(lambda e: replace(quality.submissions_table(e), id="typed-caption", caption="7"))
""", _LOOSE),
    Attack("typed-note", """
appendix.show(lambda e: replace(quality.submissions_table(e), id="typed-note", notes=("7",)))
""", _LOOSE),
    Attack("typed-later", "appendix.show(lambda e: Statement('typed-later', '7 av 12', source))",
           _LOOSE, TELLS),
    Attack("reworded-typed",
           "appendix.show(said('reworded-typed', 'Av {submissions} sa 7 ja.', "
           "submissions=received))", "'7' is declared to count nothing"),
    Attack("reworded-plain",
           "appendix.show(said('reworded-plain', 'Ja av {submissions}: {yes}', "
           "submissions=received, yes=7))", _LOOSE),
    Attack("reworded-nothing",
           "appendix.show(said('reworded-nothing', 'Av {submissions} sa {yes} ja.', "
           "submissions=received, yes=WHOLE(7, counts=NOTHING)))",
           "'7' is declared to count nothing"),
    Attack("reworded-changed",
           "appendix.show(said('reworded-changed', 'Så många: {submissions}', "
           "submissions=WHOLE(cleaned.received - 1, counts=received.counts)))", "differs between"),
]  # fmt: skip

FIGURES = [
    Attack("described",
           "appendix.show(drawn(quality.submissions_table, 'described', '', 'Polisen 7778'))",
           "7778 in a sentence does not say what it counts"),
    Attack("drawn", "appendix.show(drawn(quality.submissions_table, 'drawn', 7777, ''))",
           "the drawing tells 7777, which its table does not"),
    Attack("described-later",
           "appendix.show(drawn(shares.table, 'described-later', '', 'Polisen 7778'))",
           "7778 in a sentence does not say what it counts", TELLS),
    Attack("drawn-later", "appendix.show(drawn(shares.table, 'drawn-later', 7777, ''))",
           "the drawing tells 7777, which its table does not", TELLS),
]  # fmt: skip

ENTRIES = [
    Attack("entered-where-cleaned", """
one = Entry("entered_where_cleaned", "suspicion", "experience", source, (crossed,), {})
appendix.show(lambda e: replace(quality.submissions_table(e), id="entered-where-cleaned",
                                entries=(one,)))
""", "entered_where_cleaned: yes [0-9]+ does not say what it counts"),
    _entered("entered-extra", "estimate.assign(extra=7)",
             "entered_extra: extra 7 does not say what it counts"),
    _entered("entered-part", "estimate, test={'method': '?', 'more': 7}",
             "entered_part: test, more is no part of a result"),
    _entered("entered-nested", "estimate.assign(deep=[{'police': 7}])", "entered_nested: deep"),
    _entered("entered-text", "estimate.assign(level='7 av 12')", "entered_text: level"),
    _entered("entered-n", "estimate, n=7", "entered_n: n 7"),
]  # fmt: skip

COLUMNS = [
    _added("added", "", "column extra, '3' does not say what it counts"),
    _added("added-unseen", "shown=False", "column extra, '3' does not say what it counts"),
    _added("added-as-known", "count('answer', 'suspicion', '{group}', 'headline')",
           "authorities, extra"),
    _added("added-as-unknown", "count('secret', '{group}')", "authorities, extra.* unknown"),
]  # fmt: skip

ATTACKS = [*CROSSTABS, *LISTINGS, *SENTENCES, *FIGURES, *ENTRIES, *COLUMNS]

HONEST = [
    Attack("reworded", "appendix.show(said('reworded', 'Helt andra ord om {submissions}.', "
           "submissions=received))", ""),
    Attack("drawn-honestly", "appendix.show(drawn(quality.submissions_table, 'drawn-honestly', "
           "cleaned.received, received.written(words.Edition(appendix.codebook, 'sv'))))", ""),
    Attack("counted", "appendix.show(table('counted', quality.submissions, Column('outcome', '?'), "
           "Column('rows', '?', WHOLE, count('forms', '{outcome}'))))", ""),
]  # fmt: skip
"""What says what it counts, whatever its words."""
