"""Search every byte of a report for what must never be published."""

import getpass
import re
import socket
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.report.audit.leak_patterns import plain_text, private_texts
from helpers.report.audit.opened import Piece, UnsearchableError, pieces
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder, project_root

RUN = 5
"""Words in a row that give away a free-text answer."""

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[\w-]+")
_SHORTEST_ID = 4
_MOST_PARTS = 6  # a UUID has five
_SHORTEST_NUMBER = 6
_SHORTEST_ANSWER = 10
_SHORTEST_NAME = 3
_COMMON_NAMES = {
    "root", "user", "admin", "runner", "ubuntu", "jovyan", "build", "localhost", "nobody", "guest",
}  # fmt: skip


@dataclass(frozen=True)
class Secrets:
    """What a report must not hold, besides what looks private.

    Parameters
    ----------
    runs
        Words in a row from free-text answers.
    answers
        Short free-text answers in whole, as words joined by blanks.
    identifiers
        Respondents' ids and pseudonymous keys, in small letters.
    names
        Names of the computer and the person who builds, in small letters.
    folders
        Where the project lies on the computer.
    """

    runs: frozenset[tuple[str, ...]] = frozenset()
    answers: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    lengths: frozenset[int] = field(init=False)
    first_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first_words", frozenset(run[0] for run in self.runs))
        object.__setattr__(self, "lengths", frozenset(len(run) for run in self.runs))


@dataclass(frozen=True)
class Leak:
    """Something private in a report.

    Parameters
    ----------
    place
        Where it stands.
    kind
        What it is.
    text
        The text itself; only its beginning is ever told.
    """

    place: str
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.kind} ({self.text[:3]}…)"


def survey_secrets(folder: SurveyFolder, codebook: Codebook) -> Secrets:
    """Return what a survey's report must not hold.

    Parameters
    ----------
    folder
        The survey: its raw export and, where they exist, its cleaned responses.
    codebook
        Its declaration: which columns hold ids and free text. A text that it publishes, such as a
        label, is no secret.
    """
    from helpers.cleaning.processed import RESPONSES, read_cleaned  # noqa: PLC0415  (only the build may)
    from helpers.reading import read_export  # noqa: PLC0415

    raw = read_export(folder, codebook)
    free = [question.column for question in codebook.questions if question.type == "free_text"]
    texts = [value for column in free if column for value in raw.coded(column).values]
    name = codebook.export.columns.respondent
    identifiers = raw.coded(name).values if name is not None else []
    if (folder.processed / RESPONSES).exists():
        identifiers = [*identifiers, *read_cleaned(folder).responses["_respondent"].astype(str)]
    return secrets_of(texts, identifiers, public=_public_texts(folder, codebook))


def secrets_of(
    texts: Iterable[str], identifiers: Iterable[str], public: Iterable[str] = ()
) -> Secrets:
    """Return what free texts, ids and this computer give away.

    Parameters
    ----------
    texts
        Free-text answers.
    identifiers
        Respondents' ids and keys. A short one of digits only cannot be told from a count.
    public
        Texts that the report may hold anyway.
    """
    open_texts = [_words(text) for text in public]
    open_runs = {run for words in open_texts for size in (3, 4, RUN) for run in _runs(words, size)}
    open_answers = {" ".join(words) for words in open_texts}
    runs: set[tuple[str, ...]] = set()
    answers: set[str] = set()
    for text in texts:
        words = _words(text)
        if len(words) >= 3:  # an answer shorter than a run is looked for in whole
            runs |= _runs(words, min(len(words), RUN))
        joined = " ".join(words)
        if len(words) == 2 or len(joined) >= _SHORTEST_ANSWER:
            answers.add(joined)
    names, folders = _secret_names()
    return Secrets(
        runs=frozenset(runs - open_runs),
        answers=frozenset(answers - open_answers),
        identifiers=frozenset(
            identifier
            for identifier in (one.strip().lower() for one in identifiers)
            if len(identifier) >= (_SHORTEST_NUMBER if identifier.isdecimal() else _SHORTEST_ID)
        ),
        names=frozenset(name for name in names if not any(name in words for words in open_texts)),
        folders=tuple(folders),
    )


def _secret_names() -> tuple[list[str], list[str]]:
    """Return the names of the computer and its user, and the folders of project and user."""
    names = {_user(), socket.gethostname().lower()} - _COMMON_NAMES
    folders = {str(project_root()), str(Path.home())}
    return (
        sorted(name for name in names if len(name) >= _SHORTEST_NAME),
        sorted(folder for folder in folders if len(folder) > 3),
    )


def find_leaks(report: Path, secrets: Secrets) -> list[Leak]:
    """Return everything private in a report's files; empty where all is well.

    Parameters
    ----------
    report
        The folder; every file below it is searched, its name included.
    secrets
        What to look for besides what looks private.
    """
    leaks: dict[tuple[str, str, str], Leak] = {}
    for path in sorted(path for path in report.rglob("*") if path.is_file()):
        name = path.relative_to(report).as_posix()
        seen: set[str] = set()
        try:
            for piece in _all_pieces(name, path.read_bytes()):
                if piece.text in seen:
                    continue
                seen.add(piece.text)
                for leak in leaks_in(piece, secrets):
                    leaks.setdefault((name, leak.kind, leak.text), leak)
        except UnsearchableError:
            leaks[name, "", ""] = Leak(name, "damaged, locked or too large to be searched", "")
    return list(leaks.values())


def _all_pieces(name: str, content: bytes) -> Iterator[Piece]:
    yield Piece(name, name, whole=True)
    yield from pieces(name, content)


def leaks_in(piece: Piece, secrets: Secrets) -> Iterator[Leak]:
    """Yield what is private in one text.

    Parameters
    ----------
    piece
        The text and where it stands.
    secrets
        What to look for besides what looks private.
    """
    text = plain_text(piece.text)
    for kind, found in private_texts(text):
        yield Leak(piece.place, kind, found)
    for folder in secrets.folders:
        if folder in text:
            yield Leak(piece.place, "path on a computer", folder)
    tokens = set(_tokens(text.lower()))
    for token in tokens & secrets.identifiers:
        yield Leak(piece.place, "respondent id", token)
    for token in tokens & secrets.names:
        yield Leak(piece.place, "name of a user or computer", token)
    words = _words(text)
    if piece.whole and " ".join(words) in secrets.answers:
        yield Leak(piece.place, "free-text answer", " ".join(words))
    for length in secrets.lengths:
        for start in range(len(words) - length + 1):
            if words[start] not in secrets.first_words:
                continue
            run = tuple(words[start : start + length])
            if run in secrets.runs:
                yield Leak(piece.place, "free-text answer", " ".join(run))


def _tokens(text: str) -> Iterator[str]:
    """Yield what may be an id or a name: the whole, words, and words joined by hyphens."""
    yield text.strip()
    for token in _TOKEN.findall(text):
        if "-" not in token:
            yield token
            continue
        parts = token.split("-")
        for start in range(len(parts)):
            for end in range(start + 1, min(start + _MOST_PARTS, len(parts)) + 1):
                yield "-".join(parts[start:end])


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def _public_texts(folder: SurveyFolder, codebook: Codebook) -> Iterator[str]:
    """Yield every text of the codebook and of the published figures."""
    content: list[object] = [codebook.model_dump()]
    while content:
        part = content.pop()
        if isinstance(part, dict):
            content += part.values()
        elif isinstance(part, list | tuple):
            content += part
        elif isinstance(part, str):
            yield part
    for path in sorted(folder.published.glob("*.csv")):
        yield from re.split(r"[,;\n]", path.read_text(encoding="utf-8-sig"))


def _user() -> str:
    try:
        return getpass.getuser().lower()
    except (KeyError, OSError):
        return ""
