"""The words of every language: complete, used, filled alike; and none of them in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import nbformat
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from helpers.words.catalogue import FOLDER, languages
from helpers.words.prose import WRITTEN_IN, paragraphs

ROOT = Path(__file__).parents[2]
HELPERS = ROOT / "src/helpers"
ROOMS = (
    "appendix.py", "archive/ddi.py", "archive/texts.py", "archive/variables.py",
    "archive/deposit.py", "exhibits", "figures", "results", "words", "report/files",
    "report/notebooks", "report/pages", "report/pdf", "folders/questionnaire",
)  # fmt: skip
"""Where what readers see is made; the others speak to analysts and to other programs."""
NO_WORDS = {
    # matplotlib's own
    "axes fraction", "DejaVu Sans", "figure points", "offset points", "outside upper left",
    # ids in results.json
    "first minus second", " across surveys",
    # letters, not words; and what pikepdf calls a part of a page
    "åäö", "INLINE IMAGE", "Cell In[",
    # DDI's own
    "Analysis Unit", "Time Method", "Sampling Procedure", "Mode of Collection",
    "disclosure control",
}  # fmt: skip
FAULTS_ONLY = {"words/catalogue.py", "report/pages/links.py", "folders/questionnaire/codes.py"}
"""Modules that check, and have no other text than what they found at fault."""
SPEAKS_TO_ANALYSTS = ("Error", "Fault", "fault", "_faults", "links")
WORDS = re.compile(r"[^\W\d_]{2,}[^\S\n]+[^\W\d_]{2,}|[åäöÅÄÖ]")


def catalogue(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file)


def messages(language: str) -> dict[str, Message]:
    found = (message for message in catalogue(language) if message.id)
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in found}


def prose() -> set[str]:
    cells = (
        cell
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
        if cell.cell_type == "markdown"
    )
    return {text for cell in cells for text in paragraphs(cell.source)}


def gaps(text: str) -> set[str]:
    """The gaps of a text; a gap may stand at its start, with a capital."""
    return {name.casefold() for _, name, _, _ in Formatter().parse(text) if name}


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_every_language_has_every_message_with_the_same_gaps() -> None:
    keys = messages(WRITTEN_IN)
    for language in languages():
        known = messages(language)
        own = set() if language == WRITTEN_IN else prose()
        assert known.keys() == keys.keys() | own, language
        for key, message in keys.items():
            told = {frozenset(gaps(text)) for text in (*texts(message), *texts(known[key]))}
            assert len(told) == 1, key
            assert all(texts(known[key])), key


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(HELPERS.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def named() -> set[str]:
    """Every text in code and templates that may be a key; f-strings as patterns."""
    found = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_]+"
                    for part in node.values
                ]
                if any(re.search(r"\w_|_\w", part) for part in parts):
                    found.add("".join(parts))
    for path in HELPERS.rglob("*.j2"):
        template = path.read_text("utf-8")
        found |= {re.escape(text) for text in re.findall(r"'([a-z0-9_]+)'", template)}
        found |= {f"{text}[a-z0-9_]+" for text in re.findall(r"'([a-z0-9_]+_)' ~", template)}
    return found


def test_every_message_is_used() -> None:
    used = re.compile("|".join(sorted(named())))
    idle = [key for key in messages(WRITTEN_IN) if not used.fullmatch(key)]
    assert idle == []


def said() -> Iterator[tuple[str, str]]:
    """Every key that is said by name, with where."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                first = node.args[0]
                if name == "say" and isinstance(first, ast.Constant):
                    yield str(first.value), f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_key_that_is_said_is_there() -> None:
    known = messages(WRITTEN_IN)
    found = list(said())
    assert len(found) > 100
    assert [(key, place) for key, place in found if key not in known] == []


def readers_texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield texts, but those of docstrings, errors, faults and what types are called."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        unread: list[ast.AST] = []
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        faults = isinstance(node, ast.FunctionDef) and node.name.endswith(SPEAKS_TO_ANALYSTS)
        if docstring or faults or isinstance(node, ast.Raise | ast.Assert):
            unread = [node]
        elif isinstance(node, ast.Subscript):
            unread = [node.slice]
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            unread = [node] if name.endswith(SPEAKS_TO_ANALYSTS) else []
        silent |= {id(part) for one in unread for part in ast.walk(one)}
    for node in ast.walk(tree):
        readable = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if readable and id(node) not in silent:
            yield node  # type: ignore[misc]


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_for_readers_stands_in_python(room: str) -> None:
    place = HELPERS / room
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {text[:60]!r}"
        for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
        for node in readers_texts(ast.parse(path.read_text("utf-8")))
        if WORDS.search(text := str(node.value)) and not is_technical(text)
        if str(path.relative_to(HELPERS)) not in FAULTS_ONLY
    ]
    assert found == []


def is_technical(text: str) -> bool:
    """Marks of HTML, paths of programs, and what faults and pages' checks say to analysts."""
    return text in NO_WORDS or bool(re.search(r"[<>]|class=|aria-|-src|/Applications|C:/", text))
