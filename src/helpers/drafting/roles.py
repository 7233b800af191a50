"""Which columns say who answered, when, and what may group respondents."""

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.cleaning import cells
from helpers.cleaning.dates import day_order, read_date
from helpers.cleaning.names import RefusalError
from helpers.drafting.bundles import Found
from helpers.drafting.columns import Column
from helpers.drafting.kinds import is_date
from helpers.drafting.words import GROUPS, ROLES, words_of
from helpers.survey.codebook import Columns, Export
from helpers.survey.spelling import folded

_NO_ANSWERS = ("started", "weight", "personal", "technical")
_WHY = {
    "started": "tells how far or when, not what was answered",
    "weight": "looks like a weight: the report weights by who was invited",
    "personal": "tells who somebody is",
    "technical": "a column of the tool's own",
}
_MOST_GROUPS = 15
_LONG = 6  # words of a heading
_COMPLETE = ("complete", "completed", "finished", "fullständig", "klar", "slutförd", "valmis")


@dataclass
class Roles:
    """The columns that are no questions.

    Parameters
    ----------
    respondent, submitted, duration, finished
        As a codebook's export has them.
    export
        Further keys of a codebook's export, which follow from these columns.
    years
        Of the dates of submission: the commonest; None without dates.
    left_out
        Why a column takes no part.
    notes
        What is said beside a key of the export.
    """

    respondent: Column | None = None
    submitted: Column | None = None
    duration: Column | None = None
    finished: Column | None = None
    export: dict[str, object] = field(default_factory=dict)
    year: int | None = None
    left_out: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def taken(self) -> set[str]:
        """Names of the columns that are no questions."""
        held = (self.respondent, self.submitted, self.duration, self.finished)
        return {column.name for column in held if column is not None} | self.left_out.keys()


def roles_of(columns: Sequence[Column]) -> Roles:
    """Find the columns that say who answered, when and how long.

    Parameters
    ----------
    columns
        Every column of the export.
    """
    roles = Roles()
    named = {role: _named(columns, words) for role, words in ROLES.items()}
    for role in _NO_ANSWERS:
        roles.left_out |= {column.name: _WHY[role] for column in named[role]}
    _submitted(roles, named["submitted"])
    roles.respondent = next(filter(_is_id, [*named["respondent"], *_unnamed(columns)]), None)
    if roles.respondent is None and any(named["respondent"]):
        roles.notes["respondent"] = (
            "the ids in the file are not one each: every row is taken as one"
        )
    for role, unit in (("minutes", "minutes"), ("seconds", "seconds")):
        for column in named[role]:
            if roles.duration is None and _reads(column, cells.duration_reader(_EXPORT)):
                roles.duration, roles.export["duration_unit"] = column, unit
    for column in named["finished"]:
        said = {folded(value): value for value in column.counts}
        done = [said[word] for word in _COMPLETE if word in said] or ["1", "ja", "yes", "true"]
        export = _EXPORT.model_copy(update={"finished_values": tuple(done)})
        if roles.finished is None and said and _reads(column, cells.finished_reader(export)):
            roles.finished, roles.export["finished_values"] = column, done
    for role in ("respondent", "submitted", "minutes", "seconds", "finished"):
        for column in named[role]:
            unanswered = role != "finished" and _tells_nothing(column, role)
            if column.name not in roles.taken and unanswered:
                roles.left_out[column.name] = f"another column of the kind {role}"
    return roles


_EXPORT = Export(files=("-",), columns=Columns(actor="-"))


def _named(columns: Sequence[Column], words: Sequence[str]) -> list[Column]:
    """Return the columns of these names, in the order of the names."""
    found = []
    for column in columns:
        called = {folded(column.name), folded(column.text)}
        places = [n for n, word in enumerate(words) if fnmatch.filter(called, _pattern(word))]
        found += [(places[0], column)] if places else []
    return [column for _, column in sorted(found, key=lambda one: one[0])]


def _pattern(word: str) -> str:
    """Return a word as a pattern in which a star alone stands for other letters."""
    return word.replace("[", "[[]").replace("?", "[?]")


def _unnamed(columns: Sequence[Column]) -> list[Column]:
    """Return the first column, where it has no name: programs number rows there."""
    return [column for column in columns[:1] if column.name == "#1"]


def _is_id(column: Column) -> bool:
    return len(column.counts) == column.number == len(column.values)


def _tells_nothing(column: Column, role: str) -> bool:
    if role == "respondent":
        return len(column.counts) > _MOST_GROUPS
    return role in ("minutes", "seconds") or (
        bool(column.counts) and all(map(is_date, column.counts))
    )


def _reads(column: Column, reader: cells.Reader) -> bool:
    try:
        for value in set(column.values):
            reader(value)
    except RefusalError:
        return False
    return True


def _submitted(roles: Roles, candidates: Sequence[Column]) -> None:
    """Take the first column whose every cell is a date, and tell the order of day and month."""
    for column in candidates:
        if not column.counts or not all(map(is_date, column.counts)):
            continue
        order, note = _order(column)
        known = order or day_order(column.counts) or "dmy"
        if not _all_read(column, known):
            continue
        years = sorted(
            read_date(value, known).year for value in column.values if value in column.counts
        )
        year = years[len(years) // 2]
        if not year - 1 <= years[0] or years[-1] > year + 1:
            continue
        roles.submitted, roles.year = column, year
        if order is not None:
            roles.export["date_order"], roles.notes["date_order"] = order, note
        return


def _order(column: Column) -> tuple[str | None, str]:
    """Return the order of day and month where the codebook has to tell it, and why."""
    fitting = [order for order in ("dmy", "mdy") if _all_read(column, order)]
    if day_order(column.counts) is not None or _all_read(column, None):
        return None, ""
    if len(fitting) == 1:
        return fitting[0], "no other order makes dates of all"
    return "dmy", "decide: dmy or mdy? Every date can be read both ways"


def _all_read(column: Column, order: str | None) -> bool:
    try:
        for value in column.counts:
            read_date(value, order)
    except ValueError:
        return False
    return True


def grouping(found: Sequence[Found]) -> list[Found]:
    """Return the questions that may group respondents, the likeliest first.

    Parameters
    ----------
    found
        Every question.
    """
    ranked = []
    for one in found:
        if one.guess.kind not in ("single", "ordinal") or one.guess.sure == "unsure":
            continue
        groups = [o for o in one.guess.options if not o.unknown and not o.write_in]
        written = any(o.write_in for o in one.guess.options)
        if not 2 <= len(groups) <= _MOST_GROUPS:
            continue
        words = words_of(one.first.text)
        named = [GROUPS.index(word) for word in words if word in GROUPS]
        few = 2 <= len(groups) <= 6
        # A short heading names what somebody is; a long one asks about something.
        asks = len(words) > _LONG or not named
        ranked.append(((asks, written, not few, min(named, default=0), len(words)), one))
    ranked.sort(key=lambda pair: pair[0])
    return [one for rank, one in ranked if not rank[0]] or [one for _, one in ranked]
