"""From raw export to responses: one row for each respondent kept, every change logged."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from helpers.cleaning import cells
from helpers.cleaning.actors import actor_reader, answers_without_actor, more_than_invited
from helpers.cleaning.answers import answer_columns, who_answered, who_was_asked
from helpers.cleaning.columns import Mask, ReadColumn, read_column
from helpers.cleaning.duplicates import contradicting, earlier_submissions
from helpers.cleaning.left_out import left_out_faults, left_out_rows
from helpers.cleaning.log import build_log, column_entries, row_entries
from helpers.cleaning.numbers import number_reader
from helpers.cleaning.pseudonyms import as_text, respondent_hashes
from helpers.cleaning.rules import Rule
from helpers.cleaning.submitted import Submitted, read_submitted
from helpers.reading.raw import RawExport
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError


@dataclass(frozen=True, eq=False)
class Cleaned:
    """Clean responses and the account of how they came about.

    Parameters
    ----------
    responses
        One row for each respondent kept, in the export's order. ``_respondent`` (pseudonymous key),
        ``_actor``, ``_sector``, ``_submitted``, ``_duration`` (minutes), ``_finished``,
        ``_straight_lined``: no question's id begins so. What the export does not tell is missing.
        Then for each question, by its id: *single*
        and *ordinal* a category, ``no_answer`` for a code that says so, missing for an empty cell;
        *number* ``id.number`` and the category ``id``;
        *count* ``id.low``, ``id.high``, ``id.open`` and the category ``id`` (``count``,
        ``dont_know``, ``no_answer``); *multiple* a truth value ``id.level`` for each item; *free
        text* only ``id.given``. Who was not asked has all of them missing.
    log
        One line for each cell changed: ``respondent``, ``file``, ``row``, ``column``, ``raw``,
        ``clean``, ``rule``. A row that was left out has an empty column. Neither respondent ids nor
        free text enter it.
    received
        Number of rows in the export.
    """

    responses: pd.DataFrame
    log: pd.DataFrame
    received: int


def clean(raw: RawExport, codebook: Codebook, secret: bytes = b"") -> Cleaned:
    """Clean an export by its codebook.

    Each column is read value by value (``helpers.cleaning.cells``). Of several submissions under
    one respondent id the last complete one is kept, else the last. A respondent counts as having
    answered who answered at least one question other than free text, "don't know" included. An
    answer to a question that the filter question rules out is set aside. The items of a
    multiple-response question that nobody ticked are false for a respondent who finished or
    answered something later, and missing for one who broke off before.

    Parameters
    ----------
    raw
        The export.
    codebook
        The survey's declaration.
    secret
        Key of the pseudonyms; see ``helpers.cleaning.processed.pseudonym_secret``.

    Returns
    -------
    Cleaned
        Responses and log; the same for the same input.

    Raises
    ------
    InputError
        With every fault: a value no rule reads, an actor outside the sampling frame, a respondent
        without id, more answers from an actor than were invited, nobody left.
    """
    ids = _ids(raw, codebook)
    columns = _read_columns(raw, codebook)
    submitted = read_submitted(raw, codebook)
    left_out = left_out_rows(raw, codebook)
    read = [*columns.values(), *filter(None, [submitted.column])]
    faults = [fault for column in read for fault in column.faults(raw, ~left_out)]
    faults += left_out_faults(raw, codebook)
    faults += _blank_ids(raw, ids, left_out, codebook)
    actors = columns[codebook.export.columns.actor]
    actor = actors.categorical([a.id for a in codebook.actors])
    if raw.pseudonymous:
        hashes = np.array([int(key, 16) for key in ids.to_pylist()], dtype=np.uint64)
    else:
        hashes = respondent_hashes(ids, codebook.survey, secret)
    finished = _finished(columns, submitted, codebook)
    # Where nothing tells of the end, a row that was sent in was finished: blanks are read so.
    came_to_end = np.ones(len(raw), dtype=bool) if finished is None else finished
    asked = who_was_asked(columns, codebook)
    answered = who_answered(columns, codebook, asked)
    no_actor = actors.where(lambda reading: reading.rule is Rule.NO_GROUP)
    of_no_respondent = {
        Rule.LEFT_OUT: left_out,
        Rule.NO_GROUP: no_actor & codebook.leaves_out_without_actor,
        Rule.OUTSIDE_FRAME: actors.where(lambda reading: reading.rule is Rule.OUTSIDE_FRAME),
    }
    dropped = _dropped(of_no_respondent, answered, hashes, submitted, came_to_end)
    kept = ~np.logical_or.reduce(list(dropped.values()))
    if codebook.export.repeated is None:
        replaced = dropped[Rule.DUPLICATE]
        faults += contradicting(raw, columns, codebook, hashes, replaced, came_to_end)
    faults += answers_without_actor(raw, no_actor & kept, codebook)
    faults += more_than_invited(raw, actor, kept, codebook)
    if not faults and not kept.any():
        faults.append(Fault(raw.files[0], "nobody has answered a question; export it again"))
    if faults:
        raise InputError(sorted(faults, key=lambda fault: (fault.file, fault.row or 0)))
    keys = as_text(hashes)
    entries = [row_entries(mask, rule) for rule, mask in dropped.items()]
    if submitted.column is not None:
        entries += filter(None, [column_entries(submitted.column, kept, None)])
    of_question = {name: q.id for q in codebook.questions for name in q.columns}
    for name, column in columns.items():
        aside = ~asked[of_question[name]] if of_question.get(name) in asked else None
        entries += filter(None, [column_entries(column, kept, aside)])
    who = _who(codebook, columns, actor, submitted.times, finished)
    what = answer_columns(raw, codebook, columns, came_to_end, answered, asked)
    frame = pd.DataFrame({"_respondent": keys.to_pandas(), **who, **what})
    responses = frame[kept].reset_index(drop=True)
    return Cleaned(responses, build_log(entries, raw, keys), len(raw))


def _ids(raw: RawExport, codebook: Codebook) -> pa.Array:
    """Return the respondents' ids; without a column of them every row has one of its own."""
    name = codebook.export.columns.respondent
    if name is None:
        return pa.array(
            f"{f}:{row}" for f, row in zip(raw.file_codes, raw.row_numbers, strict=True)
        )
    return pc.utf8_trim_whitespace(raw.table[name].combine_chunks())


def _read_columns(raw: RawExport, codebook: Codebook) -> dict[str, ReadColumn]:
    """Read every column but respondent, submission and free text."""
    export = codebook.export
    readers = {export.columns.actor: actor_reader(codebook)}
    if export.columns.duration is not None:
        readers[export.columns.duration] = cells.duration_reader(export)
    if export.columns.finished is not None:
        readers[export.columns.finished] = cells.finished_reader(export)
    for question in codebook.questions:
        if question.type in {"single", "ordinal"}:
            readers[question.columns[0]] = cells.closed_reader(question, export)
        elif question.type == "count":
            readers[question.columns[0]] = cells.count_reader(question, export)
        elif question.type == "number":
            readers[question.columns[0]] = number_reader(question, export)
        elif question.type == "multiple" and question.column is not None:
            readers[question.column] = cells.list_reader(question, export)
        elif question.type == "multiple":
            for level in question.levels:
                assert level.column is not None
                values = raw.coded(level.column).values
                readers[level.column] = cells.tick_reader(level, question, export, values)
    return {name: read_column(raw, name, reader) for name, reader in readers.items()}


def _finished(
    columns: dict[str, ReadColumn], submitted: Submitted, codebook: Codebook
) -> Mask | None:
    """Return who came to the end or sent the answers in; None where the export tells neither."""
    name = codebook.export.columns.finished
    if name is None:
        return submitted.sent
    return columns[name].reads({"1"})


def _dropped(
    of_no_respondent: dict[Rule, Mask],
    answered: dict[str, Mask],
    hashes: NDArray[np.uint64],
    submitted: Submitted,
    finished: Mask,
) -> dict[Rule, Mask]:
    """Return for each rule which rows it leaves out; a row is left out once."""
    duplicate = earlier_submissions(
        hashes, submitted.times, finished, ~of_no_respondent[Rule.LEFT_OUT]
    )
    nothing = ~np.logical_or.reduce(list(answered.values()))
    rules = {**of_no_respondent, Rule.DUPLICATE: duplicate, Rule.NOTHING_ANSWERED: nothing}
    dropped: dict[Rule, Mask] = {}
    gone = np.zeros(len(hashes), dtype=bool)
    for rule, rows in rules.items():
        dropped[rule] = rows & ~gone
        gone |= rows
    return dropped


def _who(
    codebook: Codebook,
    columns: dict[str, ReadColumn],
    actor: pd.Categorical,
    times: NDArray[np.datetime64],
    finished: Mask | None,
) -> dict[str, object]:
    """Return the columns that say who answered and when."""
    sectors = [sector.id for sector in codebook.sectors]
    place = np.array([sectors.index(s) for s in codebook.sector_of.values()], dtype=np.int8)
    sector = np.where(actor.codes < 0, np.int8(-1), place[actor.codes])
    name = codebook.export.columns.duration
    minutes = np.full(len(times), np.nan)
    if name is not None:
        column = columns[name]
        minutes = np.array([float(r.text or "nan") for r in column.readings])[column.coded.codes]
    return {
        "_actor": actor,
        "_sector": pd.Categorical.from_codes(sector, pd.Index(sectors)),
        "_submitted": times,
        "_duration": minutes,
        "_finished": pd.array([pd.NA] * len(times), "boolean") if finished is None else finished,
    }


def _blank_ids(
    raw: RawExport, ids: pa.Array, left_out: Mask, codebook: Codebook
) -> Iterator[Fault]:
    blank = np.flatnonzero(pc.equal(ids, "").to_numpy(zero_copy_only=False) & ~left_out)
    if len(blank):
        more = f" ({len(blank)} rows have none)" if len(blank) > 1 else ""
        yield Fault(
            raw.files[raw.file_codes[blank[0]]],
            f"every row needs the respondent's id{more}: export it again with ids",
            row=int(raw.row_numbers[blank[0]]),
            column=codebook.export.columns.respondent,
        )
