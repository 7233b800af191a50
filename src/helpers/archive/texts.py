"""The texts of a package for an archive, in every language that has a catalogue."""

from helpers.survey.codebook import LANGUAGES, Label
from helpers.words.catalogue import languages, message


def said(name: str) -> Label:
    """Return a text of the package."""
    return _label(f"archive_{name}")


def theme(name: str) -> Label:
    """Return what a theme is called."""
    return _label(f"theme_{name}")


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
    labels = [value for value in values.values() if isinstance(value, Label)]
    return Label(
        {one: template[one].format(**_in(one, values)) for one in common(*labels, template)}
    )


def common(*labels: Label) -> list[str]:
    """Return the languages that all of some labels have, in the first one's order."""
    return [one for one in labels[0].root if all(one in label.root for label in labels)]


def joined(*labels: Label, between: str = " ") -> Label:
    """Return labels behind each other, in the languages that they all have."""
    return Label({one: between.join(label[one] for label in labels) for one in common(*labels)})


def _label(key: str) -> Label:
    every = dict.fromkeys((*LANGUAGES, *languages()))
    return Label({language: message(key, language) for language in every})


def _in(language: str, values: dict[str, Label | str | int]) -> dict[str, str | int]:
    return {
        name: value[language] if isinstance(value, Label) else value
        for name, value in values.items()
    }
