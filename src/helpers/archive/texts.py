"""The texts of a package for an archive, in the languages that archives ask for."""

from helpers.survey.codebook import LANGUAGES, Label
from helpers.words.catalogue import message


def said(name: str) -> Label:
    """Return a text of the package."""
    return Label({language: message(f"archive_{name}", language) for language in LANGUAGES})


def theme(name: str) -> Label:
    """Return what a theme is called."""
    return Label({language: message(f"theme_{name}", language) for language in LANGUAGES})


def text(name: str, **values: Label | str | int) -> Label:
    """Return a text with its values filled in.

    Parameters
    ----------
    name
        Name of the text.
    values
        What stands in its braces; a label in each language.
    """
    template = said(name)
    return Label({one: template[one].format(**_in(one, values)) for one in LANGUAGES})


def _in(language: str, values: dict[str, Label | str | int]) -> dict[str, str | int]:
    return {
        name: value[language] if isinstance(value, Label) else value
        for name, value in values.items()
    }
