"""The words of a report: one gettext catalogue a language, a message for each key.

A language is a file ``catalogues/<language>.po``, which translators' programs open. Its compiled
form stands beside it, is no part of the project, and is made anew when the catalogue is newer.
"""

import io
import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "catalogues"


def languages() -> tuple[str, ...]:
    """Return every language that has a catalogue."""
    return tuple(sorted({path.name.split(".")[0] for path in FOLDER.glob("*.po")}))


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
    sources = sorted(FOLDER.glob(f"{language}.*po"))
    return _compiled(language, max(path.stat().st_mtime_ns for path in sources))


@cache
def _compiled(language: str, changed: int) -> GNUTranslations:
    compiled = FOLDER / f"{language}.mo"
    if not compiled.exists() or compiled.stat().st_mtime_ns < changed:
        content = io.BytesIO()
        together = Catalog()
        for source in sorted(FOLDER.glob(f"{language}.*po")):
            with source.open("rb") as file:
                part = read_po(file)
            together.mime_headers = part.mime_headers
            for known in part:
                if known.id:
                    together[known.id] = known
        write_mo(content, together)
        written = compiled.with_suffix(f".{os.getpid()}.part")
        written.write_bytes(content.getvalue())
        written.replace(compiled)
    with compiled.open("rb") as file:
        catalogue = GNUTranslations(file)
    catalogue.add_fallback(_Missing())
    return catalogue
