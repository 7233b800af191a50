"""The words of a report: one gettext catalogue a language, a message for each key.

A language is a file ``<language>.po``, which translators' programs open: beside this module, or in
the project's own folder ``catalogues``. It is compiled where it is read, again when it has changed.
"""

import io
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from helpers.survey.faults import Fault
from helpers.survey.paths import project_root

FOLDER = Path(__file__).parent / "catalogues"


def catalogue_files() -> list[Path]:
    """Return every catalogue, sorted."""
    folders = (FOLDER, project_root() / "catalogues")
    return sorted(path for folder in folders for path in folder.glob("*.po"))


def languages() -> tuple[str, ...]:
    """Return every language that has a catalogue."""
    return tuple(dict.fromkeys(path.name.split(".")[0] for path in catalogue_files()))


def language_faults(wanted: Iterable[str]) -> Iterator[Fault]:
    """Yield what keeps a report from being written in the languages that a codebook names.

    Parameters
    ----------
    wanted
        The languages.
    """
    there = languages()
    shipped = {path.stem for path in FOLDER.glob("*.po")}
    for language in wanted:
        if language not in there:
            expected = f"has no catalogue of words: add catalogues/{language}.po, or take it out"
            known = f"{expected} (there: {', '.join(there)})"
            yield Fault("codebook.yml", known, column="languages", value=language)
        elif language not in shipped:
            needed = [key for one in sorted(shipped) for key in _keys(one)]
            known_keys = set(_keys(language))
            missing = [key for key in dict.fromkeys(needed) if key not in known_keys]
            if missing:
                expected = f"lacks {len(missing)} messages of en.po, the first one"
                yield Fault(f"catalogues/{language}.po", expected, value=missing[0])


def _keys(language: str) -> list[str]:
    parts = [read_po(io.BytesIO(path.read_bytes())) for path in _sources(language)]
    ids = [known.id for part in parts for known in part if known.id and known.string]
    return [key if isinstance(key, str) else key[0] for key in ids]


def message(key: str, language: str, number: int | None = None) -> str:
    """Return a message with its gaps open.

    Parameters
    ----------
    key
        Name of the message.
    language
        Such as ``sv``.
    number
        Decides between the message's plural forms; None for a message without.

    Raises
    ------
    KeyError
        The catalogue has no such message.
    """
    catalogue = _catalogue(language)
    return catalogue.gettext(key) if number is None else catalogue.ngettext(key, key, number)


class _Missing(NullTranslations):
    """Where a catalogue has no message: nothing is shown by its key instead."""

    def gettext(self, message: str) -> str:
        raise KeyError(f"the catalogue has no message {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise KeyError(f"the catalogue has no message {msgid1!r} with plural forms")


def _catalogue(language: str) -> GNUTranslations:
    sources = _sources(language)
    # Looked up every time: a catalogue that is edited in JupyterLab counts at once.
    return _compiled(sources, tuple(path.stat().st_mtime_ns for path in sources))


@cache
def _sources(language: str) -> tuple[Path, ...]:
    found = tuple(path for path in catalogue_files() if path.name.split(".")[0] == language)
    if not found:
        raise KeyError(f"there is no catalogue {language}.po (there: {', '.join(languages())})")
    return found


@cache
def _compiled(sources: tuple[Path, ...], changed: tuple[int, ...]) -> GNUTranslations:
    """Return catalogues as one; compiled anew when one has changed, and kept nowhere."""
    together, content = Catalog(), io.BytesIO()
    for source in sources:
        part = read_po(io.BytesIO(source.read_bytes()))
        together.mime_headers = part.mime_headers
        for known in part:
            if known.id:
                together[known.id] = known
    write_mo(content, together)
    content.seek(0)
    catalogue = GNUTranslations(content)
    catalogue.add_fallback(_Missing())
    return catalogue
