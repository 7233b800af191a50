"""The text of a drafted codebook: every guess with how sure it is, every question to a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpers.drafting.bundles import Found
from helpers.drafting.declared import Drafted
from helpers.drafting.guesses import SOME_UNREAD, Option
from helpers.drafting.roles import Roles
from helpers.survey.faults import PLACEHOLDER
from helpers.survey.yaml_files import quoted

_HEAD = """\
# Drafted from {files}. Nothing is certain: each guess says how sure it is, and why.
# What the files cannot tell stands after "decide:"; write what is right wherever it says
# {placeholder}. `make check SURVEY={name}` lists what is left, docs/codebook.md explains every key.
"""

_COLUMNS = ("respondent", "submitted", "duration", "finished")


@dataclass(frozen=True)
class Draft:
    """All that a drafted codebook holds.

    Parameters
    ----------
    name, files, language
        The survey's name, its export, and the language of its texts.
    spoken
        The language that the answers seem to be in.
    export
        Further keys of the export.
    no_answer
        Codes for no answer.
    roles
        The columns that are no questions.
    group, others
        The question that makes the groups, and others that could.
    questions
        Those reported on.
    left_out
        Why the other columns are not.
    """

    name: str
    files: tuple[str, ...]
    language: str
    spoken: str
    export: dict[str, object]
    no_answer: tuple[str, ...]
    roles: Roles
    group: Drafted
    others: tuple[Found, ...]
    questions: tuple[Drafted, ...]
    left_out: dict[str, str]


def codebook_text(draft: Draft) -> str:
    """Return the text of a codebook."""
    head = _HEAD.format(files=", ".join(draft.files), name=draft.name, placeholder=PLACEHOLDER)
    parts = (_survey(draft), _export(draft), _groups(draft), _questions(draft), _rest(draft))
    return head + "".join(f"{line}\n" for part in parts for line in part)


def _survey(draft: Draft) -> Iterator[str]:
    yield f"survey: {draft.name}"
    if draft.roles.year is not None:
        yield f"year: {draft.roles.year}  # sure: from the times of submission"
    else:
        yield f"year: {PLACEHOLDER}  # decide: when was it? The file holds no dates"
    for key, asked in (
        ("title", "what is the report called?"),
        ("area", "of which place, people or trade are the answers?"),
        ("authority", "who publishes the report?"),
    ):
        yield f"{key}: {{{draft.language}: {PLACEHOLDER}}}  # decide: {asked}"
    yield "wording: original"
    if draft.spoken != draft.language:
        yield f"# The answers seem to be in {draft.spoken}; a report's own words are in sv or en."
    yield f"languages: [{draft.language}]"
    yield ""


def _export(draft: Draft) -> Iterator[str]:
    roles = draft.roles
    yield "export:"
    yield f"  files: [{', '.join(map(quoted, draft.files))}]"
    columns = [(key, getattr(roles, key)) for key in _COLUMNS]
    if any(column is not None for _, column in columns):
        yield "  columns:"
    for key, column in columns:
        if column is not None:
            yield f"    {key}: {quoted(column.name)}  # sure: its name and its values"
        if key in roles.notes:
            yield f"    # {key}: {roles.notes[key]}"
    for key, value in {**draft.export, **roles.export}.items():
        note = f"  # {roles.notes[key]}" if key in roles.notes else ""
        yield f"  {key}: {_plain(value)}{note}"
    if draft.no_answer:
        yield f"  no_answer: {_plain(draft.no_answer)}  # likely: words that tell of no answer"
    yield ""


def _groups(draft: Draft) -> Iterator[str]:
    group, first = draft.group, draft.group.found.first
    if draft.others:
        could = ", ".join(quoted(one.first.name) for one in draft.others[:6])
        yield f"# decide: who is compared with whom? {could} could make the groups, too"
    yield "# decide: how many were invited of each? Of a sample, or where nobody was invited, as"
    yield "# many as answered; `make check` names those of whom more answered than were invited."
    yield "groups:"
    yield f"  question: {group.id}"
    yield "  invited:"
    yield from (f"    {level.id}: {PLACEHOLDER}" for level in group.levels if not level.unknown)
    if any(level.unknown for level in group.levels) or first.no_answers or not all(first.values):
        yield "  blank: leave_out  # decide: or own_group, and what it is called as blank_label?"
    yield ""


def _questions(draft: Draft) -> Iterator[str]:
    yield "# decide: theme says in which appendix a question stands: experience, preparedness,"
    yield "# collaboration, knowledge or background. Say under analysis what you mean to compare."
    yield "questions:"
    for question in (draft.group, *draft.questions):
        yield from _question(question, draft.language)


def _question(question: Drafted, language: str) -> Iterator[str]:
    guess, first = question.found.guess, question.found.first
    yield f"  # {guess.sure}: {guess.evidence}"
    yield from (f"  # decide: {asked}" for asked in question.decide)
    yield f"  - id: {question.id}"
    yield "    theme: background"
    yield f"    type: {guess.kind}"
    own_columns = any(level.column for level in question.levels)
    if not own_columns:
        yield f"    column: {quoted(first.name)}"
    if guess.separator is not None:
        yield f"    separator: {quoted(guess.separator)}"
    yield f"    text: {_label(question.text, language)}"
    yield f"    label: {_label(question.label, language)}"
    if guess.evidence == SOME_UNREAD:
        yield f"    readings: {PLACEHOLDER}"
    if question.levels:
        yield "    levels:"
        yield from (f"      - {_level(level, language)}" for level in question.levels)
    if question.headline:
        yield f"    headline: [{', '.join(question.headline)}]"
        yield f"    headline_label: {_label(question.headline_label, language)}"
    if question.gate is not None:
        name, levels = question.gate
        told = "  # likely: blank for all who answered otherwise"
        yield f"    asked_if: {{question: {name}, levels: [{', '.join(levels)}]}}{told}"


def _level(option: Option, language: str) -> str:
    parts = [f"id: {option.id}", f"label: {_label(option.label, language)}"]
    if option.code is not None:
        parts.append(f"code: {quoted(option.code)}")
    if option.also is not None:
        parts.append(f"aliases: [{quoted(option.also)}]")
    if option.column is not None:
        parts.append(f"column: {quoted(option.column)}")
    parts += [f"{key}: true" for key in ("unknown", "write_in") if getattr(option, key)]
    return f"{{{', '.join(parts)}}}"


def _rest(draft: Draft) -> Iterator[str]:
    if draft.left_out:
        yield ""
        yield "# Left out; the columns' content stands nowhere in the report:"
    for name, why in draft.left_out.items():
        yield f"#   {quoted(name)}: {why}"


def _label(text: str, language: str) -> str:
    return f"{{{language}: {quoted(text)}}}"


def _plain(value: object) -> str:
    if isinstance(value, str):
        return quoted(value) if not value.isalpha() else value
    if isinstance(value, Iterable):
        listed: Sequence[object] = list(value)
        return f"[{', '.join(quoted(str(one)) for one in listed)}]"
    return str(value)
